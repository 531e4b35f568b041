/**
 * Ingest: extract or delivered table → checked rows in the engine; counts and issues out, never values.
 * Belongs here: reading, codes, types, duplicates. Does not belong: encryption (vault), places (assign).
 * Called by run.ts for each source; hands over tables named in `StagedTable.table`, still outside the vault.
 * Person and household keys leave this stage as keyed hashes only.
 */
import type { VaultTable } from '../catalogue/types.ts';
import type { Issue } from '../support/errors.ts';

/** One delivery file read and checked, lying in the engine as a table with the vault's columns. */
export interface StagedTable {
  readonly source: string;
  readonly recipe: string;
  readonly vaultTable: VaultTable;
  /** Year (or "all") the file covers: the vault keeps one encrypted file per table × source × period. */
  readonly period: string;
  /** Engine table with the rows. */
  readonly table: string;
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
}

export interface IngestResult {
  readonly tables: readonly StagedTable[];
  readonly issues: readonly Issue[];
  /** Rows rejected by reason, for the operational report (masked under 5 there). */
  readonly rejected: readonly { readonly file: string; readonly reason: string; readonly rows: number }[];
}

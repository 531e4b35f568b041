/**
 * Ingest: extract or delivered table → checked rows in the engine; counts and issues out, never values.
 * Belongs here: reading, codes, types, duplicates. Does not belong: encryption (vault), places (assign).
 * Called by run.ts for each source; hands over tables named in `StagedTable.table`, still outside the vault.
 * Person and household keys leave this stage as keyed hashes only.
 */
import type { SourceDeclaration, VaultTable } from '../catalogue/types.ts';
import type { Issue } from '../support/errors.ts';

/** Table → column → SQL type: VAULT_SCHEMA, handed over by run.ts since the vault comes later. */
export type VaultSchema = Readonly<Record<VaultTable, Readonly<Record<string, string>>>>;

/** What the vault remembers of a delivery that it holds. */
export interface KnownDelivery {
  readonly table: string;
  readonly source: string;
  readonly period: string;
  readonly recipe: string;
  readonly rows: number;
  readonly fingerprint: string;
  readonly leftOut: number;
  readonly warnings: readonly Issue[];
}

/** One delivery file read and checked, lying in the engine as a table with the vault's columns. */
export interface StagedTable {
  readonly source: string;
  /** "cpr-extract@1" */
  readonly recipe: string;
  readonly vaultTable: VaultTable;
  /** Year (or "all") the file covers: the vault keeps one encrypted file per table × source × period. */
  readonly period: string;
  /** Engine table with the rows. */
  readonly table: string;
  readonly file: string;
  readonly sha256: string;
  /** Of everything the rows follow from: delivery, recipe, columns, key. The same fingerprint gives the same rows. */
  readonly fingerprint: string;
  readonly rows: number;
  /** Rows of the file that the recipe does not keep. */
  readonly leftOut: number;
  /** Remembered with the rows: a later run that need not read them says the same of them. */
  readonly warnings: readonly Issue[];
}

/** The same deliveries give the same result apart from `tables` and `unchanged`, whatever the vault held before. */
export interface IngestResult {
  readonly tables: readonly StagedTable[];
  /** Warnings only, of what was read now and of what is unchanged: an error ends the stage. */
  readonly issues: readonly Issue[];
  /** Rows left out by reason, for the operational report (masked under 5 there). */
  readonly rejected: readonly { readonly file: string; readonly reason: 'not-kept'; readonly rows: number }[];
  /** Deliveries the vault already holds, unchanged or removed since, and therefore not read. */
  readonly unchanged: readonly { readonly file: string; readonly source: string; readonly rows: number }[];
  /** The sources, in the site's order. */
  readonly sources: readonly Pick<SourceDeclaration, 'id' | 'title'>[];
}

const requiredWords = ['controller', 'purpose', 'legalBasis', 'supplierTerms', 'class'] as const;

/** What a source must declare before a row of it is read or kept, and does not; empty when all is there. */
export function undeclared(source: Partial<SourceDeclaration>): readonly string[] {
  const missing: string[] = requiredWords.filter((word) => !source[word]?.trim());
  return source.retentionYears !== undefined && source.retentionYears > 0
    ? missing
    : [...missing, 'retentionYears'];
}

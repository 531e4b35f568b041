/**
 * Vault: the private store. One encrypted file per table × source × period; a corrected year is one atomic rename.
 * Belongs here: keys, encryption, retention, loading into the in-memory engine. Does not belong: reading deliveries, measuring.
 * Called by run.ts between ingest and assign. The key is never in the vault; nothing is decrypted to a disk.
 * Start with openVault.
 */
import type { SourceDeclaration } from '../catalogue/types.ts';
import type { Engine } from '../engine/types.ts';
import type { StagedTable } from '../ingest/types.ts';
import type { RunContext } from '../support/context.ts';

export interface VaultEntry {
  readonly table: string;
  readonly source: string;
  readonly period: string;
  readonly rows: number;
  /** Of the delivery the rows came from: unchanged deliveries are not read again. */
  readonly deliverySha256: string;
  readonly recipe: string;
}

export interface Vault {
  readonly entries: readonly VaultEntry[];
  /** Stores staged tables atomically: all or none. Refuses a source without its declaration. */
  store(
    staged: readonly StagedTable[],
    declarations: readonly SourceDeclaration[],
    context: RunContext,
  ): Promise<void>;
  /** Loads every entry into engine tables named as in VAULT_SCHEMA; call once per run. */
  load(engine: Engine, context: RunContext): Promise<void>;
}

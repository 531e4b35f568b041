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
import type { Issue } from '../support/errors.ts';

export interface VaultEntry {
  readonly table: string;
  readonly source: string;
  readonly period: string;
  readonly rows: number;
  /** Of the delivery the rows came from. */
  readonly deliverySha256: string;
  readonly recipe: string;
  /** Of everything the rows follow from: a delivery with the same fingerprint is not read again. */
  readonly fingerprint: string;
  /** Rows of the delivery that the recipe does not keep, and what was warned of when it was read. */
  readonly leftOut: number;
  readonly warnings: readonly Issue[];
  /** Day the vault took the rows in; ISO. */
  readonly receivedOn: string;
}

export interface Vault {
  /** What a load would bring: the entries in force, with those stored in this run in their place. */
  readonly entries: readonly VaultEntry[];
  /**
   * Encrypts staged tables beside what is in force, and drops them from the engine. Nothing in force changes before commit.
   * Refuses a source without its declaration.
   */
  store(
    engine: Engine,
    staged: readonly StagedTable[],
    declarations: readonly SourceDeclaration[],
    context: RunContext,
  ): Promise<void>;
  /** Loads every entry into engine tables named as in VAULT_SCHEMA; call once per run. */
  load(engine: Engine, context: RunContext): Promise<void>;
  /** Puts what store wrote in force, all of it by one atomic rename, then removes what no longer belongs. */
  commit(): Promise<void>;
  /** Removes what store wrote and commit did not take. May be called at any time, more than once. */
  discard(): Promise<void>;
  /** Deletes entries at once and for good, and writes the protocol; the rest stays. Used by purgeVault. */
  remove(reasons: ReadonlyMap<VaultEntry, string>): Promise<PurgeProtocol>;
}

/** What was deleted, when and why: kept in clear beside the vault, without a single value. */
export interface PurgeProtocol {
  readonly on: string;
  readonly deleted: readonly {
    readonly table: string;
    readonly source: string;
    readonly period: string;
    readonly rows: number;
    readonly reason: string;
  }[];
  readonly kept: number;
}

/**
 * The private store of a site: what was delivered, encrypted, one file per table × source × period.
 * Belongs here: storing all or nothing, loading, putting in force. Does not belong: reading deliveries, measuring.
 * Opened by run.ts; ingest's tables go in, the engine's person model comes out. Nothing is decrypted to a disk.
 * Start with openVault.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { SourceDeclaration, VaultTable } from '../catalogue/types.ts';
import { type Engine, identifier, literal } from '../engine/types.ts';
import { type StagedTable, undeclared } from '../ingest/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import type { PrivateSpace } from '../support/private-space.ts';
import { checkOfPersonKey, type Keys } from './keys.ts';
import { writeProtocol } from './protocol.ts';
import { VAULT_SCHEMA } from './schema.ts';
import { openShelf, type Shelf, type ShelvedEntry } from './shelf.ts';
import type { PurgeProtocol, Vault, VaultEntry } from './types.ts';
import { vaultError } from './vault-error.ts';

export interface VaultPlace {
  readonly directory: string;
  readonly keys: Keys;
  readonly privateSpace: PrivateSpace;
  /** ISO date: noted as the day of receipt, and the day retention is counted to. */
  readonly today: string;
}

const tables = Object.keys(VAULT_SCHEMA) as readonly VaultTable[];

function formOf(table: VaultTable): string {
  return Object.entries(VAULT_SCHEMA[table])
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
}

const placeOf = ({ table, source, period, recipe }: VaultEntry) =>
  [table, source, period, recipe.replace(/@.*$/, '')].join('/');

/** Entries with some of them replaced by newer ones for the same place; in a stable order. */
function withReplaced(
  entries: readonly ShelvedEntry[],
  newer: readonly ShelvedEntry[],
): readonly ShelvedEntry[] {
  const byPlace = new Map(entries.map((entry) => [placeOf(entry), entry]));
  for (const entry of newer) byPlace.set(placeOf(entry), entry);
  return [...byPlace.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function checkDeclared(staged: readonly StagedTable[], declarations: readonly SourceDeclaration[]): void {
  for (const { source, file } of staged) {
    const declaration = declarations.find(({ id }) => id === source);
    const missing = declaration ? undeclared(declaration) : ['the source itself'];
    if (missing.length === 0) continue;
    const problem = `The source ${source} does not declare: ${missing.join(', ')}.`;
    throw vaultError(
      'source-not-declared',
      file,
      problem,
      'Declare it in site.yaml; the vault keeps nothing without.',
    );
  }
}

/** The rows of an engine table as Parquet; the bytes lie in the private space for as long as they are being read. */
async function toParquet(engine: Engine, space: PrivateSpace, table: string): Promise<Buffer> {
  const path = space.newPath('.parquet');
  try {
    await engine.run(`COPY ${identifier(table)} TO ${literal(path)} (FORMAT parquet, COMPRESSION snappy)`);
    return readFileSync(path);
  } finally {
    rmSync(path, { force: true });
  }
}

async function insertParquet(
  engine: Engine,
  space: PrivateSpace,
  table: VaultTable,
  bytes: Buffer,
): Promise<void> {
  const path = space.newPath('.parquet');
  try {
    writeFileSync(path, bytes, { mode: 0o600 });
    await engine.run(`INSERT INTO ${identifier(table)} BY NAME SELECT * FROM read_parquet(${literal(path)})`);
  } finally {
    rmSync(path, { force: true });
  }
}

async function createTables(engine: Engine): Promise<void> {
  for (const table of tables) {
    const columns = Object.entries(VAULT_SCHEMA[table]).map(([name, type]) => `${identifier(name)} ${type}`);
    await engine.run(`CREATE OR REPLACE TABLE ${identifier(table)} (${columns.join(', ')})`);
  }
}

function tableOf(entry: ShelvedEntry): VaultTable {
  const table = tables.find((name) => name === entry.table);
  if (table && entry.form === formOf(table)) return table;
  const problem = `The rows of ${entry.source} ${entry.period} were stored by another version of Bybalance.`;
  throw vaultError(
    'other-form',
    entry.file,
    problem,
    'Deliver them again, or use the version that stored them.',
  );
}

class SealedVault implements Vault {
  readonly #shelf: Shelf;
  readonly #place: VaultPlace;
  #inForce: readonly ShelvedEntry[];
  #pending: ShelvedEntry[] = [];

  constructor(shelf: Shelf, place: VaultPlace, inForce: readonly ShelvedEntry[]) {
    this.#shelf = shelf;
    this.#place = place;
    this.#inForce = inForce;
  }

  get entries(): readonly ShelvedEntry[] {
    return withReplaced(this.#inForce, this.#pending);
  }

  async store(
    engine: Engine,
    staged: readonly StagedTable[],
    declarations: readonly SourceDeclaration[],
    context: RunContext,
  ): Promise<void> {
    checkDeclared(staged, declarations);
    for (const [i, table] of staged.entries()) {
      stopIfAsked(context);
      context.progress.note(`${i + 1} of ${staged.length} tables`);
      await this.#storeOne(engine, table);
    }
    stopIfAsked(context);
    context.log.write('vault.store', { tables: staged.length });
  }

  async #storeOne(engine: Engine, staged: StagedTable): Promise<void> {
    const bytes = await toParquet(engine, this.#place.privateSpace, staged.table);
    const entry = {
      table: staged.vaultTable,
      source: staged.source,
      period: staged.period,
      rows: staged.rows,
      deliverySha256: staged.sha256,
      recipe: staged.recipe,
      fingerprint: staged.fingerprint,
      leftOut: staged.leftOut,
      warnings: staged.warnings,
      receivedOn: this.#place.today,
      form: formOf(staged.vaultTable),
    };
    this.#pending.push(this.#shelf.putTable(entry, bytes));
    await engine.run(`DROP TABLE ${identifier(staged.table)}`);
  }

  async load(engine: Engine, context: RunContext): Promise<void> {
    await createTables(engine);
    const { entries } = this;
    for (const [i, entry] of entries.entries()) {
      stopIfAsked(context);
      context.progress.note(`${i + 1} of ${entries.length} tables`);
      const table = tableOf(entry);
      await insertParquet(engine, this.#place.privateSpace, table, this.#shelf.readTable(entry));
    }
    const rows = entries.reduce((sum, entry) => sum + entry.rows, 0);
    context.log.write('vault.load', { tables: entries.length, rows });
  }

  async commit(): Promise<void> {
    if (this.#pending.length === 0) return;
    this.#putInForce(this.entries);
  }

  #putInForce(entries: readonly ShelvedEntry[]): void {
    const personKeyCheck = checkOfPersonKey(this.#place.keys);
    this.#shelf.writeIndex({ format: 1, personKeyCheck, entries });
    this.#inForce = entries;
    this.#pending = [];
    this.#shelf.removeOthers(entries);
  }

  async discard(): Promise<void> {
    this.#pending = [];
    this.#shelf.removeOthers(this.#inForce);
  }

  async remove(reasons: ReadonlyMap<VaultEntry, string>): Promise<PurgeProtocol> {
    await this.discard();
    const kept = this.#inForce.filter((entry) => !reasons.has(entry));
    const deleted = this.#inForce.filter((entry) => reasons.has(entry));
    const protocol: PurgeProtocol = {
      on: this.#place.today,
      deleted: deleted.map((entry) => ({
        table: entry.table,
        source: entry.source,
        period: entry.period,
        rows: entry.rows,
        reason: reasons.get(entry) ?? '',
      })),
      kept: kept.length,
    };
    if (deleted.length === 0) return protocol;
    this.#putInForce(kept);
    writeProtocol(this.#place.directory, protocol);
    return protocol;
  }
}

function checkSamePersonKey(found: string, place: VaultPlace): void {
  if (found === checkOfPersonKey(place.keys)) return;
  throw vaultError(
    'other-person-key',
    place.directory,
    'The person key is not the one this vault was filled with: the same person would get two pseudonyms.',
    'Use the old key, or delete the vault and deliver everything again.',
  );
}

/**
 * Opens a site's vault; a folder that is not there is an empty one. Removes what a killed run left.
 * UserError vault/cannot-open (wrong key, damage), vault/other-person-key.
 */
export function openVault(place: VaultPlace): Vault {
  const shelf = openShelf(place.directory, place.keys.vault);
  const index = shelf.readIndex();
  if (index && index.entries.length > 0) checkSamePersonKey(index.personKeyCheck, place);
  const entries = index?.entries ?? [];
  shelf.removeOthers(entries);
  return new SealedVault(shelf, place, entries);
}

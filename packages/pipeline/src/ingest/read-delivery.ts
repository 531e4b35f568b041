/**
 * One delivery: bytes → texts → checks → staged table, or everything that is wrong with it.
 * Belongs here: the order of those steps. Does not belong: which deliveries there are (ingest.ts), what a check is.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { RunContext } from '../support/context.ts';
import type { Issue } from '../support/errors.ts';
import { checkRows, checkUnique } from './check-rows.ts';
import { type Delivery, fingerprintOf } from './deliveries.ts';
import { checkNote, type DeliveryNote, noteVouches } from './delivery-note.ts';
import { type Check, type Field, numberChecks, toField } from './fields.ts';
import { fileError } from './findings.ts';
import { columnsRead } from './header.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { clearDesk, countRows, type Desk, type RawTable, unread } from './raw-table.ts';
import { readCsv } from './read-csv.ts';
import { readParquet } from './read-parquet.ts';
import { stageRows } from './stage.ts';
import { tableChecks } from './table-rules.ts';
import { checkEnds, decodeText } from './text.ts';
import type { IngestResult, KnownDelivery, StagedTable, VaultSchema } from './types.ts';

/** What the deliveries of a run share. */
export interface Shared {
  readonly schema: VaultSchema;
  readonly asOf: string;
  readonly personKey: Uint8Array;
  readonly context: RunContext;
  readonly pseudonyms: Pseudonyms;
  readonly noteOf: (delivery: Delivery) => DeliveryNote;
  /** Once anything is wrong nothing will be kept: the rest is only checked. */
  readonly isRefused: () => boolean;
}

/** What came of a delivery. */
export interface Outcome {
  readonly issues: readonly Issue[];
  readonly table?: StagedTable;
  readonly rejected?: IngestResult['rejected'][number];
  readonly unchanged?: IngestResult['unchanged'][number];
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function rejectedBy({ recipe, file }: Delivery, leftOut: number): Pick<Outcome, 'rejected'> {
  return recipe.keep.length === 0 ? {} : { rejected: { file, reason: 'not-kept', rows: leftOut } };
}

function unchanged(delivery: Delivery, known: KnownDelivery, noteIssues: readonly Issue[] = []): Outcome {
  return {
    issues: [...known.warnings, ...noteIssues],
    unchanged: { file: delivery.file, source: delivery.source.id, rows: known.rows },
    ...rejectedBy(delivery, known.leftOut),
  };
}

/** A delivery may be deleted once the vault has it; with another recipe it would have to be read again. */
function missingFile(delivery: Delivery, known: KnownDelivery | undefined): Outcome {
  if (known?.recipe === delivery.recipeId) return unchanged(delivery, known);
  const remedy = known
    ? 'The recipe has changed since the vault took it in: deliver it again.'
    : 'Deliver it, or take the year out of the source in site.yaml.';
  return { issues: [fileError('missing-file', delivery.file, 'The file is not there.', remedy)] };
}

function unpack(bytes: Buffer, file: string): Buffer | Issue {
  if (!file.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    const problem = 'The compressed file stops in the middle or is damaged.';
    return fileError('ends-in-the-middle', file, problem, 'Deliver it again, whole.');
  }
}

async function readText(desk: Desk, delivery: Delivery, bytes: Buffer, vouched: boolean): Promise<RawTable> {
  const { recipe, file } = delivery;
  if (recipe.format.kind !== 'csv') throw new TypeError(`${recipe.id} reads no text.`);
  const { text, issues } = decodeText(bytes, file, recipe.format.encoding);
  if (issues.length > 0) return unread(issues);
  const raw = await readCsv(desk, delivery, text);
  const isTold = vouched || raw.issues.some(({ code }) => code === 'ingest/ends-in-the-middle');
  return isTold ? raw : { ...raw, issues: [...raw.issues, ...checkEnds(text, file)] };
}

async function readRaw(desk: Desk, delivery: Delivery, packed: Buffer, vouched: boolean): Promise<RawTable> {
  const { recipe, file } = delivery;
  const bytes = unpack(packed, file);
  if (!Buffer.isBuffer(bytes)) return unread([bytes]);
  if (bytes.length === 0)
    return unread([fileError('empty-file', file, 'The file is empty.', 'Deliver it again.')]);
  return recipe.format.kind === 'parquet'
    ? readParquet(desk, delivery, bytes)
    : readText(desk, delivery, bytes, vouched);
}

function checkHasRows({ rows }: RawTable, { file }: Delivery): readonly Issue[] {
  if (rows !== 0) return [];
  return [fileError('no-rows', file, 'The file has a header and no rows.', 'Deliver it again.')];
}

function fieldsOf(delivery: Delivery, raw: RawTable, schema: VaultSchema): readonly Field[] {
  const types = schema[delivery.recipe.table];
  return delivery.recipe.columns
    .filter(({ from }) => raw.columns.includes(from))
    .map((column) => toField(column, delivery.recipe.format, types[column.to] ?? 'VARCHAR'));
}

/** Columns of figures in a wide table. */
function figureColumns({ recipe }: Delivery, raw: RawTable): readonly string[] {
  const others = [...recipe.columns, ...recipe.keep, ...(recipe.wide?.valid ? [recipe.wide.valid] : [])];
  const named = new Set(others.map(({ from }) => from));
  return columnsRead(recipe).filter((name) => !named.has(name) && raw.columns.includes(name));
}

function checksOf(
  delivery: Delivery,
  fields: readonly Field[],
  raw: RawTable,
  asOf: string,
): readonly Check[] {
  return [
    ...fields.flatMap((field) => field.checks),
    ...figureColumns(delivery, raw).flatMap((name) => numberChecks(name, delivery.recipe.format)),
    ...tableChecks(delivery, fields, asOf),
  ];
}

async function checkContent(
  desk: Desk,
  delivery: Delivery,
  raw: RawTable,
  fields: readonly Field[],
  asOf: string,
): Promise<readonly Issue[]> {
  if (raw.columns.length === 0) return [];
  const checks = checksOf(delivery, fields, raw, asOf);
  return [...(await checkRows(desk, delivery, raw, checks)), ...(await checkUnique(desk, delivery, raw))];
}

async function countLeftOut(desk: Desk, { recipe }: Delivery, raw: RawTable): Promise<number> {
  return recipe.keep.length === 0 ? 0 : (raw.rows ?? 0) - (await countRows(desk.engine, desk.rows));
}

async function readContent(
  desk: Desk,
  delivery: Delivery,
  bytes: Buffer,
  identity: Pick<StagedTable, 'sha256' | 'fingerprint' | 'table'>,
  shared: Shared,
): Promise<Outcome> {
  const note = shared.noteOf(delivery);
  const raw = await readRaw(desk, delivery, bytes, noteVouches(note, delivery, identity.sha256));
  const fields = fieldsOf(delivery, raw, shared.schema);
  const found = [
    ...raw.issues,
    ...checkHasRows(raw, delivery),
    ...(await checkContent(desk, delivery, raw, fields, shared.asOf)),
  ];
  const issues = [...found, ...checkNote(note, delivery, identity.sha256, raw.rows)];
  if (shared.isRefused() || issues.some(({ level }) => level === 'error')) return { issues };
  const rows = await stageRows(desk, identity.table, delivery, fields, shared.schema, shared.pseudonyms);
  const leftOut = await countLeftOut(desk, delivery, raw);
  const { source, recipe, recipeId, period, file } = delivery;
  const place = { source: source.id, recipe: recipeId, vaultTable: recipe.table, period, file };
  return {
    issues,
    table: { ...place, ...identity, rows, leftOut, warnings: found },
    ...rejectedBy(delivery, leftOut),
  };
}

/**
 * Reads one delivery at a desk of its own. `known`: what the vault holds in its place; `table`: the name its rows get in the engine.
 * Never throws for what is wrong with the delivery; that is in the outcome.
 */
export async function readDelivery(
  desk: Desk,
  delivery: Delivery,
  known: KnownDelivery | undefined,
  table: string,
  shared: Shared,
): Promise<Outcome> {
  const bytes = readBytes(delivery.path);
  if (!bytes) return missingFile(delivery, known);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const fingerprint = fingerprintOf(delivery, sha256, shared.schema, shared.personKey);
  if (known?.fingerprint === fingerprint) {
    return unchanged(delivery, known, checkNote(shared.noteOf(delivery), delivery, sha256, undefined));
  }
  try {
    return await readContent(desk, delivery, bytes, { sha256, fingerprint, table }, shared);
  } finally {
    // After a stop the engine takes no statement, and is closed with everything in it.
    if (!shared.context.signal.aborted) await clearDesk(desk);
  }
}

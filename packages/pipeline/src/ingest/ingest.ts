/**
 * Ingest: every delivery of a site read and checked, its keys hashed, its rows laid out as the vault keeps them.
 * Belongs here: the order in which a delivery is read and the one list of everything wrong. Does not belong: encryption, places.
 * Called by run.ts before the vault; one wrong row in one file refuses the whole run, and nothing is kept.
 * Messages count and name lines; they never quote a row.
 * Start with ingestSources.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Recipe, SourceDeclaration } from '../catalogue/types.ts';
import type { Engine } from '../engine/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { checkNoErrors, type Issue } from '../support/errors.ts';
import type { PrivateSpace } from '../support/private-space.ts';
import { checkRows, checkUnique } from './check-rows.ts';
import { type Delivery, expectDeliveries, fingerprintOf, placeInVault } from './deliveries.ts';
import { checkNote, type DeliveryNote, noteReader, noteVouches } from './delivery-note.ts';
import { type Field, numberChecks, toField } from './fields.ts';
import { fileError } from './findings.ts';
import { columnsRead } from './header.ts';
import { openPseudonyms, type Pseudonyms } from './pseudonyms.ts';
import { dropRaw, type RawTable, readCsv, readParquet } from './raw-table.ts';
import { stageRows } from './stage.ts';
import { tableChecks } from './table-rules.ts';
import { checkEnds, decodeText } from './text.ts';
import type { IngestResult, KnownDelivery, StagedTable, VaultSchema } from './types.ts';

export interface IngestInput {
  readonly sources: readonly SourceDeclaration[];
  readonly recipes: readonly Recipe[];
  /** The delivery folder, absolute. */
  readonly deliveries: string;
  readonly schema: VaultSchema;
  /** What the vault holds: a delivery that is unchanged, or gone since, is not read again. */
  readonly known: readonly KnownDelivery[];
  /** The edition's day; a later date is in the future. */
  readonly asOf: string;
  readonly engine: Engine;
  readonly privateSpace: PrivateSpace;
  readonly personKey: Uint8Array;
  readonly context: RunContext;
}

/** What the reading of one run gathers. */
interface Gathered {
  readonly tables: StagedTable[];
  readonly issues: Issue[];
  readonly rejected: IngestResult['rejected'][number][];
  readonly unchanged: IngestResult['unchanged'][number][];
}

interface Reading extends IngestInput {
  readonly noteOf: (delivery: Delivery) => DeliveryNote;
  readonly pseudonyms: Pseudonyms;
  readonly gathered: Gathered;
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function knownAs(delivery: Delivery, reading: Reading): KnownDelivery | undefined {
  const { source, recipe, recipeId, period } = delivery;
  const place = placeInVault({ table: recipe.table, source: source.id, period, recipe: recipeId });
  return reading.known.find((one) => placeInVault(one) === place);
}

function skip(delivery: Delivery, known: KnownDelivery, reading: Reading): void {
  reading.gathered.unchanged.push({ file: delivery.file, source: delivery.source.id, rows: known.rows });
}

/** A delivery may be deleted once the vault has it; with another recipe it would have to be read again. */
function missingFile(delivery: Delivery, known: KnownDelivery | undefined, reading: Reading): void {
  if (known?.recipe === delivery.recipeId) {
    skip(delivery, known, reading);
    return;
  }
  const remedy = known
    ? 'The recipe has changed since the vault took it in: deliver it again.'
    : 'Deliver it, or take the year out of the source in site.yaml.';
  reading.gathered.issues.push(fileError('missing-file', delivery.file, 'The file is not there.', remedy));
}

async function readRaw(
  delivery: Delivery,
  bytes: Buffer,
  vouched: boolean,
  reading: Reading,
): Promise<RawTable | readonly Issue[]> {
  const { recipe, file, source } = delivery;
  const { engine, privateSpace } = reading;
  const personal = source.form === 'persons';
  if (bytes.length === 0) return [fileError('empty-file', file, 'The file is empty.', 'Deliver it again.')];
  if (recipe.format.kind === 'parquet') {
    return readParquet(engine, privateSpace, recipe, file, bytes, personal);
  }
  const { text, issues } = decodeText(bytes, file, recipe.format.encoding);
  if (issues.length > 0) return issues;
  const raw = await readCsv(engine, privateSpace, recipe, file, text, personal);
  const stops = raw.issues.some(({ code }) => code === 'ingest/ends-in-the-middle');
  const ends = stops || vouched ? [] : checkEnds(text, file);
  return { ...raw, issues: [...raw.issues, ...ends] };
}

function unpack(bytes: Buffer, delivery: Delivery): Buffer | Issue {
  if (!delivery.file.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    const problem = 'The compressed file stops in the middle or is damaged.';
    return fileError('ends-in-the-middle', delivery.file, problem, 'Deliver it again, whole.');
  }
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

function checksOf(delivery: Delivery, fields: readonly Field[], raw: RawTable, asOf: string) {
  const { recipe } = delivery;
  const named = new Set([...recipe.columns, ...recipe.keep].map(({ from }) => from));
  const figures = columnsRead(recipe).filter(
    (name) => !named.has(name) && name !== recipe.wide?.valid?.from && raw.columns.includes(name),
  );
  return [
    ...fields.flatMap((field) => field.checks),
    ...figures.flatMap((name) => numberChecks(name, recipe.format)),
    ...tableChecks(delivery, fields, asOf),
  ];
}

async function stage(
  delivery: Delivery,
  sha256: string,
  fingerprint: string,
  fields: readonly Field[],
  raw: RawTable,
  reading: Reading,
): Promise<void> {
  const { engine, schema, pseudonyms, gathered } = reading;
  const { source, recipe, recipeId, period, file } = delivery;
  const table = `staged_${gathered.tables.length}`;
  const rows = await stageRows(engine, table, delivery, fields, schema, pseudonyms);
  gathered.tables.push({
    source: source.id,
    recipe: recipeId,
    vaultTable: recipe.table,
    period,
    table,
    file,
    sha256,
    fingerprint,
    rows,
  });
  if (recipe.keep.length === 0) return;
  const [kept] = await engine.rows('SELECT count(*) AS n FROM ingest_rows');
  gathered.rejected.push({ file, reason: 'not-kept', rows: (raw.rows ?? 0) - Number(kept?.['n'] ?? 0) });
}

async function readContent(
  delivery: Delivery,
  bytes: Buffer,
  sha256: string,
  fingerprint: string,
  reading: Reading,
): Promise<void> {
  const { engine, gathered, schema, asOf } = reading;
  const note = reading.noteOf(delivery);
  const content = unpack(bytes, delivery);
  const vouched = noteVouches(note, delivery, sha256);
  const raw = Buffer.isBuffer(content) ? await readRaw(delivery, content, vouched, reading) : [content];
  if (!('columns' in raw)) {
    gathered.issues.push(...raw, ...checkNote(note, delivery, sha256, undefined));
    return;
  }
  const issues = [
    ...raw.issues,
    ...checkNote(note, delivery, sha256, raw.rows),
    ...checkHasRows(raw, delivery),
  ];
  const fields = fieldsOf(delivery, raw, schema);
  if (raw.columns.length > 0) {
    issues.push(...(await checkRows(engine, delivery, raw, checksOf(delivery, fields, raw, asOf))));
    issues.push(...(await checkUnique(engine, delivery, raw)));
  }
  gathered.issues.push(...issues);
  // Once anything is wrong nothing will be kept: the rest is only checked.
  if (gathered.issues.some(({ level }) => level === 'error')) return;
  await stage(delivery, sha256, fingerprint, fields, raw, reading);
}

async function readDelivery(delivery: Delivery, reading: Reading): Promise<void> {
  const bytes = readBytes(delivery.path);
  const known = knownAs(delivery, reading);
  if (!bytes) return missingFile(delivery, known, reading);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const fingerprint = fingerprintOf(delivery, sha256, reading.schema, reading.personKey);
  if (known?.fingerprint === fingerprint) return skip(delivery, known, reading);
  try {
    await readContent(delivery, bytes, sha256, fingerprint, reading);
  } finally {
    await dropRawQuietly(reading);
  }
}

/** After a stop the engine takes no statement, and is closed with everything in it. */
async function dropRawQuietly({ engine, context }: Reading): Promise<void> {
  if (!context.signal.aborted) await dropRaw(engine);
}

function checkNotes(deliveries: readonly Delivery[], noteOf: Reading['noteOf']): readonly Issue[] {
  return [...new Set(deliveries.map(noteOf))].flatMap((note) => note.issues);
}

async function readAll(deliveries: readonly Delivery[], reading: Reading): Promise<void> {
  const { context, gathered } = reading;
  gathered.issues.push(...checkNotes(deliveries, reading.noteOf));
  for (const [i, delivery] of deliveries.entries()) {
    stopIfAsked(context);
    context.progress.note(`${i + 1} of ${deliveries.length} files`);
    await readDelivery(delivery, reading);
  }
}

/**
 * Reads every delivery the sources promise. Out: one engine table per delivery that is new or changed, with the vault's columns.
 * UserError with every error and warning of every file when there is one error; then no staged table is left.
 * InterruptedError when asked to stop; the engine is then of no further use.
 */
export async function ingestSources(input: IngestInput): Promise<IngestResult> {
  const { engine, context } = input;
  const expected = expectDeliveries(input.sources, input.recipes, input.deliveries);
  checkNoErrors(expected.issues);
  const gathered: Gathered = { tables: [], issues: [], rejected: [], unchanged: [] };
  const pseudonyms = await openPseudonyms(engine, input.personKey);
  await readAll(expected.deliveries, {
    ...input,
    noteOf: noteReader(input.deliveries),
    pseudonyms,
    gathered,
  });
  await pseudonyms.drop();
  if (gathered.issues.some(({ level }) => level === 'error')) {
    for (const { table } of gathered.tables) await engine.run(`DROP TABLE ${table}`);
  }
  checkNoErrors(gathered.issues);
  context.log.write('ingest', {
    read: gathered.tables.length,
    unchanged: gathered.unchanged.length,
    warnings: gathered.issues.length,
  });
  return { ...gathered, sources: input.sources.map(({ id, title }) => ({ id, title })) };
}

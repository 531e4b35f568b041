/**
 * A delivery file → an engine table of texts, one column per column the recipe reads, and "#" = the record's number.
 * Belongs here: CSV and Parquet, records that cannot be read. Does not belong: what the texts mean.
 * The bytes pass through the private space and are removed from it before anything else happens.
 */
import { rmSync, writeFileSync } from 'node:fs';
import type { Recipe } from '../catalogue/types.ts';
import { type Engine, identifier, literal } from '../engine/types.ts';
import { InterruptedError, type Issue, UserError } from '../support/errors.ts';
import type { PrivateSpace } from '../support/private-space.ts';
import { countOf, fileError, shownExamples } from './findings.ts';
import { checkHeader, columnsRead, parseHeader } from './header.ts';
import { linesOfRecords } from './lines.ts';

/** Names that live in the engine while one delivery is read. */
export const rawTable = 'ingest_raw';
export const rowsView = 'ingest_rows';
const refusedRecords = 'ingest_refused';
const refusedScans = 'ingest_refused_scans';

export interface RawTable {
  /** Columns of the delivery that can be asked for. */
  readonly columns: readonly string[];
  /** Rows of the file, those that `keep` leaves out included; undefined when the file could not be read. */
  readonly rows: number | undefined;
  readonly unit: 'line' | 'row';
  /** From record numbers to what a person counts: lines of a text file, rows of another. */
  placesOf(records: readonly number[]): readonly number[];
  readonly issues: readonly Issue[];
}

const unread = (issues: readonly Issue[]): RawTable => ({
  columns: [],
  rows: undefined,
  unit: 'line',
  placesOf: () => [],
  issues,
});

async function withFile<T>(
  space: PrivateSpace,
  bytes: Uint8Array,
  ending: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const path = space.newPath(ending);
  try {
    writeFileSync(path, bytes, { mode: 0o600 });
    return await work(path);
  } finally {
    rmSync(path, { force: true });
  }
}

async function countRows(engine: Engine): Promise<number> {
  const [row] = await engine.rows(`SELECT count(*) AS n FROM ${rawTable}`);
  return Number(row?.['n'] ?? 0);
}

async function makeView(engine: Engine, recipe: Recipe, columns: readonly string[]): Promise<void> {
  const kept = recipe.keep
    .filter(({ from }) => columns.includes(from))
    .map((keep) => `${identifier(keep.from)} IN (${keep.in.map(literal).join(', ')})`);
  const where = kept.length > 0 ? ` WHERE ${kept.join(' AND ')}` : '';
  await engine.run(
    `CREATE OR REPLACE TEMP VIEW ${rowsView} AS SELECT rowid AS "#", * FROM ${rawTable}${where}`,
  );
}

/** Removes everything a delivery left in the engine. */
export async function dropRaw(engine: Engine): Promise<void> {
  await engine.run(`DROP VIEW IF EXISTS ${rowsView}`);
  for (const table of [rawTable, refusedRecords, refusedScans]) {
    await engine.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

/** Names of our own for columns nobody reads: two of them may be called the same, and none may shadow another. */
function columnTypes(names: readonly string[], read: readonly string[]): string {
  const named = names.map((name, i) => (read.includes(name) && names.indexOf(name) === i ? name : `#${i}`));
  return named.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
}

async function loadCsv(
  engine: Engine,
  path: string,
  names: readonly string[],
  columns: readonly string[],
  delimiter: string,
): Promise<void> {
  const select = columns.map(identifier).join(', ');
  await engine.run(
    `CREATE TABLE ${rawTable} AS SELECT ${select} FROM read_csv(${literal(path)}, auto_detect = false,
      header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"', new_line = '\\n',
      strict_mode = true, columns = {${columnTypes(names, columns)}}, store_rejects = true,
      rejects_table = ${literal(refusedRecords)}, rejects_scan = ${literal(refusedScans)})`,
  );
}

async function refusedLines(engine: Engine): Promise<readonly number[]> {
  const rows = await engine.rows(`SELECT DISTINCT line FROM ${refusedRecords} ORDER BY line`);
  return rows.map((row) => Number(row['line']));
}

function brokenRows(file: string, refused: readonly number[], isLast: boolean): readonly Issue[] {
  const [line] = refused;
  if (line === undefined) return [];
  if (isLast) {
    const remedy = 'Deliver it again, whole.';
    return [
      fileError('ends-in-the-middle', file, 'The file stops in the middle of its last row.', remedy, {
        line,
      }),
    ];
  }
  const examples = refused.slice(0, shownExamples).join(', ');
  const more = refused.length > shownExamples ? ' …' : '';
  const problem = `${countOf(refused.length, 'row')} cannot be split into the header’s columns (${refused.length === 1 ? 'line' : 'lines'} ${examples}${more}).`;
  const remedy =
    'Look for a missing field, a separator inside a field, or a quotation mark that is not closed.';
  return [fileError('broken-row', file, problem, remedy, { line })];
}

/** Reads a text already decoded. Columns the header lacks are left out; their absence is among the issues. */
export async function readCsv(
  engine: Engine,
  space: PrivateSpace,
  recipe: Recipe,
  file: string,
  text: Buffer,
  personal: boolean,
): Promise<RawTable> {
  if (recipe.format.kind !== 'csv') throw new TypeError(`${recipe.id} reads no text.`);
  const { delimiter } = recipe.format;
  const firstEnd = text.indexOf(0x0a);
  const header = text.subarray(0, firstEnd < 0 ? text.length : firstEnd).toString();
  const names = parseHeader(header, delimiter);
  const issues = checkHeader(file, recipe, names, personal);
  const columns = columnsRead(recipe).filter((name) => names.includes(name));
  if (columns.length === 0) return unread(issues);
  await withFile(space, text, '.csv', (path) => loadCsv(engine, path, names, columns, delimiter));
  const refused = await refusedLines(engine);
  await makeView(engine, recipe, columns);
  const rows = await countRows(engine);
  const placesOf = (records: readonly number[]) => {
    const lines = linesOfRecords(text, delimiter, records, new Set(refused));
    return records.map((record) => lines.get(record) ?? 1);
  };
  const isLast = refused.length === 1 && (refused[0] ?? 0) > rows + 1;
  const broken = brokenRows(file, refused, isLast);
  return { columns, rows: rows + refused.length, unit: 'line', placesOf, issues: [...issues, ...broken] };
}

const parquetMark = 'PAR1';

function checkParquetEnds(bytes: Buffer, file: string): readonly Issue[] {
  if (bytes.subarray(0, 4).toString('latin1') !== parquetMark) {
    return [fileError('not-parquet', file, 'This is not a Parquet file.', 'Deliver it as Parquet.')];
  }
  if (bytes.subarray(-4).toString('latin1') === parquetMark && bytes.length >= 12) return [];
  const problem = 'The Parquet file stops in the middle: its last part is missing.';
  return [fileError('ends-in-the-middle', file, problem, 'Deliver it again, whole.')];
}

/** A time stamp is read as its date: registers often store dates so. */
function asText(name: string, type: string): string {
  const column = identifier(name);
  return type.startsWith('TIMESTAMP')
    ? `CAST(CAST(${column} AS DATE) AS VARCHAR)`
    : `CAST(${column} AS VARCHAR)`;
}

async function loadParquet(
  engine: Engine,
  path: string,
  read: readonly string[],
): Promise<readonly string[]> {
  const source = `read_parquet(${literal(path)}, binary_as_string = true)`;
  const described = await engine.rows(`DESCRIBE SELECT * FROM ${source}`);
  const types = new Map(described.map((row) => [String(row['column_name']), String(row['column_type'])]));
  const select = read
    .filter((name) => types.has(name))
    .map((name) => `nullif(${asText(name, types.get(name) ?? '')}, '') AS ${identifier(name)}`);
  if (select.length > 0)
    await engine.run(`CREATE TABLE ${rawTable} AS SELECT ${select.join(', ')} FROM ${source}`);
  return [...types.keys()];
}

function unreadable(error: unknown, file: string): RawTable {
  if (error instanceof InterruptedError || error instanceof UserError) throw error;
  return unread([
    fileError(
      'unreadable',
      file,
      'The file is damaged: the engine cannot read it.',
      'Deliver it again, whole.',
    ),
  ]);
}

/** Reads a Parquet file; every column becomes text, so that one set of checks serves all forms. */
export async function readParquet(
  engine: Engine,
  space: PrivateSpace,
  recipe: Recipe,
  file: string,
  bytes: Buffer,
  personal: boolean,
): Promise<RawTable> {
  const torn = checkParquetEnds(bytes, file);
  if (torn.length > 0) return unread(torn);
  const read = columnsRead(recipe);
  let names: readonly string[];
  try {
    names = await withFile(space, bytes, '.parquet', (path) => loadParquet(engine, path, read));
  } catch (error) {
    return unreadable(error, file);
  }
  const issues = checkHeader(file, recipe, names, personal);
  const columns = read.filter((name) => names.includes(name));
  if (columns.length === 0) return unread(issues);
  await makeView(engine, recipe, columns);
  const placesOf = (records: readonly number[]) => records.map((record) => record + 1);
  return { columns, rows: await countRows(engine), unit: 'row', placesOf, issues };
}

/**
 * A Parquet file → the desk's raw table. Every column becomes text, so that one set of checks serves all forms.
 */
import { identifier, literal } from '../engine/types.ts';
import { InterruptedError, type Issue, UserError } from '../support/errors.ts';
import type { Delivery } from './deliveries.ts';
import { fileError } from './findings.ts';
import { checkHeader, columnsRead } from './header.ts';
import { countRows, type Desk, keepRows, type RawTable, unread, withFile } from './raw-table.ts';

/** The four letters a Parquet file begins and ends with. */
const mark = 'PAR1';

function checkEnds(bytes: Buffer, file: string): readonly Issue[] {
  if (bytes.subarray(0, mark.length).toString('latin1') !== mark) {
    return [fileError('not-parquet', file, 'This is not a Parquet file.', 'Deliver it as Parquet.')];
  }
  if (bytes.length > 2 * mark.length && bytes.subarray(-mark.length).toString('latin1') === mark) return [];
  const problem = 'The Parquet file stops in the middle: its last part is missing.';
  return [fileError('ends-in-the-middle', file, problem, 'Deliver it again, whole.')];
}

/** A time stamp is read as its date: registers often store dates so. */
function asText(name: string, type: string): string {
  const column = identifier(name);
  const value = type.startsWith('TIMESTAMP') ? `CAST(${column} AS DATE)` : column;
  return `nullif(CAST(${value} AS VARCHAR), '') AS ${column}`;
}

/** Out: the names of all columns the file has. */
async function load(desk: Desk, path: string, read: readonly string[]): Promise<readonly string[]> {
  const file = `read_parquet(${literal(path)}, binary_as_string = true)`;
  const described = await desk.engine.rows(`DESCRIBE SELECT * FROM ${file}`);
  const types = new Map(described.map((row) => [String(row['column_name']), String(row['column_type'])]));
  const select = read.filter((name) => types.has(name)).map((name) => asText(name, types.get(name) ?? ''));
  if (select.length > 0) {
    await desk.engine.run(`CREATE TABLE ${desk.raw} AS SELECT ${select.join(', ')} FROM ${file}`);
  }
  return [...types.keys()];
}

function unreadable(error: unknown, file: string): RawTable {
  if (error instanceof InterruptedError || error instanceof UserError) throw error;
  const problem = 'The file is damaged: the engine cannot read it.';
  return unread([fileError('unreadable', file, problem, 'Deliver it again, whole.')]);
}

/** Reads a Parquet file. Columns it lacks are left out; their absence is among the issues. */
export async function readParquet(desk: Desk, delivery: Delivery, bytes: Buffer): Promise<RawTable> {
  const { recipe, file, source } = delivery;
  const torn = checkEnds(bytes, file);
  if (torn.length > 0) return unread(torn);
  const read = columnsRead(recipe);
  try {
    const names = await withFile(desk, bytes, '.parquet', (path) => load(desk, path, read));
    const issues = checkHeader(file, recipe, names, source.form === 'persons');
    const columns = read.filter((name) => names.includes(name));
    if (columns.length === 0) return unread(issues);
    await keepRows(desk, recipe, columns);
    const placesOf = (records: readonly number[]) => records.map((record) => record + 1);
    return { columns, rows: await countRows(desk.engine, desk.raw), unit: 'row', placesOf, issues };
  } catch (error) {
    return unreadable(error, file);
  }
}

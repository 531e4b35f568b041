/**
 * A text file → the desk's raw table. Records that cannot be split into the header's columns are told with their lines.
 */
import { identifier, literal } from '../engine/types.ts';
import type { Issue } from '../support/errors.ts';
import type { Delivery } from './deliveries.ts';
import { countOf, fileError, shownExamples } from './findings.ts';
import { checkHeader, columnsRead, parseHeader } from './header.ts';
import { linesOfRecords } from './lines.ts';
import { countRows, type Desk, keepRows, type RawTable, unread, withFile } from './raw-table.ts';

/** Names of our own for columns nobody reads: two of them may be called the same, and none may shadow another. */
function columnTypes(names: readonly string[], read: readonly string[]): string {
  const named = names.map((name, i) => (read.includes(name) && names.indexOf(name) === i ? name : `#${i}`));
  return named.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
}

async function load(
  desk: Desk,
  path: string,
  names: readonly string[],
  columns: readonly string[],
  delimiter: string,
): Promise<void> {
  const select = columns.map(identifier).join(', ');
  await desk.engine.run(
    `CREATE TABLE ${desk.raw} AS SELECT ${select} FROM read_csv(${literal(path)}, auto_detect = false,
      header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"', new_line = '\\n',
      strict_mode = true, columns = {${columnTypes(names, columns)}}, store_rejects = true,
      rejects_table = ${literal(desk.refused)}, rejects_scan = ${literal(desk.scans)})`,
  );
}

interface Refused {
  /** Number of the record, the header being 1. */
  readonly record: number;
  readonly isShort: boolean;
}

async function refusedRecords(desk: Desk): Promise<readonly Refused[]> {
  const rows = await desk.engine.rows(
    `SELECT line, bool_and(error_type = 'MISSING COLUMNS') AS is_short FROM ${desk.refused} GROUP BY line ORDER BY line`,
  );
  return rows.map((row) => ({ record: Number(row['line']), isShort: row['is_short'] === true }));
}

/** Records begin on the line of their number unless a field before them holds a line end: near enough to look. */
function brokenRows(file: string, refused: readonly Refused[], rows: number): readonly Issue[] {
  const [first] = refused;
  if (!first) return [];
  const line = first.record;
  if (refused.length === 1 && first.isShort && line > rows + 1) {
    const problem = 'The file stops in the middle of its last row.';
    return [fileError('ends-in-the-middle', file, problem, 'Deliver it again, whole.', { line })];
  }
  const examples = refused
    .slice(0, shownExamples)
    .map(({ record }) => record)
    .join(', ');
  const where = `${refused.length === 1 ? 'line' : 'lines'} ${examples}${refused.length > shownExamples ? ' …' : ''}`;
  const problem = `${countOf(refused.length, 'row')} cannot be split into the header’s columns (${where}).`;
  const remedy =
    'Look for a missing field, a separator inside a field, or a quotation mark that is not closed.';
  return [fileError('broken-row', file, problem, remedy, { line })];
}

function headerLine(text: Buffer): string {
  const end = text.indexOf(0x0a);
  return text.subarray(0, end < 0 ? text.length : end).toString();
}

/** Reads a decoded text. Columns the header lacks are left out; their absence is among the issues. */
export async function readCsv(desk: Desk, delivery: Delivery, text: Buffer): Promise<RawTable> {
  const { recipe, file, source } = delivery;
  if (recipe.format.kind !== 'csv') throw new TypeError(`${recipe.id} reads no text.`);
  const { delimiter } = recipe.format;
  const names = parseHeader(headerLine(text), delimiter);
  const header = checkHeader(file, recipe, names, source.form === 'persons');
  const columns = columnsRead(recipe).filter((name) => names.includes(name));
  if (columns.length === 0) return unread(header);
  await withFile(desk, text, '.csv', (path) => load(desk, path, names, columns, delimiter));
  const refused = await refusedRecords(desk);
  const rows = await countRows(desk.engine, desk.raw);
  await keepRows(desk, recipe, columns);
  return {
    columns,
    rows: rows + refused.length,
    unit: 'line',
    placesOf(records) {
      const lines = linesOfRecords(text, delimiter, records, new Set(refused.map(({ record }) => record)));
      return records.map((record) => lines.get(record) ?? 1);
    },
    issues: [...header, ...brokenRows(file, refused, rows)],
  };
}

/**
 * A plain CSV file → header and records with their lines, and everything that is wrong with its form.
 * Belongs here: bytes, delimiter, header, number of fields. Does not belong: what the columns mean.
 * Commas with decimal points, or semicolons with decimal commas as Danish spreadsheets save them; UTF-8.
 * Start with readPlainCsv.
 */
import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { closestWord } from '../catalogue/closest-word.ts';
import type { Issue } from '../support/errors.ts';

/** A cell as written, without spaces around it; its place for messages. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: string;
}

export interface PlainCsv {
  readonly file: string;
  readonly header: readonly string[];
  readonly decimal: '.' | ',';
  readonly records: readonly { readonly line: number; cell(column: string): Cell }[];
  readonly issues: readonly Issue[];
}

export const tableError = (
  code: string,
  file: string,
  { line, column }: { readonly line: number; readonly column?: string },
  problem: string,
  remedy: string,
): Issue => ({
  level: 'error',
  code: `criteria/${code}`,
  place: { file, line, ...(column === undefined ? {} : { at: column }) },
  problem,
  remedy,
});

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** A record's first line: the parser tells its last. */
const firstLine = ({ record, info }: Parsed) =>
  info.lines - record.reduce((breaks, text) => breaks + text.split('\n').length - 1, 0);

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** CSV with quotes that never close, or in the middle of a field, is told with the line; never with what stands there. */
function parseText(file: string, text: string, delimiter: string): readonly Parsed[] | Issue {
  try {
    const options = { info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    return parse(text, { ...options, delimiter }) as unknown as readonly Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return tableError(
      'quotes',
      file,
      { line },
      'A quoted field does not end, or a quote stands inside a field.',
      'Double the quotes inside a field and put quotes around it.',
    );
  }
}

function refused(file: string, issue: Issue): PlainCsv {
  return { file, header: [], decimal: '.', records: [], issues: [issue] };
}

function headerIssues(file: string, header: readonly string[]): readonly Issue[] {
  return header.flatMap((column, i) =>
    column !== '' && header.indexOf(column) < i
      ? [tableError('column-twice', file, { line: 1, column }, 'The column stands twice.', 'Keep one.')]
      : [],
  );
}

/**
 * Reads a file; issues instead of records where nothing can be made of it.
 * ENOENT and its like pass through: the command line has words for them.
 */
export function readPlainCsv(path: string, file: string): PlainCsv {
  const text = decode(readFileSync(path));
  if (text === undefined) {
    const remedy = 'Save it as “CSV UTF-8”.';
    return refused(file, tableError('not-utf-8', file, { line: 1 }, 'The file is not UTF-8.', remedy));
  }
  const [top = ''] = text.split('\n', 1);
  const semicolons = top.includes(';') && !top.includes(',');
  const parsed = parseText(file, text, semicolons ? ';' : ',');
  if ('code' in parsed) return refused(file, parsed);
  const [first, ...body] = parsed;
  if (first === undefined) {
    return refused(
      file,
      tableError('empty', file, { line: 1 }, 'The file is empty.', 'Write a header and rows.'),
    );
  }
  const header = first.record;
  const uneven = body.filter(({ record }) => record.length !== header.length);
  return {
    file,
    header,
    decimal: semicolons ? ',' : '.',
    records: body
      .filter(({ record }) => record.length === header.length)
      .map((one) => ({
        line: firstLine(one),
        cell: (column) => ({
          text: one.record[header.indexOf(column)] ?? '',
          line: firstLine(one),
          column,
        }),
      })),
    issues: [
      ...headerIssues(file, header),
      ...uneven.map((one) =>
        tableError(
          'number-of-fields',
          file,
          { line: firstLine(one) },
          `There are ${one.record.length} fields where the header has ${header.length}.`,
          'Look for a missing or a superfluous delimiter, or a decimal comma.',
        ),
      ),
    ],
  };
}

/** A column that must be there, with the nearest name that is. */
export function missingColumn({ file, header }: PlainCsv, column: string, otherwise = ''): Issue {
  const near = closestWord(column, header);
  const remedy = near === undefined ? 'Add it; a cell may be empty.' : `Is it the one called ${near}?`;
  return tableError(
    'missing-column',
    file,
    { line: 1, column },
    `The column is missing${otherwise}.`,
    remedy,
  );
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** ISO date that exists, or what is wrong. */
export function parseListDate(file: string, { text, line, column }: Cell): string | Issue {
  const exists = DATE.test(text) && !Number.isNaN(Date.parse(text)) && toIsoDay(text) === text;
  if (exists) return text;
  return tableError('not-a-date', file, { line, column }, 'This is no date.', 'Write it as 2024-12-01.');
}

const toIsoDay = (text: string) => new Date(text).toISOString().slice(0, 10);

/** An area's name, or that it is missing. */
export function parseArea(file: string, { text, line, column }: Cell): string | Issue {
  if (text !== '') return text;
  return tableError('no-area', file, { line, column }, 'The area has no name.', 'Write which area it is.');
}

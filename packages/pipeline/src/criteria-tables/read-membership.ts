/**
 * MEMBERSHIP.csv: which areas each list names, and as what.
 * Belongs here: the columns, and everything wrong with them told at once. Does not belong: counting years.
 * An area that a list does not name was not on it; a category left empty says that it is not known.
 * Start with readMembership.
 */
import { suggestion } from '../catalogue/closest-word.ts';
import type { Issue } from '../support/errors.ts';
import { isIssue } from './cells.ts';
import {
  missingColumn,
  type PlainCsv,
  parseArea,
  parseListDate,
  readPlainCsv,
  tableError,
} from './plain-csv.ts';
import { repeatedRows } from './read-figures.ts';
import { KNOWN_CATEGORIES, toStatus } from './status-words.ts';
import type { MembershipRow } from './types.ts';

const COLUMNS = ['area', 'list_date', 'category'] as const;

function readCategory(file: string, cell: ReturnType<PlainCsv['records'][number]['cell']>) {
  if (cell.text === '') return [];
  const status = toStatus(cell.text);
  if (status !== undefined) return [status];
  const { line, column } = cell;
  const remedy = suggestion(cell.text, KNOWN_CATEGORIES);
  return tableError('unknown-category', file, { line, column }, 'No list has this category.', remedy);
}

/** Two lists in one year would count twice. */
function listIssues(file: string, rows: readonly MembershipRow[]): readonly Issue[] {
  const first = new Map<string, MembershipRow>();
  const told = new Set<string>();
  return rows.flatMap((row) => {
    const year = row.listDate.slice(0, 4);
    const before = first.get(year) ?? row;
    first.set(year, before);
    if (before.listDate === row.listDate || told.has(row.listDate)) return [];
    told.add(row.listDate);
    const problem = `Line ${before.line} has another list of the same year.`;
    return [
      tableError(
        'two-lists-a-year',
        file,
        { line: row.line, column: 'list_date' },
        problem,
        'Keep one list a year.',
      ),
    ];
  });
}

/** Reads and checks a file. Out: rows in the file's order, or every issue in it. */
export function readMembership(
  path: string,
  file: string,
): { readonly rows: readonly MembershipRow[]; readonly issues: readonly Issue[] } {
  const table = readPlainCsv(path, file);
  if (table.header.length === 0) return { rows: [], issues: table.issues };
  const missing = COLUMNS.filter((column) => !table.header.includes(column));
  const read = table.records.map((record) => ({
    line: record.line,
    area: parseArea(file, record.cell('area')),
    listDate: parseListDate(file, record.cell('list_date')),
    statuses: readCategory(file, record.cell('category')),
  }));
  const rows = read.flatMap(({ line, area, listDate, statuses }) =>
    isIssue(area) || isIssue(listDate) || isIssue(statuses) ? [] : [{ line, area, listDate, statuses }],
  );
  const inRows = read
    .flatMap(({ area, listDate, statuses }) => [area, listDate, statuses].filter(isIssue))
    .filter(({ place }) => !missing.some((column) => column === place.at));
  return {
    rows,
    issues: [
      ...table.issues,
      ...missing.map((column) => missingColumn(table, column)),
      ...inRows,
      ...repeatedRows(file, rows),
      ...listIssues(file, rows),
    ],
  };
}

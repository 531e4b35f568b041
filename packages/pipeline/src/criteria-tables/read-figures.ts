/**
 * FIGURES.csv: one row per area and list, percentages or pairs of counts.
 * Belongs here: the columns, and everything wrong with them told at once. Does not belong: rule sets and decisions.
 * Columns that are not named here are passed over: a table may carry notes and sources.
 * Start with readFigures.
 */
import type { ExactInterval } from '../analyse/figure.ts';
import type { Issue } from '../support/errors.ts';
import { isIssue, parseCount, parsePair, parsePercent, shareOfPair } from './cells.ts';
import {
  missingColumn,
  type PlainCsv,
  parseArea,
  parseListDate,
  readPlainCsv,
  tableError,
} from './plain-csv.ts';
import { type EducationCounts, FIGURES, type Figure, type FigureRow } from './types.ts';

/** Columns that may be left out of the file; the others may only be left empty. */
const OPTIONAL: readonly Figure[] = ['outside_labour_market_year_pct', 'convicted_pct_region'];
const UNKNOWN_EDUCATION = 'basic_education_unknown_n';

/** "convicted_pct_country" → pairs called "convicted_country_n" and "convicted_pct_country_n". */
const pairNames = (figure: Figure) =>
  [figure.replace('_pct', ''), figure].map((stem) => [`${stem}_n`, `${stem}_d`] as const);

type Row = PlainCsv['records'][number];
type Found = ExactInterval | undefined | readonly Issue[];

/** The first of the figure's pairs of columns that the file has. */
function pairOf(header: readonly string[], figure: Figure): readonly [string, string] | undefined {
  return pairNames(figure).find((names) => names.some((name) => header.includes(name)));
}

function columnIssues(table: PlainCsv): readonly Issue[] {
  const { header } = table;
  const named = ['area', 'list_date', 'residents'].filter((column) => !header.includes(column));
  const figures = FIGURES.filter((figure) => figure !== 'residents').flatMap((figure) => {
    const pair = pairOf(header, figure);
    const half = pair?.filter((name) => !header.includes(name)) ?? [];
    if (half.length > 0)
      return half.map((column) => missingColumn(table, column, ' beside the other of its pair'));
    if (header.includes(figure) || pair !== undefined || OPTIONAL.includes(figure)) return [];
    const [names] = pairNames(figure);
    return [missingColumn(table, figure, `, and so are ${names?.join(' and ')}`)];
  });
  return [...named.map((column) => missingColumn(table, column)), ...figures];
}

const isShare = (figure: Figure) => figure !== 'income_pct_of_region';

function givenTwice(
  { file }: PlainCsv,
  line: number,
  figure: Figure,
  pair: readonly string[],
): readonly Issue[] {
  const problem = `The figure is given both here and as ${pair.join(' and ')}.`;
  return [tableError('given-twice', file, { line, column: figure }, problem, 'Leave one of them empty.')];
}

function readFigure(table: PlainCsv, row: Row, figure: Figure): Found {
  if (figure === 'residents') {
    const found = parseCount(table, row.cell(figure));
    return isIssue(found) ? [found] : found;
  }
  const percent = parsePercent(table, row.cell(figure), isShare(figure) ? 100 : undefined);
  if (isIssue(percent)) return [percent];
  const names = pairOf(table.header, figure);
  if (names === undefined) return percent;
  const pair = parsePair(table, [row.cell(names[0]), row.cell(names[1])], isShare(figure));
  if (pair === undefined) return percent;
  if ('length' in pair) return pair;
  return percent === undefined ? shareOfPair(pair) : givenTwice(table, row.line, figure, names);
}

/** The counts behind the share of education, where the file tells how many are unknown. */
function readEducation(table: PlainCsv, row: Row): EducationCounts | undefined | readonly Issue[] {
  const names = pairOf(table.header, 'basic_education_only_pct');
  const unknown = parseCount(table, row.cell(UNKNOWN_EDUCATION));
  if (isIssue(unknown)) return [unknown];
  if (unknown === undefined) return undefined;
  const pair = names && parsePair(table, [row.cell(names[0]), row.cell(names[1])], true);
  if (pair !== undefined && 'length' in pair) return undefined;
  if (pair !== undefined) return { ...pair, unknown };
  const problem = 'Unknown education is told beside counts, and there are none.';
  const remedy = 'Give basic_education_only_n and basic_education_only_d, or leave this empty.';
  return [
    tableError(
      'unknown-without-counts',
      table.file,
      { line: row.line, column: UNKNOWN_EDUCATION },
      problem,
      remedy,
    ),
  ];
}

interface ReadRow {
  readonly row: FigureRow | undefined;
  readonly issues: readonly Issue[];
}

function readRow(table: PlainCsv, record: Row): ReadRow {
  const area = parseArea(table.file, record.cell('area'));
  const listDate = parseListDate(table.file, record.cell('list_date'));
  const found = FIGURES.map((figure) => ({ figure, value: readFigure(table, record, figure) }));
  const education = readEducation(table, record);
  const issues = [
    ...[area, listDate].filter(isIssue),
    ...found.flatMap(({ value }) => (value !== undefined && 'length' in value ? value : [])),
    ...(education !== undefined && 'length' in education ? education : []),
  ];
  if (isIssue(area) || isIssue(listDate)) return { row: undefined, issues };
  const figures = Object.fromEntries(
    found.flatMap(({ figure, value }) => (value === undefined || 'length' in value ? [] : [[figure, value]])),
  );
  const counts = education !== undefined && !('length' in education) ? education : undefined;
  return { row: { line: record.line, area, listDate, figures, education: counts }, issues };
}

/** One list a year, so one row per area and year. */
export function repeatedRows(
  file: string,
  rows: readonly { readonly line: number; readonly area: string; readonly listDate: string }[],
): readonly Issue[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, area, listDate }) => {
    const key = `${area}\n${listDate.slice(0, 4)}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    if (before === undefined) return [];
    const problem = `The same area stands in line ${before} for the same year.`;
    return [
      tableError('row-twice', file, { line, column: 'area' }, problem, 'Keep one row per area and list.'),
    ];
  });
}

/** Reads and checks a file. Out: rows in the file's order, without figures that are wrong, and every issue in it. */
export function readFigures(
  path: string,
  file: string,
): { readonly rows: readonly FigureRow[]; readonly issues: readonly Issue[] } {
  const table = readPlainCsv(path, file);
  if (table.header.length === 0) return { rows: [], issues: table.issues };
  const read = table.records.map((record) => readRow(table, record));
  const rows = read.flatMap(({ row }) => (row === undefined ? [] : [row]));
  const columns = columnIssues(table);
  const missing = new Set(columns.map(({ place }) => place.at));
  // A column that is missing is told once, not once a row.
  const inRows = read.flatMap(({ issues }) => issues).filter(({ place }) => !missing.has(place.at));
  return { rows, issues: [...table.issues, ...columns, ...inRows, ...repeatedRows(file, rows)] };
}

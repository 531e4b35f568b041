/**
 * An official list as text: CSV or what a spreadsheet pastes → rows, with everything that is wrong told at once.
 * Belongs here: delimiters, columns, cells. Does not belong: words of problems (the command line's and the pages' own), matching to areas.
 * Read alike by the command line, the build and the form in the report, so that a list is right in all three or in none.
 * Columns that are not named are passed over. Start with parseOfficialList.
 */
import { type Line, linesOf } from './csv-lines.ts';
import {
  familyOf,
  OFFICIAL_COLUMNS,
  OFFICIAL_STATUSES,
  OFFICIAL_SUBJECTS,
  OFFICIAL_WORDS,
  type OfficialRow,
  type OfficialStatus,
} from './official-list.ts';

export const LIST_PROBLEMS = [
  'empty',
  'too-long',
  'quotes',
  'column-twice',
  'missing-column',
  'number-of-fields',
  'no-rows',
  'no-area',
  'not-a-date',
  'no-status',
  'unknown-status',
  'not-residents',
  'not-a-percentage',
  'not-yes-or-no',
  'row-twice',
  'two-lists-a-year',
] as const;
export type ListProblemCode = (typeof LIST_PROBLEMS)[number];

export interface ListProblem {
  readonly code: ListProblemCode;
  /** 1 is the header. */
  readonly line: number;
  readonly column?: string;
  /** The other line that it does not agree with. */
  readonly other?: number;
  /** The word for a status that no list has, as far as it may be repeated. */
  readonly written?: string;
}

export interface ParsedOfficialList {
  /** In the order of the text; those with a problem are left out. */
  readonly rows: readonly (OfficialRow & { readonly line: number })[];
  /** In the order of lines; empty: the list may be used. */
  readonly problems: readonly ListProblem[];
}

/** Rows that one list may have: the ministry's own table has about two hundred a year. */
const MOST_ROWS = 20_000;

const NAMES = {
  area: ['area', 'omraade', 'område', 'boligområde'],
  listDate: ['list_date', 'listens_dato', 'dato'],
  status: ['status', 'category', 'kategori'],
  municipality: ['municipality_code', 'kommunekode'],
  residents: ['residents', 'beboere'],
  transformation: ['is_omdannelsesomraade'],
} as const;

const STATUS_OF: ReadonlyMap<string, OfficialStatus> = new Map([
  ...OFFICIAL_STATUSES.map((status) => [status as string, status] as const),
  ...OFFICIAL_STATUSES.map((status) => [OFFICIAL_WORDS[status], status] as const),
  ['ingen', 'none'],
  // What the list of 2012 called them.
  ['ghettoområde (særligt udsat boligområde)', 'ghetto'],
]);

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const RESIDENTS = /^(\d+|\d{1,3}(\.\d{3})+)$/;
const PERCENT = /^\d{1,3}([.,]\d{1,2})?$/;

const isDate = (text: string) =>
  DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 10) === text;

type Found<T> = { readonly value: T } | { readonly problem: Omit<ListProblem, 'line'> };

class Columns {
  readonly #header: readonly string[];
  constructor(header: readonly string[]) {
    this.#header = header.map((name) => name.toLowerCase());
  }
  /** The name as the file has it, of the first that is there. */
  named(names: readonly string[]): string | undefined {
    return names.find((name) => this.#header.includes(name));
  }
  missing(names: readonly string[]): readonly ListProblem[] {
    if (this.named(names) !== undefined) return [];
    return [{ code: 'missing-column', line: 1, column: names[0] ?? '' }];
  }
  twice(): readonly ListProblem[] {
    return this.#header.flatMap((column, i): readonly ListProblem[] =>
      column !== '' && this.#header.indexOf(column) < i ? [{ code: 'column-twice', line: 1, column }] : [],
    );
  }
  text(line: Line, names: readonly string[]): string {
    const at = names.map((name) => this.#header.indexOf(name)).find((i) => i >= 0);
    return at === undefined ? '' : (line.fields[at] ?? '').trim();
  }
  get length(): number {
    return this.#header.length;
  }
}

function areaOf(text: string): Found<string> {
  return text === '' ? { problem: { code: 'no-area', column: 'area' } } : { value: text };
}

function dateOf(text: string): Found<string> {
  return isDate(text) ? { value: text } : { problem: { code: 'not-a-date', column: 'list_date' } };
}

/** "yes" beside parallelsamfund is how some tables write omdannelsesområde. */
function statusOf(text: string, transformation: string): Found<OfficialStatus> {
  if (text === '') return { problem: { code: 'no-status', column: 'status' } };
  const status = STATUS_OF.get(text.toLowerCase());
  if (status === undefined)
    return { problem: { code: 'unknown-status', column: 'status', written: text.slice(0, 40) } };
  if (!['', 'yes', 'no', 'ja', 'nej'].includes(transformation.toLowerCase()))
    return { problem: { code: 'not-yes-or-no', column: NAMES.transformation[0] } };
  const isTransformed = ['yes', 'ja'].includes(transformation.toLowerCase());
  return { value: isTransformed && status === 'parallelsamfund' ? 'omdannelse' : status };
}

function residentsOf(text: string): Found<number | undefined> {
  if (text === '') return { value: undefined };
  if (!RESIDENTS.test(text)) return { problem: { code: 'not-residents', column: 'residents' } };
  return { value: Number(text.replaceAll('.', '')) };
}

function percentOf(text: string, column: string, subject: string): Found<string | undefined> {
  if (text === '') return { value: undefined };
  const percent = text.replace(',', '.');
  const isRight = PERCENT.test(text) && (subject === 'income' || Number(percent) <= 100);
  return isRight ? { value: percent } : { problem: { code: 'not-a-percentage', column } };
}

const problemOf = (found: Found<unknown>, line: number): readonly ListProblem[] =>
  'problem' in found ? [{ ...found.problem, line }] : [];

type ReadRow = ParsedOfficialList['rows'][number];

function readLine(columns: Columns, line: Line): ReadRow | readonly ListProblem[] {
  const area = areaOf(columns.text(line, NAMES.area));
  const listDate = dateOf(columns.text(line, NAMES.listDate));
  const status = statusOf(columns.text(line, NAMES.status), columns.text(line, NAMES.transformation));
  const residents = residentsOf(columns.text(line, NAMES.residents));
  const percents = OFFICIAL_SUBJECTS.map((subject) => {
    const column = OFFICIAL_COLUMNS[subject];
    return { subject, found: percentOf(columns.text(line, [column]), column, subject) };
  });
  const problems = [area, listDate, status, residents, ...percents.map(({ found }) => found)].flatMap((one) =>
    problemOf(one, line.number),
  );
  if ('problem' in area || 'problem' in listDate || 'problem' in status || 'problem' in residents)
    return problems;
  if (problems.length > 0) return problems;
  const municipality = columns.text(line, NAMES.municipality);
  return {
    line: line.number,
    area: area.value,
    ...(municipality === '' ? {} : { municipality }),
    listDate: listDate.value,
    status: status.value,
    ...(residents.value === undefined ? {} : { residents: residents.value }),
    figures: percents.flatMap(({ subject, found }) =>
      'value' in found && found.value !== undefined ? [{ subject, percent: found.value }] : [],
    ),
  };
}

const yearOf = ({ listDate }: OfficialRow) => listDate.slice(0, 4);

/** An area stands once on a list, and each law has one list a year. */
function acrossRows(rows: readonly ReadRow[]): readonly ListProblem[] {
  const first = new Map<string, ReadRow>();
  const firstOf = (key: string, row: ReadRow) => {
    const found = first.get(key);
    if (found === undefined) first.set(key, row);
    return found;
  };
  const told = new Set<string>();
  return rows.flatMap((row): readonly ListProblem[] => {
    const list = `${yearOf(row)} ${familyOf(row.status)}`;
    const same = firstOf(`${list}\n${row.municipality ?? ''}\n${row.area.toLowerCase()}`, row);
    if (same !== undefined) return [{ code: 'row-twice', line: row.line, column: 'area', other: same.line }];
    const before = firstOf(list, row);
    const key = `${list} ${row.listDate}`;
    if (before === undefined || before.listDate === row.listDate || told.has(key)) return [];
    told.add(key);
    return [{ code: 'two-lists-a-year', line: row.line, column: 'list_date', other: before.line }];
  });
}

const alone = (code: ListProblemCode, line = 1): ParsedOfficialList => ({
  rows: [],
  problems: [{ code, line }],
});

/** Text → rows, or every problem in it. Commas, semicolons or tabs; decimals with a point or a comma. */
export function parseOfficialList(text: string): ParsedOfficialList {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  if ('openQuote' in lines) return alone('quotes', lines.openQuote);
  const [header, ...body] = lines;
  if (header === undefined) return alone('empty');
  if (body.length > MOST_ROWS) return alone('too-long', MOST_ROWS + 2);
  const columns = new Columns(header.fields.map((field) => field.trim()));
  const missing = [NAMES.area, NAMES.listDate, NAMES.status].flatMap((names) => columns.missing(names));
  const uneven = body.filter(({ fields }) => fields.length !== columns.length);
  const even = missing.length > 0 ? [] : body.filter(({ fields }) => fields.length === columns.length);
  const read = even.map((line) => readLine(columns, line));
  const rows = read.flatMap((one) => ('line' in one ? [one] : []));
  const problems = [
    ...columns.twice(),
    ...missing,
    ...(body.length === 0 ? [{ code: 'no-rows' as const, line: 1 }] : []),
    ...uneven.map((line) => ({ code: 'number-of-fields' as const, line: line.number })),
    ...read.flatMap((one) => ('line' in one ? [] : one)),
    ...acrossRows(rows),
  ];
  return { rows, problems: [...problems].sort((a, b) => a.line - b.line) };
}

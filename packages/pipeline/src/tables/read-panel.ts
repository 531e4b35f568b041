/**
 * Reads a plain panel: one row per unit and period, with a value or a numerator and a denominator.
 * Belongs here: CSV → checked panel, or all that is wrong with it. Does not belong: forecasting (packages/statistics).
 * Commas or semicolons between cells (with semicolons a decimal comma is read); an empty cell or NA is a missing figure.
 * Used by commands/outlook.ts.
 * Start with readPanel.
 */
import { readFileSync } from 'node:fs';
import type { Panel, Reading } from '@bybalance/statistics';
import { CsvError, parse } from 'csv-parse/sync';
import { checkNoErrors, type Issue, UserError } from '../support/errors.ts';
import { type Found, toIssues } from './panel-mistakes.ts';
import { isPeriod, orderPeriods, type PeriodOrder } from './panel-periods.ts';

export interface PanelColumns {
  readonly unit: string;
  readonly period: string;
  readonly figure:
    | { readonly kind: 'value'; readonly value: string }
    | { readonly kind: 'share'; readonly numerator: string; readonly denominator: string };
  /** Units whose misses are pooled together. */
  readonly group: string | undefined;
}

export interface PlainPanel {
  readonly panel: Panel;
  readonly order: PeriodOrder;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Sheet {
  readonly header: readonly string[];
  readonly lines: readonly Line[];
  readonly decimalComma: boolean;
}

function unreadable(file: string, cause: unknown): UserError {
  const line =
    cause instanceof CsvError && typeof cause['lines'] === 'number' ? { line: cause['lines'] } : {};
  const issue = {
    level: 'error' as const,
    code: 'panel/unreadable',
    place: { file, ...line },
    problem: 'The file cannot be read as CSV.',
    remedy: 'Check that it exists, is UTF-8 and closes every quotation mark.',
  };
  return new UserError([issue], undefined, { cause });
}

function readSheet(file: string): Sheet {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    const [first = ''] = text.split('\n', 1);
    const delimiter = first.includes(';') && !first.includes(',') ? ';' : ',';
    const rows: unknown = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    // With `info` each row comes as its cells and where it ended; the types of the parser do not say so.
    const [header, ...body] = rows as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    return {
      header: header?.record ?? [],
      lines: body.map(({ record, info }) => ({ line: info.lines, cells: record })),
      decimalComma: delimiter === ';',
    };
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

const namesOf = ({ unit, period, figure, group }: PanelColumns) => [
  ['--unit', unit] as const,
  ['--period', period] as const,
  ...(figure.kind === 'value'
    ? [['--value', figure.value] as const]
    : [['--numerator', figure.numerator] as const, ['--denominator', figure.denominator] as const]),
  ...(group === undefined ? [] : [['--group', group] as const]),
];

function columnIssues(file: string, header: readonly string[], columns: PanelColumns): readonly Issue[] {
  return namesOf(columns)
    .filter(([, name]) => !header.includes(name))
    .map(([flag, name]) => ({
      level: 'error' as const,
      code: 'panel/missing-column',
      place: { file, line: 1, at: name },
      problem: `There is no column ${name}; the file has ${header.join(', ') || 'none'}.`,
      remedy: `Name the column with ${flag}.`,
    }));
}

function parseFigure(text: string, decimalComma: boolean): number | undefined | 'wrong' {
  if (text === '' || text === 'NA') return undefined;
  const written = decimalComma ? text.replace(',', '.') : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : 'wrong';
}

interface Row {
  readonly line: number;
  readonly unit: string;
  readonly period: string;
  readonly group: string | undefined;
  readonly reading: Reading | undefined;
}

/** A share over nobody is no figure. */
function toReading(numerator: number, denominator: number): Reading | undefined | 'wrong' {
  if (numerator < 0 || numerator > denominator) return 'wrong';
  return denominator === 0 ? undefined : { numerator, denominator };
}

/** The figure of a row, undefined where it is missing, or what is wrong with its cells. */
function checkFigure(
  figure: PanelColumns['figure'],
  cell: (name: string) => string,
  line: number,
  decimalComma: boolean,
): { readonly reading: Reading | undefined } | readonly Found[] {
  const names = figure.kind === 'value' ? [figure.value] : [figure.numerator, figure.denominator];
  const numbers = names.map((name) => parseFigure(cell(name), decimalComma));
  const wrong = names.filter((_, i) => numbers[i] === 'wrong');
  if (wrong.length > 0) return wrong.map((at) => ({ code: 'panel/not-a-number', line, at }));
  const known = numbers.filter((number) => typeof number === 'number');
  const [top = 0, bottom = 1] = known;
  if (known.length === 0) return { reading: undefined };
  const at = names.join(', ');
  if (known.length < names.length) return [{ code: 'panel/half-a-figure', line, at }];
  if (figure.kind === 'value') return { reading: { numerator: top, denominator: 1 } };
  const reading = toReading(top, bottom);
  return reading === 'wrong' ? [{ code: 'panel/not-a-share', line, at }] : { reading };
}

function checkLine(sheet: Sheet, columns: PanelColumns, { line, cells }: Line): Row | readonly Found[] {
  if (cells.length !== sheet.header.length) return [{ code: 'panel/short-row', line, at: undefined }];
  const cell = (name: string) => cells[sheet.header.indexOf(name)] ?? '';
  const [unit, period] = [cell(columns.unit), cell(columns.period)];
  const figure = checkFigure(columns.figure, cell, line, sheet.decimalComma);
  const found: readonly Found[] = [
    ...(unit === '' ? [{ code: 'panel/no-unit' as const, line, at: columns.unit }] : []),
    ...(isPeriod(period) ? [] : [{ code: 'panel/not-a-period' as const, line, at: columns.period }]),
    ...('reading' in figure ? [] : figure),
  ];
  if (found.length > 0 || !('reading' in figure)) return found;
  const group = columns.group === undefined ? undefined : cell(columns.group);
  return { line, unit, period, group, reading: figure.reading };
}

function repeated(rows: readonly Row[]): readonly Found[] {
  const seen = new Set<string>();
  const groups = new Map<string, string | undefined>();
  return rows.flatMap(({ line, unit, period, group }): readonly Found[] => {
    const key = `${unit}\n${period}`;
    const twice = seen.has(key);
    const moved = groups.has(unit) && groups.get(unit) !== group;
    seen.add(key);
    groups.set(unit, group);
    return [
      ...(twice ? [{ code: 'panel/duplicate-row' as const, line, at: undefined }] : []),
      ...(moved ? [{ code: 'panel/two-groups' as const, line, at: undefined }] : []),
    ];
  });
}

function orderIssues(file: string, column: string, periods: readonly string[]): readonly Issue[] {
  const order = orderPeriods(periods);
  if (order !== undefined && new Set(periods).size >= 2) return [];
  const [code, problem, remedy] =
    periods.length > 0 && order === undefined
      ? [
          'panel/mixed-periods',
          'Years and parts of years are mixed.',
          'Give every row the same kind of period.',
        ]
      : ['panel/too-few-periods', 'There are fewer than two periods.', 'Give at least two periods.'];
  return [{ level: 'error', code, place: { file, at: column }, problem, remedy }];
}

/**
 * Reads and checks a panel. Out: units in order of their name, periods in order of time with a place for missing ones.
 * UserError (exit code 3) with everything that is wrong, rows with the same mistake in one issue; `further` are issues that need the periods.
 */
export function readPanel(
  file: string,
  columns: PanelColumns,
  further: (order: PeriodOrder) => readonly Issue[] = () => [],
): PlainPanel {
  const sheet = readSheet(file);
  checkNoErrors(columnIssues(file, sheet.header, columns));
  const checked = sheet.lines.map((line) => checkLine(sheet, columns, line));
  const rows = checked.filter((row): row is Row => !Array.isArray(row));
  const found = [
    ...checked.flatMap((row) => (Array.isArray(row) ? (row as Found[]) : [])),
    ...repeated(rows),
  ];
  const periods = rows.map(({ period }) => period);
  const order = orderPeriods(periods) ?? { index: new Map<string, number>(), written: [] };
  checkNoErrors([
    ...toIssues(file, found),
    ...orderIssues(file, columns.period, periods),
    ...(order.written.length > 0 ? further(order) : []),
  ]);
  const byUnit = [...Map.groupBy(rows, ({ unit }) => unit)].sort(([a], [b]) => (a < b ? -1 : 1));
  const units = byUnit.map(([id, own]) => {
    const readings: (Reading | undefined)[] = Array.from({ length: order.written.length });
    for (const { period, reading } of own) readings[order.index.get(period) ?? 0] = reading;
    const group = own[0]?.group;
    return { id, readings, ...(group === undefined ? {} : { group }) };
  });
  return { panel: { kind: columns.figure.kind, periods: order.written.length, units }, order };
}

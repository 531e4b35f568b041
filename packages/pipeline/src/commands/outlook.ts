/**
 * `outlook backtest PANEL.csv`: what the forecasts of a plain panel would have been worth, without any site or register.
 * Belongs here: arguments in, forecasts to a file and scores to standard output. Does not belong: the models (packages/statistics).
 * Start with backtestPanel.
 */
import { resolve } from 'node:path';
import {
  type BacktestRow,
  backtest,
  figureOf,
  judge,
  type Limit,
  METHODS,
  type Panel,
  quantile,
} from '@bybalance/statistics';
import { writeFileAtomically } from '../support/atomic-file.ts';
import type { Issue } from '../support/errors.ts';
import { describeBacktest } from '../tables/describe-backtest.ts';
import type { PeriodOrder } from '../tables/panel-periods.ts';
import { type PanelColumns, readPanel } from '../tables/read-panel.ts';
import type { Surroundings } from './surroundings.ts';

export interface BacktestFlags {
  readonly columns: PanelColumns;
  /** Periods as the panel writes them; undefined: every origin with five periods before it, or half of them. */
  readonly origins: readonly string[] | undefined;
  readonly horizons: readonly number[];
  readonly lag: number;
  readonly limits: readonly number[];
  readonly out: string;
}

/** The first origin that is judged when none is named: five periods are known, or half of a shorter panel. */
const FIRST_ORIGIN = 4;

function originIssues(origins: readonly string[] | undefined, order: PeriodOrder): readonly Issue[] {
  const unknown = (origins ?? []).filter((origin) => !order.index.has(origin));
  return unknown.map((origin) => ({
    level: 'error',
    code: 'outlook/unknown-origin',
    place: { file: '--origins' },
    problem: `The panel has no period ${origin}.`,
    remedy: `Name origins as the panel does, ${order.written[0] ?? ''} for example.`,
  }));
}

function toOrigins(flags: BacktestFlags, order: PeriodOrder): readonly number[] {
  if (flags.origins !== undefined) {
    return [...new Set(flags.origins.flatMap((origin) => order.index.get(origin) ?? []))].sort(
      (a, b) => a - b,
    );
  }
  const last = order.written.length - 1;
  const first = Math.min(FIRST_ORIGIN, last >> 1) + flags.lag;
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
}

/** A limit nobody named: the upper quartile of the figures at the first origin, so that chances can be scored at all. */
function standInLimit(panel: Panel, origin: number): readonly number[] {
  const figures = panel.units.flatMap(({ readings }) => {
    const reading = readings[origin];
    return reading === undefined ? [] : [figureOf(reading)];
  });
  return figures.length === 0
    ? []
    : [
        quantile(
          figures.sort((a, b) => a - b),
          0.75,
        ),
      ];
}

const HEADER = 'unit,origin,horizon,method,mean,lo50,hi50,lo90,hi90,lo95,hi95,actual';
const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const write = (number: number | undefined) =>
  number === undefined ? '' : String(Number(number.toPrecision(12)));

function toCsv(rows: readonly BacktestRow[], panel: Panel, order: PeriodOrder): string {
  const lines = rows.map(({ unit, origin, horizon, method, centre, ranges, actual }) => {
    const ends = ([0.5, 0.9, 0.95] as const).flatMap((share) => [ranges?.[share].lo, ranges?.[share].hi]);
    const numbers = [centre, ...ends, actual].map(write);
    const keys = [panel.units[unit]?.id ?? '', order.written[origin] ?? ''].map(quote);
    return [...keys, horizon, method, ...numbers].join(',');
  });
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/**
 * Writes one row per unit, origin, horizon and method, and prints the scores by horizon and method.
 * Shares are 0–1 in the file and percentage points in the scores. UserError with everything wrong; then no file is written.
 */
export function backtestPanel(file: string, flags: BacktestFlags, surroundings: Surroundings): void {
  const { panel, order } = readPanel(resolve(file), flags.columns, (known) =>
    originIssues(flags.origins, known),
  );
  const origins = toOrigins(flags, order);
  const named = flags.limits.length > 0;
  const levels = named ? flags.limits : standInLimit(panel, (origins[0] ?? 0) - flags.lag);
  const limits = levels.map(
    (level): Limit =>
      () =>
        level,
  );
  const rows = backtest(panel, {
    origins,
    horizons: flags.horizons,
    lag: flags.lag,
    limits,
    methods: METHODS,
  });
  writeFileAtomically(resolve(flags.out), toCsv(rows, panel, order));
  const verdicts = judge(rows, limits);
  for (const line of describeBacktest({ panel, verdicts, levels, named, rows, limits }))
    surroundings.say(line);
  const number = new Set(rows.map(({ unit }) => unit)).size;
  surroundings.remark(`${rows.length} forecasts of ${number} units from ${origins.length} origins.`);
}

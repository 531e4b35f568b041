/**
 * What the outlook of each indicator would have been worth: rolling origins, only what was published then, beside what happened.
 * Belongs here: rows → scores by horizon, over all areas and over social-housing areas near a limit. Does not belong: the lists (status-record.ts).
 * Start with indicatorBacktests.
 */
import type { BacktestMethod, BacktestPart, BacktestScores, IndicatorBacktest } from '@bybalance/release';
import {
  type BacktestRow,
  judge,
  type Limit,
  type MethodName,
  nearLimit,
  type Scores,
  type Verdict,
} from '@bybalance/statistics';
import type { OutlookDesk } from './desk.ts';
import type { Methods } from './methods.ts';
import type { IndicatorSeries } from './series.ts';
import { toScore } from './tell.ts';
import { BECAUSE_OF_BACKTEST } from './words.ts';

interface Tools {
  readonly desk: OutlookDesk;
  readonly methods: Methods;
  /** "set/code" of the municipality. */
  readonly whole: string;
}

const NAMES: readonly (readonly [MethodName, BacktestMethod])[] = [
  ['default', 'shown'],
  ['naive', 'persistence'],
  ['drift', 'drift'],
  ['linear', 'linear'],
];

/** Members that cannot be said are left out of the file. */
function present<T extends Record<string, number | undefined>>(numbers: T): { [K in keyof T]?: number } {
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: number;
  };
}

function toScores(method: BacktestMethod, scores: Scores): BacktestScores {
  const { mae, crps, brier, logScore, coverage, width90 } = scores;
  return {
    method,
    forecasts: scores.forecasts,
    ...present({
      mae: toScore(mae),
      crps: toScore(crps),
      brier: toScore(brier),
      logScore: toScore(logScore),
      cover50: toScore(coverage['50']),
      cover90: toScore(coverage['90']),
      width90: toScore(width90),
    }),
  };
}

export function toBins(bins: Scores['reliability']): BacktestPart['reliability'] {
  return bins.map(({ from, to, forecasts, meanChance, happened }) => ({
    ...{ from, to, forecasts, happened },
    meanChance: toScore(meanChance),
  }));
}

function toPart(scope: BacktestPart['scope'], { horizon, scores, crossings }: Verdict): BacktestPart {
  return {
    ...{ scope, horizon },
    scores: NAMES.flatMap(([name, method]) => {
      const own = scores[name];
      return own === undefined ? [] : [toScores(method, own)];
    }),
    reliability: toBins(scores.default?.reliability ?? []),
    near: crossings.near,
    crossed: crossings.crossed,
    enough: crossings.enough,
  };
}

const rowKey = ({ unit, origin }: BacktestRow) => `${unit} ${origin}`;

/** Rows of social-housing areas that lay within two typical changes of a limit when they were foretold. */
function nearRows(series: IndicatorSeries, rows: readonly BacktestRow[], limits: readonly Limit[]) {
  const social = rows.filter(({ unit }) => series.units[unit]?.group === 'social');
  const shown = social.filter(({ method }) => method === 'default');
  const near = new Set(limits.flatMap((limit) => nearLimit(shown, limit)).map(rowKey));
  return social.filter((row) => near.has(rowKey(row)));
}

function partsOf({ methods }: Tools, series: IndicatorSeries, horizons: number): readonly BacktestPart[] {
  const limits = methods.limits(series.sheet.id);
  return Array.from({ length: horizons }, (_, i) => i + 1).flatMap((horizon) => {
    const rows = methods
      .origins(series, series.last, horizon)
      .flatMap((origin) => methods.rows(series, origin, horizon));
    const near = nearRows(series, rows, limits);
    return [
      ...judge(rows, limits).map((verdict) => toPart('all', verdict)),
      ...(near.length === 0 ? [] : judge(near, limits).map((verdict) => toPart('near-limit', verdict))),
    ];
  });
}

/** Horizons that the figures of lists are judged at: the next one, and the one after. */
const LIST_HORIZONS = 2;

function backtestOf(tools: Tools, indicator: string, horizons: number): IndicatorBacktest {
  const { desk, methods, whole } = tools;
  const { vantage } = desk.exact.plan;
  const series = desk.series(indicator);
  const verdict = methods.verdict(series, series.last);
  return {
    kind: 'backtest',
    about: 'indicator',
    subject: whole,
    period: vantage.slice(0, 4),
    ruleSet: indicator,
    vantage,
    origins: methods.origins(series, series.last, 1).map((origin) => desk.periods[origin] ?? ''),
    areas: series.units.filter((_, unit) => series.year(unit, series.last) !== undefined).length,
    method: methods.at(series, series.last),
    maeSkill: toScore(verdict?.maeSkill),
    brierSkill: toScore(verdict?.brierSkill),
    parts: partsOf(tools, series, horizons),
    facts: [],
    because: BECAUSE_OF_BACKTEST,
  };
}

/** One for each indicator that a criterion of the coming list speaks of, the origin condition apart, and one for the population. */
export function indicatorBacktests(tools: Tools): readonly IndicatorBacktest[] {
  const { plan, rulesAt } = tools.desk.exact;
  const rules = tools.desk.legal.length === 0 ? [] : rulesAt(Number(plan.vantage.slice(0, 4)));
  const criteria = rules
    .filter(({ criterion }) => criterion.role === 'criterion')
    .map(({ criterion }) => criterion.indicator);
  const { population } = plan;
  return [
    ...[...new Set(criteria)].map((indicator) => backtestOf(tools, indicator, LIST_HORIZONS)),
    ...(population ? [backtestOf(tools, population.indicator, population.years)] : []),
  ];
}

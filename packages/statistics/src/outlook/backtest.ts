/**
 * What an outlook would have said at earlier origins, from what was published then, beside what happened.
 * Belongs here: the default and the classical methods on the same origins, horizons and units. Does not belong: judging (verdict.ts).
 * A series published `lag` periods late is forecast from that much earlier; nothing after the origin is ever read.
 * Start with backtest.
 */
import { CLASSICAL, type ClassicalName, type NormalForecast } from './classical.ts';
import { NORMAL_HALF_WIDTH, normalBelow } from './normal.ts';
import { figureOf, type Panel } from './panel.ts';
import { type Forecast, openOutlook, RANGES, type Range, type RangeShare } from './predict.ts';
import { crps, normalCrps, type Scored } from './scores.ts';

export type MethodName = 'default' | ClassicalName;
export const METHODS: readonly MethodName[] = ['default', 'naive', 'drift', 'ses', 'linear'];

/** What is crossed, by period: a limit that follows a national average is another number every year. */
export type Limit = (period: number) => number;

export interface BacktestPlan {
  /** Indices of the periods in which the outlook was made. */
  readonly origins: readonly number[];
  /** Periods after the origin. */
  readonly horizons: readonly number[];
  /** Periods between the newest figure and the origin: 0 when the origin's own figure was out. */
  readonly lag: number;
  readonly limits: readonly Limit[];
  readonly methods: readonly MethodName[];
}

export type Ranges = Readonly<Record<RangeShare, Range>>;

export interface BacktestRow {
  readonly unit: number;
  readonly origin: number;
  readonly horizon: number;
  readonly method: MethodName;
  readonly centre: number;
  readonly ranges: Ranges | undefined;
  /** The newest figure known at the origin. */
  readonly known: number;
  /** undefined where the future has not come, or has no figure. */
  readonly actual: number | undefined;
  /** Per limit: the chance of ending over it; undefined where nothing is known of the misses. */
  readonly chances: readonly (number | undefined)[];
  readonly crps: number;
  /** The default had not earned more than the last figure, and says so. */
  readonly persistence: boolean;
}

/** No chance is told as nothing or all. */
const SURE = 0.01;
export const clipChance = (chance: number) => Math.min(1 - SURE, Math.max(SURE, chance));

/** Chance of more than the limit among equally likely outcomes, half an outcome being neither; undefined without outcomes. */
export function chanceOver(outcomes: ArrayLike<number>, limit: number): number | undefined {
  if (outcomes.length === 0) return undefined;
  let over = 0;
  for (let k = 0; k < outcomes.length; k++) if ((outcomes[k] ?? 0) > limit) over++;
  return clipChance((over + 0.5) / (outcomes.length + 1));
}

/** What one method says of one coming figure. */
export type Said = Pick<BacktestRow, 'centre' | 'ranges' | 'chances' | 'crps'>;

function saidByDefault(forecast: Forecast, limits: readonly number[], actual: number | undefined): Said {
  const { centre, ranges, outcomes } = forecast;
  return {
    centre,
    ranges,
    chances: limits.map((limit) => chanceOver(outcomes, limit)),
    crps: actual === undefined || ranges === undefined ? Number.NaN : crps(outcomes, actual),
  };
}

function normalRanges({ centre, deviation }: NormalForecast): Ranges | undefined {
  if (Number.isNaN(deviation)) return undefined;
  const range = (wide: RangeShare): Range => ({
    lo: centre - NORMAL_HALF_WIDTH[wide] * deviation,
    hi: centre + NORMAL_HALF_WIDTH[wide] * deviation,
  });
  return { 0.5: range(0.5), 0.9: range(0.9), 0.95: range(0.95) };
}

function normalChance({ centre, deviation }: NormalForecast, limit: number): number | undefined {
  if (Number.isNaN(deviation)) return undefined;
  if (deviation === 0) return clipChance(centre > limit ? 1 : 0);
  return clipChance(1 - normalBelow((limit - centre) / deviation));
}

/** As the method has it, even where a line runs below 0 or a share above 1: that is what it says. */
export function saidByNormal(
  forecast: NormalForecast,
  limits: readonly number[],
  actual: number | undefined,
): Said {
  const { centre, deviation } = forecast;
  const known = actual !== undefined && !Number.isNaN(deviation);
  return {
    centre,
    ranges: normalRanges(forecast),
    chances: limits.map((limit) => normalChance(forecast, limit)),
    crps: known ? normalCrps(centre, deviation, actual) : Number.NaN,
  };
}

/**
 * Every forecast of the plan, by origin, horizon, unit, method. A unit is forecast where its newest figure at the origin is known.
 * In: periods and origins as indices from 0. Out: figures in the panel's unit. Deterministic.
 */
export function backtest(panel: Panel, plan: BacktestPlan): readonly BacktestRow[] {
  const outlooks = openOutlook(panel);
  const figures = panel.units.map(({ readings }) =>
    Float64Array.from(readings, (reading) => (reading === undefined ? Number.NaN : figureOf(reading))),
  );
  return plan.origins.flatMap((origin) =>
    plan.horizons.flatMap((horizon) => {
      const last = origin - plan.lag;
      if (last < 0) return [];
      const steps = horizon + plan.lag;
      const limits = plan.limits.map((limit) => limit(origin + horizon));
      const { fit, forecasts } = outlooks.at(last, steps);
      return forecasts.flatMap((forecast): readonly BacktestRow[] => {
        const series = figures[forecast.unit] ?? new Float64Array();
        const found = series[origin + horizon] ?? Number.NaN;
        const actual = Number.isNaN(found) ? undefined : found;
        const about = { unit: forecast.unit, origin, horizon, known: series[last] ?? Number.NaN, actual };
        const past = series.subarray(0, last + 1);
        return plan.methods.map((method) => {
          const said =
            method === 'default'
              ? saidByDefault(forecast, limits, actual)
              : saidByNormal(CLASSICAL[method](past, steps), limits, actual);
          return { ...about, method, ...said, persistence: method === 'default' && fit.persistence };
        });
      });
    }),
  );
}

/** A row as the scores read it; undefined where it has no outcome yet. */
export function toScored(row: BacktestRow, limits: readonly Limit[]): Scored | undefined {
  const { centre, ranges, actual, chances } = row;
  if (actual === undefined) return undefined;
  const inside = (share: RangeShare) => {
    const range = ranges?.[share];
    return range !== undefined && actual >= range.lo && actual <= range.hi;
  };
  const [half, most, nearly] = RANGES.map(inside);
  return {
    centre,
    actual,
    crps: row.crps,
    held: ranges === undefined ? undefined : { 50: half === true, 90: most === true, 95: nearly === true },
    width90: ranges === undefined ? Number.NaN : ranges[0.9].hi - ranges[0.9].lo,
    events: chances.flatMap((chance, i) => {
      const limit = limits[i]?.(row.origin + row.horizon);
      return chance === undefined || limit === undefined ? [] : [{ chance, happened: actual > limit }];
    }),
  };
}

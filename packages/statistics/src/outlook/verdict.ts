/**
 * What a backtest says of a method: scores, whether it beats persistence, and whether enough was crossed to tell.
 * Start with judge.
 */
import type { Random } from '../disclosure/random.ts';
import { type BacktestRow, type Limit, type MethodName, toScored } from './backtest.ts';
import { mean, median, quantile } from './numbers.ts';
import { type Scores, scoreForecasts } from './scores.ts';

/** Fewer crossings than this are too few to judge a forecast of crossings by. */
export const ENOUGH_CROSSINGS = 20;
/** Within so many typical changes of a limit, a unit counts as near it. */
const NEAR_CHANGES = 2;

export interface Crossings {
  /** Forecasts of units near a limit, with an outcome. */
  readonly near: number;
  /** Of these, how many ended on the limit's other side. */
  readonly crossed: number;
  readonly enough: boolean;
}

/** Rows of one method and horizon that lie within two typical changes of the limit, with an outcome. */
export function nearLimit(rows: readonly BacktestRow[], limit: Limit): readonly BacktestRow[] {
  const known = rows.filter(({ actual }) => actual !== undefined);
  const typical = median(known.map((row) => Math.abs((row.actual ?? 0) - row.known)));
  return known.filter(
    (row) => Math.abs(row.known - limit(row.origin + row.horizon)) <= NEAR_CHANGES * typical,
  );
}

/** Counts what was crossed in fact. Rows of one method and one horizon: every method has the same outcomes. */
export function countCrossings(rows: readonly BacktestRow[], limits: readonly Limit[]): Crossings {
  const [near, crossed] = limits.reduce(
    ([all, over], limit) => {
      const close = nearLimit(rows, limit);
      const crossing = close.filter((row) => {
        const at = limit(row.origin + row.horizon);
        return row.known > at !== (row.actual ?? 0) > at;
      });
      return [all + close.length, over + crossing.length] as const;
    },
    [0, 0] as readonly [number, number],
  );
  return { near, crossed, enough: crossed >= ENOUGH_CROSSINGS };
}

export const scoresOf = (rows: readonly BacktestRow[], limits: readonly Limit[]): Scores =>
  scoreForecasts(rows.flatMap((row) => toScored(row, limits) ?? []));

export interface Verdict {
  readonly horizon: number;
  readonly scores: Readonly<Partial<Record<MethodName, Scores>>>;
  readonly crossings: Crossings;
  /** 1 − MAE(default) / MAE(persistence). */
  readonly maeSkill: number;
  /** 1 − Brier(default) / Brier(persistence); NaN without limits. */
  readonly brierSkill: number;
  /** Which of the two is shown; persistence unless the default has the smaller error and no worse Brier score. */
  readonly shown: 'default' | 'naive';
}

/** A gain that is no more than the dust of binary fractions is none. */
const DUST = 1e-9;

/** Judges each horizon of a backtest. In: rows of all methods. */
export function judge(rows: readonly BacktestRow[], limits: readonly Limit[]): readonly Verdict[] {
  const byHorizon = [...Map.groupBy(rows, ({ horizon }) => horizon)].sort(([a], [b]) => a - b);
  return byHorizon.map(([horizon, all]) => {
    const byMethod = [...Map.groupBy(all, ({ method }) => method)];
    const scores: Partial<Record<MethodName, Scores>> = Object.fromEntries(
      byMethod.map(([method, own]) => [method, scoresOf(own, limits)]),
    );
    const skill = (score: 'mae' | 'brier') =>
      1 - (scores.default?.[score] ?? Number.NaN) / (scores.naive?.[score] ?? Number.NaN);
    const [maeSkill, brierSkill] = [skill('mae'), skill('brier')];
    const shown = maeSkill > DUST && !(brierSkill < -DUST) ? 'default' : 'naive';
    const ofDefault = all.filter(({ method }) => method === 'default');
    return { horizon, scores, crossings: countCrossings(ofDefault, limits), maeSkill, brierSkill, shown };
  });
}

/**
 * 90 % range of MAE(default) − MAE(persistence), by drawing whole units again: their years hang together.
 * In: rows of one horizon. Negative throughout: the default is better beyond chance over units (never over years, which are few).
 */
export function maeDifference(
  rows: readonly BacktestRow[],
  random: Random,
  draws = 400,
): { readonly lo: number; readonly hi: number } {
  const error = (row: BacktestRow) => Math.abs(row.centre - (row.actual ?? Number.NaN));
  const compared = rows.filter(
    ({ method, actual }) => (method === 'default' || method === 'naive') && actual !== undefined,
  );
  const units = [...Map.groupBy(compared, ({ unit }) => unit).values()].map((own) => ({
    sum: own.reduce((sum, row) => sum + (row.method === 'default' ? error(row) : -error(row)), 0),
    forecasts: own.length / 2,
  }));
  const differences = Array.from({ length: draws }, () => {
    const drawn = units.flatMap(() => units[random.below(units.length)] ?? []);
    return mean(drawn.map(({ sum }) => sum)) / mean(drawn.map(({ forecasts }) => forecasts));
  }).sort((a, b) => a - b);
  return { lo: quantile(differences, 0.05), hi: quantile(differences, 0.95) };
}

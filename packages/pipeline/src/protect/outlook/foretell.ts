/**
 * What is said of every area's coming figure, from one origin, and what the classical methods would have said: rows that can be judged.
 * Belongs here: figures of the law (means of one or two years) out of single years. Does not belong: lists, choosing, findings.
 * The same draws that the chances are counted over are judged here: what is shown is what was tested.
 * Start with foretell, then classical.
 */
import {
  type BacktestRow,
  CLASSICAL,
  chanceOver,
  crps,
  type Draw,
  drawTogether,
  figureOf,
  type JointSeries,
  type Outlooks,
  quantile,
  type Ranges,
  saidByNormal,
} from '@bybalance/statistics';
import type { IndicatorSeries } from './series.ts';

/** How the newest figure becomes the coming one. */
export interface Asked {
  readonly origin: number;
  readonly horizon: number;
  readonly method: 'model' | 'persistence';
  /** Limits as they were known at the origin, in the figure's unit. */
  readonly limits: readonly number[];
}

/** Enough for chances in steps of 5 points; the coming lists themselves are drawn up to 1,000 times. */
const MOST_DRAWS = 200;

const outlooksOf = (series: IndicatorSeries, method: Asked['method']): Outlooks =>
  method === 'persistence' ? series.persisting : series.outlooks;

/** Single years of the coming figure that are not known at the origin. */
function drawnYears(series: IndicatorSeries, { origin, horizon, method }: Asked): readonly JointSeries[] {
  const outlooks = outlooksOf(series, method);
  const steps = series.years === 2 && horizon > 1 ? [horizon - 1, horizon] : [horizon];
  return steps.map((step) => ({ outlooks, last: origin, steps: step, centred: method === 'persistence' }));
}

function singleYear(series: IndicatorSeries, unit: number, period: number): number {
  const reading = series.year(unit, period)?.reading;
  return reading === undefined ? Number.NaN : figureOf(reading);
}

/**
 * The mean that a draw of its years gives; where only the newest is drawn, the year before is known. Known years are taken at their middle here:
 * these rows are held against figures as shown, which have the same rounding.
 */
function meanOf(series: IndicatorSeries, unit: number, origin: number, draw: readonly number[]): number {
  const [a = Number.NaN, b] = draw;
  if (series.years === 1) return a;
  return ((b === undefined ? singleYear(series, unit, origin) : b) + a) / 2;
}

/** Of equally likely outcomes: the middle 50, 90 and 95 %. */
export function rangesOf(ascending: ArrayLike<number>): Ranges {
  const range = (share: number) => ({
    lo: quantile(ascending, (1 - share) / 2),
    hi: quantile(ascending, (1 + share) / 2),
  });
  return { 0.5: range(0.5), 0.9: range(0.9), 0.95: range(0.95) };
}

function toRow(series: IndicatorSeries, asked: Asked, unit: number, draws: readonly Draw[]): BacktestRow {
  const { origin, horizon, limits, method } = asked;
  const outcomes = Float64Array.from(draws, (draw) => meanOf(series, unit, origin, draw)).sort();
  const actual = series.figure(unit, origin + horizon);
  const isKnown = !Number.isNaN(actual);
  return {
    ...{ unit, origin, horizon, method: 'default' },
    known: series.figure(unit, origin),
    actual: isKnown ? actual : undefined,
    // The newest single year stands for the coming ones, and for the mean of them; a model says the middle of what it draws.
    centre: method === 'persistence' ? singleYear(series, unit, origin) : quantile(outcomes, 0.5),
    ranges: outcomes.length === 0 ? undefined : rangesOf(outcomes),
    chances: limits.map((limit) => chanceOver(outcomes, limit)),
    crps: isKnown && outcomes.length > 0 ? crps(outcomes, actual) : Number.NaN,
    persistence: method === 'persistence',
  };
}

/** One row per area whose newest figure is known at the origin. Deterministic; nothing after the origin but `actual`. */
export function foretell(series: IndicatorSeries, asked: Asked): readonly BacktestRow[] {
  const isKnown = (unit: number) => !Number.isNaN(series.figure(unit, asked.origin));
  const drawn = drawTogether(drawnYears(series, asked), { most: MOST_DRAWS, only: isKnown });
  return drawn.map(({ unit, draws }) => toRow(series, asked, unit, draws));
}

const METHODS = ['naive', 'drift', 'linear'] as const;

/** Persistence, drift and a straight line on the same areas and origin; each is given the known year of a mean too. */
export function classical(
  series: IndicatorSeries,
  { origin, horizon, limits }: Omit<Asked, 'method'>,
): readonly BacktestRow[] {
  const units = [...series.units.keys()].filter((unit) => !Number.isNaN(series.figure(unit, origin)));
  return units.flatMap((unit) => {
    const past = Array.from({ length: origin + 1 }, (_, t) => singleYear(series, unit, t));
    const actual = series.figure(unit, origin + horizon);
    const known = Number.isNaN(actual) ? undefined : actual;
    return METHODS.map((method): BacktestRow => {
      const newer = CLASSICAL[method](past, horizon);
      const older =
        horizon > 1
          ? CLASSICAL[method](past, horizon - 1)
          : { centre: past[origin] ?? Number.NaN, deviation: 0 };
      // Two years of one path: as if they missed together, so no narrower than they are.
      const forecast =
        series.years === 1
          ? newer
          : {
              centre: (newer.centre + older.centre) / 2,
              deviation: (newer.deviation + older.deviation) / 2,
            };
      return {
        ...{ unit, origin, horizon, method, persistence: false },
        ...{ known: series.figure(unit, origin), actual: known },
        ...saidByNormal(forecast, limits, known),
      };
    });
  });
}

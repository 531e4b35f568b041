/**
 * The methods an outlook is held against, each fitted to one unit's own series: persistence, drift, simple smoothing, a straight line.
 * Normal ranges around the centre, as in Hyndman and Athanasopoulos (2021), chapters 5 and 8, and the R package `forecast`.
 * Start with CLASSICAL.
 */
import { minimise } from './nelder-mead.ts';
import { mean } from './numbers.ts';

/** Centre and standard deviation of a normal forecast; the deviation is NaN where a series is too short to tell. */
export interface NormalForecast {
  readonly centre: number;
  readonly deviation: number;
}

/** Figures up to the origin, oldest first (NaN where there is none), and how many periods ahead. The last one must be a figure. */
export type ClassicalMethod = (series: ArrayLike<number>, horizon: number) => NormalForecast;

const sumOfSquares = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number * number, 0);

function stepsOf(series: ArrayLike<number>): readonly number[] {
  const steps = Array.from(series, (figure, t) => figure - (series[t - 1] ?? Number.NaN));
  return steps.filter((step) => !Number.isNaN(step));
}

const lastOf = (series: ArrayLike<number>) => series[series.length - 1] ?? Number.NaN;

const naive: ClassicalMethod = (series, horizon) => {
  const steps = stepsOf(series);
  return {
    centre: lastOf(series),
    deviation: Math.sqrt((sumOfSquares(steps) / steps.length) * horizon),
  };
};

/** A random walk with the mean step; the uncertainty of that mean is in the deviation. One figure alone has no drift. */
const drift: ClassicalMethod = (series, horizon) => {
  const steps = stepsOf(series);
  const n = steps.length;
  if (n === 0) return { centre: lastOf(series), deviation: Number.NaN };
  const step = mean(steps);
  const noise = sumOfSquares(steps.map((one) => one - step)) / (n - 1);
  const deviation = Math.sqrt(noise * horizon * (1 + horizon / n));
  return { centre: lastOf(series) + horizon * step, deviation };
};

interface Smoothed {
  readonly level: number;
  readonly squares: number;
}

function smooth(figures: readonly number[], follow: number, start: number): Smoothed {
  let [level, squares] = [start, 0];
  for (const figure of figures) {
    const error = figure - level;
    squares += error * error;
    level += follow * error;
  }
  return { level, squares };
}

const [LEAST, MOST] = [0.0001, 0.9999];

/** Simple exponential smoothing: parameter and starting level by least squares, from where R starts. Missing figures are left out. */
const ses: ClassicalMethod = (series, horizon) => {
  const figures = Array.from(series).filter((figure) => !Number.isNaN(figure));
  if (figures.length < 3) return naive(series, horizon);
  const error = ([follow = 0, start = 0]: readonly number[]) =>
    follow < LEAST || follow > MOST ? Number.NaN : smooth(figures, follow, start).squares / figures.length;
  const [follow = 0, start = 0] = minimise(error, [LEAST + 0.2 * (MOST - LEAST), mean(figures.slice(0, 10))]);
  const { level, squares } = smooth(figures, follow, start);
  const noise = squares / (figures.length - 2);
  return { centre: level, deviation: Math.sqrt(noise * (1 + (horizon - 1) * follow * follow)) };
};

/** Least-squares line through the series, drawn on. */
const linear: ClassicalMethod = (series, horizon) => {
  const points = Array.from(series, (y, x) => ({ x, y })).filter(({ y }) => !Number.isNaN(y));
  if (points.length < 2) return { centre: lastOf(series), deviation: Number.NaN };
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const spread = sumOfSquares(points.map((point) => point.x - x));
  const slope = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
  const at = (place: number) => y + slope * (place - x);
  // Two points lie on their line but for rounding: that is no measure of noise.
  const misses = points.length > 2 ? sumOfSquares(points.map((point) => point.y - at(point.x))) : Number.NaN;
  const noise = misses / (points.length - 2);
  const target = series.length - 1 + horizon;
  const deviation = Math.sqrt(noise * (1 + 1 / points.length + (target - x) ** 2 / spread));
  return { centre: at(target), deviation };
};

/** By the name they have in tables. */
export const CLASSICAL = { naive, drift, ses, linear } as const satisfies Record<string, ClassicalMethod>;
export type ClassicalName = keyof typeof CLASSICAL;

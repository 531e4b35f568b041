/**
 * How far shown numbers lie from exact ones: as measured, for the desk, and as it may be told to every reader.
 * Belongs here: means and the largest, and the rule for telling them. Does not belong: cells, files. Pure.
 * What is told of the largest is taken from the certain intervals, which every reader has; only the mean is measured, and coarse.
 * Start with toldDistance; why in docs/decisions/price-of-protection.md.
 */
import type { ShownDistance } from '@bybalance/release';
import { clean, stepForWidth } from '../round.ts';

/** Fewer compared numbers than this, and a mean would speak of single cells. */
const LEAST_COMPARED = 50;

/** One shown number: how far off it is, and how far off it could be as far as a reader knows. */
export interface Distance {
  readonly measured: number;
  readonly possible: number;
}

/** As measured: for the municipality alone. */
export interface MeasuredDistance {
  readonly compared: number;
  readonly mean: number;
  readonly usual: number;
  readonly most: number;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const largest = (numbers: readonly number[]) => numbers.reduce((most, x) => Math.max(most, x), 0);

/** The least number that at least 95 of 100 do not exceed. */
export function percentile95(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(0.95 * sorted.length - 1e-9) - 1)] ?? 0;
}

/** undefined where nothing was compared. */
export function measuredDistance(distances: readonly Distance[]): MeasuredDistance | undefined {
  if (distances.length === 0) return undefined;
  const measured = distances.map((one) => one.measured);
  return {
    compared: distances.length,
    mean: mean(measured),
    usual: percentile95(measured),
    most: largest(measured),
  };
}

/** Upwards to the step: "at most" must stay true. */
const upTo = (value: number, step: number) => clean(Math.ceil(value / step - 1e-6) * step);

/**
 * What every reader may know. In: distances in the unit, the finest step it is told with. undefined where too few were compared.
 * The mean's step: one number's whole possible distance moves the mean by half a step at most.
 */
export function toldDistance(distances: readonly Distance[], finest: number): ShownDistance | undefined {
  if (distances.length < LEAST_COMPARED) return undefined;
  const possible = distances.map((one) => one.possible);
  const most = largest(possible);
  const step = stepForWidth(Math.max(finest, (2 * most) / distances.length));
  const measured = mean(distances.map((one) => one.measured));
  return {
    compared: distances.length,
    mean: { value: clean(Math.round(measured / step) * step), step },
    usual: upTo(percentile95(possible), finest),
    most: upTo(most, finest),
  };
}

/**
 * Straight scales and round ticks, small enough to run in the browser.
 * Belongs here: number → percent of a plot's width or height. Does not belong: pixels, words.
 * Used by every chart's view model; plots are drawn in percent so that they fit any width.
 * Start with toScale.
 */
import { ticks as roundTicks } from 'd3-array';

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** Percent of the way from `from` to `to`, two decimals; 0 when the scale has no length. */
export function position(scale: Pick<Scale, 'from' | 'to'>, value: number): number {
  const length = scale.to - scale.from;
  return length === 0 ? 0 : Math.round(((value - scale.from) / length) * 10000) / 100;
}

/**
 * A scale that holds all values, with three to six round ticks.
 * `zero: true` starts at 0 (or ends there, for values that are all negative).
 */
export function toScale(values: readonly number[], zero: boolean, count = 5): Scale {
  const all = zero ? [0, ...values] : values;
  const low = Math.min(...all);
  const high = Math.max(...all);
  if (!Number.isFinite(low)) return { from: 0, to: 1, ticks: [0, 1] };
  if (low === high) return { from: low - 1, to: low + 1, ticks: [low] };
  const step = tickStep(low, high, count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => cleaned((first + i) * step));
  return { from: cleaned(first * step), to: cleaned(last * step), ticks };
}

// Steps such as 0.1 are not exact in binary.
const cleaned = (value: number) => Number(value.toPrecision(12));

function tickStep(low: number, high: number, count: number): number {
  const [a = low, b = high] = roundTicks(low, high, count);
  return b - a || high - low;
}

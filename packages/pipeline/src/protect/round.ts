/**
 * Rounding of counts: the same number always becomes the same number, with the interval a reader may be sure of.
 * Belongs here: the arithmetic of classes and steps. Does not belong: which rule applies (rules/, verdict.ts).
 * Counts under `smallCount` are one class; the others go to the nearest multiple of `base`, halves up.
 */
import type { ProtectedNumber } from '@bybalance/release';

export interface Rounding {
  readonly base: number;
  readonly smallCount: number;
  /** Smallest unit is 1/scale: 1 for heads, 10 for full-time persons with one decimal. */
  readonly scale: 1 | 10;
}

/** Counts of this class print as "under 5"; `value` is 0 so that it stays a multiple of the step. */
export function smallClass({ base, smallCount, scale }: Rounding): ProtectedNumber {
  return { value: 0, lo: 0, hi: (smallCount * scale - 1) / scale, step: Math.max(base, smallCount) };
}

/**
 * The count as shown. In: a count in whole 1/scale. Out: nearest multiple of base, and every count that would be shown so.
 * 5 → 5 in [5, 7] · 10 → 10 in [8, 12] · 4 → the small class [0, 4] · base 10: 13 → 10 in [5, 14].
 */
export function roundCount(count: number, rounding: Rounding): ProtectedNumber {
  const { base, smallCount, scale } = rounding;
  const units = Math.round(count * scale);
  if (units < smallCount * scale) return smallClass(rounding);
  const step = base * scale;
  const centre = Math.floor(units / step + 0.5) * step;
  return {
    value: centre / scale,
    lo: Math.max(smallCount * scale, Math.ceil(centre - step / 2)) / scale,
    hi: (Math.ceil(centre + step / 2) - 1) / scale,
    step: base,
  };
}

/** The count itself, or the small class. In: a count in whole 1/scale. 5 → 5 in [5, 5] · 4 → the small class [0, 4]. */
export function exactCount(count: number, rounding: Rounding): ProtectedNumber {
  const { smallCount, scale } = rounding;
  const value = Math.round(count * scale) / scale;
  return value < smallCount ? smallClass(rounding) : { value, lo: value, hi: value, step: 1 / scale };
}

/** roundCount that remembers: equal counts share one object, so half a million cells need few numbers. */
export function rememberingRounder(
  rounding: Rounding,
  round = roundCount,
): (count: number) => ProtectedNumber {
  const known = new Map<number, ProtectedNumber>();
  return (count) => {
    const found = known.get(count);
    if (found) return found;
    const made = round(count, rounding);
    known.set(count, made);
    return made;
  };
}

/** value as a clean multiple of step: 41 · 0.01 is 0.41 and nothing longer. */
export function toStep(value: number, step: number): number {
  return clean(Math.floor(value / step + 0.5 + 1e-9) * step);
}

/** Removes the noise of binary fractions; eight decimals are more than any figure shows. */
export function clean(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}

/** Fraction of whole numbers × factor, rounded outwards to 1/grain below; exact for counts under 2^31. */
export function below(numerator: number, denominator: number, grain: number): number {
  return Math.floor((numerator * grain) / denominator) / grain;
}

/** As `below`, rounded up. */
export function above(numerator: number, denominator: number, grain: number): number {
  return Math.ceil((numerator * grain) / denominator) / grain;
}

/** The finest of 1, 2, 5 and their tenfolds that is at least `width`, so that a wide interval does not look sharp. */
export function stepForWidth(width: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(width));
  const multiple = [1, 2, 5].find((times) => times * magnitude >= width - 1e-9) ?? 10;
  return clean(multiple * magnitude);
}

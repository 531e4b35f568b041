/**
 * How far a count may have been corrected before its published number is replaced.
 * Belongs here: the interval of counts that keep a number. Does not belong: looking numbers up, showing.
 * Source: methods A.8, the sticky rule, made wider where a replacement would tell the new count nearly exactly.
 */
import type { ProtectedNumber } from '@bybalance/release';
import type { Interval } from '@bybalance/statistics';
import { type Rounding, roundCount } from '../round.ts';

/** Corrections of so many counted units are never shown. */
const UNSHOWN_CORRECTION = 2;

/** Fewer values than this (in counted units, ends included) may not be all that a replacement leaves. */
const FEWEST_VALUES = 3;

/** No count lies further beyond the interval of a number that stays. */
export const MOST_UNSHOWN = UNSHOWN_CORRECTION + FEWEST_VALUES - 1;

/**
 * The counts, in smallest units, for which the number stays as first published.
 * The number's interval widened by 2 on both sides. A replacement tells that the count lies outside: where that leaves fewer than three
 * values of the class next to it, those keep the number too. 10 (8–12) → 5–14, since of 5–7 only 5 would be left · 15 (13–17) → 11–19.
 */
export function keptWithin(number: ProtectedNumber, rounding: Rounding): Interval {
  const { scale } = rounding;
  const units = (count: number) => Math.round(count * scale);
  const classOf = (count: number): Interval => {
    const { lo, hi } = roundCount(count / scale, rounding);
    return { lo: units(lo), hi: units(hi) };
  };
  const least = (FEWEST_VALUES - 1) * scale;
  const low = Math.max(0, units(number.lo) - UNSHOWN_CORRECTION * scale);
  const high = units(number.hi) + UNSHOWN_CORRECTION * scale;
  const below = classOf(low);
  const above = classOf(high);
  return {
    lo: low - 1 - below.lo < least ? Math.min(low, below.lo) : low,
    hi: above.hi - (high + 1) < least ? Math.max(high, above.hi) : high,
  };
}

/**
 * How an interval at the edge is said: "under 5", "under 3 %", "over 97 %".
 * Belongs here: the one rule for it, so that pages, files and sentences agree. Does not belong: words, decimals.
 */
import type { Unit } from './indicator.ts';

export interface Edge {
  readonly side: 'under' | 'over';
  /** In the unit of the figure: 5 persons, 0.03, 7 per 1,000. */
  readonly at: number;
}

/**
 * The edge of an `under-threshold` figure or of a count inside one.
 * In: its unit ("count" for numerators and denominators) and interval. Out: undefined when the interval lies at no edge.
 */
export function edgeOf(unit: Unit, interval: { readonly lo: number; readonly hi: number }): Edge | undefined {
  const { lo, hi } = interval;
  if (lo === 0 && hi > 0) return { side: 'under', at: unit === 'count' ? Math.floor(hi) + 1 : hi };
  if (unit === 'share' && hi === 1 && lo > 0) return { side: 'over', at: lo };
  return undefined;
}

/** Whether a count stands for the class under the threshold: print its edge, never its value 0. */
export function isUnderClass(count: {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}): boolean {
  return count.value === 0 && count.lo === 0 && count.hi > 0;
}

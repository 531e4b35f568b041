/**
 * Chances and figures as they are told: 5 points, the step of the area's own figure, six digits of a score.
 * Belongs here: rounding of what the outlook says. Does not belong: rounding of figures that were counted (protect/round.ts).
 */
import type { Chance, FanPoint, Observation } from '@bybalance/release';
import { type Ranges, tellChance } from '@bybalance/statistics';

/** A share of draws → a chance in steps of 5 points; "< 5 %" and "> 95 %" are the ends. */
export function toChance(share: number): Chance {
  const { shown, words } = tellChance(share);
  if (shown < 0.05) return { percent: 5, edge: 'under', words };
  if (shown > 0.95) return { percent: 95, edge: 'over', words };
  return { percent: Math.round(shown * 100), edge: undefined, words };
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
const clean = (value: number) => Number(value.toPrecision(12));
const DUST = 1e-9;

/** The nearest multiple of the step; ranges outwards, so that they hold no less than was said. */
const nearest = (value: number, step: number) => clean(Math.round(value / step) * step);
const below = (value: number, step: number) => clean(Math.floor(value / step + DUST) * step);
const above = (value: number, step: number) => clean(Math.ceil(value / step - DUST) * step);

/** A coming figure, no finer than the area's figures are shown. */
export function toFanPoint(
  period: string,
  centre: number,
  ranges: Pick<Ranges, 0.5 | 0.9>,
  step: number,
): FanPoint {
  const range = (share: 0.5 | 0.9) => [below(ranges[share].lo, step), above(ranges[share].hi, step)] as const;
  return { period, centre: nearest(centre, step), range50: range(0.5), range90: range(0.9), step };
}

/** A figure that is out already: its own row, without any range but the one it is shown with. */
export function knownPoint(row: Observation | undefined): FanPoint | undefined {
  if (row?.status !== 'published' && row?.status !== 'coarsened') return undefined;
  const own = [Math.min(row.lo, row.value), Math.max(row.hi, row.value)] as const;
  return { period: row.period, centre: row.value, range50: own, range90: own, step: row.step };
}

/** Same bytes on every machine: the last digits of logarithms are not. undefined for what cannot be said. */
export function toScore(value: number | undefined): number | undefined {
  return value === undefined || !Number.isFinite(value) ? undefined : Number(value.toPrecision(6));
}

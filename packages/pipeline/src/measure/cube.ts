/**
 * Counts over atom × year × slot × condition, dense: what a pass found, before it becomes tables.
 * Belongs here: arrays and their indexes. Does not belong: SQL, indicators.
 */
import type { CountPlan } from './plan.ts';

/** Index of a count: ((atom · years + year) · slots + slot) · conditions + condition. */
export interface Cube {
  readonly plan: CountPlan;
  readonly years: readonly number[];
  /** Years of which the register holds anything; the others are missing, not empty. */
  readonly delivered: ReadonlySet<number>;
  readonly counts: Float64Array;
  /** Distinct households among those counted. */
  readonly households: Float64Array;
}

/** Position of the first condition of a cell. */
export function cubeCell(plan: CountPlan, years: number, atom: number, year: number, slot: number): number {
  return ((atom * years + year) * plan.slots.length + slot) * plan.conditions.length;
}

/** An array of zeros of the cube's size. */
export function emptyCounts(plan: CountPlan, atoms: number, years: number): Float64Array {
  return new Float64Array(atoms * years * plan.slots.length * plan.conditions.length);
}

/** What a register that was not delivered gives. */
export function emptyCube(plan: CountPlan): Cube {
  const nothing = new Float64Array();
  return { plan, years: [], delivered: new Set(), counts: nothing, households: nothing };
}

/** Adds `count` for every condition whose bit is set. */
export function addBits(counts: Float64Array, cell: number, bits: number, count: number): void {
  for (let rest = bits, at = cell; rest > 0; rest = Math.floor(rest / 2), at++) {
    if (rest % 2 === 1) counts[at] = (counts[at] ?? 0) + count;
  }
}

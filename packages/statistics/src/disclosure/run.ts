/**
 * One audit under way: the system, what has been proven of its targets, and the models opened for it.
 * Belongs here: state that the rounds share and questions about a target. Does not belong: deciding what to try next (rounds.ts).
 * Used by rounds.ts, breaches.ts, settle.ts and repair.ts; opened and closed by audit.ts.
 */
import { type LinearBounds, type loadSolver, openLinearBounds } from './linear.ts';
import { allUnits, type LocalProblem, localProblem } from './neighbourhood.ts';
import type { Random } from './random.ts';
import { seekTarget, type Wanderer } from './search.ts';
import type { Interval, System } from './system.ts';
import type { Witnesses } from './witnesses.ts';

export interface Run {
  readonly system: System;
  readonly witnesses: Witnesses;
  readonly random: Random;
  /** Seeks from where the last search left it. */
  readonly wanderer: Wanderer;
  readonly solver: Awaited<ReturnType<typeof loadSolver>>;
  /** Whether a target known to be 0 may stay known: a policy's choice. */
  readonly zeroMayBeKnown: (target: number) => boolean;
  /** Whether corners of the whole linear program are tried as tables. */
  readonly triesCorners: boolean;
  /** Targets proven to be 0 that may stay so. Proven with the forms of that moment: looked at again before the end. */
  readonly exempt: Set<number>;
  /** Bounds that left a target room, near it and over everything. Coarsening only widens them, so they stand to the end. */
  readonly roomNear: Map<number, Interval>;
  readonly roomOverall: Map<number, Interval>;
  full: { readonly bounds: LinearBounds; readonly local: LocalProblem } | undefined;
  readonly counts: { localPrograms: number; fullPrograms: number; integerPrograms: number };
}

export interface Breach {
  readonly target: number;
  /** Published forms the bound rests on. */
  readonly rows: ReadonlySet<number>;
}

export const needOf = ({ system }: Run, target: number): number => system.spec.targets[target]?.need ?? 0;
export const strideOf = ({ system }: Run, target: number): number => system.spec.targets[target]?.stride ?? 1;
export const formOf = ({ system }: Run, target: number): number => system.spec.targets[target]?.form ?? 0;

/** Targets neither proven safe nor exempt. */
export function openTargets({ witnesses, exempt }: Run): readonly number[] {
  return witnesses.unfinished().filter((target) => !exempt.has(target));
}

/** Interval in force of a target's form. */
export function boundsOfForm(run: Run, target: number): Interval {
  const form = formOf(run, target);
  return { lo: run.system.lo[form] as number, hi: run.system.hi[form] as number };
}

/** The linear program over the whole system: opened once, its rows follow the repair. */
export function fullModel(run: Run): { readonly bounds: LinearBounds; readonly local: LocalProblem } {
  if (run.full) return run.full;
  const local = localProblem(run.system, allUnits(run.system));
  run.full = { bounds: openLinearBounds(run.solver, local.problem), local };
  return run.full;
}

export interface Search {
  readonly steps: number;
  readonly candidates: number;
}

/** Seeks values of a target inside a range, from where the wanderer stands or from a table that fits. */
export function seekFrom(
  run: Run,
  target: number,
  range: Interval,
  search: Search,
  start?: Int32Array,
): void {
  const { system, witnesses, random, wanderer } = run;
  if (start !== undefined) wanderer.moveTo(start);
  seekTarget(system, witnesses, target, range, search, wanderer, random);
}

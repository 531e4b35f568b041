/**
 * The last resort for targets that no bound breaches and no search made safe: more starts, then whole-number programs.
 * What is still open after that is treated as a breach: never published.
 */
import { reachOf } from './breaches.ts';
import { openLinearBounds } from './linear.ts';
import { drawMove } from './moves.ts';
import { allUnits, growUnits, localProblem } from './neighbourhood.ts';
import { type Breach, boundsOfForm, formOf, fullModel, type Run, seekFrom } from './run.ts';
import { TableState } from './state.ts';

/** Tables to start from besides the truth: stored witnesses shaken by a few thousand moves. */
function shakenStart(run: Run, attempt: number): Int32Array {
  const { system, witnesses, random } = run;
  const from = witnesses.tables[attempt % Math.max(1, witnesses.tables.length)] ?? system.spec.truth;
  const state = new TableState(system, from);
  for (let tried = 0; tried < 4000; tried++) {
    if (!drawMove(system, state, random) || !state.apply()) continue;
    if (!state.touchedInside(system.lo, system.hi)) state.rollBack();
  }
  return state.table;
}

/** The program with the target at a wanted value; the system's bounds are as before afterwards. */
function problemAt({ system }: Run, form: number, wanted: number, units: Int32Array, frozen?: Int32Array) {
  const keptLo = system.lo[form] as number;
  const keptHi = system.hi[form] as number;
  system.lo[form] = wanted;
  system.hi[form] = wanted;
  try {
    return localProblem(system, units, frozen);
  } finally {
    system.lo[form] = keptLo;
    system.hi[form] = keptHi;
  }
}

/** A whole-number program near the target with the rest frozen, or over everything; stores what it finds. */
function integerSearch(
  run: Run,
  target: number,
  wanted: number,
  units: Int32Array,
  nodes: number,
  frozen?: Int32Array,
): boolean {
  const { system, witnesses } = run;
  const local = problemAt(run, formOf(run, target), wanted, units, frozen);
  const bounds = openLinearBounds(run.solver, local.problem, true);
  try {
    run.counts.integerPrograms++;
    const point = bounds.integerPoint(nodes);
    if (!point.table) return false;
    const state = new TableState(system, local.spread(point.table, frozen ?? system.spec.truth));
    const inside = state.value.every(
      (value, f) => value >= (system.lo[f] as number) && value <= (system.hi[f] as number),
    );
    return inside && witnesses.offer(state.table, state.value, [target]);
  } finally {
    bounds.dispose();
  }
}

const MOST_VALUES = 12;

/** Nodes of the search tree that a whole-number program may open. */
const NODES = { near: 200, overall: 20_000 } as const;

function searchWholeNumbers(run: Run, target: number, wanted: number, thorough: boolean): void {
  const form = formOf(run, target);
  for (let extra = 0; extra < 3; extra++) {
    const near = growUnits(run.system, form, extra);
    if (integerSearch(run, target, wanted, near, NODES.near, run.system.spec.truth)) return;
  }
  if (thorough) integerSearch(run, target, wanted, allUnits(run.system), NODES.overall);
}

/**
 * Tries to make an open target safe; the breach it is treated as, unless that succeeded.
 * `thorough` ends with programs over everything: only worth their time where coarsening cannot help instead.
 */
export function settleOpen(run: Run, target: number, thorough: boolean): Breach | undefined {
  const { bounds, local } = fullModel(run);
  const reach = reachOf(bounds, local, formOf(run, target)) ?? {
    ...boundsOfForm(run, target),
    rows: new Set<number>(),
    corners: [],
  };
  for (let attempt = 0; attempt < 2 && !run.witnesses.isSafe(target); attempt++) {
    const start = attempt === 0 ? run.system.spec.truth : shakenStart(run, attempt);
    seekFrom(run, target, reach, { steps: 500, candidates: 4 }, start);
  }
  const last = Math.min(reach.hi, reach.lo + MOST_VALUES);
  for (let wanted = reach.lo; wanted <= last && !run.witnesses.isSafe(target); wanted++) {
    if (!run.witnesses.seen[target]?.has(wanted)) searchWholeNumbers(run, target, wanted, thorough);
  }
  return run.witnesses.isSafe(target) ? undefined : { target, rows: reach.rows };
}

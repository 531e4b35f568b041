/**
 * Breaches by linear bounds: near a target first, over the whole system for what is left.
 * A relaxation that leaves too little room is a proof; one that leaves enough proves nothing. Safety is never decided here.
 */
import { type LinearBounds, openLinearBounds } from './linear.ts';
import { growUnits, type LocalProblem, localProblem } from './neighbourhood.ts';
import { type Breach, formOf, fullModel, needOf, openTargets, type Run, seekFrom, strideOf } from './run.ts';
import { TableState } from './state.ts';
import type { Interval } from './system.ts';
import { tableFits } from './verify.ts';

const TOLERANCE = 1e-6;

export interface Reach extends Interval {
  readonly rows: ReadonlySet<number>;
  /** Where the bounds are reached, in the columns of the program. */
  readonly corners: readonly Float64Array[];
}

/** Whole-number bounds of a target and the forms they rest on; undefined unless both solves were optimal. */
export function reachOf(bounds: LinearBounds, local: LocalProblem, form: number): Reach | undefined {
  const { columns, weights } = local.columnsOf(form);
  const low = bounds.extreme(columns, weights, 1);
  const high = low && bounds.extreme(columns, weights, -1);
  if (!low || !high) return undefined;
  const rows = new Set<number>();
  for (const { rowDual } of [low, high]) {
    rowDual.forEach((dual, r) => {
      const f = local.formOfRow[r] as number;
      if (Math.abs(dual) > TOLERANCE && f >= 0) rows.add(f);
    });
  }
  const corners = [low, high].flatMap(({ corner }) => corner ?? []);
  return { lo: Math.ceil(low.value - TOLERANCE), hi: Math.floor(high.value + TOLERANCE), rows, corners };
}

/** Takes a bound into account: a breach, an exemption, or room, which is noted. */
function judge(run: Run, target: number, reach: Reach, room: Map<number, Interval>): Breach | undefined {
  if (reach.hi - reach.lo >= needOf(run, target) * strideOf(run, target)) {
    room.set(target, { lo: reach.lo, hi: reach.hi });
    return undefined;
  }
  if (reach.lo === 0 && reach.hi === 0 && run.zeroMayBeKnown(target)) {
    run.exempt.add(target);
    return undefined;
  }
  return { target, rows: reach.rows };
}

const MOST_LOCAL_MEMBERS = 14;

function localBreach(run: Run, target: number): Breach | undefined {
  const form = formOf(run, target);
  const { start } = run.system.byForm;
  if ((start[form + 1] as number) - (start[form] as number) > MOST_LOCAL_MEMBERS) return undefined;
  const local = localProblem(run.system, growUnits(run.system, form));
  const bounds = openLinearBounds(run.solver, local.problem);
  try {
    run.counts.localPrograms++;
    const reach = reachOf(bounds, local, form);
    return reach && judge(run, target, reach, run.roomNear);
  } finally {
    bounds.dispose();
  }
}

/** Breaches that the units near each target already prove. */
export function localBreaches(run: Run, targets: readonly number[]): readonly Breach[] {
  return targets
    .filter((target) => !run.roomNear.has(target) && !run.roomOverall.has(target))
    .flatMap((target) => localBreach(run, target) ?? []);
}

/** Offers the corners that are tables of whole numbers and fit everything published. */
function offerCorners(run: Run, local: LocalProblem, { corners }: Reach): void {
  const { system, witnesses } = run;
  for (const corner of corners) {
    const table = local.spread(Int32Array.from(corner, Math.round), system.spec.truth);
    if (!tableFits(system.spec, system.level, table)) continue;
    witnesses.offer(table, new TableState(system, table).value, openTargets(run));
  }
}

const LAST_SEARCH = { steps: 600, candidates: 6 };

/** The whole linear program for each target; what it does not breach is searched for once more, inside its bounds. */
export function fullBreaches(run: Run, targets: readonly number[]): readonly Breach[] {
  return targets.flatMap((target) => {
    if (run.witnesses.isSafe(target) || run.exempt.has(target)) return [];
    const room = run.roomOverall.get(target);
    if (room) {
      seekFrom(run, target, room, LAST_SEARCH, run.system.spec.truth);
      return [];
    }
    const { bounds, local } = fullModel(run);
    run.counts.fullPrograms++;
    const reach = reachOf(bounds, local, formOf(run, target));
    if (reach && run.triesCorners) offerCorners(run, local, reach);
    const breach = reach && judge(run, target, reach, run.roomOverall);
    if (breach) return [breach];
    if (reach && !run.exempt.has(target)) seekFrom(run, target, reach, LAST_SEARCH, run.system.spec.truth);
    return [];
  });
}

/**
 * The audit by attack: proves for every target that enough values stay possible, or finds the breach and coarsens.
 * Order: walk, directed search, local linear programs, the whole linear program, repair; whole-number programs last.
 * Safety is decided by verify.ts alone. A target that is neither proven safe nor a breach is treated as a breach.
 * Start with auditSystem. Method: integer witnesses first, linear programs for what is left.
 */
import { type LinearBounds, loadSolver, openLinearBounds } from './linear.ts';
import { drawMove } from './moves.ts';
import { allUnits, growUnits, type LocalProblem, localProblem } from './neighbourhood.ts';
import { makeRandom, type Random } from './random.ts';
import { seekTarget, walk } from './search.ts';
import { TableState } from './state.ts';
import { compileSystem, type Interval, type System, type SystemSpec } from './system.ts';
import { type Exemption, tableFits, type VerifyResult, verifyWitnesses } from './verify.ts';
import { Witnesses } from './witnesses.ts';

export interface AuditOptions {
  readonly seed: readonly [number, number, number, number];
  /** Rounds of repair before giving up. */
  readonly rounds: number;
  /** Whether a target known to be 0 may stay known: a policy's choice. */
  readonly zeroMayBeKnown: (target: number) => boolean;
  readonly repair: boolean;
  /**
   * Whether corners of the linear program are tried as tables. Where most forms are exact a random move breaks some of them,
   * while corners are nearly always whole numbers; among intervals it is the other way round. Missing = no.
   */
  readonly corners?: boolean;
}

export interface Repair {
  readonly form: number;
  readonly level: number;
}

export type AuditOutcome = 'safe' | 'breach' | 'not-repairable';

export interface AuditResult {
  readonly outcome: AuditOutcome;
  readonly levels: Int32Array;
  readonly repairs: readonly Repair[];
  /** Targets breached in the first round, before any repair. */
  readonly firstBreaches: readonly number[];
  /** Targets still breached or open at the end. */
  readonly unsafe: readonly number[];
  readonly exemptions: readonly Exemption[];
  readonly witnesses: readonly Int32Array[];
  readonly verify: VerifyResult;
  readonly counts: {
    readonly localPrograms: number;
    readonly fullPrograms: number;
    readonly integerPrograms: number;
    readonly rounds: number;
  };
}

interface Breach {
  readonly target: number;
  /** Published rows the bound rests on. */
  readonly rows: ReadonlySet<number>;
}

interface Run {
  readonly system: System;
  readonly witnesses: Witnesses;
  readonly random: Random;
  readonly options: AuditOptions;
  readonly exempt: Map<number, Exemption>;
  /** Targets with room enough in the whole linear program; a repair only makes more. */
  readonly wide: Set<number>;
  readonly solver: Awaited<ReturnType<typeof loadSolver>>;
  full: { bounds: LinearBounds; local: LocalProblem } | undefined;
  localPrograms: number;
  fullPrograms: number;
  integerPrograms: number;
}

const TOLERANCE = 1e-6;
const floorIn = (x: number) => Math.floor(x + TOLERANCE);
const ceilIn = (x: number) => Math.ceil(x - TOLERANCE);

interface Reach extends Interval {
  readonly rows: ReadonlySet<number>;
  readonly corners: readonly Float64Array[];
}

/** Bounds of a target in a linear program and the forms they rest on; undefined unless both solves were optimal. */
function reachOf(bounds: LinearBounds, local: LocalProblem, form: number): Reach | undefined {
  const { columns, weights } = local.columnsOf(form);
  const low = bounds.extreme(columns, weights, 1);
  if (!low) return undefined;
  const high = bounds.extreme(columns, weights, -1);
  if (!high) return undefined;
  const rows = new Set<number>();
  for (const { rowDual } of [low, high]) {
    rowDual.forEach((dual, r) => {
      const f = local.formOfRow[r] as number;
      if (Math.abs(dual) > TOLERANCE && f >= 0) rows.add(f);
    });
  }
  const corners = [low, high].flatMap(({ corner }) => corner ?? []);
  return { lo: ceilIn(low.value), hi: floorIn(high.value), rows, corners };
}

const needOf = (run: Run, target: number) => run.system.spec.targets[target]?.need ?? 0;
const strideOf = (run: Run, target: number) => run.system.spec.targets[target]?.stride ?? 1;
const formOf = (run: Run, target: number) => run.system.spec.targets[target]?.form ?? 0;

/** Offers the corners that are tables of whole numbers and fit everything published. */
function offerCorners(run: Run, { corners }: Reach): void {
  for (const corner of corners) {
    const table = Int32Array.from(corner, Math.round);
    if (!tableFits(run.system.spec, run.system.level, table)) continue;
    const { value } = new TableState(run.system, table);
    run.witnesses.offer(table, value, openTargets(run));
  }
}

/** Takes a bound into account: a breach, an exemption, or nothing. */
function judge(run: Run, target: number, reach: Reach): Breach | undefined {
  if (reach.hi - reach.lo >= needOf(run, target) * strideOf(run, target)) return undefined;
  if (reach.lo === 0 && reach.hi === 0 && run.options.zeroMayBeKnown(target)) {
    run.exempt.set(target, { target, reason: 'proven-zero' });
    return undefined;
  }
  return { target, rows: reach.rows };
}

const openTargets = (run: Run) => run.witnesses.unfinished().filter((t) => !run.exempt.has(t));

function boundsOfForm(run: Run, target: number): Interval {
  const form = formOf(run, target);
  return { lo: run.system.lo[form] as number, hi: run.system.hi[form] as number };
}

function seekAll(
  run: Run,
  targets: readonly number[],
  steps: number,
  candidates: number,
  span: number,
): void {
  for (const target of targets) {
    if (run.witnesses.isSafe(target)) continue;
    const { lo, hi } = boundsOfForm(run, target);
    const truth = [...(run.witnesses.seen[target] ?? [])][0] ?? 0;
    const reach = span * strideOf(run, target);
    const range = { lo: Math.max(lo, truth - reach), hi: Math.min(hi, truth + reach) };
    seekTarget(
      run.system,
      run.witnesses,
      target,
      range,
      { steps, candidates },
      run.system.spec.truth,
      run.random,
    );
  }
}

const MOST_LOCAL_MEMBERS = 14;

function localBreaches(run: Run): Breach[] {
  const breaches: Breach[] = [];
  for (const target of openTargets(run)) {
    const form = formOf(run, target);
    const members = (run.system.byForm.start[form + 1] as number) - (run.system.byForm.start[form] as number);
    if (members > MOST_LOCAL_MEMBERS) continue;
    const local = localProblem(run.system, growUnits(run.system, form));
    const bounds = openLinearBounds(run.solver, local.problem);
    try {
      run.localPrograms++;
      const reach = reachOf(bounds, local, form);
      const breach = reach && judge(run, target, reach);
      if (breach) breaches.push(breach);
    } finally {
      bounds.dispose();
    }
  }
  return breaches;
}

function fullModel(run: Run): { bounds: LinearBounds; local: LocalProblem } {
  if (run.full) return run.full;
  const local = localProblem(run.system, allUnits(run.system));
  run.full = { bounds: openLinearBounds(run.solver, local.problem), local };
  return run.full;
}

/** The whole linear program for each target; returns the breaches, leaves the rest open after one more search. */
function fullBreaches(run: Run, targets: readonly number[]): Breach[] {
  const breaches: Breach[] = [];
  for (const target of targets) {
    if (run.witnesses.isSafe(target) || run.exempt.has(target)) continue;
    const { bounds, local } = fullModel(run);
    run.fullPrograms++;
    const reach = reachOf(bounds, local, formOf(run, target));
    if (!reach) continue;
    const breach = judge(run, target, reach);
    if (breach) breaches.push(breach);
    else if (!run.exempt.has(target)) {
      seekTarget(
        run.system,
        run.witnesses,
        target,
        reach,
        { steps: 1200, candidates: 12 },
        run.system.spec.truth,
        run.random,
      );
    }
  }
  return breaches;
}

/** Tables to start from besides the truth: stored witnesses shaken by a few thousand moves. */
function shakenStart(run: Run, attempt: number): Int32Array {
  const from =
    run.witnesses.tables[attempt % Math.max(1, run.witnesses.tables.length)] ?? run.system.spec.truth;
  const state = new TableState(run.system, from);
  for (let tried = 0; tried < 4000; tried++) {
    if (!drawMove(run.system, state, run.random) || !state.apply()) continue;
    if (!state.touchedInside(run.system.lo, run.system.hi)) state.rollBack();
  }
  return state.table;
}

/** A small whole-number program near the target with the rest frozen; stores what it finds. */
function integerSearch(
  run: Run,
  target: number,
  wanted: number,
  units: Int32Array,
  frozen: Int32Array | undefined,
): boolean | 'none' {
  const { system } = run;
  const form = formOf(run, target);
  const keptLo = system.lo[form] as number;
  const keptHi = system.hi[form] as number;
  system.lo[form] = wanted;
  system.hi[form] = wanted;
  const local = localProblem(system, units, frozen);
  system.lo[form] = keptLo;
  system.hi[form] = keptHi;
  const bounds = openLinearBounds(run.solver, local.problem, true);
  try {
    run.integerPrograms++;
    const point = bounds.integerPoint(20_000);
    if (!point.table) return point.proven ? 'none' : false;
    const table = local.spread(point.table, frozen ?? system.spec.truth);
    const state = new TableState(system, table);
    const inside = state.value.every(
      (value, f) => value >= (system.lo[f] as number) && value <= (system.hi[f] as number),
    );
    return inside && run.witnesses.offer(state.table, state.value, [target]);
  } finally {
    bounds.dispose();
  }
}

/** Last resort for a target neither proven nor breached; returns a breach unless it was made safe. */
function settleOpen(run: Run, target: number): Breach | undefined {
  const { bounds, local } = fullModel(run);
  const reach = reachOf(bounds, local, formOf(run, target)) ?? {
    ...boundsOfForm(run, target),
    rows: new Set<number>(),
    corners: [],
  };
  for (let attempt = 0; attempt < 6 && !run.witnesses.isSafe(target); attempt++) {
    const start = attempt === 0 ? run.system.spec.truth : shakenStart(run, attempt);
    seekTarget(run.system, run.witnesses, target, reach, { steps: 800, candidates: 6 }, start, run.random);
  }
  const form = formOf(run, target);
  for (
    let wanted = reach.lo;
    wanted <= Math.min(reach.hi, reach.lo + 12) && !run.witnesses.isSafe(target);
    wanted++
  ) {
    if (run.witnesses.seen[target]?.has(wanted)) continue;
    for (let extra = 0; extra < 3; extra++) {
      if (
        integerSearch(run, target, wanted, growUnits(run.system, form, extra), run.system.spec.truth) === true
      )
        break;
    }
    if (!run.witnesses.seen[target]?.has(wanted))
      integerSearch(run, target, wanted, allUnits(run.system), undefined);
  }
  return run.witnesses.isSafe(target) ? undefined : { target, rows: reach.rows };
}

/** Coarsens, for each breach, the cheapest published row its bound rests on. Returns the changed forms. */
function repairBreaches(run: Run, breaches: readonly Breach[]): Repair[] {
  const { system } = run;
  const repairs = new Map<number, Repair>();
  for (const breach of breaches) {
    const candidates = [...breach.rows].filter((form) => canCoarsen(system, form));
    if (candidates.some((form) => repairs.has(form))) continue;
    const own = formOf(run, breach.target);
    const pool = candidates.length > 0 ? candidates : [own].filter((form) => canCoarsen(system, form));
    const cheapest = pool.sort((a, b) => costOf(system, a) - costOf(system, b) || a - b)[0];
    if (cheapest !== undefined)
      repairs.set(cheapest, { form: cheapest, level: (system.level[cheapest] as number) + 1 });
  }
  for (const { form, level } of repairs.values()) lowerLevel(run, form, level);
  run.witnesses.dropViolating([...repairs.keys()]);
  return [...repairs.values()];
}

const canCoarsen = (system: System, form: number) => {
  const spec = system.spec.forms[form];
  return spec?.costs !== undefined && (system.level[form] as number) + 1 < spec.levels.length;
};

const costOf = (system: System, form: number) =>
  system.spec.forms[form]?.costs?.[system.level[form] as number] ?? 0;

function lowerLevel(run: Run, form: number, level: number): void {
  const interval = run.system.spec.forms[form]?.levels[level];
  if (!interval) return;
  run.system.level[form] = level;
  run.system.lo[form] = interval.lo;
  run.system.hi[form] = interval.hi;
  const row = run.full?.local.rowOfForm.get(form);
  if (row !== undefined) run.full?.bounds.setRow(row, interval.lo, interval.hi);
}

/** The whole linear program for each open target, for its corners' sake; returns the breaches. */
function cornerBreaches(run: Run): Breach[] {
  const breaches: Breach[] = [];
  for (const target of openTargets(run)) {
    if (run.witnesses.isSafe(target) || run.exempt.has(target) || run.wide.has(target)) continue;
    const { bounds, local } = fullModel(run);
    run.fullPrograms++;
    const reach = reachOf(bounds, local, formOf(run, target));
    if (!reach) continue;
    offerCorners(run, reach);
    const breach = judge(run, target, reach);
    if (breach) breaches.push(breach);
    else if (!run.exempt.has(target)) run.wide.add(target);
  }
  return breaches;
}

/** One round of attack: breaches found, with open targets settled only when there is no other breach. */
function attack(run: Run, round: number): Breach[] {
  const corners = run.options.corners ?? false;
  if (!corners) walk(run.system, run.witnesses, run.random, round === 0 ? 4 : 2);
  const narrow = corners ? cornerBreaches(run) : [];
  if (narrow.length > 0) return narrow;
  seekAll(run, openTargets(run), 150, 4, 4);
  const local = corners ? [] : localBreaches(run);
  const localTargets = new Set(local.map((breach) => breach.target));
  seekAll(
    run,
    openTargets(run).filter((t) => !localTargets.has(t)),
    400,
    12,
    40,
  );
  const full = fullBreaches(
    run,
    openTargets(run).filter((t) => !localTargets.has(t)),
  );
  const breaches = [...local, ...full];
  if (breaches.length > 0) return breaches;
  return openTargets(run).flatMap((target) => settleOpen(run, target) ?? []);
}

/** Audits, and with `options.repair` coarsens, until every target is proven safe. Same spec and seed, same result. */
export async function auditSystem(spec: SystemSpec, options: AuditOptions): Promise<AuditResult> {
  const system = compileSystem(spec);
  const run: Run = {
    system,
    witnesses: new Witnesses(system),
    random: makeRandom(options.seed),
    options,
    exempt: new Map(),
    wide: new Set(),
    solver: await loadSolver(),
    full: undefined,
    localPrograms: 0,
    fullPrograms: 0,
    integerPrograms: 0,
  };
  const repairs: Repair[] = [];
  let firstBreaches: readonly number[] = [];
  let breaches: readonly Breach[] = [];
  let round = 0;
  try {
    for (; round < options.rounds; round++) {
      breaches = attack(run, round);
      if (round === 0) firstBreaches = breaches.map((breach) => breach.target);
      if (breaches.length === 0 || !options.repair) break;
      const made = repairBreaches(run, breaches);
      if (made.length === 0) break;
      repairs.push(...made);
      run.exempt.clear();
    }
  } finally {
    run.full?.bounds.dispose();
  }
  run.witnesses.prune();
  const exemptions = [...run.exempt.values()];
  const verify = verifyWitnesses(spec, system.level, run.witnesses.tables, exemptions);
  return {
    outcome: verify.safe ? 'safe' : options.repair ? 'not-repairable' : 'breach',
    levels: system.level,
    repairs,
    firstBreaches,
    unsafe: verify.unproven,
    exemptions,
    witnesses: run.witnesses.tables,
    verify,
    counts: {
      localPrograms: run.localPrograms,
      fullPrograms: run.fullPrograms,
      integerPrograms: run.integerPrograms,
      rounds: round,
    },
  };
}

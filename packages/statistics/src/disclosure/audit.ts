/**
 * The audit by attack: proves for every target that enough values stay possible, or finds the breach and coarsens.
 * Order: rounds of attack (rounds.ts) and repair (repair.ts) until nothing is breached; whole-number programs last (settle.ts).
 * Safety is decided by verify.ts alone. A target that is neither proven safe nor a breach is treated as a breach.
 * Start with auditSystem. Method: integer witnesses first, linear programs for what is left.
 */
import { loadSolver } from './linear.ts';
import { makeRandom } from './random.ts';
import { type Repair, repairBreaches } from './repair.ts';
import { attackOnce } from './rounds.ts';
import { type Breach, openTargets, type Run } from './run.ts';
import { Wanderer } from './search.ts';
import { settleOpen } from './settle.ts';
import { compileSystem, type SystemSpec } from './system.ts';
import { levelsApart, type Merged, mergeTwins } from './twins.ts';
import { type Exemption, type VerifyResult, verifyWitnesses } from './verify.ts';
import { Witnesses } from './witnesses.ts';

export type { Repair } from './repair.ts';

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

export type AuditOutcome = 'safe' | 'breach' | 'not-repairable';

export interface AuditResult {
  readonly outcome: AuditOutcome;
  readonly levels: Int32Array;
  /** Every form that tells less than before, with its level, round by round. */
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

async function openRun({ spec, targets }: Merged, options: AuditOptions): Promise<Run> {
  const system = compileSystem(spec);
  return {
    system,
    witnesses: new Witnesses(system),
    random: makeRandom(options.seed),
    wanderer: new Wanderer(system, spec.truth),
    solver: await loadSolver(),
    zeroMayBeKnown: (target) => options.zeroMayBeKnown(targets[target]?.[0] ?? 0),
    triesCorners: options.corners === true,
    exempt: new Set(),
    roomNear: new Map(),
    roomOverall: new Map(),
    full: undefined,
    counts: { localPrograms: 0, fullPrograms: 0, integerPrograms: 0 },
  };
}

/** Settles every open target that is not breached already. */
function settleAll(run: Run, breaches: readonly Breach[], thorough: boolean): readonly Breach[] {
  const breached = new Set(breaches.map((breach) => breach.target));
  const open = openTargets(run).filter((target) => !breached.has(target));
  return open.flatMap((target) => settleOpen(run, target, thorough) ?? []);
}

interface Fought {
  readonly rounds: number;
  readonly firstBreaches: readonly Breach[];
  readonly repairs: readonly Repair[];
}

/** Rounds of attack and repair. Open targets wait while there are breaches to repair: most vanish with them. */
function fight(run: Run, options: AuditOptions): Fought {
  const repairs: Repair[] = [];
  let firstBreaches: readonly Breach[] = [];
  let coarserSinceExempt = false;
  for (let round = 0; round < options.rounds; round++) {
    const found = attackOnce(run, round);
    const breaches =
      found.length > 0 && options.repair ? found : [...found, ...settleAll(run, found, !options.repair)];
    if (round === 0) firstBreaches = breaches;
    const made = options.repair ? repairBreaches(run, breaches) : [];
    if (made.length === 0) {
      if (coarserSinceExempt && run.exempt.size > 0) {
        run.exempt.clear();
        coarserSinceExempt = false;
        continue;
      }
      if (options.repair) settleAll(run, breaches, true);
      return { rounds: round, firstBreaches, repairs };
    }
    repairs.push(...made);
    coarserSinceExempt = true;
  }
  return { rounds: options.rounds, firstBreaches, repairs };
}

/** The repairs in the forms as they were given; a step of twins is a step of each that changed. */
function repairsApart({ forms }: Merged, repairs: readonly Repair[]): readonly Repair[] {
  return repairs.flatMap(({ form, level }) => {
    const { members, levels } = forms[form] ?? { members: [], levels: [] };
    return members.flatMap((member, i) => {
      const now = levels[level]?.[i] ?? 0;
      return now === levels[level - 1]?.[i] ? [] : [{ form: member, level: now }];
    });
  });
}

/** Audits, and with `options.repair` coarsens, until every target is proven safe. Same spec and seed, same result. */
export async function auditSystem(spec: SystemSpec, options: AuditOptions): Promise<AuditResult> {
  const merged = mergeTwins(spec, (target) => String(options.zeroMayBeKnown(target)));
  const run = await openRun(merged, options);
  const apart = (target: number) => merged.targets[target] ?? [];
  let fought: Fought;
  try {
    fought = fight(run, options);
  } finally {
    run.full?.bounds.dispose();
  }
  run.witnesses.prune();
  const levels = levelsApart(merged, spec.forms.length, run.system.level);
  const exemptions = [...run.exempt]
    .flatMap(apart)
    .map((target): Exemption => ({ target, reason: 'proven-zero' }));
  const verify = verifyWitnesses(spec, levels, run.witnesses.tables, exemptions);
  return {
    outcome: verify.safe ? 'safe' : options.repair ? 'not-repairable' : 'breach',
    levels,
    repairs: repairsApart(merged, fought.repairs),
    firstBreaches: fought.firstBreaches.flatMap(({ target }) => apart(target)).sort((a, b) => a - b),
    unsafe: verify.unproven,
    exemptions,
    witnesses: run.witnesses.tables,
    verify,
    counts: { ...run.counts, rounds: fought.rounds },
  };
}

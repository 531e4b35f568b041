/**
 * One attack: a system in, an answer out. Where nobody has the true counts, it begins with a table that could be.
 * Belongs here: finding that table, auditing, answering. Does not belong: workers, what an answer leads to.
 * Used by worker.ts; pure but for the solver, and the same on every machine.
 */
import {
  type AuditOutcome,
  auditSystem,
  type Exemption,
  type FormSpec,
  findTable,
  type Interval,
  type SystemSpec,
} from '@bybalance/statistics';
import type { AttackSystem } from './attack-system.ts';
import { hideBeforeAttack, levelsWithHidden, withHidden } from './hiding.ts';

export type Seed = readonly [number, number, number, number];

export interface AttackTask {
  readonly system: Pick<AttackSystem, 'spec' | 'truth' | 'given' | 'hiding'>;
  readonly seed: Seed;
  readonly zeroMayBeKnown: boolean;
  /** False: only say what can be worked out, as an attack on published bytes does. */
  readonly repair: boolean;
}

export interface AttackAnswer {
  /** `contradiction`: proven that no table fits what is shown; `no-table`: none was found, and nothing is proven. */
  readonly outcome: AuditOutcome | 'contradiction' | 'no-table';
  readonly levels: Int32Array;
  readonly firstBreaches: number;
  /** Targets left unproven, by form. */
  readonly unsafe: readonly number[];
  readonly exemptions: readonly Exemption[];
  readonly fewestValues: number;
  readonly witnesses: readonly Int32Array[];
  /** The table the attack started from: the truth, or one that could be. */
  readonly start: Int32Array;
  /** Smallest units by which every interval was widened because the figures do not add up exactly; 0 = they do. */
  readonly widened: number;
}

/** Hiding one exact count at a time takes more rounds than coarsening; each is short, by corners alone. */
const ROUNDS = { coarsening: 60, hiding: 80 } as const;

/** Tables that were rounded or counted apart may contradict one another by a little. */
const WIDENINGS = [0, 1, 2, 5, 10, 20, 50] as const;

function within(forms: readonly FormSpec[], given: readonly (Interval | undefined)[]): readonly FormSpec[] {
  return forms.map((form, f) => {
    const inside = given[f];
    return inside ? { ...form, levels: [inside] } : form;
  });
}

function widened(forms: readonly FormSpec[], by: number): readonly FormSpec[] {
  if (by === 0) return forms;
  const levels = (form: FormSpec) =>
    form.levels.map(({ lo, hi }) => ({ lo: Math.max(0, lo - by), hi: hi + by }));
  return forms.map((form) => ({ ...form, levels: levels(form) }));
}

interface Start {
  readonly spec: SystemSpec;
  readonly widened: number;
}

/** The system with a table to start from; where no widening makes the figures fit together, whether that is proven. */
async function startOf({ system, seed }: AttackTask): Promise<Start | 'contradiction' | 'no-table'> {
  const { spec, truth, given } = system;
  if (truth === 'known') return { spec, widened: 0 };
  const inside = await findTable({ ...spec, forms: within(spec.forms, given) }, seed);
  if (inside.kind === 'found') return { spec: { ...spec, truth: inside.table }, widened: 0 };
  let proven = true;
  for (const by of WIDENINGS) {
    const forms = widened(spec.forms, by);
    const found = await findTable({ ...spec, forms }, seed);
    if (found.kind === 'found') return { spec: { ...spec, forms, truth: found.table }, widened: by };
    proven = found.kind === 'contradiction';
  }
  return proven ? 'contradiction' : 'no-table';
}

/** Audits one system, and with `repair` coarsens it until it is safe. */
export async function attack(task: AttackTask): Promise<AttackAnswer> {
  const start = await startOf(task);
  if (typeof start === 'string') {
    return {
      outcome: start,
      levels: new Int32Array(task.system.spec.forms.length),
      firstBreaches: 0,
      unsafe: [],
      exemptions: [],
      fewestValues: 0,
      witnesses: [],
      start: task.system.spec.truth,
      widened: 0,
    };
  }
  const { hiding } = task.system;
  const hidden = hiding ? hideBeforeAttack(start.spec, hiding) : [];
  const result = await auditSystem(withHidden(start.spec, hidden), {
    seed: task.seed,
    rounds: ROUNDS[hiding ? 'hiding' : 'coarsening'],
    repair: task.repair,
    zeroMayBeKnown: () => task.zeroMayBeKnown,
    corners: hiding !== undefined,
  });
  return {
    outcome: result.outcome,
    levels: levelsWithHidden(start.spec, result.levels, hidden),
    firstBreaches: result.firstBreaches.length,
    unsafe: result.unsafe.map((target) => start.spec.targets[target]?.form ?? 0),
    exemptions: result.exemptions,
    fewestValues: result.verify.fewestValues,
    witnesses: result.witnesses,
    start: start.spec.truth,
    widened: start.widened,
  };
}

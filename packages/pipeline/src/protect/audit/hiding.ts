/**
 * Secondary suppression before the attack, where counts are shown exactly: what must be hidden so that no sum gives a small one away.
 * Belongs here: which counts are kept, in which order the others give way, what everybody knows. Does not belong: the elimination
 * itself (statistics), bounds such as "no count is negative" (the attack sees to those and hides what elimination left open).
 * Used by attack-system.ts (the plan) and attack.ts (in a worker). Source: Langsrud (2024); methods A.6.
 */
import { type FormSpec, hideSecondary, type KnownSum, type SystemSpec } from '@bybalance/statistics';

/** Forms of a system, by their number. */
export interface HidingPlan {
  /** Counts that must not be worked out. */
  readonly primary: readonly number[];
  /** Counts shown exactly; the first are kept if they can be. */
  readonly candidates: readonly number[];
  /** Primary counts that one person or household makes up alone. */
  readonly singletons: readonly number[];
}

/** A published count of the system. */
export interface PlannedForm {
  readonly isExact: boolean;
  readonly isAlone: boolean;
  readonly isTarget: boolean;
  /** What hiding costs: the dearer, the more important. */
  readonly cost: number;
}

/** The plan of a system, from its published counts in the order of its forms; undefined when none is shown exactly. */
export function toHidingPlan(forms: readonly PlannedForm[]): HidingPlan | undefined {
  const where = (holds: (form: PlannedForm) => boolean) =>
    forms.flatMap((form, f) => (holds(form) ? [f] : []));
  const candidates = where(({ isExact, isTarget }) => isExact && !isTarget);
  if (candidates.length === 0) return undefined;
  const cost = (form: number) => forms[form]?.cost ?? 0;
  return {
    primary: where(({ isTarget }) => isTarget),
    candidates: candidates.sort((a, b) => cost(b) - cost(a) || a - b),
    singletons: where(({ isTarget, isAlone }) => isTarget && isAlone),
  };
}

/** Relations of every unit: the whole minus its parts, or the parts alone where the whole is a known number. */
function relationSums({ relations, units, categories }: SystemSpec): readonly KnownSum[] {
  return relations.flatMap(({ whole, parts }) =>
    Array.from({ length: units }, (_, unit): KnownSum => {
      const cells = parts.map((part) => unit * categories + part);
      if (typeof whole !== 'number') return { cells, weights: undefined };
      return { cells: [unit * categories + whole, ...cells], weights: [1, ...parts.map(() => -1)] };
    }),
  );
}

/** Outside facts and decisions that leave one value. */
function factSums(forms: readonly FormSpec[]): readonly KnownSum[] {
  return forms
    .filter(({ costs, levels: [first] }) => costs === undefined && first?.lo === first?.hi)
    .map(({ variables, weights }) => ({ cells: variables, weights }));
}

/** Variables that can only be zero. */
function emptySums({ upper }: SystemSpec): readonly KnownSum[] {
  return Array.from(upper).flatMap((most, variable) =>
    most === 0 ? [{ cells: [variable], weights: undefined }] : [],
  );
}

/** Exact counts to hide besides the primary ones. In: a system and its plan. Out: form numbers in the order of the plan. */
export function hideBeforeAttack(spec: SystemSpec, plan: HidingPlan): readonly number[] {
  return hideSecondary({
    cells: spec.forms.map(({ variables }) => variables),
    primary: plan.primary,
    candidates: plan.candidates,
    singletons: plan.singletons,
    known: [...emptySums(spec), ...relationSums(spec), ...factSums(spec.forms)],
  });
}

/** The system as it is attacked with those forms hidden: their last level alone is left. */
export function withHidden(spec: SystemSpec, hidden: readonly number[]): SystemSpec {
  const isHidden = new Set(hidden);
  const forms = spec.forms.map((form, f) =>
    isHidden.has(f) ? { ...form, levels: form.levels.slice(-1), costs: undefined } : form,
  );
  return { ...spec, forms };
}

/** Levels as the attack answered, counted from the first level of the publication again. */
export function levelsWithHidden(
  spec: SystemSpec,
  levels: Int32Array,
  hidden: readonly number[],
): Int32Array {
  const all = levels.slice();
  for (const form of hidden) all[form] = (spec.forms[form]?.levels.length ?? 1) - 1;
  return all;
}

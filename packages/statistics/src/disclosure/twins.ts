/**
 * Forms that must have the same value in every table, as where an area is unchanged from one vintage to the next: attacked as one.
 * Belongs here: merging them, how they are coarsened together, and the way back. Does not belong: searching, judging.
 * An attacker reads whichever of them says most, so the merged form lies in all their intervals, and coarsening one alone gains nothing.
 * Used by audit.ts. The verifier does not see this: it takes the system as it was given. Start with mergeTwins.
 */
import type { FormSpec, Interval, SystemSpec } from './system.ts';

export interface Merged {
  readonly spec: SystemSpec;
  /** By merged target, the targets it stands for. */
  readonly targets: readonly (readonly number[])[];
  /** By merged form and level, the level of each form it stands for. */
  readonly forms: readonly {
    readonly members: readonly number[];
    readonly levels: readonly (readonly number[])[];
  }[];
}

/**
 * For each variable the one that stands for it: itself, or where its unit leaves a whole one single part, that part.
 * −1 = can only be 0, and so adds nothing to any form.
 */
function toStandIns({ units, categories, relations, upper }: SystemSpec): Int32Array {
  const standIn = Int32Array.from(upper, (most, v) => (most === 0 ? -1 : v));
  for (let unit = 0; unit < units; unit++) {
    const base = unit * categories;
    for (const { whole, parts } of relations) {
      if (typeof whole !== 'number' || standIn[base + whole] !== base + whole) continue;
      const free = parts.filter((part) => upper[base + part] !== 0);
      if (free.length === 1) standIn[base + whole] = base + (free[0] ?? whole);
    }
  }
  return standIn;
}

function keyOf({ variables, weights }: FormSpec, standIn: Int32Array): string {
  const members: number[] = [];
  for (let k = 0; k < variables.length; k++) {
    const variable = standIn[variables[k] ?? 0] ?? -1;
    if (variable >= 0) members.push(variable, weights?.[k] ?? 1);
  }
  const order = Array.from({ length: members.length / 2 }, (_, i) => 2 * i).sort(
    (a, b) => (members[a] ?? 0) - (members[b] ?? 0) || (members[a + 1] ?? 0) - (members[b + 1] ?? 0),
  );
  return order.map((i) => `${members[i]}:${members[i + 1]}`).join();
}

const intervalAt = (form: FormSpec, level: number): Interval => form.levels[level] ?? { lo: 0, hi: 0 };

function shared(twins: readonly FormSpec[], levels: readonly number[]): Interval {
  const intervals = twins.map((form, i) => intervalAt(form, levels[i] ?? 0));
  return {
    lo: Math.max(...intervals.map(({ lo }) => lo)),
    hi: Math.min(...intervals.map(({ hi }) => hi)),
  };
}

interface Step {
  readonly levels: readonly number[];
  readonly cost: number;
}

/** The next step down: the twins that say most, of those that may say less, say less. */
function stepDown(twins: readonly FormSpec[], levels: readonly number[]): Step | undefined {
  const widths = twins.map((form, i) => {
    const { lo, hi } = intervalAt(form, levels[i] ?? 0);
    const canStep = form.costs !== undefined && (levels[i] ?? 0) + 1 < form.levels.length;
    return canStep ? hi - lo : Number.POSITIVE_INFINITY;
  });
  const narrowest = Math.min(...widths);
  if (narrowest === Number.POSITIVE_INFINITY) return undefined;
  const cost = twins.reduce(
    (sum, form, i) => sum + (widths[i] === narrowest ? (form.costs?.[levels[i] ?? 0] ?? 0) : 0),
    0,
  );
  return { levels: levels.map((level, i) => level + (widths[i] === narrowest ? 1 : 0)), cost };
}

/** One form for its twins, its levels those on which a reader learns less than on the one before. */
function mergeForms(twins: readonly FormSpec[]): {
  readonly form: FormSpec;
  readonly levels: readonly (readonly number[])[];
} {
  const [first] = twins;
  if (first === undefined) throw new RangeError('Nothing to merge.');
  const levels: (readonly number[])[] = [twins.map(() => 0)];
  const intervals = [shared(twins, levels[0] ?? [])];
  const costs: number[] = [];
  let cost = 0;
  for (let step = stepDown(twins, levels[0] ?? []); step; step = stepDown(twins, step.levels)) {
    cost += step.cost;
    const interval = shared(twins, step.levels);
    const last = intervals.at(-1);
    if (interval.lo === last?.lo && interval.hi === last.hi) continue;
    levels.push(step.levels);
    intervals.push(interval);
    costs.push(cost);
    cost = 0;
  }
  const { variables, weights } = first;
  return {
    form: { variables, weights, levels: intervals, costs: costs.length > 0 ? costs : undefined },
    levels,
  };
}

/** The system with each group of twins as one form. `kindOf` keeps targets apart that are not judged alike. */
export function mergeTwins(spec: SystemSpec, kindOf: (target: number) => string): Merged {
  const standIn = toStandIns(spec);
  const groups = [
    ...Map.groupBy(spec.forms.keys(), (form) => keyOf(spec.forms[form] as FormSpec, standIn)).values(),
  ];
  const mergedOf = new Int32Array(spec.forms.length);
  groups.forEach((members, merged) => {
    for (const form of members) mergedOf[form] = merged;
  });
  const forms = groups.map((members) => ({
    members,
    ...mergeForms(members.map((form) => spec.forms[form] as FormSpec)),
  }));
  const targets = Map.groupBy(spec.targets.keys(), (t) => {
    const { form, need, stride } = spec.targets[t] ?? { form: 0, need: 0, stride: 1 };
    return `${mergedOf[form]} ${need} ${stride} ${kindOf(t)}`;
  });
  const targetGroups = [...targets.values()];
  const targetSpecs = targetGroups.flatMap(([t = 0]) => {
    const target = spec.targets[t];
    return target ? [{ ...target, form: mergedOf[target.form] ?? 0 }] : [];
  });
  return {
    spec: { ...spec, forms: forms.map(({ form }) => form), targets: targetSpecs },
    targets: targetGroups,
    forms: forms.map(({ members, levels }) => ({ members, levels })),
  };
}

/** Level of each form as given, from the levels of the merged ones. */
export function levelsApart({ forms }: Merged, count: number, merged: ArrayLike<number>): Int32Array {
  const apart = new Int32Array(count);
  forms.forEach(({ members, levels }, m) => {
    members.forEach((form, i) => {
      apart[form] = levels[merged[m] ?? 0]?.[i] ?? 0;
    });
  });
  return apart;
}

/** The plain attack the audit is held against: two linear programs over the whole system for every target, and nothing else. */
import { loadSolver, openLinearBounds } from '../linear.ts';
import { allUnits, localProblem } from '../neighbourhood.ts';
import { compileSystem, type Interval, type SystemSpec } from '../system.ts';

/** The publication with the coarser levels in force as its first ones. */
export function atLevels(spec: SystemSpec, levels: ArrayLike<number>): SystemSpec {
  return {
    ...spec,
    forms: spec.forms.map((form, f) => ({ ...form, levels: form.levels.slice(levels[f] ?? 0) })),
  };
}

/** Whole numbers that the linear programs leave each target, smallest and largest. Error unless every solve is optimal. */
export async function plainRanges(spec: SystemSpec): Promise<readonly Interval[]> {
  const system = compileSystem(spec);
  const local = localProblem(system, allUnits(system));
  const bounds = openLinearBounds(await loadSolver(), local.problem);
  try {
    return spec.targets.map(({ form }) => {
      const { columns, weights } = local.columnsOf(form);
      const low = bounds.extreme(columns, weights, 1);
      const high = bounds.extreme(columns, weights, -1);
      if (!low || !high) throw new Error('The plain attack had no proven bound.');
      return { lo: Math.ceil(low.value - 1e-6) + 0, hi: Math.floor(high.value + 1e-6) };
    });
  } finally {
    bounds.dispose();
  }
}

/** Targets the plain attack breaches. */
export async function plainBreaches(spec: SystemSpec): Promise<ReadonlySet<number>> {
  const ranges = await plainRanges(spec);
  return new Set(
    spec.targets.flatMap(({ need, stride }, t) => {
      const { lo, hi } = ranges[t] ?? { lo: 0, hi: 0 };
      return hi - lo < need * stride ? [t] : [];
    }),
  );
}

/** Values of a target that whole-number programs over the whole system find possible; `unknown` counts those neither found nor excluded. */
export async function wholeNumberValues(
  spec: SystemSpec,
  target: number,
): Promise<{ readonly values: ReadonlySet<number>; readonly unknown: number }> {
  const solver = await loadSolver();
  const system = compileSystem(spec);
  const form = spec.targets[target]?.form ?? 0;
  const [lo, hi] = [system.lo[form] ?? 0, system.hi[form] ?? 0];
  const values = new Set<number>();
  let unknown = 0;
  for (let value = lo; value <= hi; value++) {
    system.lo[form] = value;
    system.hi[form] = value;
    const bounds = openLinearBounds(solver, localProblem(system, allUnits(system)).problem, true);
    const { table, proven } = bounds.integerPoint(20_000);
    bounds.dispose();
    if (table) values.add(value);
    else if (!proven) unknown++;
  }
  return { values, unknown };
}

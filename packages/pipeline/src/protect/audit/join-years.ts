/**
 * Years of one series in one system, where decisions speak of several years at once: what is told of one then depends on the other.
 * Belongs here: laying systems of single years side by side, and the decisions across them. Does not belong: making them.
 */
import type { FormSpec, SystemSpec } from '@bybalance/statistics';
import type { AttackSystem } from './attack-system.ts';
import type { JointKnown } from './known.ts';

/** Systems of one series, grouped by the decisions that tie their years together. */
function tied(
  systems: readonly AttackSystem[],
  joint: readonly JointKnown[],
): readonly (readonly AttackSystem[])[] {
  const root = new Map(systems.map(({ period }) => [period, period]));
  const rootOf = (year: string): string => {
    const above = root.get(year) ?? year;
    return above === year ? year : rootOf(above);
  };
  for (const { counts } of joint) {
    const [first, ...others] = counts.map(({ year }) => year).filter((year) => root.has(year));
    for (const other of others) if (first !== undefined) root.set(rootOf(other), rootOf(first));
  }
  return [...Map.groupBy(systems, ({ period }) => rootOf(period)).values()];
}

interface Placed {
  readonly system: AttackSystem;
  /** First variable of the year in the joined system. */
  readonly offset: number;
}

function placed(systems: readonly AttackSystem[]): readonly Placed[] {
  let units = 0;
  return systems.map((system) => {
    const offset = units * system.spec.categories;
    units += system.spec.units;
    return { system, offset };
  });
}

const shifted = (form: FormSpec, by: number): FormSpec => ({
  ...form,
  variables: Array.from(form.variables, (variable) => variable + by),
});

/** The form over whose units a count is published; undefined when the year has none such. */
function formOfCount({ system, offset }: Placed, name: string, node: number): FormSpec | undefined {
  const at = system.cells.findIndex((cell) => cell?.name === name && cell.node === node);
  const form = system.spec.forms[at];
  return form && shifted(form, offset);
}

/** The decision as a row over all its years; undefined when one of its counts is in none of the systems. */
function toForm({ counts, interval }: JointKnown, years: readonly Placed[]): FormSpec | undefined {
  const terms = counts.map(({ name, year, node, weight }) => {
    const own = years.find(({ system }) => system.period === year);
    const form = own && formOfCount(own, name, node);
    return form && { variables: Array.from(form.variables), weight };
  });
  if (!terms.every((term) => term !== undefined)) return undefined;
  return {
    variables: terms.flatMap(({ variables }) => variables),
    weights: terms.flatMap(({ variables, weight }) => variables.map(() => weight)),
    levels: [interval],
    costs: undefined,
  };
}

function concatenated(arrays: readonly Int32Array[]): Int32Array {
  return Int32Array.from(arrays.flatMap((array) => [...array]));
}

function join(systems: readonly AttackSystem[], joint: readonly JointKnown[]): AttackSystem | undefined {
  const [first] = systems;
  if (first === undefined || systems.length === 1) return first;
  const years = placed(systems);
  const decisions = joint.flatMap((decision) => toForm(decision, years) ?? []);
  let forms = 0;
  const targets = systems.flatMap(({ spec }) => {
    const before = forms;
    forms += spec.forms.length;
    return spec.targets.map((target) => ({ ...target, form: target.form + before }));
  });
  const spec: SystemSpec = {
    units: systems.reduce((sum, one) => sum + one.spec.units, 0),
    categories: first.spec.categories,
    relations: first.spec.relations,
    upper: concatenated(systems.map((one) => one.spec.upper)),
    truth: concatenated(systems.map((one) => one.spec.truth)),
    forms: [
      ...years.flatMap(({ system, offset }) => system.spec.forms.map((form) => shifted(form, offset))),
      ...decisions,
    ],
    targets,
    nodes: years.flatMap(({ system, offset }) =>
      system.spec.nodes.map((node) => node.map((unit) => unit + offset / first.spec.categories)),
    ),
    blocks: systems.map((one) => one.spec.units),
  };
  return {
    series: first.series,
    period: `${first.period}-${systems.at(-1)?.period}`,
    spec,
    truth: first.truth,
    given: [...systems.flatMap((one) => one.given), ...decisions.map(() => undefined)],
    cells: [...systems.flatMap((one) => one.cells), ...decisions.map(() => undefined)],
    smallTotals: systems.flatMap((one) => one.smallTotals),
  };
}

/** Systems of the single years of one ready table, those in one that a decision ties together. */
export function joinYears(
  systems: readonly AttackSystem[],
  joint: readonly JointKnown[],
): readonly AttackSystem[] {
  const names = new Set(systems.flatMap(({ cells }) => cells.flatMap((cell) => cell?.name ?? [])));
  const own = joint.filter(({ counts }) => counts.every(({ name }) => names.has(name)));
  return tied(systems, own).flatMap((years) => join(years, own) ?? []);
}

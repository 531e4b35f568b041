/**
 * From a count series to the attacker's system of each year: unknowns by atom and group, everything shown or known as intervals.
 * Belongs here: what the attacker knows. Does not belong: searching, solving.
 * Known exactly to the attacker: the counts of the whole municipality, and by atom what each count is a part of.
 */
import type { FormSpec, Interval, SystemSpec, TargetSpec } from '@bybalance/statistics';
import type { AreaNode } from '../../assign/types.ts';
import type { Policy } from '../../catalogue/types.ts';
import { roundCount } from '../round.ts';
import type { CountSeries } from './series.ts';

/** How a cell is published before the audit: the finest form any figure shows it in. */
export type Shown = 'class' | 'rounded' | 'near-all' | 'hidden';

export interface YearSystem {
  readonly series: string;
  readonly period: string;
  readonly spec: SystemSpec;
  /** Node and group of each form; undefined for outside facts. */
  readonly cells: readonly ({ readonly node: number; readonly group: string } | undefined)[];
}

interface Breakdowns {
  /** Groups in the system, "total" first. */
  readonly groups: readonly number[];
  readonly lists: readonly (readonly number[])[];
}

/** The total and every dimension with a sensitive group; a dimension must be complete to be part of it. */
function breakdownsOf(series: CountSeries): Breakdowns {
  const byDimension = new Map<string, number[]>();
  series.groups.forEach((group, index) => {
    const [dimension = '', value] = group.split(':');
    if (value === undefined) return;
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), index]);
  });
  const kept = [...byDimension.values()].filter((list) =>
    list.some((index) => series.isSensitive(series.groups[index] ?? '')),
  );
  const groups = [0, ...kept.flat()];
  let next = 1;
  const lists = kept.map((list) => list.map(() => next++));
  return { groups, lists };
}

/** Levels of a count: as shown, nearest 10, hidden. */
export function levelsOf(count: number, most: number, shown: Shown, policy: Policy): readonly Interval[] {
  const hidden = { lo: 0, hi: most };
  if (shown === 'hidden') return [hidden];
  if (shown === 'near-all') return [{ lo: Math.max(0, most - policy.smallCount + 1), hi: most }, hidden];
  const { base, smallCount } = policy;
  const first = roundCount(count, { base, smallCount, scale: 1 });
  // Below the class there is only hiding: "under 10" would be one more word for readers to learn.
  const second = count < smallCount ? [] : [roundCount(count, { base: base * 2, smallCount, scale: 1 })];
  return [first, ...second, hidden].map(({ lo, hi }) => ({ lo, hi: Math.min(hi, Math.max(most, count)) }));
}

/** What coarsening costs, by the kind of area: departments first, the municipality never. */
const COST: Readonly<Record<string, number>> = {
  municipality: 1000,
  district: 30,
  main: 5,
  legal: 4,
  department: 1,
  other: 3,
};

/** Hiding is dearer than coarsening, and the total of an area far dearer than one of its groups. */
const HIDING = { total: 100, group: 8 } as const;

function costsOf(role: string, group: string, count: number, levels: number): readonly number[] {
  const kind = group === 'total' ? 'total' : 'group';
  const coarsen = (COST[role] ?? 3) * (kind === 'total' ? 50 : 1) * (1 + count / 50);
  const hide = coarsen * HIDING[kind];
  return levels === 3 ? [coarsen, hide] : [hide];
}

export interface SystemInput {
  readonly series: CountSeries;
  readonly nodes: readonly AreaNode[];
  readonly roleOf: (areaSet: string) => string;
  readonly policy: Policy;
  readonly atoms: number;
  readonly shownAs: (node: number, period: string, group: string) => Shown;
}

function sumOver(values: Float64Array, atoms: readonly number[], width: number, at: number): number {
  let sum = 0;
  for (const atom of atoms) sum += values[atom * width + at] ?? 0;
  return sum;
}

/** The system of one period, or undefined when the series has no figures or no target there. */
export function toYearSystem(input: SystemInput, period: string): YearSystem | undefined {
  const { series, nodes, policy } = input;
  const p = series.periods.indexOf(period);
  const width = series.periods.length * series.groups.length;
  const { groups, lists } = breakdownsOf(series);
  const at = (group: number) => p * series.groups.length + group;
  const countOf = (atom: number, group: number) => series.values[atom * width + at(group)] ?? Number.NaN;
  if (p < 0 || Number.isNaN(countOf(0, 0))) return undefined;

  const units = input.atoms;
  const categories = groups.length;
  const truth = new Int32Array(units * categories);
  const upper = new Int32Array(units * categories);
  for (let unit = 0; unit < units; unit++) {
    groups.forEach((group, c) => {
      truth[unit * categories + c] = countOf(unit, group);
      const whole = series.within ? (series.within[unit * width + at(group)] ?? 0) : countOf(unit, 0);
      upper[unit * categories + c] = whole;
    });
  }
  const forms: FormSpec[] = [];
  const cells: YearSystem['cells'][number][] = [];
  const targets: TargetSpec[] = [];
  nodes.forEach((node, n) => {
    const role = input.roleOf(node.areaSet);
    if (role === 'municipality') return;
    groups.forEach((group, c) => {
      const name = series.groups[group] ?? '';
      const variables = node.atoms.map((atom) => atom * categories + c);
      const count = sumOver(series.values, node.atoms, width, at(group));
      const most = variables.reduce((sum, v) => sum + (upper[v] ?? 0), 0);
      if (most === 0) return;
      const shown = input.shownAs(n, period, name);
      if (series.isSensitive(name) && isTarget(count, most, shown, policy.smallCount)) {
        targets.push({ form: forms.length, need: Math.min(2, most), stride: 1 });
      }
      cells.push({ node: n, group: name });
      const levels = levelsOf(count, most, shown, policy);
      const costs = costsOf(role, name, count, levels.length);
      forms.push({
        variables,
        weights: undefined,
        levels,
        costs: shown === 'hidden' ? undefined : costs,
      });
    });
  });
  if (targets.length === 0) return undefined;
  addOutsideFacts(series, units, categories, truth, forms, cells);
  return {
    series: series.id,
    period,
    cells,
    spec: {
      units,
      categories,
      relations: lists.map((parts) => ({ whole: 0, parts })),
      upper,
      truth,
      forms,
      targets,
      nodes: nodes.filter((node) => node.atoms.length < units).map((node) => Int32Array.from(node.atoms)),
    },
  };
}

/** Small counts, small complements, and every cell shown as "under 5", true zeros too: nobody can tell them apart. */
function isTarget(count: number, most: number, shown: Shown, smallCount: number): boolean {
  if (count >= 1 && count < smallCount) return true;
  if (most - count >= 1 && most - count < smallCount) return true;
  // All of them, and none of them, are told by an edge too.
  return (count === 0 || count === most) && shown !== 'hidden';
}

function addOutsideFacts(
  series: CountSeries,
  units: number,
  categories: number,
  truth: Int32Array,
  forms: FormSpec[],
  cells: YearSystem['cells'][number][],
): void {
  const exact = (variables: readonly number[]) => {
    const value = variables.reduce((sum, v) => sum + (truth[v] ?? 0), 0);
    forms.push({ variables, weights: undefined, levels: [{ lo: value, hi: value }], costs: undefined });
    cells.push(undefined);
  };
  for (let c = 0; c < categories; c++)
    exact(Array.from({ length: units }, (_, unit) => unit * categories + c));
  // A series that is a whole (residents) has public totals in every atom: only its sensitive groups are unknown.
  if (series.within === undefined && !series.isSensitive('total')) {
    for (let unit = 0; unit < units; unit++) exact([unit * categories]);
  }
}

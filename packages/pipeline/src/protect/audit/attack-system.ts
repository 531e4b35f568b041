/**
 * The attacker's system of one year: unknown counts by unit and name, everything shown, decided or known as intervals.
 * Belongs here: putting the parts together in one form, whoever delivered the counts. Does not belong: where they come from, searching.
 * Used by over-atoms.ts (rows of persons), over-tables.ts (ready tables), over-moves.ts and from-bytes.ts.
 * Start with toAttackSystem.
 */
import type { FormSpec, Interval, Relation, SystemSpec, TargetSpec } from '@bybalance/statistics';
import { type HidingPlan, type PlannedForm, toHidingPlan } from './hiding.ts';
import type { ShownForm } from './shown.ts';

/** A count of one node, in the words of the caller. */
export interface CellName {
  readonly node: number;
  readonly name: string;
  readonly year: string;
  /** Stands as the previous edition showed it, whatever level the attack reads it at. */
  readonly isKept?: boolean;
}

export interface AttackSystem {
  /** What is counted; never a figure. */
  readonly series: string;
  readonly period: string;
  /** Without a truth (figures that came as tables) the attack starts from any table that fits `given`, or else the publication. */
  readonly spec: SystemSpec;
  readonly truth: 'known' | 'unknown';
  /** By form, what is known of it inside the house; narrower than what is published. Only where the truth is unknown. */
  readonly given: readonly (Interval | undefined)[];
  /** By form; undefined for decisions, earlier editions and outside facts. */
  readonly cells: readonly (CellName | undefined)[];
  /** Counts whose total in the municipality is so small that nothing of them may be shown. */
  readonly smallTotals: readonly CellName[];
  /** What elimination hides before the attack; undefined where nothing is shown exactly. */
  readonly hiding?: HidingPlan | undefined;
}

/** A count as it is published, at one node. */
export interface ShownCount extends ShownForm {
  readonly node: number;
  readonly category: number;
  /** Values beyond the first that must stay possible; 0 = no target. */
  readonly width: number;
  readonly given: Interval | undefined;
  /** Whether one person or one household makes up the whole count. Missing = not known. */
  readonly isAlone?: boolean;
}

/** Something an attacker knows of a node's count besides how it is published: a decision, an earlier edition. */
export interface KnownCount {
  readonly node: number;
  readonly category: number;
  readonly interval: Interval;
  /** Others published the count itself: it is nobody's secret, and no target. Missing = no. */
  readonly isPublic?: boolean;
}

export interface SystemParts {
  readonly series: string;
  readonly period: string;
  readonly units: number;
  /** Units of each node; empty = takes no part. */
  readonly unitsOf: readonly (readonly number[])[];
  /** Names of the unknown counts. */
  readonly names: readonly string[];
  readonly relations: readonly Relation[];
  /** unit · names + name. */
  readonly upper: Int32Array;
  readonly truth: Int32Array | undefined;
  readonly shown: readonly ShownCount[];
  readonly known: readonly KnownCount[];
  /** Exact totals that the attacker has from outside, by name; undefined = unknown to him. */
  readonly outside: readonly (number | undefined)[];
  /** Smallest units in one head: values must lie this far apart to count as two. */
  readonly stride: number;
  /** Totals below this (in smallest units) are too small to show anything of. */
  readonly smallCount: number;
}

/** Larger nodes are no neighbourhood: a partner for a move is as good drawn from everywhere. */
const MOST_NEIGHBOURS = 200;

/**
 * How many further values the outside total alone leaves, whatever is published: a total of 1 leaves each place 0 or 1,
 * and a place that holds everyone who could be counted has the total itself.
 */
function mostNeeded(parts: SystemParts, { category, width }: ShownCount, most: number): number {
  const total = parts.outside[category];
  const heads = (units: number) => Math.floor(units / parts.stride);
  const whole = parts.names.length > 0 ? wholeOf(parts, category) : 0;
  if (total === undefined) return Math.min(width, heads(most));
  return Math.min(width, heads(most), heads(total), heads(whole - total), heads(whole - most));
}

function wholeOf({ upper, units, names }: SystemParts, category: number): number {
  let sum = 0;
  for (let unit = 0; unit < units; unit++) sum += upper[unit * names.length + category] ?? 0;
  return sum;
}

const isSmall = ({ outside, smallCount }: SystemParts, category: number): boolean => {
  const total = outside[category];
  return total !== undefined && total > 0 && total < smallCount;
};

function hiddenFrom({ levels }: ShownForm): ShownForm {
  return { levels: levels.slice(-1), costs: undefined };
}

/** Which counts others published: they stay conditions of every table, and are protected by nobody. */
function publicCounts({ known }: SystemParts): (count: Pick<ShownCount, 'node' | 'category'>) => boolean {
  const told = new Set(
    known.flatMap(({ node, category, isPublic }) => (isPublic ? [`${node} ${category}`] : [])),
  );
  return ({ node, category }) => told.has(`${node} ${category}`);
}

/** The system, or undefined when it holds no target. */
export function toAttackSystem(parts: SystemParts): AttackSystem | undefined {
  const { names, unitsOf, upper } = parts;
  const width = names.length;
  const forms: FormSpec[] = [];
  const cells: (CellName | undefined)[] = [];
  const given: (Interval | undefined)[] = [];
  const targets: TargetSpec[] = [];
  const planned: PlannedForm[] = [];
  const add = (form: FormSpec, cell?: CellName, within?: Interval) => {
    forms.push(form);
    cells.push(cell);
    given.push(within);
  };
  const variablesOf = (node: number, category: number) =>
    (unitsOf[node] ?? []).map((unit) => unit * width + category);
  const isPublic = publicCounts(parts);
  for (const shown of parts.shown) {
    const count = isPublic(shown) ? { ...shown, width: 0 } : shown;
    const variables = variablesOf(count.node, count.category);
    // A place of one person can hold 0 or 1, whatever the pieces it shares with others could.
    const widest = count.levels.at(-1)?.hi ?? Number.POSITIVE_INFINITY;
    const most = Math.min(
      widest,
      variables.reduce((sum, v) => sum + (upper[v] ?? 0), 0),
    );
    const need = count.width > 0 ? mostNeeded(parts, count, most) : 0;
    if (count.width > 0) {
      targets.push({ form: forms.length, need, stride: parts.stride });
    }
    const { levels, costs, isExact = false } = isSmall(parts, count.category) ? hiddenFrom(count) : count;
    const cost = costs?.at(-1) ?? 0;
    planned.push({ isExact, isAlone: count.isAlone ?? false, isTarget: need > 0, cost });
    const cell: CellName = {
      node: count.node,
      name: names[count.category] ?? '',
      year: parts.period,
      ...(count.isKept ? { isKept: true } : {}),
    };
    add({ variables, weights: undefined, levels, costs }, cell, count.given);
  }
  if (targets.length === 0) return undefined;
  const fixed = (variables: readonly number[], interval: Interval) =>
    add({ variables, weights: undefined, levels: [interval], costs: undefined });
  for (const { node, category, interval } of parts.known) fixed(variablesOf(node, category), interval);
  parts.outside.forEach((total, category) => {
    if (total === undefined) return;
    const all = Array.from({ length: parts.units }, (_, unit) => unit * width + category);
    fixed(all, { lo: total, hi: total });
  });
  return {
    series: parts.series,
    period: parts.period,
    truth: parts.truth ? 'known' : 'unknown',
    hiding: toHidingPlan(planned),
    cells,
    given,
    smallTotals: cells.filter(
      (cell) => cell !== undefined && isSmall(parts, names.indexOf(cell.name)),
    ) as CellName[],
    spec: {
      units: parts.units,
      categories: width,
      relations: parts.relations,
      upper,
      truth: parts.truth ?? new Int32Array(parts.units * width),
      forms,
      targets,
      nodes: unitsOf
        .filter((units) => units.length > 0 && units.length < parts.units && units.length <= MOST_NEIGHBOURS)
        .map((units) => Int32Array.from(units)),
    },
  };
}

/**
 * Systems of moves: by atom, those who came from outside the municipality, and those who left it; one system a year and direction.
 * Belongs here: from moves to unknowns and constants. Does not belong: intervals (shown.ts), searching.
 * Moves inside the municipality are taken as the attacker's exact knowledge. That is more than he has: what is safe so is safe,
 * and a count that is not may be coarsened for nothing. Known too: moves over the municipality's border.
 * Births and deaths are shown nowhere, so the numbers of residents say nothing of moves. Start with systemsOverMoves.
 */
import type { Interval, Relation } from '@bybalance/statistics';
import type { AreaNode } from '../../assign/types.ts';
import type { Condition, IndicatorDefinition } from '../../catalogue/types.ts';
import type { FlowTable } from '../../measure/types.ts';
import type { PublishedOf } from '../editions/published-counts.ts';
import { type AttackSystem, type ShownCount, toAttackSystem } from './attack-system.ts';
import { divideEveryone } from './count-names.ts';
import { toHeldForm } from './held.ts';
import { yearSpokenOf } from './over-atoms.ts';
import { type CountRules, finest, type Shown, toShownForm, widthOf } from './shown.ts';

export type Direction = 'in' | 'out';

/** One table of moves and how its cells are shown before the audit, each direction by itself. */
export interface MoveFigures {
  readonly table: FlowTable;
  readonly indicator: IndicatorDefinition;
  readonly rules: CountRules;
  readonly shown: (direction: Direction, node: number, period: string, group: string) => Shown;
}

export interface OverMovesInput {
  readonly figures: readonly MoveFigures[];
  readonly nodes: readonly AreaNode[];
  readonly roleOf: (areaSet: string) => string;
  readonly groupWhen: (group: string) => Condition | undefined;
  readonly atoms: number;
  /** What the previous edition showed. */
  readonly publishedOf: PublishedOf;
}

/** Moves over the border of an area in one direction and group. */
export const moveName = (direction: Direction, group: string): string => `moves ${direction} ${group}`;

interface MovesDesk {
  readonly input: OverMovesInput;
  readonly figures: MoveFigures;
  readonly direction: Direction;
  readonly period: number;
  /** Moves over the municipality's border by atom · groups + group. */
  readonly outside: Int32Array;
  /** Moves over each area's border from or to another place in the municipality, node · groups + group. */
  readonly inside: Int32Array;
}

/** Nodes that hold each atom. */
function holdersOf(nodes: readonly AreaNode[], atoms: number): readonly (readonly number[])[] {
  const holders: number[][] = Array.from({ length: atoms }, () => []);
  nodes.forEach((node, n) => {
    for (const atom of node.atoms) holders[atom]?.push(n);
  });
  return holders;
}

/** Counts the moves of one period in one direction: those over the municipality's border, and the others. */
function countMoves(
  input: OverMovesInput,
  figures: MoveFigures,
  direction: Direction,
  period: number,
): MovesDesk {
  const { table } = figures;
  const width = table.groups.length;
  const outside = new Int32Array(input.atoms * width);
  const inside = new Int32Array(input.nodes.length * width);
  const holders = holdersOf(input.nodes, input.atoms);
  const [here, there] = direction === 'in' ? [table.to, table.from] : [table.from, table.to];
  table.persons.forEach((persons, row) => {
    const place = here[row] ?? -1;
    if (table.period[row] !== period || place < 0) return;
    const group = table.group[row] ?? 0;
    const other = there[row] ?? -1;
    if (other < 0) {
      outside[place * width + group] = (outside[place * width + group] ?? 0) + persons;
      return;
    }
    const others = holders[other] ?? [];
    for (const node of holders[place] ?? []) {
      if (!others.includes(node))
        inside[node * width + group] = (inside[node * width + group] ?? 0) + persons;
    }
  });
  return { input, figures, direction, period, outside, inside };
}

/** Group numbers of each dimension that divides everyone. */
function dimensionsOf({ input, figures }: MovesDesk): readonly (readonly number[])[] {
  const { groups } = figures.table;
  const names = new Set(groups.slice(1).map((group) => group.split(':')[0]));
  return [...names]
    .map((name) => groups.flatMap((group, g) => (group.split(':')[0] === name ? [g] : [])))
    .filter((parts) => divideEveryone(parts.map((g) => input.groupWhen(groups[g] ?? ''))));
}

interface Unknowns {
  readonly names: readonly string[];
  readonly relations: readonly Relation[];
  /** atom · names + name */
  readonly truth: Int32Array;
}

/** Groups and, for each dimension, those in none of its groups: a child born in the year had no age when it began. */
function unknownsOf(desk: MovesDesk): Unknowns {
  const { input, figures, direction, outside } = desk;
  const { groups } = figures.table;
  const dimensions = dimensionsOf(desk);
  const names = [
    ...groups.map((group) => moveName(direction, group)),
    ...dimensions.map((_, i) => moveName(direction, `none:${i}`)),
  ];
  const truth = new Int32Array(input.atoms * names.length);
  for (let atom = 0; atom < input.atoms; atom++) {
    const of = (group: number) => outside[atom * groups.length + group] ?? 0;
    groups.forEach((_, group) => {
      truth[atom * names.length + group] = of(group);
    });
    dimensions.forEach((parts, i) => {
      truth[atom * names.length + groups.length + i] = parts.reduce((rest, part) => rest - of(part), of(0));
    });
  }
  const relations = dimensions.map((parts, i) => ({ whole: 0, parts: [...parts, groups.length + i] }));
  return { names, relations, truth };
}

/** The finest way any table of moves shows the cell. */
function shownAt({ input, figures, direction, period }: MovesDesk, node: number, group: string): Shown {
  const year = yearSpokenOf(figures.indicator, figures.table.periods[period] ?? '');
  const forms = input.figures.flatMap(({ table, indicator, shown }) =>
    table.periods
      .filter((one) => yearSpokenOf(indicator, one) === year)
      .map((one) => shown(direction, node, one, group)),
  );
  return finest(forms);
}

function shownCounts(desk: MovesDesk, totals: readonly number[]): readonly ShownCount[] {
  const { input, figures, outside, inside } = desk;
  const { groups } = figures.table;
  const columns = groups.length;
  const year = yearSpokenOf(figures.indicator, figures.table.periods[desk.period] ?? '');
  return input.nodes.flatMap(({ areaSet, atoms }, node) => {
    const role = input.roleOf(areaSet);
    if (role === 'municipality' || atoms.length === 0) return [];
    return groups.map((group, category): ShownCount => {
      const fixed = inside[node * columns + category] ?? 0;
      const free = atoms.reduce((sum, atom) => sum + (outside[atom * columns + category] ?? 0), 0);
      const most = fixed + (totals[category] ?? 0);
      const shown = shownAt(desk, node, group);
      const place = { role, isTotal: category === 0 };
      const count = { lo: fixed + free, hi: fixed + free };
      const usual = toShownForm(count.lo, most, shown, place, figures.rules);
      const published = input.publishedOf(moveName(desk.direction, group), node, year);
      const form = toHeldForm(usual, count, most, shown, published, figures.rules.scale);
      const levels = form.levels.map(
        ({ lo, hi }): Interval => ({ lo: Math.max(0, lo - fixed), hi: hi - fixed }),
      );
      // Moves are a part of nothing known: they have no complement. How many moved is no secret, unless they are few.
      const strict = widthOf(count.lo, Number.POSITIVE_INFINITY, shown, figures.rules);
      const width = shown === 'rounded' && count.lo >= figures.rules.smallCount ? 0 : strict;
      return { ...form, levels, node, category, width, given: undefined };
    });
  });
}

function toSystem(desk: MovesDesk): AttackSystem | undefined {
  const { input, figures, direction, period } = desk;
  const { names, relations, truth } = unknownsOf(desk);
  const totals = names.map((_, name) => {
    let sum = 0;
    for (let atom = 0; atom < input.atoms; atom++) sum += truth[atom * names.length + name] ?? 0;
    return sum;
  });
  if ((totals[0] ?? 0) === 0) return undefined;
  return toAttackSystem({
    series: moveName(direction, 'total'),
    period: yearSpokenOf(figures.indicator, figures.table.periods[period] ?? ''),
    units: input.atoms,
    unitsOf: input.nodes.map((node) => node.atoms),
    names,
    relations,
    upper: Int32Array.from(truth, (_, v) => totals[v % names.length] ?? 0),
    truth,
    shown: shownCounts(desk, totals),
    known: [],
    outside: totals,
    stride: 1,
    smallCount: 0,
  });
}

/** One system for each year and direction; the table with most groups tells the moves, all tables tell what is shown. */
export function systemsOverMoves(input: OverMovesInput): readonly AttackSystem[] {
  const [widest] = [...input.figures].sort((a, b) => b.table.groups.length - a.table.groups.length);
  if (widest === undefined) return [];
  return widest.table.periods.flatMap((_, period) =>
    (['in', 'out'] as const).flatMap(
      (direction) => toSystem(countMoves(input, widest, direction, period)) ?? [],
    ),
  );
}

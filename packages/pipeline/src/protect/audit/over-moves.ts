/**
 * Systems of moves: every pair of places somebody moved between is an unknown; what areas show of moves in and out is held against them.
 * Belongs here: pairs, both directions in one system. Does not belong: intervals (shown.ts), searching.
 * Pairs nobody moved between stay at nothing: witnesses found so are witnesses all the same, and nothing is called safe that is not.
 * Known to the attacker exactly: moves over the municipality's border. Births and deaths are shown nowhere, so stocks say nothing of moves.
 * Start with systemsOverMoves.
 */
import type { Relation } from '@bybalance/statistics';
import type { AreaNode } from '../../assign/types.ts';
import type { Condition, IndicatorDefinition } from '../../catalogue/types.ts';
import type { FlowTable } from '../../measure/types.ts';
import { type AttackSystem, type KnownCount, type ShownCount, toAttackSystem } from './attack-system.ts';
import { divideEveryone } from './count-names.ts';
import { yearSpokenOf } from './over-atoms.ts';
import { type CountRules, finest, isTarget, type Shown, toShownForm } from './shown.ts';

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
}

/** Moves of one group; `node` of a cell is the area's number for moves in, and as many more as there are areas for moves out. */
export const moveName = (group: string): string => `moves ${group}`;

/** Number of an area and direction in a system of moves. */
export function moveNode(node: number, direction: Direction, areas: number): number {
  return direction === 'in' ? node : areas + node;
}

interface Pairs {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** pair · groups + group */
  readonly persons: Int32Array;
}

function pairsOf(table: FlowTable, period: number): Pairs {
  const numbers = new Map<string, number>();
  const from: number[] = [];
  const to: number[] = [];
  const rows: { readonly pair: number; readonly group: number; readonly persons: number }[] = [];
  table.persons.forEach((persons, row) => {
    if (table.period[row] !== period) return;
    const key = `${table.from[row]} ${table.to[row]}`;
    const pair = numbers.get(key) ?? numbers.size;
    if (pair === numbers.size) {
      numbers.set(key, pair);
      from.push(table.from[row] ?? -1);
      to.push(table.to[row] ?? -1);
    }
    rows.push({ pair, group: table.group[row] ?? 0, persons });
  });
  const counts = new Int32Array(numbers.size * table.groups.length);
  for (const { pair, group, persons } of rows) {
    const at = pair * table.groups.length + group;
    counts[at] = (counts[at] ?? 0) + persons;
  }
  return { from, to, persons: counts };
}

/** Pairs that cross into, and out of, each area. */
function crossings({ from, to }: Pairs, nodes: readonly AreaNode[]): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: nodes.length * 2 }, () => []);
  nodes.forEach((node, n) => {
    const inside = new Set(node.atoms);
    from.forEach((origin, pair) => {
      const leaves = inside.has(origin);
      const arrives = inside.has(to[pair] ?? -1);
      if (arrives && !leaves) lists[n]?.push(pair);
      if (leaves && !arrives) lists[nodes.length + n]?.push(pair);
    });
  });
  return lists;
}

function relationsOf(groups: readonly string[], input: OverMovesInput): readonly Relation[] {
  const dimensions = new Set(groups.slice(1).map((group) => group.split(':')[0]));
  return [...dimensions].flatMap((dimension): readonly Relation[] => {
    const parts = groups.flatMap((group, g) => (group.split(':')[0] === dimension ? [g] : []));
    const divides = divideEveryone(parts.map((g) => input.groupWhen(groups[g] ?? '')));
    return divides ? [{ whole: 0, parts }] : [];
  });
}

interface MovesDesk {
  readonly input: OverMovesInput;
  readonly year: string;
  readonly groups: readonly string[];
  readonly pairs: Pairs;
  readonly lists: readonly (readonly number[])[];
  readonly upper: Int32Array;
}

function countOf({ groups, pairs, lists }: MovesDesk, at: number, group: number): number {
  return (lists[at] ?? []).reduce((sum, pair) => sum + (pairs.persons[pair * groups.length + group] ?? 0), 0);
}

function shownAt(desk: MovesDesk, direction: Direction, node: number, group: string): Shown {
  const { input, year } = desk;
  const forms = input.figures.flatMap(({ table, indicator, shown }) =>
    table.periods
      .filter((period) => yearSpokenOf(indicator, period) === year)
      .map((period) => shown(direction, node, period, group)),
  );
  return finest(forms);
}

function shownCounts(desk: MovesDesk, rules: CountRules): readonly ShownCount[] {
  const { input, groups, lists, upper } = desk;
  const { nodes } = input;
  return (['in', 'out'] as const).flatMap((direction) =>
    nodes.flatMap(({ areaSet }, n) => {
      const role = input.roleOf(areaSet);
      const node = moveNode(n, direction, nodes.length);
      if (role === 'municipality' || lists[node]?.length === 0) return [];
      return groups.map((group, category): ShownCount => {
        const count = countOf(desk, node, category);
        const most = (lists[node]?.length ?? 0) * (upper[category] ?? 0);
        const shown = shownAt(desk, direction, n, group);
        const form = toShownForm(count, most, shown, { role, isTotal: category === 0 }, rules);
        return { ...form, node, category, isTarget: isTarget(count, most, shown, rules), given: undefined };
      });
    }),
  );
}

/** The municipality's own moves in and out are public. */
function overTheBorder(desk: MovesDesk): readonly KnownCount[] {
  const { input, groups, lists } = desk;
  const whole = input.nodes.findIndex(({ areaSet }) => input.roleOf(areaSet) === 'municipality');
  if (whole < 0) return [];
  return (['in', 'out'] as const).flatMap((direction) => {
    const node = moveNode(whole, direction, input.nodes.length);
    if (lists[node]?.length === 0) return [];
    return groups.map((_, category) => {
      const count = countOf(desk, node, category);
      return { node, category, interval: { lo: count, hi: count } };
    });
  });
}

function toSystem(input: OverMovesInput, figures: MoveFigures, period: number): AttackSystem | undefined {
  const { table, indicator, rules } = figures;
  const pairs = pairsOf(table, period);
  const { groups } = table;
  if (pairs.from.length === 0) return undefined;
  const lists = crossings(pairs, input.nodes);
  const moved = groups.map((_, group) =>
    pairs.from.reduce((sum, __, pair) => sum + (pairs.persons[pair * groups.length + group] ?? 0), 0),
  );
  const upper = Int32Array.from(
    { length: pairs.from.length * groups.length },
    (_, v) => moved[v % groups.length] ?? 0,
  );
  const year = yearSpokenOf(indicator, table.periods[period] ?? '');
  const desk: MovesDesk = { input, year, groups, pairs, lists, upper };
  return toAttackSystem({
    series: 'moves',
    period: year,
    units: pairs.from.length,
    unitsOf: lists,
    names: groups.map(moveName),
    relations: relationsOf(groups, input),
    upper,
    truth: pairs.persons,
    shown: shownCounts(desk, rules),
    known: overTheBorder(desk),
    outside: groups.map(() => undefined),
    stride: 1,
    smallCount: rules.smallCount,
  });
}

/** One system of moves for each year; the table with most groups tells the moves, all tables tell what is shown. */
export function systemsOverMoves(input: OverMovesInput): readonly AttackSystem[] {
  const widest = [...input.figures].sort((a, b) => b.table.groups.length - a.table.groups.length)[0];
  if (widest === undefined) return [];
  return widest.table.periods.flatMap((_, period) => toSystem(input, widest, period) ?? []);
}

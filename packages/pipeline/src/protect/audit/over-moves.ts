/**
 * Systems of moves: by area, those who came over its border and those who left over it; one system a year, both directions.
 * Belongs here: from moves to true counts and their forms. Does not belong: the shape of the system (moves-system.ts), intervals (shown.ts).
 * Who moved between which two places is unknown to readers, so the unknowns are each area's own counts. A whole has fewer moves than its parts
 * have together, by those among the parts, and these are as many out as in. Known from outside: moves over the municipality's border.
 * Births and deaths are shown nowhere, so the numbers of residents say nothing of moves. Start with systemsOverMoves.
 */
import type { AreaNode } from '../../assign/types.ts';
import type { Condition, IndicatorDefinition } from '../../catalogue/types.ts';
import type { FlowTable } from '../../measure/types.ts';
import type { PublishedOf } from '../editions/published-counts.ts';
import type { AttackSystem, KnownCount, ShownCount } from './attack-system.ts';
import { toHeldForm } from './held.ts';
import { type MadeUp, madeUpOf } from './made-up.ts';
import {
  DIRECTIONS,
  type Direction,
  type MoveNames,
  moveName,
  moveNames,
  toMovesSystem,
} from './moves-system.ts';
import { yearSpokenOf } from './over-atoms.ts';
import { type CountRules, finest, type Shown, toShownForm, widthOf } from './shown.ts';

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
  /** What earlier editions showed. */
  readonly publishedOf: PublishedOf;
}

interface MovesDesk {
  readonly input: OverMovesInput;
  readonly figures: MoveFigures;
  readonly period: number;
  readonly year: string;
  /** Moves over each area's border, node · groups + group. */
  readonly counts: Readonly<Record<Direction, Int32Array>>;
  readonly madeUp: readonly MadeUp[];
  /** Moves over the border of what no part of a whole holds, by whole: taken as known. */
  readonly rests: ReadonlyMap<MadeUp, Readonly<Record<Direction, Int32Array>>>;
  /** More moves than any area has. */
  readonly most: number;
}

/** Moves of one period over the border of each set of atoms. */
function countOver(
  { table }: MoveFigures,
  sets: readonly (readonly number[])[],
  direction: Direction,
  period: number,
): Int32Array {
  const width = table.groups.length;
  const counts = new Int32Array(sets.length * width);
  const holders = new Map<number, number[]>();
  sets.forEach((atoms, n) => {
    for (const atom of atoms) holders.set(atom, [...(holders.get(atom) ?? []), n]);
  });
  const [here, there] = direction === 'in' ? [table.to, table.from] : [table.from, table.to];
  table.persons.forEach((persons, row) => {
    if (table.period[row] !== period) return;
    const others = holders.get(there[row] ?? -1) ?? [];
    for (const n of holders.get(here[row] ?? -1) ?? []) {
      if (others.includes(n)) continue;
      const at = n * width + (table.group[row] ?? 0);
      counts[at] = (counts[at] ?? 0) + persons;
    }
  });
  return counts;
}

function openDesk(input: OverMovesInput, figures: MoveFigures, period: number): MovesDesk {
  const { table, indicator } = figures;
  const both = (sets: readonly (readonly number[])[]) => ({
    in: countOver(figures, sets, 'in', period),
    out: countOver(figures, sets, 'out', period),
  });
  const madeUp = madeUpOf(
    input.nodes.map(({ areaSet, atoms }) => ({
      set: areaSet,
      units: atoms,
      mayHaveRest: input.roleOf(areaSet) === 'municipality',
    })),
  );
  const all = table.persons.reduce(
    (sum, persons, row) => (table.period[row] === period && table.group[row] === 0 ? sum + persons : sum),
    0,
  );
  return {
    ...{ input, figures, period, madeUp },
    year: yearSpokenOf(indicator, table.periods[period] ?? ''),
    counts: both(input.nodes.map(({ atoms }) => atoms)),
    rests: new Map(madeUp.filter(({ rest }) => rest.length > 0).map((one) => [one, both([one.rest])])),
    most: all,
  };
}

/** True counts by area · names + name. */
function truthOf({ input, counts }: MovesDesk, { groups, dimensions, names, at }: MoveNames): Int32Array {
  const truth = new Int32Array(input.nodes.length * names.length);
  for (const direction of DIRECTIONS) {
    input.nodes.forEach((_, node) => {
      const of = (group: number) => counts[direction][node * groups.length + group] ?? 0;
      const base = node * names.length;
      groups.forEach((_group, g) => {
        truth[base + at(direction, g)] = of(g);
      });
      dimensions.forEach((parts, i) => {
        const none = base + at(direction, groups.length + i);
        truth[none] = parts.reduce((left, part) => left - of(part), of(0));
      });
    });
  }
  return truth;
}

/** The finest way any table of moves shows the cell. */
function shownAt({ input, year }: MovesDesk, direction: Direction, node: number, group: string): Shown {
  const forms = input.figures.flatMap(({ table, indicator, shown }) =>
    table.periods
      .filter((one) => yearSpokenOf(indicator, one) === year)
      .map((one) => shown(direction, node, one, group)),
  );
  return finest(forms);
}

function shownCounts(desk: MovesDesk, { at }: MoveNames): readonly ShownCount[] {
  const { input, figures, counts, most, year } = desk;
  const { groups } = figures.table;
  return input.nodes.flatMap(({ areaSet, atoms }, node) => {
    const role = input.roleOf(areaSet);
    if (role === 'municipality' || atoms.length === 0) return [];
    return DIRECTIONS.flatMap((direction) =>
      groups.map((group, g): ShownCount => {
        const moved = counts[direction][node * groups.length + g] ?? 0;
        const shown = shownAt(desk, direction, node, group);
        const usual = toShownForm(moved, most, shown, { role, isTotal: g === 0 }, figures.rules);
        const published = input.publishedOf(moveName(direction, group), node, year);
        const inside = { lo: moved, hi: moved };
        const form = toHeldForm(usual, inside, most, shown, published, figures.rules.scale);
        // Moves are a part of nothing known: they have no complement. How many moved is no secret, unless they are few.
        const strict = widthOf(moved, Number.POSITIVE_INFINITY, shown, figures.rules);
        const width = shown === 'rounded' && moved >= figures.rules.smallCount ? 0 : strict;
        return { ...form, node, category: at(direction, g), width, given: undefined };
      }),
    );
  });
}

/** The municipality's own moves, which anyone can look up. */
function knownCounts(desk: MovesDesk, { at }: MoveNames): readonly KnownCount[] {
  const { input, figures, counts } = desk;
  const { groups } = figures.table;
  return input.nodes.flatMap(({ areaSet }, node): readonly KnownCount[] => {
    if (input.roleOf(areaSet) !== 'municipality') return [];
    return DIRECTIONS.flatMap((direction) =>
      groups.map((_, g) => {
        const moved = counts[direction][node * groups.length + g] ?? 0;
        return { node, category: at(direction, g), interval: { lo: moved, hi: moved } };
      }),
    );
  });
}

function toSystem(desk: MovesDesk): AttackSystem | undefined {
  const { input, figures, madeUp, rests, most, year } = desk;
  if (most === 0) return undefined;
  const moves = moveNames(figures.table.groups, input.groupWhen);
  const truth = truthOf(desk, moves);
  return toMovesSystem({
    ...{ year, moves, truth, madeUp, most },
    areas: input.nodes.length,
    takesPart: (node) => (input.nodes[node]?.atoms.length ?? 0) > 0,
    upper: new Int32Array(truth.length).fill(most),
    shown: shownCounts(desk, moves),
    known: knownCounts(desk, moves),
    restOf: (whole, direction, g) => rests.get(whole)?.[direction][g] ?? 0,
  });
}

/** One system for each year; the table with most groups tells the moves, all tables tell what is shown. */
export function systemsOverMoves(input: OverMovesInput): readonly AttackSystem[] {
  const [widest] = [...input.figures].sort((a, b) => b.table.groups.length - a.table.groups.length);
  if (widest === undefined) return [];
  return widest.table.periods.flatMap((_, period) => toSystem(openDesk(input, widest, period)) ?? []);
}

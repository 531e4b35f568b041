/**
 * Systems of counts that came as ready tables: nobody here has the people, so the unknowns are the pieces that the tables' areas share.
 * Belongs here: pieces, bounds, what each cell is known to be inside the house. Does not belong: intervals (shown.ts), searching.
 * Known to the attacker exactly: the municipality's counts, and what each area's counts are a part of.
 * A cell the supplier masked is a target wherever it stands. Start with systemsOverTables.
 */
import type { Interval, Relation } from '@bybalance/statistics';
import type { AreaNode } from '../../assign/types.ts';
import type { Condition, IndicatorDefinition } from '../../catalogue/types.ts';
import type { MeasuredCell } from '../../measure/types.ts';
import type { PublishedOf } from '../editions/published-counts.ts';
import type { NodeTable } from '../node-table.ts';
import { type AttackSystem, type KnownCount, type ShownCount, toAttackSystem } from './attack-system.ts';
import { divideEveryone } from './count-names.ts';
import { toHeldForm } from './held.ts';
import { joinYears } from './join-years.ts';
import type { Known } from './known.ts';
import { type CountRules, type Shown, toShownForm, widthOf } from './shown.ts';

/** One ready table as the attack takes it. */
export interface ReadyFigures {
  readonly exact: NodeTable;
  readonly indicator: IndicatorDefinition;
  readonly rules: CountRules;
  readonly shown: (node: number, period: string, group: string) => Shown;
}

export interface OverTablesInput {
  readonly figures: readonly ReadyFigures[];
  readonly nodes: readonly AreaNode[];
  readonly roleOf: (areaSet: string) => string;
  readonly groupWhen: (group: string) => Condition | undefined;
  readonly atoms: number;
  readonly known: Known;
  /** What earlier editions showed. */
  readonly publishedOf: PublishedOf;
}

/** Name of a ready table's count in one group. */
export function tableCountName(indicator: Pick<IndicatorDefinition, 'id'>, group: string): string {
  return `table ${indicator.id} ${group}`;
}

type Counted = Extract<MeasuredCell, { state: 'known' | 'masked' }>;

interface TableDesk {
  readonly input: OverTablesInput;
  readonly figures: ReadyFigures;
  readonly period: number;
}

function cellAt({ figures, period }: TableDesk, node: number, group: number): Counted | undefined {
  const { cells, periods, groups } = figures.exact;
  const cell = cells[(node * periods.length + period) * groups.length + group];
  return cell?.state === 'known' || cell?.state === 'masked' ? cell : undefined;
}

interface Pieces {
  readonly count: number;
  readonly unitsOf: readonly (readonly number[])[];
  /** Nodes that hold each piece. */
  readonly holders: readonly (readonly number[])[];
}

/** Atoms that no area of the table tells apart are one piece. */
function piecesOf(desk: TableDesk): Pieces {
  const { nodes, atoms } = desk.input;
  const inside: number[][] = Array.from({ length: atoms }, () => []);
  nodes.forEach((node, n) => {
    if (cellAt(desk, n, 0) === undefined) return;
    for (const atom of node.atoms) inside[atom]?.push(n);
  });
  const numbers = new Map<string, number>();
  const holders: (readonly number[])[] = [];
  const pieceOf = inside.map((list) => {
    const key = list.join(',');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, holders.length);
    holders.push(list);
    return holders.length - 1;
  });
  // An area that no address lies in is a piece of its own: nothing is known of what it shares with others.
  const alone = new Map(
    nodes.flatMap((node, n) =>
      node.atoms.length === 0 && cellAt(desk, n, 0) !== undefined
        ? [[n, holders.push([n]) - 1] as const]
        : [],
    ),
  );
  const unitsOf = nodes.map((node, n) =>
    alone.has(n)
      ? [alone.get(n) ?? 0]
      : cellAt(desk, n, 0) === undefined
        ? []
        : [...new Set(node.atoms.map((atom) => pieceOf[atom] ?? 0))].sort((a, b) => a - b),
  );
  return { count: holders.length, unitsOf, holders };
}

/** Smallest units that a cell's count cannot pass. */
function mostOf(cell: Counted, scale: number): number {
  const most = cell.denominator ?? (cell.state === 'known' ? cell.numerator : cell.hi);
  return Math.round(most * scale);
}

function upperOf(desk: TableDesk, { count, holders }: Pieces): Int32Array {
  const { groups } = desk.figures.exact;
  const { scale } = desk.figures.rules;
  const upper = new Int32Array(count * groups.length);
  holders.forEach((nodes, unit) => {
    groups.forEach((_, group) => {
      const bounds = nodes.flatMap((node) => {
        const cell = cellAt(desk, node, group);
        return cell ? [mostOf(cell, scale)] : [];
      });
      upper[unit * groups.length + group] = bounds.length === 0 ? 0 : Math.min(...bounds);
    });
  });
  return upper;
}

function relationsOf({ figures, input }: TableDesk): readonly Relation[] {
  const { groups } = figures.exact;
  const dimensions = new Set(groups.slice(1).map((group) => group.split(':')[0]));
  return [...dimensions].flatMap((dimension): readonly Relation[] => {
    const parts = groups.flatMap((group, g) => (group.split(':')[0] === dimension ? [g] : []));
    const divides = divideEveryone(parts.map((g) => input.groupWhen(groups[g] ?? '')));
    return divides ? [{ whole: 0, parts }] : [];
  });
}

function insideHouse(cell: Counted, scale: number): Interval {
  if (cell.state === 'masked') {
    return {
      lo: Math.round(cell.lo * scale),
      hi: Math.min(Math.round(cell.hi * scale), mostOf(cell, scale)),
    };
  }
  const value = Math.round(cell.numerator * scale);
  return { lo: value, hi: value };
}

function shownCounts(desk: TableDesk, pieces: Pieces): readonly ShownCount[] {
  const { figures, input, period } = desk;
  const { rules } = figures;
  const name = figures.exact.periods[period] ?? '';
  return input.nodes.flatMap((node, n) => {
    const role = input.roleOf(node.areaSet);
    if (role === 'municipality' || pieces.unitsOf[n]?.length === 0) return [];
    return figures.exact.groups.flatMap((group, category): readonly ShownCount[] => {
      const cell = cellAt(desk, n, category);
      if (cell === undefined) return [];
      const most = mostOf(cell, rules.scale);
      const given = insideHouse(cell, rules.scale);
      const shown = figures.shown(n, name, group);
      const count = cell.state === 'known' ? given.lo : 0;
      const usual = toShownForm(count, most, shown, { role, isTotal: category === 0 }, rules);
      const published = input.publishedOf(tableCountName(figures.indicator, group), n, name);
      const form = toHeldForm(usual, given, most, shown, published, rules.scale);
      return [{ ...form, node: n, category, width: widthOf(count, most, shown, rules), given }];
    });
  });
}

/** The municipality's own counts, which the attacker has exactly where they were delivered unmasked. */
function outsideOf(desk: TableDesk): readonly (number | undefined)[] {
  const { figures, input } = desk;
  const whole = input.nodes.findIndex(({ areaSet }) => input.roleOf(areaSet) === 'municipality');
  return figures.exact.groups.map((_, group) => {
    const cell = whole < 0 ? undefined : cellAt(desk, whole, group);
    return cell?.state === 'known' ? Math.round(cell.numerator * figures.rules.scale) : undefined;
  });
}

function toSystem(desk: TableDesk): AttackSystem | undefined {
  const { figures, input } = desk;
  const period = figures.exact.periods[desk.period] ?? '';
  const names = figures.exact.groups.map((group) => tableCountName(figures.indicator, group));
  const pieces = piecesOf(desk);
  const known = names.flatMap((name, category): readonly KnownCount[] =>
    input.known
      .knownAlone(name, period)
      .filter(({ node }) => (pieces.unitsOf[node]?.length ?? 0) > 0)
      .map((count) => ({ ...count, category })),
  );
  const { scale, smallCount } = figures.rules;
  return toAttackSystem({
    series: names[0] ?? '',
    period,
    units: pieces.count,
    unitsOf: pieces.unitsOf,
    names,
    relations: relationsOf(desk),
    upper: upperOf(desk, pieces),
    truth: undefined,
    shown: shownCounts(desk, pieces),
    known,
    outside: outsideOf(desk),
    stride: scale,
    smallCount: smallCount * scale,
  });
}

/** One system for each ready table of counts and year; years that a decision ties together are one. */
export function systemsOverTables(input: OverTablesInput): readonly AttackSystem[] {
  if (input.atoms === 0) return [];
  return input.figures.flatMap((figures) => {
    const years = figures.exact.periods.flatMap((_, period) => toSystem({ input, figures, period }) ?? []);
    return joinYears(years, input.known.joint);
  });
}

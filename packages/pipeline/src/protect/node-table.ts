/**
 * Exact cells of every published node: atoms summed, moves counted over each node's border, delivered cells looked up.
 * Belongs here: from measured tables to node × period × group. Does not belong: any rule, any rounding.
 * Nothing of this leaves protect. The audit works on the atoms themselves and on these sums.
 */
import type { Quality } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';
import type { AtomTable, DeliveredTable, FlowTable, MeasuredCell, MeasuredTable } from '../measure/types.ts';

/** Index of a cell: (node · periods + period) · groups + group. */
export interface NodeTable {
  readonly indicator: string;
  readonly form: MeasuredTable['form'];
  readonly nodes: readonly AreaNode[];
  readonly periods: readonly string[];
  readonly groups: readonly string[];
  readonly quality: Readonly<Record<string, Quality>>;
  /** undefined: the table says nothing of this cell, and no row is made for it. */
  readonly cells: readonly (MeasuredCell | undefined)[];
  /** Net flows only: `cells` hold the moves in, these the moves out. */
  readonly outwards: readonly (MeasuredCell | undefined)[] | undefined;
}

/** Nobody has the figure of this period: for the reason the table gives, or simply not delivered. */
function absentIn(table: Pick<MeasuredTable, 'periods' | 'missing'>): (period: number) => MeasuredCell {
  const cells = table.periods.map(
    (period): MeasuredCell => ({
      state: 'none',
      reason: table.missing?.[period] ?? 'not-delivered',
      notApplicable: false,
    }),
  );
  const fallback: MeasuredCell = { state: 'none', reason: 'not-delivered', notApplicable: false };
  return (period) => cells[period] ?? fallback;
}

/** Sums a dense atom array over the atoms of one node: period × group values. */
function sumAtoms(values: Float64Array, node: AreaNode, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (const atom of node.atoms) {
    const start = atom * width;
    for (let i = 0; i < width; i++) sums[i] = (sums[i] ?? 0) + (values[start + i] ?? Number.NaN);
  }
  return sums;
}

function atomCells(table: AtomTable, nodes: readonly AreaNode[]): readonly MeasuredCell[] {
  const width = table.periods.length * table.groups.length;
  const absent = absentIn(table);
  const cells: MeasuredCell[] = [];
  for (const node of nodes) {
    const numerator = sumAtoms(table.numerator, node, width);
    const denominator = table.denominator && sumAtoms(table.denominator, node, width);
    const householdsN = table.householdsN && sumAtoms(table.householdsN, node, width);
    const householdsY = table.householdsY && sumAtoms(table.householdsY, node, width);
    for (let i = 0; i < width; i++) {
      const count = numerator[i] ?? Number.NaN;
      cells.push(
        Number.isNaN(count)
          ? absent(Math.floor(i / table.groups.length))
          : {
              state: 'known',
              numerator: count,
              denominator: denominator?.[i],
              householdsN: householdsN?.[i],
              householdsY: householdsY?.[i],
            },
      );
    }
  }
  return cells;
}

interface Moves {
  readonly persons: Float64Array;
  readonly households: Float64Array;
}

/** Nodes that hold each atom. */
function nodesByAtom(nodes: readonly AreaNode[]): ReadonlyMap<number, readonly number[]> {
  const byAtom = new Map<number, number[]>();
  nodes.forEach((node, index) => {
    for (const atom of node.atoms) {
      const known = byAtom.get(atom);
      if (known) known.push(index);
      else byAtom.set(atom, [index]);
    }
  });
  return byAtom;
}

const NOWHERE: readonly number[] = [];

/** Moves over the border of each node in one direction: a move between two atoms of the same node is none. */
function movesOver(table: FlowTable, nodes: readonly AreaNode[], direction: 'in' | 'out'): Moves {
  const width = table.periods.length * table.groups.length;
  const persons = new Float64Array(nodes.length * width);
  const households = new Float64Array(nodes.length * width);
  const holders = nodesByAtom(nodes);
  const [here, there] = direction === 'in' ? [table.to, table.from] : [table.from, table.to];
  for (let move = 0; move < table.persons.length; move++) {
    const others = holders.get(there[move] ?? -1) ?? NOWHERE;
    const offset = (table.period[move] ?? 0) * table.groups.length + (table.group[move] ?? 0);
    for (const node of holders.get(here[move] ?? -1) ?? NOWHERE) {
      if (others.includes(node)) continue;
      const index = node * width + offset;
      persons[index] = (persons[index] ?? 0) + (table.persons[move] ?? 0);
      households[index] = (households[index] ?? 0) + (table.households[move] ?? 0);
    }
  }
  return { persons, households };
}

/** The residents that a rate is formed of, by index of the flow table; the total's where the base has no such group. */
function baseOf(table: FlowTable, nodes: readonly AreaNode[]): (index: number) => MeasuredCell | undefined {
  const { base } = table;
  const cells = atomCells(base, nodes);
  const periods = table.periods.map((period) => base.periods.indexOf(period));
  const groups = table.groups.map((group) => Math.max(0, base.groups.indexOf(group)));
  const width = table.periods.length * table.groups.length;
  return (index) => {
    const node = Math.floor(index / width);
    const period = periods[Math.floor((index % width) / table.groups.length)] ?? -1;
    const group = groups[index % table.groups.length] ?? 0;
    return period < 0 ? undefined : cells[(node * base.periods.length + period) * base.groups.length + group];
  };
}

function flowCells(
  table: FlowTable,
  nodes: readonly AreaNode[],
  direction: 'in' | 'out',
  asRate: boolean,
): readonly MeasuredCell[] {
  const { persons, households } = movesOver(table, nodes, direction);
  const base = baseOf(table, nodes);
  const absent = absentIn(table);
  const width = table.periods.length * table.groups.length;
  return Array.from(persons, (numerator, index): MeasuredCell => {
    const residents = base(index);
    const known = residents?.state === 'known' ? residents : undefined;
    if (asRate && known === undefined) return absent(Math.floor((index % width) / table.groups.length));
    return {
      state: 'known',
      numerator,
      denominator: asRate ? known?.numerator : undefined,
      householdsN: known?.householdsN ?? known?.householdsY,
      householdsY: households[index],
    };
  });
}

/** Delivered cells; a total that is missing is told as such, a group only where its area set has groups at all. */
function deliveredCells(
  table: DeliveredTable,
  nodes: readonly AreaNode[],
): readonly (MeasuredCell | undefined)[] {
  const groupsOfSet = new Set<string>();
  for (const key of table.cells.keys()) {
    const [areaSet = '', , , group = ''] = key.split('\n');
    groupsOfSet.add(`${areaSet}\n${group}`);
  }
  const absent = absentIn(table);
  const cells: (MeasuredCell | undefined)[] = [];
  for (const { areaSet, area } of nodes) {
    for (const [at, period] of table.periods.entries()) {
      for (const group of table.groups) {
        const found = table.cells.get(`${areaSet}\n${area}\n${period}\n${group}`);
        const expected = group === 'total' || groupsOfSet.has(`${areaSet}\n${group}`);
        cells.push(found ?? (expected ? absent(at) : undefined));
      }
    }
  }
  return cells;
}

/**
 * One measured table for all nodes.
 * In: a table over atoms, moves or delivered cells; `asRate` gives flows their residents as denominator. Out: dense exact cells.
 */
export function toNodeTable(table: MeasuredTable, nodes: readonly AreaNode[], asRate: boolean): NodeTable {
  const { indicator, form, periods, groups, quality } = table;
  const frame = { indicator, form, nodes, periods, groups, quality };
  if (table.kind === 'atoms') return { ...frame, cells: atomCells(table, nodes), outwards: undefined };
  if (table.kind === 'delivered')
    return { ...frame, cells: deliveredCells(table, nodes), outwards: undefined };
  const direction = table.direction === 'out' ? 'out' : 'in';
  return {
    ...frame,
    cells: flowCells(table, nodes, direction, asRate),
    outwards: table.direction === 'net' ? flowCells(table, nodes, 'out', asRate) : undefined,
  };
}

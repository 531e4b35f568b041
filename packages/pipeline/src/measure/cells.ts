/**
 * Exact cells of a node: sums over its atoms, moves over its border, delivered cells looked up.
 * Belongs here: reading measured tables. Does not belong: rounding, limits.
 */
import type { AreaNode } from '../assign/types.ts';
import type { AtomTable, FlowTable, MeasuredCell, MeasuredTable } from './types.ts';

function missing(table: MeasuredTable, period: string): MeasuredCell {
  const reason = table.missing?.[period] ?? 'not-delivered';
  return { state: 'none', reason, notApplicable: false };
}

const noPopulation: MeasuredCell = { state: 'none', reason: 'no-population', notApplicable: true };

function sum(values: Float64Array, node: AreaNode, width: number, offset: number): number {
  return node.atoms.reduce((total, atom) => total + (values[atom * width + offset] ?? Number.NaN), 0);
}

function atomCell(table: AtomTable, node: AreaNode, period: number, group: number): MeasuredCell | undefined {
  const width = table.periods.length * table.groups.length;
  const offset = period * table.groups.length + group;
  const of = (values: Float64Array | undefined) => values && sum(values, node, width, offset);
  const numerator = sum(table.numerator, node, width, offset);
  if (Number.isNaN(numerator)) return undefined;
  const denominator = of(table.denominator);
  if (denominator === 0) return noPopulation;
  return {
    state: 'known',
    numerator,
    denominator,
    householdsN: of(table.householdsN),
    householdsY: of(table.householdsY),
  };
}

/** Moves over the border of one node, dense over period × group; net = in − out, households of both. */
interface Border {
  readonly persons: Float64Array;
  readonly households: Float64Array;
}

/** Sums of one node, kept as long as the table lives: every period and group of a node is answered from one walk. */
const borders = new WeakMap<FlowTable, Map<AreaNode, Border>>();

function walk(table: FlowTable, node: AreaNode): Border {
  const size = table.periods.length * table.groups.length;
  const border = { persons: new Float64Array(size), households: new Float64Array(size) };
  const inside = new Set(node.atoms);
  const [inSign, outSign] = { in: [1, 0], out: [0, 1], net: [1, -1] }[table.direction] as [number, number];
  for (let i = 0; i < table.persons.length; i++) {
    const to = inside.has(table.to[i] ?? -1);
    const from = inside.has(table.from[i] ?? -1);
    const sign = to === from ? 0 : to ? inSign : outSign;
    if (sign === 0) continue;
    const at = (table.period[i] ?? 0) * table.groups.length + (table.group[i] ?? 0);
    border.persons[at] = (border.persons[at] ?? 0) + sign * (table.persons[i] ?? 0);
    border.households[at] = (border.households[at] ?? 0) + (table.households[i] ?? 0);
  }
  return border;
}

function borderOf(table: FlowTable, node: AreaNode): Border {
  const known = borders.get(table) ?? new Map<AreaNode, Border>();
  borders.set(table, known);
  const found = known.get(node) ?? walk(table, node);
  known.set(node, found);
  return found;
}

function flowCell(table: FlowTable, node: AreaNode, period: number, group: number): MeasuredCell | undefined {
  const residents = atomCell(table.base, node, period, group);
  if (residents?.state !== 'known') return residents;
  if (residents.numerator === 0) return noPopulation;
  const border = borderOf(table, node);
  const at = period * table.groups.length + group;
  return {
    state: 'known',
    numerator: border.persons[at] ?? 0,
    denominator: residents.numerator,
    householdsN: residents.householdsN,
    householdsY: border.households[at] ?? 0,
  };
}

/**
 * The exact content of one node × period × group.
 * A share without anyone in its denominator is not applicable; a period nobody delivered says why.
 */
export function cellAt(table: MeasuredTable, node: AreaNode, period: string, group: string): MeasuredCell {
  if (table.kind === 'delivered') {
    const key = [node.areaSet, node.area, period, group].join('\n');
    return table.cells.get(key) ?? missing(table, period);
  }
  const periodIndex = table.periods.indexOf(period);
  const groupIndex = table.groups.indexOf(group);
  if (periodIndex < 0 || groupIndex < 0) return missing(table, period);
  const cell =
    table.kind === 'atoms'
      ? atomCell(table, node, periodIndex, groupIndex)
      : flowCell(table, node, periodIndex, groupIndex);
  return cell ?? missing(table, period);
}

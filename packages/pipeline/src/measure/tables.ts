/**
 * From counts to tables: one indicator's numerator, denominator and households, cut out of a cube or of the moves.
 * Belongs here: indexes. Does not belong: SQL, what may be shown.
 */
import type { IndicatorDefinition } from '../catalogue/types.ts';
import { type Moves, OUTSIDE } from './count-moves.ts';
import { type Cube, cubeCell } from './cube.ts';
import { spokenYear } from './frame.ts';
import { conditionIndex, countedBy, EVERYONE } from './plan.ts';
import type { AtomTable, FlowTable, TableFrame } from './types.ts';

/** For each period its year in the cube, −1 where the register holds nothing of it. */
function yearsOf(
  frame: TableFrame,
  indicator: Pick<IndicatorDefinition, 'lagYears'>,
  cube: Cube,
): readonly number[] {
  return frame.periods.map((period) => {
    const year = spokenYear(indicator, period);
    return year !== undefined && cube.delivered.has(year) ? cube.years.indexOf(year) : -1;
  });
}

/** One condition of a cube as atom × period × group; NaN where the register holds nothing of the period. */
function cut(
  values: Float64Array,
  condition: number,
  cube: Cube,
  frame: TableFrame,
  years: readonly number[],
  atoms: number,
): Float64Array {
  const slots = frame.groups.map((group) => cube.plan.slots.indexOf(group));
  const out = new Float64Array(atoms * frame.periods.length * slots.length);
  let at = 0;
  for (let atom = 0; atom < atoms; atom++) {
    for (const year of years) {
      for (const slot of slots) {
        const cell = cubeCell(cube.plan, cube.years.length, atom, year, slot);
        out[at++] = year < 0 ? Number.NaN : (values[cell + condition] ?? Number.NaN);
      }
    }
  }
  return out;
}

/** The table of a counted indicator. */
export function toAtomTable(
  indicator: IndicatorDefinition,
  frame: TableFrame,
  cube: Cube,
  atoms: number,
): AtomTable {
  const counted = countedBy(indicator) ?? { numerator: EVERYONE, denominator: undefined };
  const years = yearsOf(frame, indicator, cube);
  const numerator = conditionIndex(cube.plan, counted.numerator);
  const denominator = counted.denominator && conditionIndex(cube.plan, counted.denominator);
  const take = (values: Float64Array, condition: number) => cut(values, condition, cube, frame, years, atoms);
  return {
    ...frame,
    kind: 'atoms',
    numerator: take(cube.counts, numerator),
    denominator: denominator === undefined ? undefined : take(cube.counts, denominator),
    householdsN: take(cube.households, denominator ?? numerator),
    householdsY: take(cube.households, numerator),
  };
}

/** Moves that fall in the frame's periods and groups, as the columns of a FlowTable. */
function selectMoves(moves: Moves, slots: readonly string[], frame: TableFrame, lagYears: number) {
  const periodOf = new Map(frame.periods.map((period, i) => [spokenYear({ lagYears }, period), i]));
  const groupOf = slots.map((slot) => frame.groups.indexOf(slot));
  const rows: number[] = [];
  const periods: number[] = [];
  const groups: number[] = [];
  moves.year.forEach((year, row) => {
    const period = periodOf.get(year);
    const group = groupOf[moves.slot[row] ?? -1] ?? -1;
    if (period === undefined || group < 0) return;
    rows.push(row);
    periods.push(period);
    groups.push(group);
  });
  return {
    from: Int32Array.from(rows, (row) => moves.from[row] ?? OUTSIDE),
    to: Int32Array.from(rows, (row) => moves.to[row] ?? OUTSIDE),
    period: Int32Array.from(periods),
    group: Int32Array.from(groups),
    persons: Float64Array.from(rows, (row) => moves.persons[row] ?? 0),
    households: Float64Array.from(rows, (row) => moves.households[row] ?? 0),
  };
}

/**
 * The table of a flow indicator.
 * Its base holds the residents on 1 January of the year the moves happened in; NaN where moves or residents are missing.
 */
export function toFlowTable(
  indicator: IndicatorDefinition,
  direction: FlowTable['direction'],
  frame: TableFrame,
  moves: Moves,
  slots: readonly string[],
  cube: Cube,
  atoms: number,
): FlowTable {
  const delivered = new Set([...cube.delivered].filter((year) => moves.delivered.has(year)));
  const base = toAtomTable(indicator, frame, { ...cube, delivered }, atoms);
  return { ...frame, kind: 'flow', direction, ...selectMoves(moves, slots, frame, indicator.lagYears), base };
}

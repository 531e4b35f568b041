/**
 * From counts to tables: one indicator's numerator, denominator and households, cut out of a cube or of the moves.
 * Belongs here: indexes. Does not belong: SQL, what may be shown.
 */
import type { IndicatorDefinition } from '../catalogue/types.ts';
import type { Moves } from './count-moves.ts';
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
  const rows = moves.year.flatMap((year, row) => {
    const period = periodOf.get(year) ?? -1;
    const group = groupOf[moves.slot[row] ?? -1] ?? -1;
    return period < 0 || group < 0 ? [] : [{ row, period, group }];
  });
  const column = (values: readonly number[]) => rows.map(({ row }) => values[row] ?? 0);
  return {
    from: Int32Array.from(column(moves.from)),
    to: Int32Array.from(column(moves.to)),
    period: Int32Array.from(rows, ({ period }) => period),
    group: Int32Array.from(rows, ({ group }) => group),
    persons: Float64Array.from(column(moves.persons)),
    households: Float64Array.from(column(moves.households)),
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

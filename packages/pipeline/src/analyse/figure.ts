/**
 * The exact figure that a criterion speaks of: one node, one period, one year or the mean of several, as an interval of fractions.
 * Belongs here: finding cells and forming means. Does not belong: limits, decisions.
 * A point unless the supplier masked a numerator; undefined when a year is missing.
 */
import type { AreaNode } from '../assign/types.ts';
import type { AtomTable, MeasuredCell, MeasuredTable } from '../measure/types.ts';
import { divide, type Fraction, fraction, fromDecimal, mean } from '../support/fraction.ts';

/** Exact bounds, both possible; equal for a known figure. */
export interface ExactInterval {
  readonly lo: Fraction;
  readonly hi: Fraction;
}

/** How the years of a mean are put together: shares averaged, or persons pooled. */
export type Averaging = 'meanOfShares' | 'pooled';

interface YearFigure {
  readonly lo: Fraction;
  readonly hi: Fraction;
  readonly denominator: Fraction;
}

const ONE = fraction(1n);
const NOT_DELIVERED: MeasuredCell = { state: 'none', reason: 'not-delivered', notApplicable: false };

function sumOverAtoms(values: Float64Array, node: AreaNode, table: AtomTable, period: number): number {
  const groups = table.groups.length;
  return node.atoms.reduce(
    (sum, atom) => sum + (values[(atom * table.periods.length + period) * groups] ?? Number.NaN),
    0,
  );
}

function atomCell(table: AtomTable, node: AreaNode, period: number): MeasuredCell {
  const numerator = sumOverAtoms(table.numerator, node, table, period);
  const denominator = table.denominator && sumOverAtoms(table.denominator, node, table, period);
  if (Number.isNaN(numerator)) return NOT_DELIVERED;
  return { state: 'known', numerator, denominator, householdsN: undefined, householdsY: undefined };
}

/** The total of one node in one period; `none` when the table does not hold it. */
export function totalCell(table: MeasuredTable, node: AreaNode, period: string): MeasuredCell {
  if (table.kind === 'delivered') {
    return table.cells.get(`${node.areaSet}\n${node.area}\n${period}\ntotal`) ?? NOT_DELIVERED;
  }
  const index = table.periods.indexOf(period);
  if (table.kind === 'flow' || index < 0) return NOT_DELIVERED;
  return atomCell(table, node, index);
}

function knownDenominator(denominator: number | undefined): Fraction | undefined {
  if (denominator === undefined) return ONE;
  return denominator > 0 ? fromDecimal(denominator) : undefined;
}

function yearFigure(cell: MeasuredCell): YearFigure | undefined {
  if (cell.state === 'none') return undefined;
  if (cell.state === 'mean') {
    const value = fromDecimal(cell.value);
    return { lo: value, hi: value, denominator: ONE };
  }
  if (cell.state === 'value') {
    return {
      lo: fromDecimal(cell.value - cell.step / 2),
      hi: fromDecimal(cell.value + cell.step / 2),
      denominator: ONE,
    };
  }
  const denominator = knownDenominator(cell.denominator);
  if (denominator === undefined) return undefined;
  if (cell.state === 'known') {
    const numerator = fromDecimal(cell.numerator);
    return { lo: numerator, hi: numerator, denominator };
  }
  const most = cell.denominator === undefined ? cell.hi : Math.min(cell.hi, cell.denominator);
  return { lo: fromDecimal(cell.lo), hi: fromDecimal(most), denominator };
}

/** `period` and the `years − 1` before it, oldest first; undefined when the period is no year. */
export function yearsEndingAt(period: string, years: number): readonly string[] | undefined {
  if (years === 1) return [period];
  const last = Number(period);
  if (!Number.isInteger(last)) return undefined;
  return Array.from({ length: years }, (_, i) => String(last - years + 1 + i));
}

function combine(parts: readonly YearFigure[], how: Averaging, side: 'lo' | 'hi'): Fraction {
  if (how === 'meanOfShares') return mean(parts.map((part) => divide(part[side], part.denominator)));
  return divide(mean(parts.map((part) => part[side])), mean(parts.map((part) => part.denominator)));
}

/**
 * The figure of a node reported for `period`, averaged over `years` years.
 * In: a table of single years. Out: exact bounds in the unit of the table; undefined when a year is missing or nobody lives there.
 */
export function exactFigure(
  table: MeasuredTable,
  node: AreaNode,
  period: string,
  years: number,
  how: Averaging,
): ExactInterval | undefined {
  const parts = yearsEndingAt(period, years)?.map((year) => yearFigure(totalCell(table, node, year)));
  if (parts === undefined || !parts.every((part) => part !== undefined)) return undefined;
  return { lo: combine(parts, how, 'lo'), hi: combine(parts, how, 'hi') };
}

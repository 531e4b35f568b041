/**
 * Which column of a figures file a criterion speaks of, and what it is held against.
 * Belongs here: from a row to the figure and limit of a criterion. Does not belong: deciding.
 * The columns hold finished figures, averaged as the rule set of their list asks; only § 51 b asks for a single year, in a column of its own.
 */
import type { Criterion } from '@bybalance/release';
import type { HeldFigure } from '../analyse/criteria/evaluate.ts';
import type { ExactInterval } from '../analyse/figure.ts';
import { add, type Fraction, fraction, multiply, subtract } from '../support/fraction.ts';
import { shareOfPair } from './cells.ts';
import type { EducationCounts, Figure, FigureRow } from './types.ts';

/** undefined for a criterion that no column speaks of. */
export function columnOf({ subject, averageYears }: Criterion): Figure | undefined {
  switch (subject) {
    case 'work':
      return averageYears === 1 ? 'outside_labour_market_year_pct' : 'outside_labour_market_pct';
    case 'convictions':
      return 'convicted_pct';
    case 'education':
      return 'basic_education_only_pct';
    case 'income':
      return 'income_pct_of_region';
    case 'origin':
      return 'non_western_pct';
    default:
      return undefined;
  }
}

/** The share of those with basic school only, with unknown education counted as the rule set says. */
export function educationShare(
  { numerator, denominator, unknown }: EducationCounts,
  treatment: Criterion['unknownEducation'],
): ExactInterval {
  const more = { lo: add(numerator.lo, unknown.lo), hi: add(numerator.hi, unknown.hi) };
  switch (treatment) {
    case 'left-out': {
      const known = { lo: subtract(denominator.lo, unknown.hi), hi: subtract(denominator.hi, unknown.lo) };
      return known.lo.numerator > 0n ? shareOfPair({ numerator, denominator: known }) : { lo: ZERO, hi: ONE };
    }
    case 'unknown':
      return shareOfPair({ numerator: { lo: numerator.lo, hi: more.hi }, denominator });
    default:
      return shareOfPair({ numerator: more, denominator });
  }
}

const ZERO = fraction(0n);
const ONE = fraction(1n);

function figureIn(row: FigureRow, criterion: Criterion): ExactInterval | undefined {
  if (criterion.subject === 'education' && row.education !== undefined) {
    return educationShare(row.education, criterion.unknownEducation);
  }
  const column = columnOf(criterion);
  return column && row.figures[column];
}

/** The country's or region's own figure; incomes in the file are already relative to the region. */
function referenceIn(row: FigureRow, { subject, reference }: Criterion): ExactInterval | undefined {
  if (reference === undefined || subject === 'income') return { lo: ONE, hi: ONE };
  return row.figures[reference === 'country' ? 'convicted_pct_country' : 'convicted_pct_region'];
}

/** A reference that is known only as an interval leaves no one limit: the figure is then held against none. */
function toPoint(interval: ExactInterval | undefined): Fraction | undefined {
  if (interval === undefined) return undefined;
  const gap = subtract(interval.hi, interval.lo);
  return gap.numerator === 0n ? interval.lo : undefined;
}

/** Figure and limit of a criterion in a row, in the same unit. */
export function figureOf(row: FigureRow, criterion: Criterion): HeldFigure {
  const reference = toPoint(referenceIn(row, criterion));
  const limit = fraction(BigInt(criterion.limit.numerator), BigInt(criterion.limit.denominator));
  return { figure: figureIn(row, criterion), limit: reference && multiply(limit, reference) };
}

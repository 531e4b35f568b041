/**
 * The distance to a limit as a reader could count it: from the rows that are shown and the decision that was told, and from nothing else.
 * Belongs here: which distances the shown intervals allow, and in what steps they are told. Does not belong: any exact figure; so nothing
 * here tells more than the rows and the decision do. In the layer of exact figures the intervals are points, and so is the distance.
 * Start with shownDistance; why in docs/decisions/distances-from-shown-figures.md.
 */
import {
  type CriterionDistance,
  type Observation,
  type Precision,
  type ProtectedNumber,
  type StepFrom,
  stepAt,
  type ThreeValued,
} from '@bybalance/release';
import type { CriterionLine } from '../../analyse/criterion-line.ts';
import {
  ceilOf,
  compare,
  divide,
  type Fraction,
  floorOf,
  fraction,
  fromDecimal,
  multiply,
  subtract,
  toNumber,
} from '../../support/fraction.ts';
import type { Certain } from '../light/figures.ts';
import { toStep } from '../round.ts';
import { type CountedYear, distanceOf, type HeldShare } from './distance.ts';

/** To a thousandth: what was divided as a binary fraction must not cost a person or a krone by its noise. */
const rounded = (value: Fraction) => fromDecimal(Math.round(toNumber(value) * 1000) / 1000);

/** One year's counts as a reader has them: the truth lies in both intervals. */
export interface ShownYear {
  readonly numerator: Certain;
  readonly denominator: Certain;
}

const ZERO = fraction(0n);

const certain = ({ lo, hi }: ProtectedNumber): Certain => ({
  lo: fromDecimal(Math.max(0, lo)),
  hi: fromDecimal(hi),
});

/** The counts behind a row of one year; those of the newest year beside a mean. undefined: none are shown. */
export function shownYear(row: Observation): ShownYear | undefined {
  if (!('lo' in row) || row.numerator === undefined || row.denominator === undefined) return undefined;
  if (row.denominator.lo <= 0) return undefined;
  return { numerator: certain(row.numerator), denominator: certain(row.denominator) };
}

/** Counts with which a year is furthest to one side: a figure only rises with its numerator and falls with its denominator. */
const lowest = ({ numerator, denominator }: ShownYear): CountedYear => ({
  numerator: numerator.lo,
  denominator: denominator.hi,
});
const highest = ({ numerator, denominator }: ShownYear): CountedYear => ({
  numerator: numerator.hi,
  denominator: denominator.lo,
});

const corners = ({ numerator, denominator }: ShownYear): readonly CountedYear[] =>
  [numerator.lo, numerator.hi].flatMap((n) =>
    [denominator.lo, denominator.hi].map((d) => ({ numerator: n, denominator: d })),
  );

const least = (all: readonly Fraction[]) => all.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
const most = (all: readonly Fraction[]) => all.reduce((a, b) => (compare(a, b) >= 0 ? a : b));

/**
 * Persons of the newest year beyond the line (negative: short of it), for every count the intervals allow.
 * Linear in each count, so the corners hold the extremes. In: at least one year, oldest first.
 */
export function personsBeyond(held: Omit<HeldShare, 'years'>, years: readonly ShownYear[]): Certain {
  const [newest, ...earlier] = [...years].reverse();
  if (newest === undefined) throw new RangeError('A distance needs a year.');
  const fixed = [earlier.map(lowest), earlier.map(highest)].map((older) => [...older].reverse());
  const all = fixed.flatMap((older) =>
    corners(newest).map((year) => {
      const { direction, toLine } = distanceOf({ ...held, years: [...older, year] });
      return direction === 'out' ? toLine : subtract(ZERO, toLine);
    }),
  );
  return { lo: least(all), hi: most(all) };
}

/** The same from the mean itself, where an earlier year has no row of its own; undefined where the mean is not these years'. */
function beyondOfMean(
  { isSheetMean, years }: CriterionLine,
  row: Observation | undefined,
  limit: Fraction,
): Certain | undefined {
  const newest = row && shownYear(row);
  if (!isSheetMean || newest === undefined || row === undefined || !('lo' in row)) return undefined;
  const all = [row.lo, row.hi].flatMap((share) =>
    [newest.denominator.lo, newest.denominator.hi].map((persons) => {
      const gap = multiply(subtract(fromDecimal(share), limit), persons);
      return rounded(multiply(gap, fraction(BigInt(years.length))));
    }),
  );
  return { lo: least(all), hi: most(all) };
}

/** Whole units that cross a line: reaching it is enough, or it has to be passed. At least one. */
function wholeToCross({ lo, hi }: Certain, isEnoughAtLine: boolean) {
  const cross = (gap: Fraction) => Number(isEnoughAtLine ? ceilOf(gap) : floorOf(gap) + 1n);
  return { lo: Math.max(1, cross(lo)), hi: cross(hi) };
}

/** The gap on the told side of a line; undefined where the intervals know of none there. */
function gapOf(beyond: Certain, state: 'met' | 'notMet'): Certain | undefined {
  const gap = state === 'met' ? beyond : { lo: subtract(ZERO, beyond.hi), hi: subtract(ZERO, beyond.lo) };
  return compare(gap.hi, ZERO) < 0 ? undefined : gap;
}

/** In the layer's step; less than a step is one class, "under 5". */
function toTold({ lo, hi }: { readonly lo: number; readonly hi: number }, step: number): ProtectedNumber {
  if (hi < step) return { value: 0, lo: 0, hi, step };
  const value = toStep((lo + hi) / 2, step);
  return { value, lo: Math.min(lo, value), hi: Math.max(hi, value), step };
}

export interface ToldCriterion {
  readonly state: ThreeValued;
  /** In the figure's unit. */
  readonly limit: number | undefined;
  readonly line: CriterionLine;
}

/** Rows of the years that a figure is made of, oldest first. */
export type ShownRows = readonly Observation[];

const unknown = (because: Extract<CriterionDistance, { kind: 'unknown' }>['because']): CriterionDistance => ({
  kind: 'unknown',
  because,
});

function stepFor(steps: readonly StepFrom[], persons: Certain): number | undefined {
  return stepAt(steps, toNumber(persons.lo));
}

function personsDistance(
  { line }: ToldCriterion,
  state: 'met' | 'notMet',
  limit: Fraction,
  rows: ShownRows,
  { distancePersons }: Precision,
): CriterionDistance {
  const years = rows.flatMap((row) => shownYear(row) ?? []);
  const row = rows.at(-1);
  const newest = row && shownYear(row);
  const { how, operator, unit, closedBy } = line;
  const beyond =
    years.length === rows.length
      ? personsBeyond({ how, operator, limit }, years)
      : beyondOfMean(line, row, limit);
  if (newest === undefined || beyond === undefined)
    return unknown(rows.some(({ status }) => status === 'suppressed') ? 'hidden' : 'no-counts');
  const gap = gapOf(beyond, state);
  if (gap === undefined) return unknown('undecided');
  const isMet = state === 'met';
  const persons = wholeToCross(gap, (operator === '>=') !== isMet);
  const room = isMet ? newest.numerator.hi : subtract(newest.denominator.hi, newest.numerator.lo);
  if (compare(fraction(BigInt(persons.lo)), room) > 0) return unknown('out-of-reach');
  const step = stepFor(distancePersons, newest.denominator);
  if (step === undefined) return unknown('hidden');
  return { kind: 'persons', unit, direction: isMet ? 'out' : 'in', closedBy, number: toTold(persons, step) };
}

/** "Mindre end": rising to the line is enough, falling to it is not. The line is kroner; the row may be a ratio to the reference. */
function kronerDistance(
  { line, limit: shownLimit }: ToldCriterion,
  state: 'met' | 'notMet',
  limit: Fraction,
  rows: ShownRows,
  { meanDkk }: Precision,
): CriterionDistance {
  const [row] = rows;
  if (rows.length > 1 || row === undefined || !('lo' in row) || row.denominator === undefined || !shownLimit)
    return unknown('no-counts');
  const perUnit = divide(limit, fromDecimal(shownLimit));
  const below = (end: number) => subtract(limit, rounded(multiply(fromDecimal(end), perUnit)));
  const gap = gapOf({ lo: below(row.hi), hi: below(row.lo) }, state);
  if (gap === undefined) return unknown('undecided');
  const step = stepFor(meanDkk, certain(row.denominator));
  if (step === undefined) return unknown('hidden');
  return {
    kind: 'kroner',
    direction: state === 'met' ? 'out' : 'in',
    closedBy: line.closedBy,
    number: toTold(wholeToCross(gap, state === 'met'), step),
    limitDkk: Math.round(toNumber(limit)),
  };
}

/** In: the rows of the years as one layer shows them, and what was told of the criterion. Out: its distance, or why it has none. */
export function shownDistance(
  criterion: ToldCriterion,
  rows: ShownRows,
  precision: Precision,
): CriterionDistance {
  const { state, line } = criterion;
  const newest = rows.at(-1);
  if (newest?.status === 'suppressed') return unknown('hidden');
  if (newest === undefined || !('lo' in newest)) return unknown('no-counts');
  if (line.limit === undefined) return unknown('no-limit');
  if (state === 'unknown') return unknown('undecided');
  return line.closedBy === 'higher-income'
    ? kronerDistance(criterion, state, line.limit, rows, precision)
    : personsDistance(criterion, state, line.limit, rows, precision);
}

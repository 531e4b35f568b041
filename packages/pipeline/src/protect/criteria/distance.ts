/**
 * How far a figure is from its limit, in people and kroner: so many residents who get work or education, who finish school, whose income rises.
 * Belongs here: the arithmetic, on counts whoever they come from. Does not belong: moving people (analyst-distance.ts), what is shown (shown-distance.ts).
 * Never for origin: the law's own condition has no distance, no colour and no advice. The number is found in closed form, exactly;
 * the tests evaluate again at the number and one below it, where the decision must flip.
 * Start with distanceOf.
 */
import type { Criterion } from '@bybalance/release';
import type { Averaging } from '../../analyse/figure.ts';
import {
  add,
  ceilOf,
  compare,
  divide,
  type Fraction,
  floorOf,
  fraction,
  mean,
  multiply,
  subtract,
} from '../../support/fraction.ts';
import { isBeyond } from '../light/held.ts';

/** One year's counts; full-time persons may be fractions. */
export interface CountedYear {
  readonly numerator: Fraction;
  readonly denominator: Fraction;
}

/** A share against its limit, with the years it is made of, oldest first. */
export interface HeldShare {
  readonly years: readonly CountedYear[];
  readonly how: Averaging;
  readonly operator: Criterion['operator'];
  readonly limit: Fraction;
}

/** `out`: the criterion is met, and how many would end that. `in`: it is not, and how many would begin it. */
export interface Distance {
  readonly direction: 'out' | 'in';
  /** To the line itself, in persons of the newest year; never negative. */
  readonly toLine: Fraction;
  /** Fewest whole persons that flip the decision; undefined when the newest year has too few to do so alone. */
  readonly persons: bigint | undefined;
}

/** The figure that is decided on, after so many more in the newest year's numerator and denominator. */
export function shareOf(
  { years, how }: Pick<HeldShare, 'years' | 'how'>,
  more: { readonly numerator: bigint; readonly denominator: bigint } = { numerator: 0n, denominator: 0n },
): Fraction {
  const changed = years.map((year, i) =>
    i < years.length - 1
      ? year
      : {
          numerator: add(year.numerator, fraction(more.numerator)),
          denominator: add(year.denominator, fraction(more.denominator)),
        },
  );
  if (how === 'meanOfShares')
    return mean(changed.map(({ numerator, denominator }) => divide(numerator, denominator)));
  return divide(
    mean(changed.map(({ numerator }) => numerator)),
    mean(changed.map(({ denominator }) => denominator)),
  );
}

/** What one more person in the newest year's numerator adds to the figure. */
function slopeOf({ years, how }: HeldShare): Fraction {
  const newest = years.at(-1)?.denominator ?? fraction(1n);
  if (how === 'meanOfShares') return divide(fraction(1n), multiply(fraction(BigInt(years.length)), newest));
  return divide(fraction(1n), years.map(({ denominator }) => denominator).reduce(add));
}

const ZERO = fraction(0n);
const absolute = (a: Fraction) => (compare(a, ZERO) < 0 ? subtract(ZERO, a) : a);

/** Whether the line itself lies on the side that is sought: then reaching it is enough, otherwise it must be passed. */
function flipsAtLine({ operator }: HeldShare, isMet: boolean): boolean {
  return (operator === '>=') !== isMet;
}

/**
 * Residents of the newest year who would have to change for the decision to flip; earlier years are fixed.
 * In: counts of whole or full-time persons, at least one year. Out: exact, in the unit of the numerator.
 * A share under its limit is what a share criterion never asks for: RangeError for the operator `<`.
 */
export function distanceOf(held: HeldShare): Distance {
  if (held.operator === '<') throw new RangeError('A share is held against a limit from below.');
  const gap = subtract(shareOf(held), held.limit);
  const isMet = isBeyond(shareOf(held), held.operator, held.limit);
  const toLine = divide(absolute(gap), slopeOf(held));
  const persons = flipsAtLine(held, isMet) ? ceilOf(toLine) : floorOf(toLine) + 1n;
  const newest = held.years.at(-1);
  const room = isMet ? newest?.numerator : newest && subtract(newest.denominator, newest.numerator);
  const enough = room !== undefined && compare(fraction(persons), room) <= 0;
  return { direction: isMet ? 'out' : 'in', toLine, persons: enough ? persons : undefined };
}

/** Mean income per taxpayer against a share of the reference group's mean. */
export interface HeldIncome {
  readonly meanDkk: Fraction;
  readonly taxpayers: bigint;
  readonly referenceDkk: Fraction;
  readonly limit: Fraction;
}

export interface IncomeDistance {
  readonly direction: 'out' | 'in';
  /** Whole kroner that the mean would have to rise (out) or fall (in). */
  readonly perTaxpayerDkk: bigint;
  /** The same over all taxpayers of the area. */
  readonly totalDkk: bigint;
}

/** "Mindre end": at the line the criterion is not met, so rising to it is enough and falling to it is not. */
export function incomeDistanceOf({ meanDkk, taxpayers, referenceDkk, limit }: HeldIncome): IncomeDistance {
  const gap = subtract(multiply(limit, referenceDkk), meanDkk);
  const isMet = compare(gap, ZERO) > 0;
  const perTaxpayerDkk = isMet ? ceilOf(gap) : floorOf(absolute(gap)) + 1n;
  return { direction: isMet ? 'out' : 'in', perTaxpayerDkk, totalDkk: perTaxpayerDkk * taxpayers };
}

/**
 * What a reader learns from decisions: "over 40 %, mean of two years" is an inequality that both years' counts obey.
 * Belongs here: facts of findings → whole-number weights on counts; and where years are attacked apart, an interval on one year's count,
 * the other year taken as the attacker's exact knowledge, which is more than he has. Does not belong: deciding, searching.
 * Means of kroner are no counts: their decisions say no more than the rounded mean beside them, and are left out here.
 */
import type { Inequality } from '@bybalance/release';
import type { Interval } from '@bybalance/statistics';
import type { ExactFinding } from '../../analyse/types.ts';
import type { MeasuredCell } from '../../measure/types.ts';
import { add, divide, type Fraction, fraction, fromDecimal, multiply } from '../../support/fraction.ts';

/** A count that a decision speaks of, and what it tells. */
export interface DecidedCount {
  readonly indicator: string;
  readonly areaSet: string;
  readonly area: string;
  readonly period: string;
  readonly group: string;
  /** In smallest units. */
  readonly interval: Interval;
  /** Whether the decision speaks of no other count. */
  readonly isAlone: boolean;
}

/** A count in a decision on several, with its whole-number weight. */
export interface WeightedCount extends Omit<DecidedCount, 'interval' | 'isAlone'> {
  readonly weight: number;
}

/** A decision on several counts: their weighted sum lies in the interval. */
export interface JointDecision {
  readonly counts: readonly WeightedCount[];
  readonly interval: Interval;
}

/** The exact cell behind a fact's term; undefined where there is none. */
export type CellOf = (
  indicator: string,
  areaSet: string,
  area: string,
  period: string,
  group: string,
) => { readonly cell: MeasuredCell; readonly scale: 1 | 10 } | undefined;

interface Term {
  readonly indicator: string;
  readonly areaSet: string;
  readonly area: string;
  readonly period: string;
  readonly group: string;
  readonly coefficient: Fraction;
  readonly numerator: Fraction;
  readonly denominator: Fraction;
  readonly scale: 1 | 10;
}

function toTerm(term: Inequality['terms'][number], cellOf: CellOf): Term | undefined {
  const [place = '', period = '', group = 'total'] = term.cell.split('|');
  const [areaSet = '', area = ''] = place.split('/');
  const found = cellOf(term.indicator, areaSet, area, period, group);
  if (found === undefined || found.cell.state !== 'known') return undefined;
  const { numerator, denominator } = found.cell;
  return {
    ...{ indicator: term.indicator, areaSet, area, period, group, scale: found.scale },
    coefficient: fraction(BigInt(term.coefficient)),
    numerator: fromDecimal(numerator),
    denominator: denominator === undefined ? fraction(1n) : fromDecimal(denominator),
  };
}

const figure = ({ coefficient, numerator, denominator }: Term) =>
  multiply(coefficient, divide(numerator, denominator));

const negative = (a: Fraction) => fraction(-a.numerator, a.denominator);

function floor({ numerator, denominator }: Fraction): number {
  const quotient = numerator / denominator;
  return Number(numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient);
}

/** Whole numbers x for which `x op limit` holds. */
function wholeNumbers(op: Inequality['op'], limit: Fraction): Interval {
  const low = floor(limit);
  const high = -floor(negative(limit));
  const none = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY };
  if (op === '>') return { ...none, lo: low + 1 };
  if (op === '>=') return { ...none, lo: high };
  if (op === '<') return { ...none, hi: high - 1 };
  if (op === '<=') return { ...none, hi: low };
  return { lo: high, hi: low };
}

/** What the fact says of one term's count, the others as they are. */
function tells(fact: Inequality, own: Term, terms: readonly Term[]): Interval {
  const others = terms.filter((term) => term !== own).map(figure);
  const left = others.reduce((rest, other) => add(rest, negative(other)), fraction(BigInt(fact.bound)));
  const perUnit = multiply(own.coefficient, fraction(1n, BigInt(own.scale)));
  return wholeNumbers(fact.op, divide(multiply(left, own.denominator), perUnit));
}

function termsOf(fact: Inequality, cellOf: CellOf): readonly Term[] {
  const terms = fact.terms.map((term) => toTerm(term, cellOf));
  const known = terms.filter((term) => term !== undefined);
  const isWhole =
    known.length === terms.length && known.every(({ denominator }) => denominator.numerator > 0n);
  return isWhole ? known : [];
}

/** What is told of each count by itself. */
function countsOf(fact: Inequality, terms: readonly Term[]): readonly DecidedCount[] {
  return terms.map((own) => {
    const { indicator, areaSet, area, period, group } = own;
    const isAlone = terms.length === 1;
    return { indicator, areaSet, area, period, group, interval: tells(fact, own, terms), isAlone };
  });
}

/** The fact multiplied out by its denominators: Σ weight · count op bound, in whole smallest units. */
function jointly(fact: Inequality, terms: readonly Term[]): JointDecision {
  const perUnit = terms.map(({ coefficient, denominator, scale }) =>
    divide(coefficient, multiply(denominator, fraction(BigInt(scale)))),
  );
  const common = perUnit.reduce((product, { denominator }) => product * denominator, 1n);
  const whole = perUnit.map(({ numerator, denominator }) => (numerator * common) / denominator);
  const divisor = whole.reduce(greatestCommonDivisor, 0n) || 1n;
  const bound = fraction(BigInt(fact.bound) * common, divisor);
  return {
    counts: terms.map(({ indicator, areaSet, area, period, group }, i) => ({
      ...{ indicator, areaSet, area, period, group },
      weight: Number((whole[i] ?? 0n) / divisor),
    })),
    interval: wholeNumbers(fact.op, bound),
  };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b);
}

export interface Decided {
  /** What is told of counts one by one. */
  readonly counts: readonly DecidedCount[];
  /** The same decisions where they speak of several counts at once. */
  readonly joint: readonly JointDecision[];
}

/** Everything that findings tell of counts. Masked figures decide nothing, so nothing is told of them. */
export function decidedCounts(findings: readonly Pick<ExactFinding, 'facts'>[], cellOf: CellOf): Decided {
  const facts = findings.flatMap((finding) =>
    finding.facts.map((fact) => ({ fact, terms: termsOf(fact, cellOf) })),
  );
  return {
    counts: facts.flatMap(({ fact, terms }) => countsOf(fact, terms)),
    joint: facts.filter(({ terms }) => terms.length > 1).map(({ fact, terms }) => jointly(fact, terms)),
  };
}

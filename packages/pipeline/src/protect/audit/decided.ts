/**
 * What a reader learns from decisions, count by count: "over 40 %, mean of two years" is an inequality that both years' counts obey.
 * Belongs here: facts of findings → an interval on one year's count, the other year taken as the attacker's exact knowledge.
 * That is more than he has, so it can only make the audit stricter. Does not belong: deciding, searching.
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

function countsOf(fact: Inequality, cellOf: CellOf): readonly DecidedCount[] {
  const terms = fact.terms.map((term) => toTerm(term, cellOf));
  if (!terms.every((term) => term !== undefined)) return [];
  return terms
    .filter(({ denominator }) => denominator.numerator > 0n)
    .map((own) => {
      const { indicator, areaSet, area, period, group } = own;
      return { indicator, areaSet, area, period, group, interval: tells(fact, own, terms) };
    });
}

/** Every count that some finding tells something of. Masked figures decide nothing, so nothing is told of them. */
export function decidedCounts(findings: readonly ExactFinding[], cellOf: CellOf): readonly DecidedCount[] {
  return findings.flatMap(({ facts }) => facts.flatMap((fact) => countsOf(fact, cellOf)));
}

/**
 * What is already fixed of the coming list: which years of each criterion are known, preliminary, or still to be forecast.
 * Belongs here: the averaging and the data lag, on a stated day. Does not belong: the forecast itself.
 * A year's figure is out from the month its indicator is published in; a mean of two years is half fixed when the older year is known.
 * Start with knownAt.
 */
import type { Criterion, Indicator, Quality } from '@bybalance/release';
import { type Fraction, fraction } from '../../support/fraction.ts';
import { yearsEndingAt } from '../figure.ts';

export type Knowledge = 'known' | 'preliminary' | 'forecast';

export interface KnownYear {
  /** The year the figure is reported for. */
  readonly period: string;
  /** The year it speaks of. */
  readonly speaksOf: string;
  readonly knowledge: Knowledge;
}

export interface KnownCriterion {
  readonly criterion: string;
  readonly years: readonly KnownYear[];
  /** Share of the figure's weight in years that are known for good. */
  readonly fixed: Fraction;
  /** The least that is known of any of its years. */
  readonly knowledge: Knowledge;
}

export interface Vantage {
  /** ISO date of the day that is looked from. */
  readonly on: string;
  /** Year of the list of 1 December that is looked at. */
  readonly listYear: number;
  /** Quality of the figures that are out; final where nothing is said. */
  readonly qualityOf: (indicator: string, period: string) => Quality | undefined;
}

type Timed = Pick<Indicator, 'id' | 'lagYears' | 'publicationMonth'>;

function knowledgeOf(indicator: Timed, period: string, vantage: Vantage): Knowledge {
  const month = String(indicator.publicationMonth).padStart(2, '0');
  if (`${period}-${month}` > vantage.on.slice(0, 7)) return 'forecast';
  const quality = vantage.qualityOf(indicator.id, period) ?? 'final';
  if (quality === 'estimated') return 'forecast';
  return quality === 'preliminary' ? 'preliminary' : 'known';
}

const ORDER: readonly Knowledge[] = ['known', 'preliminary', 'forecast'];

/** What is known of one criterion's figure for a list, on a day. */
export function knownAt(
  criterion: Pick<Criterion, 'id' | 'averageYears'>,
  indicator: Timed,
  vantage: Vantage,
): KnownCriterion {
  const periods = yearsEndingAt(String(vantage.listYear), criterion.averageYears) ?? [];
  const years = periods.map((period) => ({
    period,
    speaksOf: String(Number(period) - indicator.lagYears),
    knowledge: knowledgeOf(indicator, period, vantage),
  }));
  const known = years.filter(({ knowledge }) => knowledge === 'known').length;
  const knowledge = ORDER.findLast((one) => years.some((year) => year.knowledge === one)) ?? 'known';
  return { criterion: criterion.id, years, fixed: fraction(BigInt(known), BigInt(years.length)), knowledge };
}

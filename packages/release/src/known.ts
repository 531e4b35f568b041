/**
 * What is already fixed of a list of 1 December: which years of a criterion's figure are known, preliminary, or still to come.
 * Belongs here: the averaging and the data lag, on a stated day. Does not belong: the forecast itself, words.
 * A year's figure is out from the month its indicator is published in; a mean of two years is half fixed when the older year is known.
 * Follows from the catalogue, the law and the calendar alone. Start with knownAt.
 */
import type { Indicator } from './indicator.ts';
import type { Criterion } from './law.ts';
import type { Quality } from './observation.ts';

/** `missing`: the month has passed, and nobody has delivered it. */
export const KNOWLEDGE = ['known', 'preliminary', 'missing', 'forecast'] as const;
export type Knowledge = (typeof KNOWLEDGE)[number];

export interface KnownYear {
  /** The year the figure is reported for. */
  readonly period: string;
  /** The year it speaks of. */
  readonly speaksOf: string;
  readonly knowledge: Knowledge;
}

export interface KnownCriterion {
  readonly criterion: string;
  /** Oldest first. */
  readonly years: readonly KnownYear[];
  /** Years of the figure that are known for good. */
  readonly fixed: number;
  /** The least that is known of any of its years. */
  readonly knowledge: Knowledge;
}

export interface Vantage {
  /** ISO date of the day that is looked from. */
  readonly on: string;
  /** Year of the list of 1 December that is looked at. */
  readonly listYear: number;
  /** Quality of a figure that is there; `none` where none is; undefined where only the calendar is asked. */
  readonly qualityOf: (indicator: string, period: string) => Quality | 'none' | undefined;
}

type Timed = Pick<Indicator, 'id' | 'lagYears' | 'publicationMonth'>;

function knowledgeOf(indicator: Timed, period: string, vantage: Vantage): Knowledge {
  const month = String(indicator.publicationMonth).padStart(2, '0');
  const isDue = `${period}-${month}` <= vantage.on.slice(0, 7);
  const quality = vantage.qualityOf(indicator.id, period);
  if (quality === 'none') return isDue ? 'missing' : 'forecast';
  if (quality === undefined) return isDue ? 'known' : 'forecast';
  if (quality === 'estimated') return 'forecast';
  return quality === 'preliminary' ? 'preliminary' : 'known';
}

/** What is known of one criterion's figure for a list, on a day. */
export function knownAt(
  criterion: Pick<Criterion, 'id' | 'averageYears'>,
  indicator: Timed,
  vantage: Vantage,
): KnownCriterion {
  const { averageYears } = criterion;
  const years = Array.from({ length: averageYears }, (_, i) => {
    const period = vantage.listYear - averageYears + 1 + i;
    return {
      period: String(period),
      speaksOf: String(period - indicator.lagYears),
      knowledge: knowledgeOf(indicator, String(period), vantage),
    };
  });
  const fixed = years.filter(({ knowledge }) => knowledge === 'known').length;
  const knowledge = KNOWLEDGE.findLast((one) => years.some((year) => year.knowledge === one)) ?? 'known';
  return { criterion: criterion.id, years, fixed, knowledge };
}

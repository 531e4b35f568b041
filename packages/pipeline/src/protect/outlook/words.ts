/**
 * The reasons that stand with an outlook, Danish and English.
 * Belongs here: words. Does not belong: what they are said of, sentences of pages.
 */
import type { OutlookYear, Text } from '@bybalance/release';

const MONTHS = {
  da: [
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

/** A year of a criterion that is not out yet. */
export interface Missing extends Pick<OutlookYear, 'speaksOf' | 'published' | 'late'> {
  readonly title: Text;
}

function monthOf(published: string, language: 'da' | 'en'): string {
  return `${MONTHS[language][Number(published.slice(5, 7)) - 1] ?? ''} ${published.slice(0, 4)}`;
}

function missingText({ title, speaksOf, published, late }: Missing): Text {
  return {
    da: `${title.da} for ${speaksOf} (${late ? 'forsinket siden' : 'ventes i'} ${monthOf(published, 'da')})`,
    en: `${title.en} for ${speaksOf} (${late ? 'late since' : 'due in'} ${monthOf(published, 'en')})`,
  };
}

/** What is not known of a list, and whether it could change the status. */
export function becauseOfList(missing: readonly Missing[], settled: boolean): Text {
  if (missing.length === 0) {
    return {
      da: 'Alle tal, som listen hviler på, er offentliggjort.',
      en: 'Every figure that the list rests on is published.',
    };
  }
  const texts = missing.map(missingText);
  const all = (language: 'da' | 'en') => texts.map((text) => text[language]).join('; ');
  return {
    da: `Endnu ikke kendt: ${all('da')}.${settled ? ' Det kan ikke ændre status.' : ''}`,
    en: `Not known yet: ${all('en')}.${settled ? ' It cannot change the status.' : ''}`,
  };
}

export const BECAUSE_OF_POPULATION: Text = {
  da: 'Tidligere fejl i områder med samme udgangspunkt giver intervallerne.',
  en: 'Earlier misses in areas like this one give the ranges.',
};

export const BECAUSE_OF_BACKTEST: Text = {
  da: 'Hver udsigt er lavet af det, der var offentliggjort på dens dag.',
  en: 'Each outlook is made of what was published on its day.',
};

/** What a flag is, and what it is not. */
export const BECAUSE_OF_WARNINGS: Text = {
  da: 'Højst otte områder. Et varsel er en grund til at se nærmere efter, ikke en dom.',
  en: 'At most eight areas. A warning is a reason to look closer, not a verdict.',
};

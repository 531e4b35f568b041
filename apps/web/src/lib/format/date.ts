/**
 * Dates, years and periods as people read them.
 * Belongs here: what an ISO date or a period of a release looks like. Does not belong: numbers (number.ts).
 * Used by the frame, tables and sentences. Pure, no clock: a date is a day; a moment becomes one by the Danish clock (dayOf).
 * Danish: 1. december 2026 · 2014–2026 · 1. halvår 2015. English: 1 December 2026 · first half of 2015.
 * Start with formatDate.
 */
import type { Language } from '../texts/language.ts';

const locales = { da: 'da-DK', en: 'en-GB' } as const;

/** "2026-03-12" (or a longer ISO time, of which the day counts) → "12. marts 2026". Anything else comes back as it is. */
export function formatDate(iso: string, language: Language): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!day) return iso;
  const date = new Date(`${day[0]}T00:00:00Z`);
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

const HALVES = {
  da: { '01': '1. halvår', '02': '2. halvår' },
  en: { '01': 'first half of', '02': 'second half of' },
} as const;

/** A period of a release: "2026" → "2026", "2015-01" → "1. halvår 2015". */
export function formatPeriod(period: string, language: Language): string {
  const half = /^(\d{4})-(0[12])$/.exec(period);
  if (!half) return period;
  const [, year, part] = half;
  return `${HALVES[language][part === '01' ? '01' : '02']} ${year}`;
}

/** ["2024", "2025"] → "2024 og 2025". */
export function formatYears(periods: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(
    periods.map((period) => formatPeriod(period, language)),
  );
}

/** First and last of a span: "2014–2026"; one period stands alone. */
export function formatSpan(from: string, to: string, language: Language): string {
  if (from === to) return formatPeriod(from, language);
  return `${formatPeriod(from, language)}–${formatPeriod(to, language)}`;
}

const danishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The day a moment falls on in Denmark: "2026-03-31T22:30:00.000Z" → "2026-04-01". */
export function dayOf(moment: string | number): string {
  return danishDay.format(new Date(moment));
}

/**
 * Periods in words: years, half-years, and the years a figure speaks of.
 * Belongs here: naming periods. Does not belong: choosing them.
 * A figure reported for 2026 may speak of 2024 and 2025; pages say both where it matters.
 * Start with timePhrase.
 */
import { formatPeriod, formatYears } from '../format/date.ts';
import type { IndicatorView } from './indicator-view.ts';
import type { Words } from './words.ts';

type Timed = Pick<IndicatorView, 'averageYears' | 'lagYears'>;

const HALF_YEAR = /^(\d{4})-0([12])$/;

/** "2026", "1. halvår 2015". */
export function periodName(period: string, { language }: Pick<Words, 'language'>): string {
  return formatPeriod(period, language);
}

/** For axes: "2026"; a half-year as short as it can be said. */
export function periodTick(period: string, { text }: Words): string {
  const half = HALF_YEAR.exec(period);
  if (!half) return period;
  return half[2] === '1' ? (half[1] ?? '') : text.periods.halfShort(half[2] ?? '', half[1] ?? '');
}

/** A number to draw periods by: half-years lie between years. */
export function periodNumber(period: string): number {
  const half = HALF_YEAR.exec(period);
  if (half) return Number(half[1]) + (half[2] === '2' ? 0.5 : 0);
  return Number(period.slice(0, 4));
}

/** Years a figure reported for `period` speaks of, oldest first. */
export function yearsSpokenOf(indicator: Timed, period: string): readonly string[] {
  const year = Number(period);
  if (!Number.isInteger(year)) return [period];
  const last = year - indicator.lagYears;
  return indicator.averageYears === 2 ? [String(last - 1), String(last)] : [String(last)];
}

/** "2025", "2024 og 2025": the years a figure speaks of. */
export function spokenYears(indicator: Timed, period: string, { language }: Pick<Words, 'language'>): string {
  return formatYears(yearsSpokenOf(indicator, period), language);
}

/** "I 2026", "I gennemsnit for 2024 og 2025": the beginning of a sentence. */
export function timePhrase(indicator: Timed, period: string, words: Words): string {
  const [first = period, last] = yearsSpokenOf(indicator, period);
  const { time } = words.text.sentences;
  return last === undefined ? time.single(periodName(first, words)) : time.mean(first, last);
}

/** "siden 2025"; for a two-year mean "siden året før" or "siden gennemsnittet for 2019 og 2020", since its years overlap. */
export function sincePhrase(indicator: Timed, now: string, before: string, words: Words): string {
  const { periods } = words.text;
  const isYearBefore = periodNumber(now) - periodNumber(before) === 1;
  if (indicator.averageYears === 2 && isYearBefore) return periods.sinceYearBefore;
  const years = spokenYears(indicator, before, words);
  return indicator.averageYears === 2 ? periods.sinceMean(years) : periods.since(years);
}

import { describe, expect, it } from 'vitest';
import { dayOf, formatDate, formatPeriod, formatSpan, formatYears } from './date.ts';

describe('dates', () => {
  it.each([
    ['2026-12-01', 'da', '1. december 2026'],
    ['2026-12-01', 'en', '1 December 2026'],
    ['2026-03-12T23:30:00Z', 'da', '12. marts 2026'],
    ['not a date', 'da', 'not a date'],
  ] as const)('%s in %s is %s', (iso, language, text) => {
    expect(formatDate(iso, language)).toBe(text);
  });
});

describe('periods', () => {
  it.each([
    ['2026', 'da', '2026'],
    ['2015-01', 'da', '1. halvår 2015'],
    ['2015-02', 'en', 'second half of 2015'],
  ] as const)('%s in %s is %s', (period, language, text) => {
    expect(formatPeriod(period, language)).toBe(text);
  });
  it('in a row are joined by words, in a span by a dash', () => {
    expect(formatYears(['2024', '2025'], 'da')).toBe('2024 og 2025');
    expect(formatYears(['2024', '2025'], 'en')).toBe('2024 and 2025');
    expect(formatSpan('2014', '2026', 'da')).toBe('2014–2026');
    expect(formatSpan('2026', '2026', 'da')).toBe('2026');
  });
});

describe('the day of a moment', () => {
  it.each([
    ['2026-03-31T21:59:59.000Z', '2026-03-31'],
    ['2026-03-31T22:00:00.000Z', '2026-04-01'],
    ['2026-12-31T23:30:00.000Z', '2027-01-01'],
    [0, '1970-01-01'],
  ])('%s is %s by the Danish clock', (moment, day) => {
    expect(dayOf(moment)).toBe(day);
  });
});

import { describe, expect, test } from 'vitest';
import { reportYear } from './report-51b.ts';

describe('the year that the report under § 51 b speaks of', () => {
  test.each([
    ['2026-05-31', 2025],
    ['2026-06-01', 2026],
    ['2026-09-01', 2026],
    ['2027-01-01', 2026],
  ])('on %s ends on 31 May %i', (today, year) => {
    expect(reportYear(today)).toBe(year);
  });
});

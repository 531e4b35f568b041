import { fileURLToPath } from 'node:url';
import type { OfficialStatus } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../catalogue/load-catalogue.ts';
import { countOfficial, knownPlan, type OfficialHistory } from './count-official.ts';

const { laws } = loadCatalogue(fileURLToPath(new URL('../../../../..', import.meta.url)));

/** Statuses of the lists of 1 December from a year on; undefined: that year's list is not there. */
function history(first: number, ...statuses: readonly (OfficialStatus | undefined)[]): OfficialHistory {
  return new Map(
    statuses.flatMap((status, i) => (status === undefined ? [] : [[`${first + i}-12-01`, status] as const])),
  );
}

const standing = (lists: OfficialHistory, year: number) => countOfficial(lists, laws).get(`${year}-12-01`);

describe('the official lists of an area, counted', () => {
  test('give years in a row from the first list that did not count', () => {
    const lists = history(2020, 'udsat', 'parallelsamfund', 'parallelsamfund');
    expect(standing(lists, 2022)?.yearsInRow).toEqual({ lo: 2, hi: 2 });
  });
  test('leave open how many there were before the first list', () => {
    expect(standing(history(2020, 'ghetto'), 2020)?.yearsInRow).toEqual({
      lo: 1,
      hi: Number.POSITIVE_INFINITY,
    });
  });
  test('leave open what a list that is not there said', () => {
    const lists = history(2020, 'none', 'parallelsamfund', undefined, 'parallelsamfund');
    expect(standing(lists, 2023)?.yearsInRow).toEqual({ lo: 1, hi: 3 });
  });
  test('keep the status that the list printed, whatever the count says', () => {
    const lists = history(2018, 'none', 'none', 'none', 'parallelsamfund', 'omdannelse');
    expect(standing(lists, 2022)?.statuses).toEqual(['omdannelse']);
  });
});

describe('whether a development plan may still run', () => {
  const none = { listDate: '2023-12-01', statuses: ['none'] as const };
  test('is known to be so after an official omdannelsesområde or hårdt ghettoområde', () => {
    expect(knownPlan(history(2018, 'haard-ghetto', 'none'), laws, none)).toBe('met');
    expect(knownPlan(history(2021, 'omdannelse', 'omdannelse'), laws, none)).toBe('met');
  });
  test('is known not to be so where the lists reach back to the first that could lead to a plan', () => {
    expect(knownPlan(history(2018, 'none', 'udsat', 'none', 'none', 'none'), laws, none)).toBe('notMet');
    expect(knownPlan(history(2019, 'none', 'udsat', 'none', 'none'), laws, none)).toBe('unknown');
  });
  test('is not known without lists, or from lists that came later', () => {
    expect(knownPlan(new Map(), laws, none)).toBe('unknown');
    expect(knownPlan(history(2023, 'none', 'none'), laws, none)).toBe('unknown');
  });
  test('ends on the day that the law sets', () => {
    const whole = history(2018, 'haard-ghetto', ...Array.from({ length: 11 }, () => 'none' as const));
    expect(knownPlan(whole, laws, { listDate: '2029-12-01', statuses: ['none'] })).toBe('met');
    expect(knownPlan(whole, laws, { listDate: '2030-12-01', statuses: ['none'] })).toBe('notMet');
  });
});

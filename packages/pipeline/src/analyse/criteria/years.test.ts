import { describe, expect, test } from 'vitest';
import type { AreaChange } from '../../catalogue/area-changes.ts';
import type { CriteriaStatus } from '../decide.ts';
import { countByArea, takesOverYears } from './lineage.ts';
import {
  countYears,
  EARLIER_LISTS_UNKNOWN,
  type ListDecision,
  NO_EARLIER_LISTS,
  yearsNeeded,
} from './years.ts';

const rule2018 = {
  status: 'haard-ghetto',
  steps: [{ until: 2020, years: 5 }, { years: 4 }],
  afterwards: { planUntil: '2030-01-01', lettingLists: 4 },
};
const rule2021 = { ...rule2018, status: 'omdannelse', steps: [{ years: 5 }] };

const ruleOf = (year: number) => (year < 2018 ? undefined : year < 2021 ? rule2018 : rule2021);
const words: Readonly<Record<string, readonly CriteriaStatus[]>> = {
  m: ['parallelsamfund'],
  n: ['none'],
  u: ['none', 'parallelsamfund'],
  '?': [],
};

/** "mmnm" from a year on: met m, not met n, undecided u, a list of which nothing is known ?. */
const lists = (history: string, from: number): readonly ListDecision[] =>
  [...history].map((letter, i) => ({
    listDate: `${from + i}-12-01`,
    statuses: words[letter] ?? [],
    consecutive: ruleOf(from + i),
  }));

const rows = (history: string, from: number, before = NO_EARLIER_LISTS) =>
  countYears(lists(history, from), before);
const last = (history: string, from: number, before = NO_EARLIER_LISTS) => rows(history, from, before).at(-1);

describe('years in a row', () => {
  test('1, 1, 0, 1, 1, 1 counts to 3 (method paper, B.4)', () => {
    expect(rows('mmnmmm', 2010).map(({ yearsInRow }) => yearsInRow.lo)).toEqual([1, 2, 0, 1, 2, 3]);
  });
  test.each([
    ['mmu', 0, 3],
    ['mmum', 1, 4],
    ['mm?m', 1, 4],
    ['mun', 0, 0],
  ])('%s counts from %i to %i', (history, lo, hi) => {
    expect(last(history, 2010)?.yearsInRow).toEqual({ lo, hi });
  });
  test('before the first list there may have been any number', () => {
    expect(last('mm', 2021, EARLIER_LISTS_UNKNOWN)?.yearsInRow).toEqual({
      lo: 2,
      hi: Number.POSITIVE_INFINITY,
    });
    expect(last('nm', 2021, EARLIER_LISTS_UNKNOWN)?.yearsInRow).toEqual({ lo: 1, hi: 1 });
  });
});

test.each([
  [2018, 5],
  [2020, 5],
  [2021, 4],
])('the rules of 2018 ask the list of %i for %i years: five in the transition, then four', (year, years) => {
  expect(yearsNeeded(rule2018, year)).toBe(years);
});

describe('the further status', () => {
  test.each([
    ['five lists up to 2019', 'mmmmm', 2015, 'haard-ghetto'],
    ['four lists up to 2019', 'mmmm', 2016, 'parallelsamfund'],
    ['five lists up to 2023', 'mmmmm', 2019, 'omdannelse'],
    ['four lists up to 2023', 'mmmm', 2020, 'parallelsamfund'],
    ['a gap of nothing known', 'mm?mm', 2019, 'parallelsamfund omdannelse'],
    ['an undecided list in between', 'mmumm', 2019, 'parallelsamfund omdannelse'],
    ['an undecided last list', 'mmmmu', 2019, 'none omdannelse'],
  ])('%s', (_, history, from, status) => {
    expect(last(history, from)?.statuses.join(' ')).toBe(status);
  });
});

describe('off the list', () => {
  test('the plan goes on until 2030, its letting rules until four lists in a row were not met', () => {
    const off = rows('mmmmmnnnnnnnn', 2017).slice(5);
    expect(
      off.map(({ listDate, planRunning, lettingRulesGoOn }) => [listDate, planRunning, lettingRulesGoOn]),
    ).toEqual([
      ['2022-12-01', 'met', 'met'],
      ['2023-12-01', 'met', 'met'],
      ['2024-12-01', 'met', 'met'],
      ['2025-12-01', 'met', 'notMet'],
      ['2026-12-01', 'met', 'notMet'],
      ['2027-12-01', 'met', 'notMet'],
      ['2028-12-01', 'met', 'notMet'],
      ['2029-12-01', 'met', 'notMet'],
    ]);
    expect(last('mmmmmnnnnnnnnn', 2017)?.planRunning).toBe('notMet');
  });
  test('an area that never was transformed has no plan', () => {
    expect(last('mmmmnn', 2018)?.planRunning).toBe('notMet');
  });
  test('where earlier lists are not known, neither is the plan', () => {
    expect(last('mn', 2022, EARLIER_LISTS_UNKNOWN)?.planRunning).toBe('unknown');
  });
});

describe('areas that were split or joined', () => {
  const change = (changes: Partial<AreaChange>): AreaChange => ({
    approvedOn: '2019-05-01',
    from: 'old',
    to: 'new',
    residents: undefined,
    ministry: undefined,
    source: 'the ministry’s consent',
    ...changes,
  });
  test.each([
    [{ from: 800, of: 1000 }, undefined, 'met'],
    [{ from: 799, of: 1000 }, undefined, 'unknown'],
    [undefined, undefined, 'unknown'],
    [undefined, 'inherits', 'met'],
    [{ from: 1000, of: 1000 }, 'starts-anew', 'notMet'],
  ] as const)('%j of the residents, the ministry says %s: %s', (residents, ministry, carries) => {
    expect(takesOverYears(change({ residents, ministry }))).toBe(carries);
  });

  const standings = (changes: readonly AreaChange[], histories: Readonly<Record<string, string>>) =>
    countByArea(Object.keys(histories), {
      listDates: [2017, 2018, 2019, 2020].map((year) => `${year}-12-01`),
      changes,
      before: NO_EARLIER_LISTS,
      decisionOn: (area, listDate) => {
        const letter = histories[area]?.[Number(listDate.slice(0, 4)) - 2017] ?? ' ';
        return letter === ' ' ? undefined : lists(letter, Number(listDate.slice(0, 4)))[0];
      },
    });
  const inRow = (area: string, found: ReturnType<typeof standings>) => found.get(area)?.at(-1)?.yearsInRow;

  test('the part with 80 % of its residents from the old area takes over its years', () => {
    const found = standings([change({ residents: { from: 950, of: 1000 } })], { old: 'mm', new: '  mm' });
    expect(inRow('new', found)).toEqual({ lo: 4, hi: 4 });
  });
  test('a part whose residents come from elsewhere: only the ministry can say', () => {
    const found = standings([change({ residents: { from: 500, of: 1000 } })], { old: 'mm', new: '  mm' });
    expect(inRow('new', found)).toEqual({ lo: 2, hi: 4 });
  });
  test('a union takes over the years of the area most residents come from', () => {
    const changes = [
      change({ residents: { from: 900, of: 1000 } }),
      change({ from: 'other', residents: { from: 100, of: 1000 } }),
    ];
    expect(inRow('new', standings(changes, { old: 'mm', other: 'nn', new: '  mm' }))).toEqual({
      lo: 4,
      hi: 4,
    });
  });
  test('an extended area keeps its own years while it is most of itself', () => {
    const grown = (from: number) =>
      standings([change({ from: 'other', to: 'old', residents: { from, of: 1000 } })], {
        old: 'mmmm',
        other: 'nn',
      });
    expect(inRow('old', grown(150))).toEqual({ lo: 4, hi: 4 });
    expect(inRow('old', grown(500))).toEqual({ lo: 2, hi: 4 });
  });
  test('without a change an area that appears begins at its first list', () => {
    expect(inRow('new', standings([], { old: 'mmmm', new: '  mm' }))).toEqual({ lo: 2, hi: 2 });
  });
});

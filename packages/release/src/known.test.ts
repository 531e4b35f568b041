import { expect, test } from 'vitest';
import { knownAt, type Vantage } from './known.ts';

const indicator = { id: 'uden-for-arbejdsmarkedet', lagYears: 1, publicationMonth: 2 };
const at = (on: string, listYear = 2026, preliminary: readonly string[] = []): Vantage => ({
  on,
  listYear,
  qualityOf: (_, period) => (preliminary.includes(period) ? 'preliminary' : undefined),
});
const twoYears = { id: 'arbejdsmarked', averageYears: 2 } as const;

test.each([
  ['2025-01-31', 'forecast forecast', 0, 'forecast'],
  ['2025-02-01', 'known forecast', 1, 'forecast'],
  ['2026-01-31', 'known forecast', 1, 'forecast'],
  ['2026-02-01', 'known known', 2, 'known'],
] as const)('on %s the two years of the list of 2026 are %s', (on, years, fixed, knowledge) => {
  const found = knownAt(twoYears, indicator, at(on));
  expect(found.years.map((year) => year.knowledge).join(' ')).toBe(years);
  expect(found.fixed).toBe(fixed);
  expect(found.knowledge).toBe(knowledge);
});

test('the list of 1 December Y rests on Y − 2 and Y − 1 where the lag is one year: 2019 on 2017 and 2018', () => {
  const { years } = knownAt(twoYears, indicator, at('2019-12-01', 2019));
  expect(years.map(({ period, speaksOf }) => [period, speaksOf])).toEqual([
    ['2018', '2017'],
    ['2019', '2018'],
  ]);
});

test('a preliminary figure fixes nothing, and an estimated one is a forecast', () => {
  const found = knownAt(twoYears, indicator, at('2026-03-01', 2026, ['2026']));
  expect([found.knowledge, found.fixed]).toEqual(['preliminary', 1]);
  const estimated: Vantage = { ...at('2026-03-01'), qualityOf: () => 'estimated' };
  expect(knownAt({ id: 'grundskole', averageYears: 1 }, indicator, estimated).knowledge).toBe('forecast');
});

test('a figure that should have been out and is not is missing; one that is there early is known', () => {
  const gone: Vantage = { ...at('2026-03-01'), qualityOf: () => 'none' };
  expect(knownAt(twoYears, indicator, gone).years.map((year) => year.knowledge)).toEqual([
    'missing',
    'missing',
  ]);
  const early: Vantage = { ...at('2026-01-01'), qualityOf: () => 'final' };
  expect(knownAt(twoYears, indicator, early).knowledge).toBe('known');
});

import { expect, test } from 'vitest';
import { type Delivered, nowcast } from './nowcast.ts';

const work = { year: 2026, lagYears: 1, averageYears: 2, publicationMonth: 2 };
const upTo =
  (newest: number, preliminary?: number): Delivered =>
  (period) =>
    period > newest ? undefined : period === preliminary ? 'preliminary' : 'final';

test.each([
  [
    'before publication half of a two-year mean is known',
    work,
    '2026-01-15',
    upTo(2026),
    0.5,
    ['known', 'forecast'],
    1,
  ],
  ['after publication all of it', work, '2026-03-01', upTo(2026), 1, ['known', 'known'], 0],
  [
    'on the first of its month it counts as published',
    work,
    '2026-02-01',
    upTo(2026),
    1,
    ['known', 'known'],
    0,
  ],
  ['preliminary figures say so', work, '2026-03-01', upTo(2026, 2026), 1, ['known', 'preliminary'], 0],
  [
    'two years ahead nothing is',
    { ...work, year: 2028 },
    '2026-03-01',
    upTo(2026),
    0,
    ['forecast', 'forecast'],
    2,
  ],
  [
    'a single year',
    { ...work, averageYears: 1, publicationMonth: 9 },
    '2026-03-01',
    upTo(2026),
    0,
    ['forecast'],
    1,
  ],
] as const)('%s', (_, due, vantage, delivered, settled, states, steps) => {
  const { parts, settled: share } = nowcast(due, vantage, delivered);
  expect(parts.map(({ state }) => state)).toEqual(states);
  expect(share).toBe(settled);
  expect(parts.at(-1)?.steps).toBe(steps);
});

test('a part tells the year it speaks of and when it is published', () => {
  const [before, last] = nowcast(work, '2026-01-15', upTo(2026)).parts;
  expect(before).toMatchObject({ period: 2025, speaksOf: 2024, published: '2025-02-01', late: false });
  expect(last).toMatchObject({ period: 2026, speaksOf: 2025, published: '2026-02-01', late: false });
});

test('what is due but was not delivered is foretold, and told as late', () => {
  expect(nowcast(work, '2026-06-01', upTo(2025)).parts.at(-1)).toMatchObject({
    state: 'forecast',
    late: true,
    steps: 1,
  });
});

import { expect, test } from 'vitest';
import { toChance, toFanPoint, toScore } from './tell.ts';

test.each([
  [0, 5, 'under', 'next-to-none'],
  [0.024, 5, 'under', 'next-to-none'],
  [0.03, 5, undefined, 'unlikely'],
  [0.71, 70, undefined, 'more-likely-than-not'],
  [0.97, 95, undefined, 'likely'],
  [1, 95, 'over', 'next-to-sure'],
] as const)('%d of all draws is told as %i, %s', (share, percent, edge, words) => {
  expect(toChance(share)).toEqual({ percent, edge, words });
});

test('a coming figure is no finer than the area’s own, and its ranges hold no less than was said', () => {
  const ranges = { 0.5: { lo: 0.4011, hi: 0.4193 }, 0.9: { lo: 0.4, hi: 0.4201 } };
  expect(toFanPoint('2027', 0.4123, ranges, 0.01)).toEqual({
    ...{ period: '2027', centre: 0.41, step: 0.01 },
    range50: [0.4, 0.42],
    range90: [0.4, 0.43],
  });
});

test('what cannot be said is left out', () => {
  expect([toScore(Number.NaN), toScore(undefined), toScore(1 / 3)]).toEqual([undefined, undefined, 0.333333]);
});

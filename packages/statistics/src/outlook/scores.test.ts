import { describe, expect, test } from 'vitest';
import { normalBelow } from './normal.ts';
import { brier, crps, logScore, normalCrps, reliability, scoreForecasts } from './scores.ts';

describe('scores by hand', () => {
  test('outcomes 1 and 3, actual 2: CRPS 0.5', () => expect(crps([1, 3], 2)).toBe(0.5));
  test('a single outcome: CRPS is the absolute error', () => expect(crps([1], 4)).toBe(3));
  test('chance 0.7 and it happened: Brier 0.09', () => expect(brier(0.7, true)).toBeCloseTo(0.09, 12));
  test('chance 0.5: log score ln 2', () => expect(logScore(0.5, false)).toBeCloseTo(Math.LN2, 12));
  test('a standard normal at its middle: CRPS (√2 − 1)/√π', () =>
    expect(normalCrps(0, 1, 0)).toBeCloseTo((Math.SQRT2 - 1) / Math.sqrt(Math.PI), 12));
  test('many outcomes of a normal distribution score as the distribution', () => {
    const outcomes = Array.from({ length: 4001 }, (_, k) => inverse((k + 0.5) / 4001));
    expect(crps(outcomes, 0.7)).toBeCloseTo(normalCrps(0, 1, 0.7), 3);
  });
});

/** Bisection: slow and sure. */
function inverse(chance: number): number {
  let [lo, hi] = [-10, 10];
  for (let k = 0; k < 60; k++) {
    const middle = (lo + hi) / 2;
    if (normalBelow(middle) < chance) lo = middle;
    else hi = middle;
  }
  return lo;
}

test.each([
  [0, 0.5],
  [1.959963984540054, 0.975],
  [-1.6448536269514722, 0.05],
  [6, 1 - 9.865876450376946e-10],
  [-6, 9.865876450376946e-10],
])('normal chance at most %d: %d', (x, chance) => expect(normalBelow(x)).toBeCloseTo(chance, 13));

test('reliability counts chance and outcome in five bins', () => {
  const bins = reliability([
    { chance: 0.1, happened: false },
    { chance: 0.15, happened: true },
    { chance: 1, happened: true },
  ]);
  expect(bins.map(({ forecasts, happened }) => [forecasts, happened])).toEqual([
    [2, 1],
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 1],
  ]);
  expect(bins[0]?.meanChance).toBeCloseTo(0.125, 12);
  expect(bins[1]?.meanChance).toBeNaN();
});

test('a forecast without a range counts in the error alone', () => {
  const bare = { centre: 1, actual: 3, crps: Number.NaN, held: undefined, width90: Number.NaN, events: [] };
  const held = { 50: false, 90: true, 95: true };
  const scores = scoreForecasts([bare, { ...bare, centre: 3, crps: 0.5, held, width90: 4 }]);
  expect(scores).toMatchObject({ forecasts: 2, mae: 1, crps: 0.5, width90: 4, coverage: { 50: 0, 90: 1 } });
});

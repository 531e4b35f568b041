import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRandom, seedFromText } from '../disclosure/random.ts';
import { backtest, chanceOver, METHODS } from './backtest.ts';
import type { Panel } from './panel.ts';
import { openOutlook } from './predict.ts';
import { halfWidth } from './residuals.ts';
import { judge, maeDifference } from './verdict.ts';

/** Shares of 500 people in 80 units over 10 periods: walks, with the same step every period where `drift` is not 0. */
function walks(drift: number, seed = 'walks', change = (share: number) => share): Panel {
  const random = makeRandom(seedFromText(seed));
  const units = Array.from({ length: 80 }, (_, unit) => {
    let share = 0.2 + random.below(300) / 1000;
    const readings = Array.from({ length: 10 }, () => {
      const numerator = Math.round(500 * change(share));
      share += drift + (random.below(2001) - 1000) / 100_000;
      return { numerator, denominator: 500 };
    });
    return { id: String(unit), readings };
  });
  return { kind: 'share', periods: 10, units };
}

const plan = { origins: [4, 5, 6, 7, 8], horizons: [1], lag: 0, limits: [() => 0.35], methods: METHODS };

describe('the default', () => {
  test('without a drift it is persistence, to the last digit, and says so', () => {
    const rows = backtest(walks(0), plan);
    const [ours, naive] = (['default', 'naive'] as const).map((name) =>
      rows.filter(({ method }) => method === name),
    );
    expect(ours?.every(({ persistence }) => persistence)).toBe(true);
    ours?.forEach((row, i) => {
      expect(row.centre).toBeCloseTo(naive?.[i]?.centre ?? Number.NaN, 10);
    });
    expect(judge(rows, plan.limits)[0]?.shown).toBe('naive');
  });

  test('with a drift it beats persistence', () => {
    const rows = backtest(walks(0.01), plan);
    const [verdict] = judge(rows, plan.limits);
    expect(verdict?.shown).toBe('default');
    expect(verdict?.maeSkill).toBeGreaterThan(0.2);
    const { hi } = maeDifference(rows, makeRandom(seedFromText('units drawn again')));
    expect(hi).toBeLessThan(0);
  });

  test('with two periods it is persistence with ranges, with one it has none', () => {
    const outlooks = openOutlook(walks(0.01));
    expect(outlooks.at(1, 1).fit.persistence).toBe(true);
    expect(outlooks.at(1, 1).forecasts[0]?.ranges).toBeDefined();
    expect(outlooks.at(0, 1).forecasts[0]?.ranges).toBeUndefined();
  });

  test('shares stay between 0 and 1, and wider ranges hold narrower ones', () => {
    for (const { ranges, centre } of openOutlook(walks(-0.03)).at(8, 3).forecasts) {
      const ends = [ranges?.[0.95].lo, ranges?.[0.9].lo, ranges?.[0.5].lo, centre, ranges?.[0.5].hi];
      const all = [0, ...ends, ranges?.[0.9].hi, ranges?.[0.95].hi, 1].map((end) => end ?? Number.NaN);
      expect(all).toEqual([...all].sort((a, b) => a - b));
    }
  });

  test('nothing after the origin is read', () => {
    const panel = walks(0.01);
    const cut = panel.units.map(({ id, readings }) => ({ id, readings: readings.slice(0, 6) }));
    const told = (of: Panel) => openOutlook(of).at(5, 2).forecasts;
    expect(told({ ...panel, units: cut })).toEqual(told(panel));
  });

  test('a figure published one period late is foretold from one period earlier', () => {
    const late = backtest(walks(0.01), { ...plan, origins: [6], lag: 1 });
    const early = backtest(walks(0.01), { ...plan, origins: [5], horizons: [2] });
    expect(late.map(({ centre }) => centre)).toEqual(early.map(({ centre }) => centre));
    expect(late.map(({ actual }) => actual)).toEqual(early.map(({ actual }) => actual));
  });

  test('the order of units changes no forecast', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(80).keys()], { minLength: 80 }), (order) => {
        const panel = walks(0.01);
        const units = order.flatMap((unit) => panel.units[unit] ?? []);
        const centres = new Map(
          openOutlook({ ...panel, units })
            .at(8, 1)
            .forecasts.map((f) => [units[f.unit]?.id, f.centre]),
        );
        for (const { unit, centre } of openOutlook(panel).at(8, 1).forecasts)
          expect(centres.get(panel.units[unit]?.id)).toBeCloseTo(centre, 10);
      }),
      { numRuns: 5 },
    );
  });
});

describe('ranges', () => {
  const pool = (sizes: number) => {
    const ascending = Float64Array.from({ length: sizes }, (_, i) => i + 1);
    return { signed: ascending, sizes: ascending };
  };
  test('of 19 misses the 90 % range takes the 18th', () => expect(halfWidth(pool(19), 0.9)).toBe(18));
  test('of 5 misses it takes the largest', () => expect(halfWidth(pool(5), 0.9)).toBe(5));
  test('without misses there is none', () => expect(halfWidth(pool(0), 0.9)).toBeNaN());

  test('ranges of walks hold what they promise', () => {
    const rows = ['a', 'b', 'c', 'd'].flatMap((seed) => backtest(walks(0, seed), plan));
    const [verdict] = judge(rows, plan.limits);
    expect(verdict?.scores.default?.coverage[90]).toBeGreaterThan(0.87);
    expect(verdict?.scores.default?.coverage[90]).toBeLessThan(0.93);
  });
});

test.each([
  [[], 1, undefined],
  [[1, 2, 3], 0, 0.875],
  [[1, 2, 3], 2, 0.375],
  [Array(999).fill(1), 0, 0.99],
])('chance of %j being over %d', (outcomes, limit, chance) =>
  expect(chanceOver(outcomes, limit)).toBe(chance),
);

test('under 20 crossings are too few to judge', () => {
  const [verdict] = judge(backtest(walks(0), { ...plan, limits: [() => 0.9] }), [() => 0.9]);
  expect(verdict?.crossings).toMatchObject({ crossed: 0, enough: false });
});

test('people in an area are foretold as counts, never below 0', () => {
  const units = [
    [3, 2, 1, 0],
    [900, 910, 905, 920],
  ].map((counts, i) => ({
    id: String(i),
    readings: counts.map((numerator) => ({ numerator, denominator: 1 })),
  }));
  const { forecasts } = openOutlook({ kind: 'count', periods: 4, units }).at(3, 1);
  expect(forecasts.map(({ centre }) => Math.round(centre))).toEqual([0, 920]);
  expect(forecasts[0]?.ranges?.[0.9].lo).toBe(0);
});

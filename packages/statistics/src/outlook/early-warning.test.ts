import { describe, expect, test } from 'vitest';
import type { BacktestRow } from './backtest.ts';
import { type Candidate, chooseFlags, judgeFlags } from './early-warning.ts';

const calm: Candidate = { unit: 'a', chance: 0.1, distance: 100, typicalChange: 10, inMoverGaps: [] };

describe('reasons', () => {
  test.each([
    ['nothing', calm, undefined],
    ['a chance of a quarter', { ...calm, chance: 0.25 }, ['likely-to-cross']],
    ['two typical years from the limit', { ...calm, distance: 20 }, ['close-to-limit']],
    [
      'in-movers 11 points apart for two years',
      { ...calm, inMoverGaps: [0, 0.11, 0.12] },
      ['in-movers-differ'],
    ],
    ['in-movers apart for one year only', { ...calm, inMoverGaps: [0.12] }, undefined],
    ['an unknown distance', { ...calm, distance: undefined }, undefined],
  ])('%s', (_, candidate, reasons) => expect(chooseFlags([candidate])[0]?.reasons).toEqual(reasons));

  test('at most eight, the likeliest first', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ ...calm, unit: `u${i}`, chance: 0.3 + i / 100 }));
    const flags = chooseFlags(many);
    expect(flags).toHaveLength(8);
    expect(flags[0]?.unit).toBe('u19');
  });
});

describe('the record', () => {
  const row = (unit: number, over: number, known: number, actual: number, origin = 5): BacktestRow => ({
    unit,
    origin,
    horizon: 1,
    method: 'default',
    centre: known,
    ranges: undefined,
    known,
    actual,
    chances: [over],
    crps: Number.NaN,
    persistence: false,
  });
  const limits = [() => 0.4];

  test('hits, misses and what nobody foresaw', () => {
    const rows = [
      row(1, 0.8, 0.39, 0.41),
      row(2, 0.6, 0.39, 0.38),
      row(3, 0.1, 0.3, 0.42),
      row(4, 0.9, 0.45, 0.46),
    ];
    expect(judgeFlags(rows, limits)).toEqual({
      flags: 2,
      hits: 1,
      crossings: 2,
      hitRate: 0.5,
      caught: 0.5,
      enough: false,
    });
  });

  test('leaving the far side is a crossing too', () => {
    expect(judgeFlags([row(1, 0.4, 0.41, 0.39)], limits)).toMatchObject({ flags: 1, hits: 1 });
  });

  test('without flags there is no rate', () => {
    expect(judgeFlags([row(1, 0.01, 0.1, 0.1)], limits).hitRate).toBeNaN();
  });
});

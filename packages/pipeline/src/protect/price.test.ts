import { describe, expect, test } from 'vitest';
import { atomTable, indicator, node, protectInput } from '../../../../tests/support/municipality.ts';
import { rankCorrelation } from './price.ts';
import { protect } from './protect.ts';

/** Sixty areas with 1,000 persons each; area i has 20 + i with the attribute. */
async function pricesOf(areas: number) {
  const counts = Array.from({ length: areas }, (_, i) => 20 + i);
  const definitions = [indicator('andel-0-17', { sensitivity: 'core' })];
  const tables = [atomTable('andel-0-17', { numerator: counts, denominator: counts.map(() => 1000) })];
  const nodes = counts.map((_, i) => node('omraader', String(i), [i]));
  const { certificates } = await protect(protectInput({ tables, nodes }, definitions, { layers: ['alle'] }));
  return certificates[0]?.prices ?? [];
}

describe('the price of protection', () => {
  test('is counted by hand: of the last digits 0 to 4 two are off by one and two by two', async () => {
    const [price] = await pricesOf(60);
    expect(price).toMatchObject({
      indicator: 'andel-0-17',
      areaSet: 'omraader',
      cells: 60,
      published: 60,
      suppressed: 0,
    });
    // 20 → 20, 21 → 20, 22 → 20, 23 → 25, 24 → 25: errors 0, 1, 2, 2, 1.
    expect(price?.errors).toMatchObject({ compared: 60, meanCount: 1.2, largestCount: 2 });
    expect(price?.errors?.rankCorrelation).toBeGreaterThan(0.99);
  });

  test('says nothing of errors where few cells were compared: they would speak of single areas', async () => {
    const [price] = await pricesOf(12);
    expect(price).toMatchObject({ cells: 12, errors: undefined });
  });
});

describe('rank correlation', () => {
  const ten = Array.from({ length: 10 }, (_, i) => i);
  test.each([
    ['the same order', ten, 1],
    ['the opposite order', [...ten].reverse(), -1],
    ['two neighbours exchanged', [1, 0, ...ten.slice(2)], 0.988],
  ])('of %s is as the textbook has it', (_, other, expected) => {
    expect(rankCorrelation(ten, other)).toBe(expected);
  });
  test('is not told of fewer than ten', () => {
    expect(rankCorrelation([1, 2, 3], [1, 2, 3])).toBeUndefined();
  });
});

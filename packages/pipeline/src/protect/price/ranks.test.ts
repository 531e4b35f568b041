import { describe, expect, test } from 'vitest';
import { rankCorrelation, rankStep, toldCorrelation } from './ranks.ts';

const ten = Array.from({ length: 10 }, (_, i) => i);
const many = Array.from({ length: 79 }, (_, i) => i);
const swapped = (order: readonly number[], at: number) =>
  order.map((value, i) => (i === at ? (order[at + 1] ?? 0) : i === at + 1 ? (order[at] ?? 0) : value));

describe('rank correlation', () => {
  test.each([
    ['the same order', ten, 1],
    ['the opposite order', [...ten].reverse(), -1],
    ['two neighbours exchanged', swapped(ten, 0), 0.988],
    ['two in one tie', [0.5, 0.5, ...ten.slice(2)], 0.997],
  ])('of %s is as the textbook has it', (_, other, expected) => {
    expect(rankCorrelation(ten, other)).toBeCloseTo(expected, 3);
  });
  test('has no answer where one side does not vary', () => {
    expect(
      rankCorrelation(
        ten,
        ten.map(() => 1),
      ),
    ).toBeUndefined();
  });
});

describe('the told correlation', () => {
  test.each([
    [79, 0.01],
    [35, 0.01],
    [34, 0.02],
    [20, 0.05],
    [11, 0.1],
    [10, undefined],
    [1, undefined],
  ])('of %i areas has the step %s', (areas, step) => {
    expect(rankStep(areas)).toBe(step);
  });
  test('of 79 areas is 1 though every second pair of neighbours has changed places', () => {
    const other = Array.from({ length: 39 }, (_, i) => 2 * i).reduce(swapped, many);
    expect(other).not.toEqual(many);
    expect(toldCorrelation(many, other)).toEqual({ value: 1, step: 0.01 });
  });
  test('of ten areas is not told: 1 would settle their order', () => {
    expect(toldCorrelation(ten, ten)).toBeUndefined();
  });
});

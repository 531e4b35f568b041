import { describe, expect, test } from 'vitest';
import { type Distance, measuredDistance, percentile95, toldDistance } from './distances.ts';

const times = (count: number, measured: number, possible: number): readonly Distance[] =>
  Array.from({ length: count }, () => ({ measured, possible }));

describe('the 95th of a hundred', () => {
  test.each([
    ['of 1 to 100 is 95', Array.from({ length: 100 }, (_, i) => i + 1), 95],
    ['of 1 to 20 is 19', Array.from({ length: 20 }, (_, i) => 20 - i), 19],
    ['of one number is that number', [7], 7],
    ['of none is nothing', [], 0],
  ])('%s', (_, numbers, expected) => {
    expect(percentile95(numbers)).toBe(expected);
  });
});

describe('distances as told', () => {
  test('are not told of 49 numbers, and are of 50', () => {
    expect(toldDistance(times(49, 1, 2), 0.1)).toBeUndefined();
    expect(toldDistance(times(50, 1, 2), 0.1)).toMatchObject({ compared: 50, mean: { value: 1, step: 0.1 } });
  });
  test('give the same answer whatever one number is, within half a step', () => {
    const others = times(49, 0.02, 0.04);
    const told = [0, 0.04].map((measured) => toldDistance([...others, { measured, possible: 0.04 }], 0.0001));
    expect(told[0]?.mean.step).toBe(0.002);
    expect(told[0]?.mean).toEqual(told[1]?.mean);
  });
  test('take the largest from the intervals, and round it upwards', () => {
    const told = toldDistance([...times(99, 0, 0.0101), { measured: 0, possible: 0.083 }], 0.001);
    expect(told).toMatchObject({ usual: 0.011, most: 0.083 });
  });
  test('are told as measured only to the desk', () => {
    expect(measuredDistance([...times(19, 1, 2), ...times(1, 2, 2)])).toEqual({
      compared: 20,
      mean: 1.05,
      usual: 1,
      most: 2,
    });
    expect(measuredDistance([])).toBeUndefined();
  });
});

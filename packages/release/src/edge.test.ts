import { expect, test } from 'vitest';
import { edgeOf, isUnderClass } from './edge.ts';

test.each([
  ['count', 0, 4, 'under', 5],
  ['count', 0, 4.9, 'under', 5],
  ['share', 0, 0.03, 'under', 0.03],
  ['share', 0.97, 1, 'over', 0.97],
  ['per1000', 0, 25, 'under', 25],
] as const)('a %s between %d and %d is said as %s %d', (unit, lo, hi, side, at) => {
  expect(edgeOf(unit, { lo, hi })).toEqual({ side, at });
});

test.each([
  ['share', 0.2, 0.3],
  ['count', 5, 7],
  ['ratio', 0.5, 1],
  ['per1000', 0.5, 1],
] as const)('a %s between %d and %d lies at no edge', (unit, lo, hi) => {
  expect(edgeOf(unit, { lo, hi })).toBeUndefined();
});

test('a count of the class under 5 is told apart from a net of nothing', () => {
  expect(isUnderClass({ value: 0, lo: 0, hi: 4 })).toBe(true);
  expect(isUnderClass({ value: 0, lo: -4, hi: 4 })).toBe(false);
  expect(isUnderClass({ value: 0, lo: 0, hi: 0 })).toBe(false);
});

import { describe, expect, test } from 'vitest';
import { above, below, exactCount, roundCount, stepForWidth, toStep } from './round.ts';

const heads = { base: 5, smallCount: 5, scale: 1 } as const;

test.each([
  [0, 0, 0, 4],
  [4, 0, 0, 4],
  [5, 5, 5, 7],
  [7, 5, 5, 7],
  [8, 10, 8, 12],
  [12, 10, 8, 12],
  [13, 15, 13, 17],
  [2185, 2185, 2183, 2187],
])('%i persons are shown as %i and may be %i to %i', (count, value, lo, hi) => {
  expect(roundCount(count, heads)).toEqual({ value, lo, hi, step: 5 });
});

test.each([
  [5, 10, 5, 14],
  [13, 10, 5, 14],
  [14, 10, 5, 14],
  [15, 20, 15, 24],
])('shown more coarsely, %i persons are %i and may be %i to %i', (count, value, lo, hi) => {
  expect(roundCount(count, { ...heads, base: 10 })).toEqual({ value, lo, hi, step: 10 });
});

test.each([
  [4.9, 0, 0, 4.9],
  [5, 5, 5, 7.4],
  [7.4, 5, 5, 7.4],
  [7.5, 10, 7.5, 12.4],
  [43.7, 45, 42.5, 47.4],
])('%d full-time persons are shown as %d and may be %d to %d', (count, value, lo, hi) => {
  expect(roundCount(count, { ...heads, scale: 10 })).toEqual({ value, lo, hi, step: 5 });
});

test.each([
  [0, 1, 0, 0, 4, 5],
  [4, 1, 0, 0, 4, 5],
  [5, 1, 5, 5, 5, 1],
  [2187, 1, 2187, 2187, 2187, 1],
  [4.9, 10, 0, 0, 4.9, 5],
  [43.7, 10, 43.7, 43.7, 43.7, 0.1],
] as const)(
  'shown exactly, %d in parts of 1/%i are %d and may be %d to %d',
  (count, scale, value, lo, hi, step) => {
    expect(exactCount(count, { base: 1, smallCount: 5, scale })).toEqual({ value, lo, hi, step });
  },
);

describe('steps', () => {
  test('give clean decimals', () => {
    expect(toStep(0.41 * 3, 0.01)).toBe(1.23);
    expect(toStep(0.1 + 0.2, 0.1)).toBe(0.3);
    expect(toStep(0.415, 0.01)).toBe(0.42);
  });
  test('bounds go outwards, and exact ones stay', () => {
    expect(below(3, 10, 10_000)).toBe(0.3);
    expect(above(3, 10, 10_000)).toBe(0.3);
    expect(below(1, 3, 10_000)).toBe(0.3333);
    expect(above(1, 3, 10_000)).toBe(0.3334);
  });
  test('a doubtful mean gets a step as wide as its doubt', () => {
    expect([0.001, 0.0151, 0.02, 0.13, 6, 21].map(stepForWidth)).toEqual([0.001, 0.02, 0.02, 0.2, 10, 50]);
  });
});

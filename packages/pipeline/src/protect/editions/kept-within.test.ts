import { describe, expect, test } from 'vitest';
import { exactCount, type Rounding, roundCount } from '../round.ts';
import { keptWithin } from './kept-within.ts';

const heads: Rounding = { base: 5, smallCount: 5, scale: 1 };
const tenths: Rounding = { ...heads, scale: 10 };
const whole: Rounding = { ...heads, base: 1 };

test.each([
  [0, 0, 7],
  [5, 3, 9],
  [12, 5, 14],
  [13, 11, 19],
  [100, 96, 104],
])('the number of %i stays for counts from %i to %i', (count, lo, hi) => {
  expect(keptWithin(roundCount(count, heads), heads)).toEqual({ lo, hi });
});

test('a number shown to the nearest 10 stays for counts 2 beyond its class, and for all of a class that would be cut to the quick', () => {
  expect(keptWithin(roundCount(12, { ...heads, base: 10 }), heads)).toEqual({ lo: 3, hi: 17 });
});

test('full-time persons are held against tenths', () => {
  expect(keptWithin(roundCount(12, tenths), tenths)).toEqual({ lo: 50, hi: 144 });
});

test('an exact number stays for counts 2 away', () => {
  expect(keptWithin(exactCount(40, whole), whole)).toEqual({ lo: 38, hi: 42 });
  expect(keptWithin(exactCount(6, whole), whole)).toEqual({ lo: 4, hi: 8 });
});

describe('a number that is replaced', () => {
  const classes = (rounding: Rounding) =>
    Map.groupBy(
      Array.from({ length: 123 }, (_, i) => i),
      (count) => roundCount(count, rounding).value,
    );
  test.each([5, 10])(
    'leaves at least three possible counts, whatever it was and is, from base %i',
    (base) => {
      for (let before = 0; before < 80; before++) {
        const { lo, hi } = keptWithin(roundCount(before, { ...heads, base }), heads);
        for (const counts of classes(heads).values()) {
          const replaced = counts.filter((count) => count < lo || count > hi);
          if (replaced.length > 0) expect(replaced.length).toBeGreaterThanOrEqual(3);
        }
      }
    },
  );
});

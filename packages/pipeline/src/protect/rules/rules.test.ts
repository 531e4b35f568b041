/** Each primary rule with its edges; the worked values are those of the method paper (section A.2). */
import { describe, expect, test } from 'vitest';
import { isTooMuchMissing } from './missing-answers.ts';
import { isTooFewPersons } from './p1-few-persons.ts';
import { isTooFewHouseholds } from './p2-few-households.ts';
import { isInSmallClass, isSmallCount } from './p3-small-count.ts';
import { isInSmallComplementClass, isSmallComplement } from './p4-small-complement.ts';
import { isGroupDisclosure } from './p5-group-disclosure.ts';
import { isFromTooFewHouseholds } from './p6-few-households-with-attribute.ts';
import { isDominated } from './p7-dominance.ts';
import { isMadeByFew } from './p8-few-make-most.ts';
import { isTooFewAroundQuantile } from './p9-quantiles.ts';
import { isUnsafeMean } from './unsafe-mean.ts';

test.each([
  [0, true],
  [19, true],
  [20, false],
])('P1: %i persons in the denominator are too few: %s', (persons, tooFew) => {
  expect(isTooFewPersons(persons, 20)).toBe(tooFew);
});

test.each([
  [9, true],
  [10, false],
  [undefined, false],
])(
  'P2: %s households in the denominator are too few: %s (unknown cannot be tested)',
  (households, tooFew) => {
    expect(isTooFewHouseholds(households, 10)).toBe(tooFew);
  },
);

test.each([
  [0, false, true],
  [1, true, true],
  [4, true, true],
  [4.9, true, true],
  [5, false, false],
])('P3: a count of %d is small: %s, and is shown as "under 5": %s', (count, small, inClass) => {
  expect(isSmallCount(count, 5)).toBe(small);
  expect(isInSmallClass(count, 5)).toBe(inClass);
});

test.each([
  [100, 100, false, true],
  [99, 100, true, true],
  [96, 100, true, true],
  [95, 100, false, false],
])('P4: %i of %i leaves a small complement: %s, and is shown as "over": %s', (count, of, small, inClass) => {
  expect(isSmallComplement(count, of, 5)).toBe(small);
  expect(isInSmallComplementClass(count, of, 5)).toBe(inClass);
});

test.each([
  [30, 30, false, true],
  [29, 30, false, false],
  [0, 30, false, false],
  [0, 30, true, true],
  [0, 0, true, false],
])(
  'P5: %i of %i, zero sensitive %s, says something of everyone: %s',
  (count, of, zeroSensitive, discloses) => {
    expect(isGroupDisclosure(count, of, zeroSensitive)).toBe(discloses);
  },
);

test.each([
  [6, 1, true],
  [6, 2, true],
  [6, 3, false],
  [3, 3, false],
  [0, 0, false],
  [6, undefined, false],
])('P6: %i persons in %s households are one source too few: %s', (count, households, tooFew) => {
  expect(isFromTooFewHouseholds(count, households, 3)).toBe(tooFew);
});

describe('P7: the second largest income must not tell the largest within p %', () => {
  test.each([
    [[900, 60, 40, 30], true],
    [[400, 300, 200, 100, 100], false],
    [[30, 40, 60, 900], true],
    [[-900, 60, 40, 30], true],
    [[500], true],
    [[], false],
    // 100 + 50 + rest of exactly 10: at the line is safe.
    [[100, 50, 10], false],
  ])('%j is unsafe: %s', (contributions, unsafe) => {
    expect(isDominated(contributions, 10)).toBe(unsafe);
  });
});

test.each([
  [[51, 49], 1, 50, true],
  [[50, 50], 1, 50, false],
  [[60, 26, 14], 2, 85, true],
  [[60, 25, 15], 2, 85, false],
  [[14, 60, 26], 2, 85, true],
  [[-60, 26, 14], 2, 85, true],
  [[], 1, 50, false],
])('P8: in %j the %i largest make more than %i %%: %s', (contributions, largest, percent, few) => {
  expect(isMadeByFew(contributions, largest, percent)).toBe(few);
});

test.each([
  [10, 10, false],
  [9, 11, true],
  [11, 9, true],
  [0, 500, true],
])('P9: a quantile with %i below and %i above is told of too few: %s', (below, above, tooFew) => {
  expect(isTooFewAroundQuantile(below, above, 10)).toBe(tooFew);
});

describe('P7 and P8 together', () => {
  const alone = { dominancePercent: 10, fewMakeMost: [] };
  const both = {
    ...alone,
    fewMakeMost: [
      { largest: 1, percent: 50 },
      { largest: 2, percent: 85 },
    ],
  };
  test.each([
    [[900, 60, 40, 30], true, true],
    // 500 of 900 is more than half, though the third and fourth keep the second from guessing it.
    [[500, 200, 100, 100], false, true],
    [[400, 300, 200, 100, 100], false, false],
    [[50, 38, 12], false, true],
  ])('%j is unsafe by P7: %s, and by P7 with P8: %s', (contributions, unsafe, unsafeWithP8) => {
    expect(isUnsafeMean(contributions, alone)).toBe(unsafe);
    expect(isUnsafeMean(contributions, both)).toBe(unsafeWithP8);
  });
});

test.each([
  [0, 40, false],
  [4, 40, false],
  [5, 40, true],
  [41, 400, true],
  [1, 0, true],
])('missing answers: %i of %i unknown are too many: %s', (missing, persons, tooMany) => {
  expect(isTooMuchMissing(missing, persons, 0.1)).toBe(tooMany);
});

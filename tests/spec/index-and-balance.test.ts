/**
 * Status and direction, and uneven spread, as tables of cases: where the classes end, what counts as a change, what small areas do to D.
 * Printed in docs/method/index-and-balance.md.
 */

import { DIRECTION_CLASSES, STATUS_CLASSES } from '@bybalance/release';
import {
  classOf,
  correctedDissimilarity,
  dissimilarity,
  expectedDissimilarity,
  isBeyondNoise,
  scoreIn,
  toFrame,
  unbiasedCorrelationRatio,
} from '@bybalance/statistics';
import { describe, expect, test } from 'vitest';

describe('where classes end', () => {
  test.each`
    index    | status          | direction
    ${-1.01} | ${'higher'}     | ${'rising'}
    ${-1}    | ${'middle'}     | ${'unchanged'}
    ${1}     | ${'middle'}     | ${'unchanged'}
    ${1.01}  | ${'lower'}      | ${'falling'}
    ${1.5}   | ${'lower'}      | ${'falling'}
    ${1.51}  | ${'much-lower'} | ${'falling'}
  `('$index: status $status, direction $direction', ({ index, status, direction }) => {
    expect(STATUS_CLASSES[classOf(index, [-1, 1, 1.5])]).toBe(status);
    expect(DIRECTION_CLASSES[classOf(index, [-1, 1])]).toBe(direction);
  });
});

describe('five areas with 10, 12, 14, 16 and 28', () => {
  test.each`
    kind         | indices
    ${'classic'} | ${[-0.9487, -0.6325, -0.3162, 0, 1.8974]}
    ${'robust'}  | ${[-1.349, -0.6745, 0, 0.6745, 3]}
  `('$kind: $indices', ({ kind, indices }) => {
    const rows = [10, 12, 14, 16, 28].map((value) => [value]);
    const frame = toFrame(rows, [1], kind);
    expect(
      rows.map((row) => Number((frame ? scoreIn(frame, row).parts[0] : Number.NaN)?.toFixed(4))),
    ).toEqual(indices);
  });
});

describe('a change of a share among 600, where a usual year brings 1.0 point', () => {
  test.each`
    points | rounding | isOne    | because
    ${2}   | ${0.5}   | ${true}  | ${'12 persons, twice a usual year'}
    ${1.6} | ${0.5}   | ${false} | ${'9.6 persons'}
    ${2}   | ${2}     | ${false} | ${'rounding could be all of it'}
    ${1.5} | ${0.5}   | ${false} | ${'one and a half usual years are usual'}
    ${-2}  | ${0.5}   | ${true}  | ${'downwards alike'}
  `('$points points, give or take $rounding: $isOne ($because)', ({ points, rounding, isOne }) => {
    const change = { value: points / 100, lo: (points - rounding) / 100, hi: (points + rounding) / 100 };
    expect(isBeyondNoise({ ...change, size: 600, usual: 0.01 }, { least: 10, factor: 1.5 })).toBe(isOne);
  });
});

describe('uneven spread', () => {
  test.each`
    group             | others               | D         | chance    | corrected | unbiased
    ${[30, 10, 5, 5]} | ${[70, 90, 95, 195]} | ${0.4444} | ${0.0997} | ${0.3829} | ${0.1129}
    ${[2, 0, 2, 0]}   | ${[0, 2, 0, 2]}      | ${1}      | ${0.4286} | ${1}      | ${1}
    ${[1, 1, 1, 1]}   | ${[1, 1, 1, 1]}      | ${0}      | ${0.4286} | ${-0.75}  | ${-0.75}
  `(
    '$group among $others: D $D, by chance $chance, corrected $corrected',
    ({ group, others, ...expected }) => {
      const units = (group as readonly number[]).map((members, i) => ({
        group: members,
        others: Number(others[i]),
      }));
      const D = dissimilarity(units) ?? Number.NaN;
      const chance = expectedDissimilarity(units) ?? Number.NaN;
      expect(D).toBeCloseTo(expected.D, 4);
      expect(chance).toBeCloseTo(expected.chance, 4);
      expect(correctedDissimilarity(D, chance)).toBeCloseTo(expected.corrected, 4);
      expect(unbiasedCorrelationRatio(units)).toBeCloseTo(expected.unbiased, 4);
    },
  );
});

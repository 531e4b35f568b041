import { describe, expect, it, test } from 'vitest';
import { isBeyondNoise, usualSteps } from './noise.ts';

describe('usual steps', () => {
  it('are those of units of similar size', () => {
    const small = [1, 2, 3].map((size) => ({ size, steps: [-4, 4] }));
    const middle = [10, 20, 30].map((size) => ({ size, steps: [-2, 2] }));
    const large = [100, 200, 300].map((size) => ({ size, steps: [-1, 1] }));
    expect(usualSteps([...large, ...small, ...middle])).toEqual([1, 1, 1, 4, 4, 4, 2, 2, 2]);
  });

  it('are unknown where fewer than two were taken', () => {
    expect(usualSteps([{ size: 5, steps: [1] }], 1)).toEqual([undefined]);
    expect(usualSteps([])).toEqual([]);
  });

  it('leave out what all units have in common', () => {
    expect(
      usualSteps(
        [1, 2].map((size) => ({ size, steps: [3, 3] })),
        1,
      ),
    ).toEqual([0, 0]);
  });
});

describe('a change is called one', () => {
  const rule = { least: 10, factor: 1.5 };
  const change = { value: 0.02, lo: 0.01, hi: 0.03, size: 600, usual: 0.01 };
  test.each([
    ['when it is sure, many and unusual', {}, true],
    ['not when rounding could be all of it', { lo: -0.001 }, false],
    ['not when it stands for nine', { size: 450 }, false],
    ['when it stands for exactly ten', { size: 500 }, true],
    ['not when it is no more than one and a half usual steps', { usual: 0.02 / 1.5 }, false],
    ['downwards as well', { value: -0.02, lo: -0.03, hi: -0.01 }, true],
    ['without a count where it is no share', { size: undefined }, true],
    ['without a usual step where nobody knows it', { usual: undefined }, true],
  ])('%s', (_, other, expected) => {
    expect(isBeyondNoise({ ...change, ...other }, rule)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { seedFromText } from '../disclosure/random.ts';
import type { Row } from './composite.ts';
import { changedShare, classesUnder, drawWeightings, leaveOneOut } from './sensitivity.ts';

const cuts = [-1, 1, 1.5];
const seed = seedFromText('weightings');

describe('weightings', () => {
  it('add up to 1, are spread evenly, and are the same every time', () => {
    const drawn = drawWeightings(4000, 3, seed);
    expect(drawn.every((one) => Math.abs(one.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-12)).toBe(
      true,
    );
    // Under Dirichlet(1, 1, 1) a weight is over a half in a quarter of all weightings.
    const overHalf = drawn.filter(([first = 0]) => first > 0.5).length / drawn.length;
    expect(overHalf).toBeCloseTo(0.25, 1);
    expect(drawWeightings(4000, 3, seed)).toEqual(drawn);
  });

  it('that leave one part out are as many as there are parts', () => {
    expect(leaveOneOut([1, 2, 3])).toEqual([
      [0, 2, 3],
      [1, 0, 3],
      [1, 2, 0],
    ]);
    expect(leaveOneOut([1])).toEqual([]);
  });
});

describe('the share of weightings that changes a class', () => {
  const spread: readonly Row[] = Array.from({ length: 21 }, (_, i) => [i - 10, ((i * 8) % 21) - 10]);

  it('is 0 for a row that is in the middle of every part, and more where one part decides', () => {
    const base = [...spread, [0, 0], [14, 0]];
    const changed = changedShare(
      { base, rows: base, cuts, kind: 'classic' },
      [1, 1],
      drawWeightings(500, 2, seed),
    );
    expect(changed?.at(-2)).toBe(0);
    expect(changed?.at(-1)).toBeGreaterThan(0.3);
  });

  it('is 0 everywhere with one part: there is nothing to weigh', () => {
    const base = spread.map(([first = 0]) => [first]);
    const changed = changedShare(
      { base, rows: base, cuts, kind: 'classic' },
      [1],
      drawWeightings(50, 1, seed),
    );
    expect(new Set(changed)).toEqual(new Set([0]));
  });

  it('cannot be told where a part has no spread', () => {
    const base = spread.map(([first = 0]) => [first, 5]);
    expect(changedShare({ base, rows: base, cuts, kind: 'classic' }, [1, 1], [[0.5, 0.5]])).toBeUndefined();
  });

  it('counts a weighting under which the sum has no spread as none', () => {
    const opposite = spread.map(([first = 0]) => [first, -first]);
    expect(classesUnder({ base: opposite, rows: opposite, cuts, kind: 'classic' }, [[1, 1]])).toEqual([
      undefined,
    ]);
  });
});

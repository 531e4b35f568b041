import { describe, expect, it } from 'vitest';
import { position, toScale } from './scale.ts';

describe('scales', () => {
  it.each([
    [[0.61, 1.03], false, [0.6, 0.7, 0.8, 0.9, 1, 1.1]],
    [[0.04, 0.46], true, [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    [[-12, 30], true, [-20, -10, 0, 10, 20, 30]],
    [[763, 801], false, [760, 770, 780, 790, 800, 810]],
  ])('of %j (from zero: %s) have the ticks %j', (values, zero, ticks) => {
    const scale = toScale(values, zero);
    expect(scale.ticks).toEqual(ticks);
    expect([scale.from, scale.to]).toEqual([ticks[0], ticks.at(-1)]);
  });

  it('of nothing, or of one value, are still scales', () => {
    expect(toScale([], false).ticks).toEqual([0, 1]);
    expect(position(toScale([5], false), 5)).toBe(50);
  });
});

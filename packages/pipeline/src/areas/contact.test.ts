import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayOverlap, toOutline } from './contact.ts';
import { areaKm2, overlapOf, toPolygons } from './overlay.ts';
import type { AreaShape, Ring } from './types.ts';

const shape = (ring: Ring): AreaShape => ({
  code: '',
  name: '',
  preposition: 'i',
  kind: 'none',
  parent: undefined,
  rings: [ring],
});

/** Star-shaped rings on a small grid: many common corners and sides by chance. */
const ring = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 6 }),
    fc.array(fc.nat(5), { minLength: 3, maxLength: 8 }),
  )
  .map(([x, y, reach]) => {
    const corners = reach.flatMap((r, i) => {
      const angle = (2 * Math.PI * i) / reach.length;
      return [x + Math.round((r + 1) * Math.cos(angle)), y + Math.round((r + 1) * Math.sin(angle))];
    });
    return Float64Array.from(corners);
  });

describe('whether areas can overlap', () => {
  it('never says no where clipping finds common ground', () => {
    fc.assert(
      fc.property(ring, ring, (a, b) => {
        const origin = { x: 0, y: 0 };
        const clipped = overlapOf(toPolygons(shape(a), origin, false), toPolygons(shape(b), origin, false));
        const common = areaKm2(clipped) > 0;
        return !common || mayOverlap(toOutline([a]), toOutline([b]));
      }),
      { numRuns: 500 },
    );
  });

  it('says no for neighbours with a common side, and for one in the hole of another', () => {
    const box = (x: number, y: number, side: number) =>
      Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side);
    expect(mayOverlap(toOutline([box(0, 0, 9)]), toOutline([box(9, 0, 9)]))).toBe(false);
    expect(mayOverlap(toOutline([box(0, 0, 30), box(10, 10, 9)]), toOutline([box(10, 10, 9)]))).toBe(false);
    expect(mayOverlap(toOutline([box(0, 0, 9)]), toOutline([box(0, 0, 9)]))).toBe(true);
  });
});

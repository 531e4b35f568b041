import { Delaunay } from 'd3-delaunay';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAreas } from './point-index.ts';

const box = (x: number, y: number, side: number) =>
  Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side);
const place = (areas: readonly (readonly Float64Array[])[], x: number, y: number) =>
  indexAreas(areas).place([x], [y]).area[0];

describe('the border rule: just right of the point, then above it', () => {
  // Four squares of side 10 around (10, 10): 0 south-west, 1 south-east, 2 north-west, 3 north-east.
  const squares = [[box(0, 0, 10)], [box(10, 0, 10)], [box(0, 10, 10)], [box(10, 10, 10)]];
  it.each([
    ['inside', 4, 6, 0],
    ['the corner where all four meet', 10, 10, 3],
    ['on an upright border', 10, 4, 1],
    ['on a level border', 4, 10, 2],
    ['on the left edge of all', 0, 4, 0],
    ['on the bottom edge of all', 4, 0, 0],
    ['on the south-west corner of all', 0, 0, 0],
    ['on the right edge of all', 20, 4, -1],
    ['on the top edge of all', 4, 20, -1],
    ['on the north-east corner of all', 20, 20, -1],
    ['a centimetre outside', -1, 4, -1],
    ['without a coordinate', Number.NaN, 4, -1],
  ])('%s', (_, x, y, area) => {
    expect(place(squares, x, y)).toBe(area);
  });

  it.each([
    ['left of a hole', 3, 5, 0],
    ["on the hole's left border", 4, 5, 1],
    ["on the hole's right border", 6, 5, 0],
    ["on the hole's bottom border", 5, 4, 1],
    ["on the hole's top border", 5, 6, 0],
  ])('with an area in the hole of another: %s', (_, x, y, area) => {
    expect(place([[box(0, 0, 10), box(4, 4, 2)], [box(4, 4, 2)]], x, y)).toBe(area);
  });

  it('holds for sloping borders, where the corner of one lies on the side of another', () => {
    const lower = Float64Array.of(0, 0, 30, 0, 30, 30);
    const upper = [Float64Array.of(0, 0, 10, 10, 0, 30), Float64Array.of(10, 10, 30, 30, 0, 30)];
    expect(place([[lower], ...upper.map((ring) => [ring])], 10, 10)).toBe(0);
    expect(place([[lower], ...upper.map((ring) => [ring])], 20, 20)).toBe(0);
  });

  it('gives a point in two areas to the first and counts it', () => {
    const index = indexAreas([[box(0, 0, 10)], [box(5, 0, 10)]]);
    const { area, inSeveral } = index.place([2, 7, 12], [5, 5, 5]);
    expect([...area]).toEqual([0, 0, 1]);
    expect(inSeveral).toBe(1);
  });

  it('places nothing where there are no areas', () => {
    expect([...indexAreas([]).place([1, 2], [1, 2]).area]).toEqual([-1, -1]);
  });
});

/** Whole-number reference: is (x + ε, y + ε²) inside, by the definition with fractions instead of floating point. */
function insideByDefinition(rings: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    const corners = ring.length / 2;
    for (let i = 0; i < corners; i++) {
      const j = (i + 1) % corners;
      const [ax, ay] = [BigInt(ring[2 * i] ?? 0), BigInt(ring[2 * i + 1] ?? 0)];
      const [bx, by] = [BigInt(ring[2 * j] ?? 0), BigInt(ring[2 * j + 1] ?? 0)];
      const [px, py] = [BigInt(x), BigInt(y)];
      if (ay > py === by > py) continue;
      // The side meets the height of the point at ax + (bx − ax)(py − ay) / (by − ay); it counts when that is right of px.
      const [top, bottom] = [(bx - ax) * (py - ay) - (px - ax) * (by - ay), by - ay];
      if (bottom > 0n ? top > 0n : top < 0n) inside = !inside;
    }
  }
  return inside;
}

/** A partition of a patch of ground: triangles over whole-number points, put together to areas by chance. */
const partition = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 4, maxLength: 24, selector: String }),
    fc.integer({ min: 1, max: 5 }),
    fc.infiniteStream(fc.nat(4)),
    fc.constantFrom(1, 977, 40_009),
  )
  .map(([points, count, lot, scale]) => {
    const { triangles } = Delaunay.from(points);
    const areas = Array.from({ length: count }, (): Float64Array[] => []);
    for (let t = 0; t < triangles.length; t += 3) {
      const corners = [0, 1, 2].flatMap((k) => points[triangles[t + k] ?? 0] ?? []);
      const next = lot.next().value ?? 0;
      areas[next % count]?.push(Float64Array.from(corners, (value) => value * scale));
    }
    return { areas, scale };
  });

describe('on any partition', () => {
  it('every point of the ground, corners and borders included, lies in exactly one area', () => {
    fc.assert(
      fc.property(partition, ({ areas, scale }) => {
        const index = indexAreas(areas);
        for (let x = -1; x <= 13; x++) {
          for (let y = -1; y <= 13; y++) {
            const holders = areas.filter((rings) => insideByDefinition(rings, x * scale, y * scale)).length;
            const together = insideByDefinition(areas.flat(), x * scale, y * scale);
            const { area, inSeveral } = index.place([x * scale], [y * scale]);
            // Inside the patch exactly one area; outside it none; the index says the same.
            if (holders !== Number(together) || inSeveral !== 0) return false;
            if ((area[0] ?? -1) >= 0 !== together) return false;
          }
        }
        return true;
      }),
      { numRuns: 150 },
    );
  });

  it('the index answers as the definition does, near borders and far from them', () => {
    fc.assert(
      fc.property(
        partition,
        fc.array(fc.tuple(fc.nat(500_000), fc.nat(500_000)), { maxLength: 40 }),
        (made, points) => {
          const index = indexAreas(made.areas);
          const corners = made.areas
            .flat()
            .flatMap((ring) => [0, 2, 4].map((i) => [ring[i] ?? 0, ring[i + 1] ?? 0]));
          const near = corners.flatMap(([x = 0, y = 0]) => [
            [x, y],
            [x + 1, y],
            [x, y - 1],
            [x - 1, y + 1],
          ]);
          return [...points, ...near].every(([x = 0, y = 0]) => {
            const expected = made.areas.findIndex((rings) => insideByDefinition(rings, x, y));
            return index.place([x], [y]).area[0] === expected;
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});

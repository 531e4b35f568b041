/**
 * Areas laid over each other: unions, overlaps, what one leaves uncovered.
 * Belongs here: the clipping library behind one small face, and areas of polygons. Does not belong: reports.
 * Coordinates are moved near zero first, so that sums of products keep every centimetre.
 * Source of the method: sweep-line clipping (Martínez et al. 2013) with exact arithmetic, as polyclip-ts has it.
 */
import { difference, type Geom, intersection, union, xor } from 'polyclip-ts';
import type { AreaShape, Ring } from './types.ts';

/** Valid polygons: outer ring, then holes; centimetres from an origin. */
export type Polygons = ReturnType<typeof union>;
type ClipRing = Polygons[number][number];

/** Where coordinates are counted from: the corner of all boxes, in centimetres. */
export interface Origin {
  readonly x: number;
  readonly y: number;
}

/** The south-west corner of everything. */
export function originOf(shapes: readonly AreaShape[]): Origin {
  let [x, y] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { rings } of shapes) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        x = Math.min(x, ring[i] ?? x);
        y = Math.min(y, ring[i + 1] ?? y);
      }
    }
  }
  return { x, y };
}

function toClipRing(ring: Ring, origin: Origin): ClipRing {
  const corners: ClipRing = [];
  for (let i = 0; i < ring.length; i += 2) {
    corners.push([(ring[i] ?? 0) - origin.x, (ring[i + 1] ?? 0) - origin.y]);
  }
  return corners;
}

/**
 * An area as valid polygons: its rings by the even-odd rule, so holes take away, islands in holes come back, crossings are mended.
 * `simple`: no ring crosses or touches; then a single ring is taken as it is.
 */
export function toPolygons(shape: AreaShape, origin: Origin, simple: boolean): Polygons {
  const [first, ...others] = shape.rings.map((ring) => toClipRing(ring, origin));
  if (first === undefined) return [];
  return simple && others.length === 0 ? [[first]] : xor([first], ...others.map((ring): Geom => [ring]));
}

/** Twice the area of a ring, in square centimetres, positive. */
function doubleArea(ring: ClipRing): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i++) {
    const [x0, y0] = ring[j] ?? [0, 0];
    const [x1, y1] = ring[i] ?? [0, 0];
    sum += x0 * y1 - x1 * y0;
  }
  return Math.abs(sum);
}

const CM2_PER_KM2 = 1e10;

/** Area of one ring in km². */
export function ringKm2(ring: ClipRing): number {
  return doubleArea(ring) / 2 / CM2_PER_KM2;
}

/** Area in km², holes taken away. */
export function areaKm2(polygons: Polygons): number {
  return polygons.reduce(
    (sum, [outer, ...holes]) =>
      sum + (outer ? ringKm2(outer) : 0) - holes.reduce((taken, hole) => taken + ringKm2(hole), 0),
    0,
  );
}

/** Holes of a union. */
export function holesOf(polygons: Polygons): readonly ClipRing[] {
  return polygons.flatMap(([, ...holes]) => holes);
}

export function unionOf(all: readonly Polygons[]): Polygons {
  const [first, ...others] = all;
  return first === undefined ? [] : union(first, ...others);
}

export function overlapOf(a: Polygons, b: Polygons): Polygons {
  return intersection(a, b);
}

/** What lies in a and not in b. */
export function restOf(a: Polygons, b: Polygons): Polygons {
  return a.length === 0 ? [] : difference(a, b);
}

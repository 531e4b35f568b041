/**
 * Line segments of area borders and how two of them meet, decided exactly on whole centimetres.
 * Belongs here: crossings and touches. Does not belong: areas of polygons (overlay.ts), other areas (contact.ts).
 * Products of coordinate differences stay under 2^53 for areas up to 900 km wide, so their signs are exact.
 * Start with meeting and findInvalidRing.
 */
import Flatbush from 'flatbush';
import type { InvalidRing, Ring } from './types.ts';

export interface Segments {
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
  /** The segment that begins where this one ends. */
  readonly next: Int32Array;
  readonly count: number;
}

export const at = (values: ArrayLike<number>, i: number): number => values[i] ?? 0;

/** Sides of all rings, ring by ring. */
export function toSegments(rings: readonly Ring[]): Segments {
  const count = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const column = () => new Float64Array(count);
  const s = { ax: column(), ay: column(), bx: column(), by: column(), next: new Int32Array(count), count };
  let start = 0;
  for (const ring of rings) {
    const corners = ring.length / 2;
    for (let i = 0; i < corners; i++) {
      const j = (i + 1) % corners;
      s.ax[start + i] = at(ring, 2 * i);
      s.ay[start + i] = at(ring, 2 * i + 1);
      s.bx[start + i] = at(ring, 2 * j);
      s.by[start + i] = at(ring, 2 * j + 1);
      s.next[start + i] = start + j;
    }
    start += corners;
  }
  return s;
}

/** The box of one segment: least x, least y, most x, most y. */
export function boxOf(s: Segments, i: number): [number, number, number, number] {
  const [ax, ay, bx, by] = [at(s.ax, i), at(s.ay, i), at(s.bx, i), at(s.by, i)];
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

/** Which side of a→b the point p lies on: left 1, right −1, on the line 0. Exact. */
function side(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}

const within = (p: number, a: number, b: number) => p >= Math.min(a, b) && p <= Math.max(a, b);

/** Apart; only common end points (`corners`); an end point on the other's inside, or running along it (`touches`); through each other. */
export type Meeting = 'apart' | 'corners' | 'touches' | 'crosses';

/** How segment i of s and segment j of t meet. */
export function meeting(s: Segments, i: number, t: Segments, j: number): Meeting {
  const [ax, ay, bx, by] = [at(s.ax, i), at(s.ay, i), at(s.bx, i), at(s.by, i)];
  const [cx, cy, dx, dy] = [at(t.ax, j), at(t.ay, j), at(t.bx, j), at(t.by, j)];
  const c = side(ax, ay, bx, by, cx, cy);
  const d = side(ax, ay, bx, by, dx, dy);
  const a = side(cx, cy, dx, dy, ax, ay);
  const b = side(cx, cy, dx, dy, bx, by);
  if (c * d < 0 && a * b < 0) return 'crosses';
  const onFirst = (zero: number, px: number, py: number) =>
    zero === 0 && within(px, ax, bx) && within(py, ay, by);
  const onSecond = (zero: number, px: number, py: number) =>
    zero === 0 && within(px, cx, dx) && within(py, cy, dy);
  const touching =
    Number(onFirst(c, cx, cy)) +
    Number(onFirst(d, dx, dy)) +
    Number(onSecond(a, ax, ay)) +
    Number(onSecond(b, bx, by));
  if (touching === 0) return 'apart';
  // A common corner is seen from both segments; one more is a corner on the other's inside, or a common stretch.
  const common =
    (ax === cx && ay === cy) ||
    (ax === dx && ay === dy) ||
    (bx === cx && by === cy) ||
    (bx === dx && by === dy);
  return common && touching === 2 ? 'corners' : 'touches';
}

/** The first place where the rings of one area cross (looked for first) or touch each other; undefined when all are simple and apart. */
export function findInvalidRing(code: string, rings: readonly Ring[]): InvalidRing | undefined {
  const s = toSegments(rings);
  const index = new Flatbush(s.count);
  for (let i = 0; i < s.count; i++) index.add(...boxOf(s, i));
  index.finish();
  let touch: InvalidRing | undefined;
  for (let i = 0; i < s.count; i++) {
    for (const j of index.search(...boxOf(s, i), (other) => other > i)) {
      const how = meeting(s, i, s, j);
      const neighbours = s.next[i] === j || s.next[j] === i;
      if (how === 'apart' || (how === 'corners' && neighbours)) continue;
      const found = {
        code,
        how: how === 'crosses' ? how : 'touches',
        x: at(s.ax, i) / 100,
        y: at(s.ay, i) / 100,
      } as const;
      if (how === 'crosses') return found;
      touch ??= found;
    }
  }
  return touch;
}

/**
 * Whether two areas can overlap at all, decided exactly and fast: neighbours that share their border corner by corner cannot.
 * Belongs here: the quick "no" that saves the clipping of nearly every pair. Does not belong: how large an overlap is (overlay.ts).
 * Without crossings, each side of one area lies wholly inside, outside or on the other; so its middle decides.
 * Start with mayOverlap.
 */
import Flatbush from 'flatbush';
import { at, boxOf, meeting, type Segments, toSegments } from './segments.ts';
import type { Ring } from './types.ts';

export interface Outline {
  readonly segments: Segments;
  readonly index: Flatbush;
}

/** Prepares an area for many questions. */
export function toOutline(rings: readonly Ring[]): Outline {
  const segments = toSegments(rings);
  const index = new Flatbush(segments.count);
  for (let i = 0; i < segments.count; i++) index.add(...boxOf(segments, i));
  index.finish();
  return { segments, index };
}

/** Whether the point just right of and above (x / 2, y / 2) lies inside; exact for half centimetres. */
function holdsHalf(s: Segments, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i < s.count; i++) {
    const [ax, ay, bx, by] = [2 * at(s.ax, i), 2 * at(s.ay, i), 2 * at(s.bx, i), 2 * at(s.by, i)];
    if (ay > y === by > y) continue;
    const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (by > ay ? turn > 0 : turn < 0) inside = !inside;
  }
  return inside;
}

const sameCorner = (s: Segments, i: number, other: Segments, j: number) =>
  at(s.ax, i) === at(other.ax, j) && at(s.ay, i) === at(other.ay, j);
const sameEnd = (s: Segments, i: number, other: Segments, j: number) =>
  at(s.bx, i) === at(other.bx, j) && at(s.by, i) === at(other.by, j);
const oppositeEnds = (s: Segments, i: number, other: Segments, j: number) =>
  at(s.ax, i) === at(other.bx, j) &&
  at(s.ay, i) === at(other.by, j) &&
  at(s.bx, i) === at(other.ax, j) &&
  at(s.by, i) === at(other.ay, j);

/** Whether a side of `a` crosses `b`, lies inside it, or shares a border with `b` on the same side of it. */
function entersOrDoubts(a: Outline, b: Outline): boolean {
  const [s, other] = [a.segments, b.segments];
  for (let i = 0; i < s.count; i++) {
    let shared = false;
    for (const j of b.index.search(...boxOf(s, i))) {
      if ((sameCorner(s, i, other, j) && sameEnd(s, i, other, j)) || oppositeEnds(s, i, other, j))
        shared = true;
      else if (meeting(s, i, other, j) !== 'apart' && meeting(s, i, other, j) !== 'corners') return true;
    }
    const [x, y] = [at(s.ax, i) + at(s.bx, i), at(s.ay, i) + at(s.by, i)];
    const inOther = holdsHalf(other, x, y);
    if (shared ? holdsHalf(s, x, y) === inOther : inOther) return true;
  }
  return false;
}

/** False only when the areas certainly have no ground in common. */
export function mayOverlap(a: Outline, b: Outline): boolean {
  return entersOrDoubts(a, b) || entersOrDoubts(b, a);
}

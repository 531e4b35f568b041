/**
 * Where to point at an area: the inner point farthest from its border, on a small grid.
 * Belongs here: that one question. Used by geometry.ts on the server. Units: sheet units.
 * A centroid can fall outside a bent area or into a hole; this point cannot.
 * Method: a coarse form of the pole of inaccessibility (Garcia-Castellanos and Lombardo 2007).
 * Start with labelPoint.
 */
import type { Point } from './path.ts';

const CELLS = 14;

function segments(rings: readonly (readonly Point[])[]): readonly (readonly [Point, Point])[] {
  return rings.flatMap((ring) =>
    ring.flatMap((point, i): readonly (readonly [Point, Point])[] => {
      const next = ring[(i + 1) % ring.length];
      return next ? [[point, next]] : [];
    }),
  );
}

function distanceToSegment([x, y]: Point, [a, b]: readonly [Point, Point]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length));
  return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}

function isInside([x, y]: Point, edges: readonly (readonly [Point, Point])[]): boolean {
  return edges.reduce(
    (inside, [a, b]) =>
      a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0] ? !inside : inside,
    false,
  );
}

function gridOver(points: readonly Point[]): readonly Point[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x0, y0] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - x0, Math.max(...ys) - y0];
  const along = Array.from({ length: CELLS }, (_, i) => (i + 0.5) / CELLS);
  return along.flatMap((u) => along.map((v): Point => [x0 + u * width, y0 + v * height]));
}

/** Points of a grid over the rings that lie inside them: a rough sample of the area's surface. Empty for no rings. */
export function innerPoints(rings: readonly (readonly Point[])[]): readonly Point[] {
  const edges = segments(rings);
  return edges.length === 0 ? [] : gridOver(rings.flat()).filter((point) => isInside(point, edges));
}

/** Whether a point lies inside rings (holes count as outside). */
export function liesInside(point: Point, rings: readonly (readonly Point[])[]): boolean {
  return isInside(point, segments(rings));
}

/** Whole sheet units; the origin for no rings. */
export function labelPoint(rings: readonly (readonly Point[])[]): { readonly x: number; readonly y: number } {
  const edges = segments(rings);
  const [first = [0, 0] as const] = rings.flat();
  let best = { point: first, distance: -1 };
  for (const point of innerPoints(rings)) {
    const distance = Math.min(...edges.map((edge) => distanceToSegment(point, edge)));
    if (distance > best.distance) best = { point, distance };
  }
  return { x: Math.round(best.point[0]), y: Math.round(best.point[1]) };
}

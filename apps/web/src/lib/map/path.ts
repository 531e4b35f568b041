/**
 * Lines on the sheet: simplifying one border, writing rings as short path strings.
 * Belongs here: plane geometry of points. Does not belong: projections, areas.
 * Used by geometry.ts on the server. Units: sheet units; points are [x, y].
 * Simplification keeps both ends of a border, so borders that meet still meet.
 * Start with simplify.
 */
export type Point = readonly [number, number];

function distanceToLine(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(p[0] - a[0], p[1] - a[1]);
  return Math.abs(dx * (a[1] - p[1]) - (a[0] - p[0]) * dy) / length;
}

function farthest(points: readonly Point[], from: number, to: number): { index: number; distance: number } {
  const a = points[from];
  const b = points[to];
  let best = { index: from, distance: -1 };
  if (!a || !b) return best;
  for (let i = from + 1; i < to; i++) {
    const p = points[i];
    const distance = p ? distanceToLine(p, a, b) : 0;
    if (distance > best.distance) best = { index: i, distance };
  }
  return best;
}

/** Douglas–Peucker (1973). Keeps the ends; a closed border keeps at least three corners. */
export function simplify(points: readonly Point[], tolerance: number): readonly Point[] {
  const last = points.length - 1;
  if (last < 2) return points;
  const keep = new Set([0, last]);
  const visit = (from: number, to: number) => {
    const { index, distance } = farthest(points, from, to);
    if (distance <= tolerance) return;
    keep.add(index);
    visit(from, index);
    visit(index, to);
  };
  const [first, end] = [points[0], points[last]];
  if (first && end && first[0] === end[0] && first[1] === end[1]) keepTriangle(points, keep);
  const corners = [...keep].sort((a, b) => a - b);
  corners.slice(1).forEach((to, i) => {
    visit(corners[i] ?? 0, to);
  });
  return points.filter((_, i) => keep.has(i));
}

function keepTriangle(points: readonly Point[], keep: Set<number>): void {
  const last = points.length - 1;
  const across = farthest(points, 0, last).index;
  keep.add(across);
  keep.add(farthest(points, 0, across).index);
  keep.add(farthest(points, across, last).index);
}

function pair(x: number, y: number): string {
  return y < 0 ? `${x}${y}` : `${x} ${y}`;
}

function ringPath(ring: readonly Point[], closed: boolean): string {
  const [first, ...rest] = ring;
  if (!first) return '';
  let [px, py] = first;
  const steps = rest.flatMap(([x, y]) => {
    const [dx, dy] = [x - px, y - py];
    [px, py] = [x, y];
    return dx === 0 && dy === 0 ? [] : [pair(dx, dy)];
  });
  const line = steps.reduce(
    (text, step) => (text === '' || step.startsWith('-') ? text + step : `${text} ${step}`),
    '',
  );
  return `M${pair(first[0], first[1])}${line === '' ? '' : `l${line}`}${closed ? 'z' : ''}`;
}

/** Rings or lines of whole numbers → one path, relative and short. */
export function pathOf(rings: readonly (readonly Point[])[], closed: boolean): string {
  return rings.map((ring) => ringPath(ring, closed)).join('');
}

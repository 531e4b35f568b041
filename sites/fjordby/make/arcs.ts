/**
 * Arcs: the lines between differently labelled ground, each made once and shared by both sides.
 * Belongs here: tracing, smoothing, rounding to centimetres, and joining arcs to rings. Does not belong: what labels mean.
 * Lines run through triangle centres and edge midpoints, so no two can cross before smoothing.
 * In: kilometres. Out: whole centimetres in EPSG:25832. Start with traceArcs, then ringsOf.
 */
import type { Mesh } from './mesh.ts';
import { ORIGIN, type Point } from './plan-coast.ts';
import { take } from './random.ts';

/** One shared line; `left` and `right` are the labels on each side when walking it from first to last point. */
export interface Arc {
  readonly left: number;
  readonly right: number;
  /** Whole centimetres. */
  readonly points: readonly Point[];
  readonly start: number;
  readonly end: number;
}

function follow(halfedge: number): number {
  return halfedge % 3 === 2 ? halfedge - 2 : halfedge + 1;
}

function triangleOf(halfedge: number): number {
  return Math.floor(halfedge / 3);
}

function centre(mesh: Mesh, triangle: number): Point {
  const [a, b, c] = [0, 1, 2].map((k) => take(mesh.points, take(mesh.triangles, 3 * triangle + k)));
  if (a === undefined || b === undefined || c === undefined)
    throw new RangeError('A triangle has three corners.');
  return [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3];
}

function midpoint(mesh: Mesh, halfedge: number): Point {
  const a = take(mesh.points, take(mesh.triangles, halfedge));
  const b = take(mesh.points, take(mesh.triangles, follow(halfedge)));
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function toCentimetres(p: Point): Point {
  return [Math.round((ORIGIN[0] + p[0] * 1000) * 100), Math.round((ORIGIN[1] + p[1] * 1000) * 100)];
}

/** Two rounds of weighted averaging; ends stay where they are, closed lines are averaged all the way round. */
function smoothed(points: readonly Point[], closed: boolean): Point[] {
  let line = [...points];
  for (let round = 0; round < 3; round++)
    line = line.map((p, i) => {
      const last = line.length - 1;
      if (!closed && (i === 0 || i === last)) return p;
      const a = take(line, i === 0 ? last - 1 : i - 1);
      const b = take(line, i === last ? 1 : i + 1);
      return [(a[0] + 2 * p[0] + b[0]) / 4, (a[1] + 2 * p[1] + b[1]) / 4];
    });
  return line;
}

/** Every second point of a line, ends kept: smoothing made the others redundant. */
function thinned(points: readonly Point[]): Point[] {
  if (points.length < 6) return [...points];
  return points.filter((_, i) => i % 2 === 0 || i === points.length - 1);
}

class Tracer {
  readonly #mesh: Mesh;
  readonly #labels: Int32Array;
  readonly #seen: Uint8Array;

  constructor(mesh: Mesh, labels: Int32Array) {
    this.#mesh = mesh;
    this.#labels = labels;
    this.#seen = new Uint8Array(mesh.halfedges.length);
  }

  #label(halfedge: number): number {
    return take(this.#labels, take(this.#mesh.triangles, halfedge));
  }

  #isBorder(halfedge: number): boolean {
    const twin = take(this.#mesh.halfedges, halfedge);
    return twin >= 0 && this.#label(halfedge) !== this.#label(follow(halfedge));
  }

  #borders(triangle: number): number[] {
    return [3 * triangle, 3 * triangle + 1, 3 * triangle + 2].filter((halfedge) => this.#isBorder(halfedge));
  }

  /** Walks from a triangle over a border edge until a junction, or back to where it began. */
  walk(first: number): Arc {
    const begin = triangleOf(first);
    const points: Point[] = [centre(this.#mesh, begin)];
    const left = this.#label(first);
    const right = this.#label(follow(first));
    let halfedge = first;
    for (;;) {
      const twin = take(this.#mesh.halfedges, halfedge);
      this.#seen[halfedge] = 1;
      this.#seen[twin] = 1;
      const triangle = triangleOf(twin);
      points.push(midpoint(this.#mesh, halfedge), centre(this.#mesh, triangle));
      const borders = this.#borders(triangle);
      if (borders.length === 3 || triangle === begin) return this.#arc(points, left, right, begin, triangle);
      halfedge = take(borders, borders[0] === twin ? 1 : 0);
    }
  }

  #arc(points: readonly Point[], left: number, right: number, start: number, end: number): Arc {
    const line = thinned(smoothed(points, start === end)).map(toCentimetres);
    if (start === end) line[line.length - 1] = take(line, 0);
    return { left, right, points: line, start, end };
  }

  all(): Arc[] {
    const arcs: Arc[] = [];
    const count = this.#mesh.halfedges.length;
    for (let triangle = 0; triangle < count / 3; triangle++) {
      const borders = this.#borders(triangle);
      if (borders.length === 3) for (const h of borders) if (this.#seen[h] === 0) arcs.push(this.walk(h));
    }
    for (let h = 0; h < count; h++) if (this.#seen[h] === 0 && this.#isBorder(h)) arcs.push(this.walk(h));
    return arcs;
  }
}

/** Every line between two labels, each once: from junction to junction, or closed. */
export function traceArcs(mesh: Mesh, labels: Int32Array): readonly Arc[] {
  return new Tracer(mesh, labels).all();
}

/** Twice the signed area of a closed ring; positive when it runs against the clock. */
export function doubleArea(ring: readonly Point[]): number {
  const [x0, y0] = take(ring, 0);
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const a = take(ring, i - 1);
    const b = take(ring, i);
    sum += (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0);
  }
  return sum;
}

interface Directed {
  readonly points: readonly Point[];
  readonly start: number;
  readonly end: number;
}

function around(arc: Arc, holds: (label: number) => boolean): Directed[] {
  const left = holds(arc.left);
  if (left === holds(arc.right)) return [];
  return left ? [arc] : [{ points: arc.points.toReversed(), start: arc.end, end: arc.start }];
}

/**
 * Closed rings around all ground whose label is held: outer rings run against the clock, holes with it.
 * Sharing: a union's rings are made of the very points of its parts.
 */
export function ringsOf(arcs: readonly Arc[], holds: (label: number) => boolean): Point[][] {
  const open = arcs.flatMap((arc) => around(arc, holds));
  const byStart = new Map<number, Directed[]>();
  for (const line of open) byStart.set(line.start, [...(byStart.get(line.start) ?? []), line]);
  const used = new Set<Directed>();
  const rings: Point[][] = [];
  for (const first of open) {
    if (used.has(first)) continue;
    const ring: Point[] = [...first.points];
    used.add(first);
    let line = first;
    while (line.end !== first.start) {
      const next = (byStart.get(line.end) ?? []).find((candidate) => !used.has(candidate));
      if (next === undefined) throw new RangeError('A ring does not close.');
      used.add(next);
      ring.push(...next.points.slice(1));
      line = next;
    }
    rings.push(ring);
  }
  return rings;
}

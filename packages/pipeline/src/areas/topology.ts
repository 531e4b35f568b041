/**
 * Shapes → TopoJSON for the web: borders stored once, so that neighbours still meet after simplifying.
 * Belongs here: arcs, simplification, quantisation, degrees. Does not belong: which shapes (read-area-sets.ts).
 * Simplified in centimetres on the ground, then turned to WGS84; outer rings run clockwise, holes the other way, as d3 expects.
 * Start with toTopoJson.
 */
import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { planarTriangleArea, presimplify, simplify } from 'topojson-simplify';
import type { Arc } from 'topojson-specification';
import { toLonLat } from './projection.ts';
import type { Ring } from './types.ts';

export interface Drawn {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly rings: readonly Ring[];
}

export interface Detail {
  /** Corners whose triangle with their neighbours is smaller than this are left out, in square metres. */
  readonly smallestTriangleM2: number;
  /** Steps over the width (and height) of the map. */
  readonly steps: number;
}

type Corner = [number, number];

const corners = (ring: Ring): readonly Corner[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0]);

/** Signed area times two; positive = counter-clockwise. */
function turn(ring: readonly Corner[]): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [px, py] = ring.at(i - 1) ?? [0, 0];
    sum += px * y - x * py;
  });
  return sum;
}

/** Whether the middle of a ring's first side lies inside another ring. */
function liesIn(ring: readonly Corner[], other: readonly Corner[]): boolean {
  const [[ax, ay], [bx, by]] = [ring[0] ?? [0, 0], ring[1] ?? [0, 0]];
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
  let inside = false;
  other.forEach(([cx, cy], i) => {
    const [dx, dy] = other.at(i - 1) ?? [0, 0];
    if (cy > y !== dy > y && x < ((dx - cx) * (y - cy)) / (dy - cy) + cx) inside = !inside;
  });
  return inside;
}

function closed(ring: readonly Corner[], clockwise: boolean): Corner[] {
  const directed = turn(ring) < 0 === clockwise ? [...ring] : [...ring].reverse();
  const first = directed[0];
  return first === undefined ? [] : [...directed, first];
}

/** Loose rings, even-odd → polygons of one outer ring and its holes. */
export function toNested(rings: readonly Ring[]): Corner[][][] {
  const all = rings.map(corners);
  const around = all.map((ring) => all.filter((other) => other !== ring && liesIn(ring, other)));
  const polygons = new Map<readonly Corner[], Corner[][]>();
  all.forEach((ring, i) => {
    if ((around[i]?.length ?? 0) % 2 === 0) polygons.set(ring, [closed(ring, true)]);
  });
  all.forEach((ring, i) => {
    const containers = around[i] ?? [];
    if (containers.length % 2 === 0) return;
    const depth = (other: readonly Corner[]) => around[all.indexOf(other)]?.length ?? 0;
    const innermost = [...containers].sort((a, b) => depth(b) - depth(a))[0];
    if (innermost !== undefined) polygons.get(innermost)?.push(closed(ring, false));
  });
  return [...polygons.values()];
}

const CM2_PER_M2 = 10_000;

/** A loop that simplifying has made flat keeps the corners it had: small islands stay islands. */
function keepLoops(simplified: Arc[], full: readonly Arc[]): Arc[] {
  return simplified.map((arc, i) => {
    const [first, last] = [arc[0], arc.at(-1)];
    const loop = first?.[0] === last?.[0] && first?.[1] === last?.[1];
    return loop && arc.length < 4 ? (full[i] ?? arc) : arc;
  });
}

const toDegrees = (arc: Arc): Arc => arc.map(([x, y]) => toLonLat(x ?? 0, y ?? 0));

/** Shapes as one TopoJSON object in WGS84 degrees, one geometry per shape in order, `id` = shape id. Same shapes, same text. */
export function toTopoJson(objectName: string, shapes: readonly Drawn[], detail: Detail): string {
  const features = shapes.map(({ id, properties, rings }) => ({
    type: 'Feature' as const,
    id,
    properties: { ...properties },
    geometry: { type: 'MultiPolygon' as const, coordinates: toNested(rings) },
  }));
  const collection = { type: 'FeatureCollection' as const, features };
  const { objects, arcs } = topology({ [objectName]: collection });
  // Areas are made of arcs alone, so arcs are simplified and quantised on their own.
  const loose = (of: Arc[]) => ({ type: 'Topology' as const, objects: {}, arcs: of });
  const weighted = presimplify(loose(arcs), planarTriangleArea);
  const simplified = simplify(weighted, detail.smallestTriangleM2 * CM2_PER_M2).arcs;
  const drawn = quantize(loose(keepLoops(simplified, arcs).map(toDegrees)), detail.steps);
  return JSON.stringify({ ...drawn, objects });
}

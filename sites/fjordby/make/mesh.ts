/**
 * The mesh: a fine, jittered triangulation that every border in Fjordby runs along.
 * Belongs here: points, neighbours, and which points are land, fjord, sea. Does not belong: areas (partition.ts).
 * Every point stands for the patch of ground around it. Units: kilometres.
 * Start with makeMesh.
 */
import { Delaunay } from 'd3-delaunay';
import { noiseAt } from './noise.ts';
import {
  FJORD,
  FJORD_MOUTH_X,
  ISLAND,
  MAINLAND,
  type Point,
  SEA,
  TOWN_CENTRE,
  TOWN_RADIUS_KM,
} from './plan-coast.ts';
import { type Chance, take } from './random.ts';

export const GROUND = { none: -1, neighbour: -2, sea: -3, fjord: -4, mainland: -5, island: -6 } as const;

export interface Mesh {
  readonly points: readonly Point[];
  readonly triangles: ArrayLike<number>;
  readonly halfedges: ArrayLike<number>;
  readonly neighbours: readonly (readonly number[])[];
  /** A GROUND code per point. */
  readonly ground: Int32Array;
}

interface Band {
  readonly spacing: number;
  readonly from: Point;
  readonly to: Point;
  readonly holds: (p: Point) => boolean;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function inTown(p: Point): boolean {
  return distance(p, TOWN_CENTRE) < TOWN_RADIUS_KM;
}

function inMap(p: Point): boolean {
  return p[0] > -3 && p[0] < 53 && p[1] > -4 && p[1] < 36;
}

const BANDS: readonly Band[] = [
  { spacing: 0.13, from: [13, 7], to: [32, 25], holds: inTown },
  { spacing: 0.34, from: [-3, -4], to: [53, 36], holds: (p) => inMap(p) && !inTown(p) },
  { spacing: 2.2, from: [-45, -45], to: [95, 77], holds: (p) => !inMap(p) },
];

function bandPoints(band: Band, chance: Chance): Point[] {
  const points: Point[] = [];
  for (let y = band.from[1]; y < band.to[1]; y += band.spacing)
    for (let x = band.from[0]; x < band.to[0]; x += band.spacing) {
      const p: Point = [
        x + chance.between(-0.4, 0.4) * band.spacing,
        y + chance.between(-0.4, 0.4) * band.spacing,
      ];
      if (band.holds(p)) points.push(p);
    }
  return points;
}

/** Whether a point lies inside an open ring (even-odd rule). */
export function insideRing(p: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = take(ring, i);
    const b = take(ring, j);
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside;
  }
  return inside;
}

function warped(p: Point, size: number, reach: number): Point {
  return [p[0] + reach * noiseAt(11, p[0], p[1], size), p[1] + reach * noiseAt(29, p[0], p[1], size)];
}

function groundAt(p: Point): number {
  if (p[0] < -43 || p[0] > 92 || p[1] < -43 || p[1] > 74) return GROUND.none;
  const calm = Math.min(1, distance(p, [23.5, 16.2]) / 9);
  const q = warped(p, 3.4, 0.25 + 0.95 * calm);
  const shore = warped(p, 1.9, 0.12 + 0.55 * calm);
  if (insideRing(warped(p, 1.5, 0.35), ISLAND)) return GROUND.island;
  if (insideRing(shore, FJORD)) return p[0] < FJORD_MOUTH_X ? GROUND.fjord : GROUND.sea;
  if (insideRing(q, MAINLAND)) return GROUND.mainland;
  return insideRing(q, SEA) ? GROUND.sea : GROUND.neighbour;
}

function neighbourLists(delaunay: Delaunay<unknown>, count: number): number[][] {
  return Array.from({ length: count }, (_, i) => [...delaunay.neighbors(i)]);
}

/** The mesh with its ground; the same for every call with the same chance. */
export function makeMesh(chance: Chance): Mesh {
  const points = BANDS.flatMap((band) => bandPoints(band, chance));
  const delaunay = new Delaunay(points.flat());
  return {
    points,
    triangles: delaunay.triangles,
    halfedges: delaunay.halfedges,
    neighbours: neighbourLists(delaunay, points.length),
    ground: Int32Array.from(points, groundAt),
  };
}

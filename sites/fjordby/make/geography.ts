/**
 * Geography: Fjordby's areas as polygons in whole centimetres (EPSG:25832), all made of shared arcs.
 * Belongs here: areas, districts, outline, ground, and finding the area of a point. Does not belong: homes, people.
 * Border rule of the finder: a point on a border belongs to the area just right of and above it.
 * Start with makeGeography.
 */
import { type Arc, doubleArea, ringsOf, traceArcs } from './arcs.ts';
import { GROUND, insideRing, type Mesh, makeMesh } from './mesh.ts';
import { partitionMesh } from './partition.ts';
import { AREA_PLAN, DISTRICT_PLAN } from './plan-areas.ts';
import type { Point } from './plan-coast.ts';
import { type Chance, take } from './random.ts';

/** Polygons of one area: each an outer ring (against the clock) followed by its holes. Rings are closed. */
export type Shape = readonly (readonly (readonly Point[])[])[];

export interface Geography {
  readonly mesh: Mesh;
  readonly labels: Int32Array;
  readonly arcs: readonly Arc[];
  /** By index in AREA_PLAN. */
  readonly areas: readonly Shape[];
  /** By index in DISTRICT_PLAN. */
  readonly districts: readonly Shape[];
  readonly outline: Shape;
  readonly ground: Readonly<Record<'hav' | 'fjord' | 'naboland', Shape>>;
}

interface Box {
  readonly shape: Shape;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

function toShape(rings: readonly (readonly Point[])[]): Shape {
  const outer = rings
    .filter((ring) => doubleArea(ring) > 0)
    .toSorted((a, b) => doubleArea(b) - doubleArea(a));
  const holes = rings.filter((ring) => doubleArea(ring) < 0);
  return outer.map((ring) => [ring, ...holes.filter((hole) => insideRing(take(hole, 0), ring))]);
}

/** Whether a point lies in a shape, holes taken out. */
export function insideShape(p: Point, shape: Shape): boolean {
  return shape.some((polygon) => polygon.filter((ring) => insideRing(p, ring)).length % 2 === 1);
}

/** The shape's area in square metres. */
export function squareMetres(shape: Shape): number {
  return shape.flat().reduce((sum, ring) => sum + doubleArea(ring), 0) / 2 / 10_000;
}

/** All of Fjordby's geography; takes under a second. */
export function makeGeography(chance: Chance): Geography {
  const mesh = makeMesh(chance);
  const labels = partitionMesh(mesh);
  const arcs = traceArcs(mesh, labels);
  const shapeOf = (holds: (label: number) => boolean): Shape => toShape(ringsOf(arcs, holds));
  return {
    mesh,
    labels,
    arcs,
    areas: AREA_PLAN.map((_, index) => shapeOf((label) => label === index)),
    districts: DISTRICT_PLAN.map(([code]) => shapeOf((label) => AREA_PLAN[label]?.district === code)),
    outline: shapeOf((label) => label >= 0),
    ground: {
      hav: shapeOf((label) => label === GROUND.sea),
      fjord: shapeOf((label) => label === GROUND.fjord),
      naboland: shapeOf((label) => label === GROUND.neighbour),
    },
  };
}

function boxOf(shape: Shape): Box {
  const points = shape.flat(2);
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return {
    shape,
    west: Math.min(...xs),
    east: Math.max(...xs),
    south: Math.min(...ys),
    north: Math.max(...ys),
  };
}

function inBox(p: Point, box: Box): boolean {
  return p[0] >= box.west && p[0] <= box.east && p[1] >= box.south && p[1] <= box.north;
}

/** A function from a point (centimetres) to the index of the shape that holds it, or -1. */
export function makeFinder(shapes: readonly Shape[]): (p: Point) => number {
  const boxes = shapes.map(boxOf);
  return (p) => {
    // Coordinates are whole centimetres: a nudge of a hundredth right and a ten-thousandth up settles points on a border.
    const nudged: Point = [p[0] + 0.01, p[1] + 0.0001];
    return boxes.findIndex((box) => inBox(nudged, box) && insideShape(nudged, box.shape));
  };
}

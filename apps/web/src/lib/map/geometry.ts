/**
 * TopoJSON in degrees → paths on a small sheet of whole units, shared borders drawn alike on both sides.
 * Belongs here: projecting, simplifying, framing, neighbours. Does not belong: colours, classes, pages.
 * Called on the server once a release and area set; the browser gets finished path strings.
 * Units: a sheet of SHEET_WIDTH × SHEET_HEIGHT units, four to a pixel at desk width; simplified border by border, so no gaps appear.
 * Start with toMapGeometry.
 */
import { geoMercatorRaw } from 'd3-geo';
import { mesh, neighbors } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { labelPoint } from './label-point.ts';
import { type Point, pathOf, simplify } from './path.ts';

export const UNITS_PER_PIXEL = 4;
export const SHEET_WIDTH = 776 * UNITS_PER_PIXEL;
export const SHEET_HEIGHT = 506 * UNITS_PER_PIXEL;
const MARGIN = 14 * UNITS_PER_PIXEL;
const WHOLE_TOLERANCE = 0.45 * UNITS_PER_PIXEL;
const TOWN_TOLERANCE = 0.13 * UNITS_PER_PIXEL;
const EARTH_RADIUS_KM = 6371.0088;

/** x, y, width, height in sheet units. */
export type Frame = readonly [number, number, number, number];

export interface MapArea {
  /** Empty for an area without polygon; it then lies nowhere (x and y below 0). */
  readonly path: string;
  readonly x: number;
  readonly y: number;
  /** Indexes of the areas it shares a border with. */
  readonly neighbours: readonly number[];
}

export interface MapGeometry {
  readonly areas: readonly MapArea[];
  /** Coast and outer border. */
  readonly outline: string;
  readonly backdrop: readonly { readonly kind: 'land' | 'water'; readonly path: string }[];
  readonly waterNames: readonly { readonly name: string; readonly x: number; readonly y: number }[];
  readonly whole: Frame;
  readonly town: Frame | undefined;
  readonly kmPerUnit: number;
}

type Shape = GeometryObject<Record<string, unknown>>;
type Sheet = (point: readonly [number, number]) => Point;

function geometriesOf(topology: Topology): readonly Shape[] {
  return Object.values(topology.objects).flatMap((object) =>
    object.type === 'GeometryCollection' ? (object.geometries as Shape[]) : [object as Shape],
  );
}

/** Arcs in degrees: undoes quantisation. */
function decodeArcs(topology: Topology): readonly (readonly [number, number][])[] {
  const transform = topology.transform;
  if (!transform) return topology.arcs as [number, number][][];
  const { scale, translate } = transform;
  return topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map((step): [number, number] => {
      x += step[0] ?? 0;
      y += step[1] ?? 0;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const raw = ([lon, lat]: readonly [number, number]): Point => {
  const [x, y] = geoMercatorRaw(radians(lon), radians(lat));
  return [x, -y];
};

interface Bounds {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function boundsOf(points: Iterable<Point>): Bounds {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return { x0, y0, x1, y1 };
}

function fitSheet(arcs: readonly (readonly [number, number][])[]): { toSheet: Sheet; kmPerUnit: number } {
  const b = boundsOf(arcs.flat().map(raw));
  const k = Math.min(
    (SHEET_WIDTH - 2 * MARGIN) / (b.x1 - b.x0 || 1),
    (SHEET_HEIGHT - 2 * MARGIN) / (b.y1 - b.y0 || 1),
  );
  const dx = (SHEET_WIDTH - k * (b.x0 + b.x1)) / 2;
  const dy = (SHEET_HEIGHT - k * (b.y0 + b.y1)) / 2;
  // Mercator stretches by 1 / cos(latitude); at the middle of a municipality that is exact enough for a scale bar.
  const latitude = 2 * Math.atan(Math.exp(-(b.y0 + b.y1) / 2)) - Math.PI / 2;
  return {
    toSheet: (point) => {
      const [x, y] = raw(point);
      return [x * k + dx, y * k + dy];
    },
    kmPerUnit: (EARTH_RADIUS_KM * Math.cos(latitude)) / k,
  };
}

/** Ring indexes of a shape: one list of rings a polygon. */
function polygonsOf(shape: Shape): readonly (readonly (readonly number[])[])[] {
  if (shape.type === 'Polygon') return [shape.arcs];
  return shape.type === 'MultiPolygon' ? shape.arcs : [];
}

const ownIndex = (arc: number) => (arc < 0 ? ~arc : arc);
const arcIndexes = (shape: Shape) => polygonsOf(shape).flat(2).map(ownIndex);

function ringPoints(arcs: readonly (readonly Point[])[], ring: readonly number[]): readonly Point[] {
  return ring.flatMap((index) => {
    const arc = arcs[ownIndex(index)] ?? [];
    return (index < 0 ? [...arc].reverse() : arc).slice(0, -1);
  });
}

function propertiesOf(shape: Shape): Readonly<Record<string, unknown>> {
  return shape.properties ?? {};
}

function codeOf(shape: Shape): string {
  const { code: english, kode: danish } = propertiesOf(shape);
  const code = shape.id ?? english ?? danish;
  return code === undefined ? '' : String(code);
}

function expandToAspect(b: Bounds, aspect: number): Frame {
  const pad = 0.04 * Math.max(b.x1 - b.x0, b.y1 - b.y0);
  const width = Math.max(b.x1 - b.x0 + 2 * pad, (b.y1 - b.y0 + 2 * pad) * aspect);
  const height = width / aspect;
  const round = (value: number) => Math.round(value * 10) / 10;
  return [round((b.x0 + b.x1 - width) / 2), round((b.y0 + b.y1 - height) / 2), round(width), round(height)];
}

type Rings = readonly (readonly Point[])[];

function sheetTopology(topology: Topology, detailed: (shape: Shape) => boolean, toSheet: Sheet): Topology {
  const fine = new Set(geometriesOf(topology).filter(detailed).flatMap(arcIndexes));
  const arcs = decodeArcs(topology).map((arc, index) =>
    simplify(arc.map(toSheet), fine.has(index) ? TOWN_TOLERANCE : WHOLE_TOLERANCE).map(
      ([x, y]): [number, number] => [Math.round(x), Math.round(y)],
    ),
  );
  const { transform: _, ...rest } = topology;
  return { ...rest, arcs };
}

function ringsOf(topology: Topology, shape: Shape): Rings {
  return polygonsOf(shape)
    .flat()
    .map((ring) => ringPoints(topology.arcs as unknown as Rings, ring));
}

/** Property of a backdrop shape that says water (hav, fjord, vand, water, sea); everything else is land. */
function isWater(shape: Shape): boolean {
  return Object.values(propertiesOf(shape)).some(
    (value) => typeof value === 'string' && /^(hav|fjord|vand|soe|sø|water|sea|lake)/i.test(value),
  );
}

function waterName(shape: Shape): string | undefined {
  const { name: english, navn: danish } = propertiesOf(shape);
  const name = english ?? danish;
  return isWater(shape) && typeof name === 'string' && name !== '' ? name : undefined;
}

function backdropOf(text: string | undefined, toSheet: Sheet): Pick<MapGeometry, 'backdrop' | 'waterNames'> {
  if (text === undefined) return { backdrop: [], waterNames: [] };
  const topology = sheetTopology(JSON.parse(text) as Topology, () => false, toSheet);
  const shapes = geometriesOf(topology).map((shape) => ({ shape, rings: ringsOf(topology, shape) }));
  return {
    backdrop: shapes.map(({ shape, rings }) => ({
      kind: isWater(shape) ? 'water' : 'land',
      path: pathOf(rings, true),
    })),
    waterNames: shapes.flatMap(({ shape, rings }) => {
      const name = waterName(shape);
      return name === undefined ? [] : [{ name, ...labelPoint(rings) }];
    }),
  };
}

function outlineOf(topology: Topology): string {
  const object = {
    type: 'GeometryCollection',
    geometries: [...geometriesOf(topology)],
  } as GeometryCollection;
  const lines = mesh(topology, object, (a, b) => a === b);
  return pathOf(lines.coordinates as unknown as Rings, false);
}

/** Rings of every area of a TopoJSON text in degrees, by code: for asking what lies in what. */
export function ringsInDegrees(text: string): ReadonlyMap<string, Rings> {
  const topology = JSON.parse(text) as Topology;
  const arcs = decodeArcs(topology);
  return new Map(
    geometriesOf(topology).map((shape) => [
      codeOf(shape),
      polygonsOf(shape)
        .flat()
        .map((ring) => ringPoints(arcs, ring)),
    ]),
  );
}

const NOWHERE: MapArea = { path: '', x: -1, y: -1, neighbours: [] };

/** Areas in the order of `codes`; neighbours as indexes into that order. */
function areasOf(topology: Topology, codes: readonly string[]): readonly MapArea[] {
  const shapes = geometriesOf(topology);
  const order = shapes.map((shape) => codes.indexOf(codeOf(shape)));
  const beside = neighbors(shapes as GeometryObject[]);
  return codes.map((code, index) => {
    const at = order.indexOf(index);
    const shape = shapes[at];
    if (!shape || codeOf(shape) !== code) return NOWHERE;
    const rings = ringsOf(topology, shape);
    const neighbours = (beside[at] ?? []).flatMap((i) => order[i] ?? -1).filter((i) => i >= 0);
    return { path: pathOf(rings, true), ...labelPoint(rings), neighbours };
  });
}

function townFrame(topology: Topology, townCodes: ReadonlySet<string>): Frame | undefined {
  const rings = geometriesOf(topology)
    .filter((shape) => townCodes.has(codeOf(shape)))
    .flatMap((shape) => ringsOf(topology, shape));
  return rings.length === 0 ? undefined : expandToAspect(boundsOf(rings.flat()), SHEET_WIDTH / SHEET_HEIGHT);
}

/**
 * In: TopoJSON text of an area set (shape id or property `code` = area code), of its backdrop, and the codes of the town.
 * Out: one area a code, in the order of `codes`. Throws SyntaxError for text that is no JSON.
 */
export function toMapGeometry(input: {
  readonly polygons: string;
  readonly backdrop: string | undefined;
  readonly codes: readonly string[];
  readonly townCodes: ReadonlySet<string>;
}): MapGeometry {
  const source = JSON.parse(input.polygons) as Topology;
  const { toSheet, kmPerUnit } = fitSheet(decodeArcs(source));
  const topology = sheetTopology(source, (shape) => input.townCodes.has(codeOf(shape)), toSheet);
  return {
    areas: areasOf(topology, input.codes),
    outline: outlineOf(topology),
    ...backdropOf(input.backdrop, toSheet),
    whole: [0, 0, SHEET_WIDTH, SHEET_HEIGHT],
    town: townFrame(topology, input.townCodes),
    kmPerUnit,
  };
}

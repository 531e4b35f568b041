/**
 * The check behind `areas check`: do these areas tile the ground, without overlaps, gaps and crossings?
 * Belongs here: overlaps by pair, holes in the union, what lies outside the outline or leaves it uncovered. Does not belong: printing.
 * Called by commands/areas.ts. Areas in km² in EPSG:25832; whole centimetres, exact clipping.
 * Start with checkAreas; acceptedAreas says whether the report is good enough.
 */
import Flatbush from 'flatbush';
import { checkNoErrors, type Issue } from '../support/errors.ts';
import { mayOverlap, type Outline, toOutline } from './contact.ts';
import {
  areaKm2,
  holesOf,
  type Origin,
  originOf,
  overlapOf,
  type Polygons,
  restOf,
  ringKm2,
  toPolygons,
  unionOf,
} from './overlay.ts';
import { readPolygons } from './read-polygons.ts';
import type { AreaFile, AreaShape, AreasReport, Crs, Gap, Overlap } from './types.ts';

export interface AreasCheckOptions {
  readonly file: string;
  /** Outline that the areas should fill; undefined: only the areas among themselves. */
  readonly within: string | undefined;
  /** undefined: what the file says, or what its coordinates look like. */
  readonly crs: Crs | undefined;
  /** Property with the areas' codes; undefined: they are called by their place in the file. */
  readonly codeProperty?: string | undefined;
  /** Share of the union's area; 0 is strict. The larger of the two tolerances counts. */
  readonly toleranceShare: number;
  readonly toleranceKm2: number;
}

const total = (parts: readonly { readonly km2: number }[]) => parts.reduce((sum, { km2 }) => sum + km2, 0);
const largestFirst = (a: { readonly km2: number }, b: { readonly km2: number }) => b.km2 - a.km2;

/** Pairs of areas whose boxes meet, each pair once. */
function neighbours(outlines: readonly Outline[]): readonly (readonly [number, number])[] {
  const index = new Flatbush(outlines.length);
  const boxes = outlines.map(({ index: { minX, minY, maxX, maxY } }) => [minX, minY, maxX, maxY] as const);
  for (const box of boxes) index.add(...box);
  index.finish();
  return boxes.flatMap((box, i) => index.search(...box, (j) => j > i).map((j) => [i, j] as const));
}

/** Overlaps by pair, largest first. Touching borders are none. */
function findOverlaps(shapes: readonly AreaShape[], polygons: readonly Polygons[]): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  const outlines = shapes.map(({ rings }) => toOutline(rings));
  for (const [i, j] of neighbours(outlines)) {
    const [a, b, one, other] = [shapes[i], shapes[j], polygons[i], polygons[j]];
    const [first, second] = [outlines[i], outlines[j]];
    if (!a || !b || !one || !other || !first || !second || !mayOverlap(first, second)) continue;
    const km2 = areaKm2(overlapOf(one, other));
    if (km2 > 0) overlaps.push({ codes: [a.code, b.code], km2 });
  }
  return overlaps.sort(largestFirst);
}

/** Holes in the union, largest first. */
function findGaps(together: Polygons, origin: Origin): readonly Gap[] {
  return holesOf(together)
    .map((hole) => {
      const [x, y] = hole[0] ?? [0, 0];
      return { km2: ringKm2(hole), x: (x + origin.x) / 100, y: (y + origin.y) / 100 };
    })
    .sort(largestFirst);
}

function readOutline(file: string | undefined, crs: Crs | undefined): AreaFile | undefined {
  return file === undefined ? undefined : readPolygons(file, crs, { code: undefined }, true);
}

/** What makes a report impossible: nothing could be read. Everything else is part of the report. */
const unreadable = ({ shapes, issues }: AreaFile): readonly Issue[] => (shapes.length === 0 ? issues : []);

/**
 * Checks a file of areas against themselves and an outline.
 * UserError `areas/…` when a file cannot be read at all; features that cannot be read are issues in the report.
 */
export function checkAreas(options: AreasCheckOptions): AreasReport {
  const { file, within, crs } = options;
  const read = readPolygons(file, crs, { code: options.codeProperty }, true);
  const outlineFile = readOutline(within, crs);
  checkNoErrors([...unreadable(read), ...(outlineFile ? unreadable(outlineFile) : [])]);
  const { shapes } = read;
  const outlineShapes = outlineFile?.shapes ?? [];
  const origin = originOf([...shapes, ...outlineShapes]);
  const crooked = new Set(read.invalid.map(({ code }) => code));
  const polygons = shapes.map((shape) => toPolygons(shape, origin, !crooked.has(shape.code)));
  const together = unionOf(polygons);
  const around = unionOf(outlineShapes.map((shape) => toPolygons(shape, origin, false)));
  const unionKm2 = areaKm2(together);
  const overlaps = findOverlaps(shapes, polygons);
  const gaps = findGaps(together, origin);
  return {
    file,
    within,
    features: shapes.length,
    sumKm2: polygons.reduce((sum, area) => sum + areaKm2(area), 0),
    unionKm2,
    overlapKm2: total(overlaps),
    overlaps,
    gapKm2: total(gaps),
    gaps,
    outline: outlineFile && {
      km2: areaKm2(around),
      outsideKm2: areaKm2(restOf(together, around)),
      uncoveredKm2: areaKm2(restOf(around, together)),
    },
    invalid: read.invalid,
    issues: [...read.issues, ...(outlineFile?.issues ?? [])],
    toleranceKm2: Math.max(options.toleranceKm2, options.toleranceShare * unionKm2),
  };
}

/**
 * Whether the areas tile the ground: overlaps in all and gaps in all within tolerance, every feature read.
 * A ring that crosses itself is not accepted when strict; with a tolerance it is mended by the even-odd rule and told of.
 */
export function acceptedAreas(report: AreasReport): boolean {
  const readable = report.issues.every(({ level }) => level === 'warning');
  const tight = report.overlapKm2 <= report.toleranceKm2 && report.gapKm2 <= report.toleranceKm2;
  const crossing = report.invalid.some(({ how }) => how === 'crosses');
  return readable && tight && !(crossing && report.toleranceKm2 === 0);
}

/**
 * A polygon file → areas with code, name and exact rings, or issues that say what is wrong and where.
 * Belongs here: checks of one file by itself. Does not belong: areas against each other (check-areas.ts).
 * Called by readAreaSets and checkAreas.
 * Rings become whole centimetres in EPSG:25832 at once; corners that fall together are one.
 * Start with readPolygons.
 */
import type { Issue } from '../support/errors.ts';
import { areasIssue, type FileFeature, type FileRing, type GeoJsonFile, readGeoJson } from './geojson.ts';
import { plausibleIn, toCentimetres } from './projection.ts';
import { findInvalidRing } from './segments.ts';
import { type AreaFile, type AreaShape, CRS, type Crs, type InvalidRing, type Ring } from './types.ts';

/** Property of the file for each thing we want to know; a name that is missing here is not asked for. */
export interface PropertyNames {
  readonly code: string | undefined;
  readonly name?: string;
  readonly preposition?: string;
  readonly kind?: string;
  readonly parent?: string;
  readonly parentCodeLength?: number;
}

const KINDS: Readonly<Record<string, AreaShape['kind']>> = {
  by: 'town',
  town: 'town',
  land: 'country',
  country: 'country',
};

/** The system the coordinates are in: the one that is stated, or the one they look like; undefined when neither. */
export function guessCrs(read: GeoJsonFile): Crs | undefined {
  if (read.crs !== undefined && read.crs !== 'other') return read.crs;
  const corner = read.features[0]?.rings[0]?.[0];
  return corner && CRS.find((crs) => plausibleIn(crs, ...corner));
}

function crsIssues(file: string, read: GeoJsonFile, crs: Crs): readonly Issue[] {
  const corners = read.features.flatMap(({ rings }) => rings.map((ring) => ring[0] ?? [0, 0]));
  const strange = corners.filter(([x, y]) => !plausibleIn(crs, x, y));
  if (strange.length > 0) {
    const swapped = strange.every(([x, y]) => plausibleIn(crs, y, x));
    const hint = swapped
      ? 'They look like latitude before longitude: export them the other way round.'
      : `Say the right system, or convert the file; ${CRS.join(' and ')} are read.`;
    const problem = `${strange.length} of ${corners.length} rings lie where ${crs} cannot be meant.`;
    return [areasIssue(file, 'wrong-crs', undefined, problem, hint)];
  }
  if (read.crs === undefined || read.crs === crs) return [];
  const problem = `The file says its coordinates are in another system than ${crs}.`;
  return [areasIssue(file, 'wrong-crs', 'crs', problem, 'Correct the declaration, or the file.')];
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** Closed ring of the file → corners in centimetres; consecutive corners that fall together are one. */
export function toRing(crs: Crs, ring: FileRing): Ring {
  const corners: number[] = [];
  for (const [x, y] of ring) {
    const [east, north] = toCentimetres(crs, x, y);
    if (corners.at(-2) !== east || corners.at(-1) !== north) corners.push(east, north);
  }
  while (corners.length > 2 && corners[0] === corners.at(-2) && corners[1] === corners.at(-1)) {
    corners.length -= 2;
  }
  return Float64Array.from(corners);
}

const isClosed = (ring: FileRing) => {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && first[0] === last?.[0] && first[1] === last[1];
};

function missing(file: string, at: string, property: string): Issue {
  return areasIssue(
    file,
    'missing-property',
    at,
    `The feature has no value in ${property}.`,
    'Fill it in, or name another property in the site.',
  );
}

/** One feature → a shape; issues are added to `issues`. Without a property for codes, the place in the file is the code. */
function toShape(
  file: string,
  feature: FileFeature,
  crs: Crs,
  names: PropertyNames,
  issues: Issue[],
): AreaShape | undefined {
  const { at, properties } = feature;
  const code = names.code === undefined ? at : textOf(properties[names.code]);
  if (code === undefined) issues.push(missing(file, at, names.code ?? 'code'));
  const read = (property: string | undefined) => property && textOf(properties[property]);
  const name = names.name === undefined ? code : read(names.name);
  if (name === undefined) issues.push(missing(file, at, names.name ?? 'name'));
  if (!feature.rings.every(isClosed)) {
    const problem = 'A ring does not end where it begins.';
    issues.push(
      areasIssue(file, 'unclosed-ring', at, problem, 'Close the ring: repeat its first corner last.'),
    );
    return undefined;
  }
  const rings = feature.rings.map((ring) => toRing(crs, ring)).filter((ring) => ring.length >= 6);
  if (rings.length === 0) {
    const problem = 'The geometry has no area: no ring has three different corners.';
    issues.push(areasIssue(file, 'empty-geometry', at, problem, 'Draw it, or take it out.'));
  }
  if (code === undefined || name === undefined || rings.length === 0) return undefined;
  const parent =
    names.parentCodeLength === undefined ? read(names.parent) : code.slice(0, names.parentCodeLength);
  const preposition = read(names.preposition) === 'på' ? 'på' : 'i';
  const kind = KINDS[read(names.kind)?.toLowerCase() ?? ''] ?? 'none';
  return { code, name, preposition, kind, parent: parent || undefined, rings };
}

function duplicateIssues(file: string, shapes: readonly AreaShape[]): readonly Issue[] {
  const times = Map.groupBy(shapes, ({ code }) => code);
  return [...times]
    .filter(([, same]) => same.length > 1)
    .map(([code, same]) =>
      areasIssue(
        file,
        'duplicate-code',
        `code ${code}`,
        `${same.length} features have this code.`,
        'Give each area its own code, or make one MultiPolygon of its parts.',
      ),
    );
}

function invalidIssue(file: string, ring: InvalidRing, level: Issue['level']): Issue {
  const place = `near ${ring.x.toFixed(2)}, ${ring.y.toFixed(2)} (EPSG:25832)`;
  const crosses = ring.how === 'crosses';
  const problem = crosses ? `The border crosses itself ${place}.` : `The border touches itself ${place}.`;
  const remedy =
    level === 'error'
      ? 'Mend the polygon, or accept it with tolerateInvalidRings.'
      : 'It is read by the even-odd rule.';
  return areasIssue(
    file,
    crosses ? 'ring-crosses-itself' : 'ring-touches-itself',
    `code ${ring.code}`,
    problem,
    remedy,
    level,
  );
}

/**
 * Reads areas from a GeoJSON FeatureCollection.
 * In: its path, its coordinate system, the properties to read. Out: shapes in file order, rings that are not simple, and issues;
 * a feature with an error is left out. A border that crosses itself is an error unless tolerated, one that touches itself a warning.
 */
export function readPolygons(
  file: string,
  crs: Crs | undefined,
  names: PropertyNames,
  tolerateInvalidRings = false,
): AreaFile {
  const read = readGeoJson(file);
  const system = crs ?? guessCrs(read);
  if (system === undefined) {
    const problem = 'The coordinates are in a system that cannot be recognised.';
    const unknown = areasIssue(file, 'wrong-crs', undefined, problem, `Use ${CRS.join(' or ')}.`);
    return { shapes: [], invalid: [], issues: read.issues.length > 0 ? read.issues : [unknown] };
  }
  const issues: Issue[] = [...read.issues];
  const wrongSystem = crsIssues(file, read, system);
  if (wrongSystem.length > 0) return { shapes: [], invalid: [], issues: [...issues, ...wrongSystem] };
  const shapes = read.features
    .map((feature) => toShape(file, feature, system, names, issues))
    .filter((shape) => shape !== undefined);
  const invalid = shapes
    .map(({ code, rings }) => findInvalidRing(code, rings))
    .filter((ring) => ring !== undefined);
  const level = (ring: InvalidRing) =>
    ring.how === 'crosses' && !tolerateInvalidRings ? 'error' : 'warning';
  issues.push(
    ...duplicateIssues(file, shapes),
    ...invalid.map((ring) => invalidIssue(file, ring, level(ring))),
  );
  return { shapes, invalid, issues };
}

/**
 * A GeoJSON file → its features' rings and properties, still in the file's own coordinates.
 * Belongs here: the form of GeoJSON and what can be wrong with it. Does not belong: what properties mean (read-polygons.ts).
 * Issues name the feature by its place in the file; coordinates of area borders are public.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Issue } from '../support/errors.ts';
import { CRS, type Crs } from './types.ts';

/** Corners as the file has them, last equal to the first when the ring is closed. */
export type FileRing = readonly (readonly [number, number])[];

export interface FileFeature {
  /** "feature 12", counted from 1. */
  readonly at: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly rings: readonly FileRing[];
}

export interface GeoJsonFile {
  readonly features: readonly FileFeature[];
  /** What the file says of its own coordinates; undefined when it says nothing, 'other' when nothing we read. */
  readonly crs: Crs | 'other' | undefined;
  readonly issues: readonly Issue[];
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** An issue with a polygon file. */
export function areasIssue(
  file: string,
  code: string,
  at: string | undefined,
  problem: string,
  remedy: string,
  level: Issue['level'] = 'error',
): Issue {
  return {
    level,
    code: `areas/${code}`,
    place: { file, ...(at === undefined ? {} : { at }) },
    problem,
    remedy,
  };
}

function statedCrs(root: Fields): GeoJsonFile['crs'] {
  const crs = root['crs'];
  if (!isFields(crs) || !isFields(crs['properties'])) return undefined;
  const name = String(crs['properties']['name'] ?? '');
  if (/CRS84$/i.test(name)) return 'EPSG:4326';
  return CRS.find((known) => name.endsWith(known.slice('EPSG'.length))) ?? 'other';
}

function parseRing(value: unknown): FileRing | undefined {
  if (!Array.isArray(value)) return undefined;
  const ring: [number, number][] = [];
  for (const corner of value as readonly unknown[]) {
    if (!Array.isArray(corner)) return undefined;
    const [x, y] = corner as readonly unknown[];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x + y)) return undefined;
    ring.push([x, y]);
  }
  return ring;
}

/** Rings of a Polygon or MultiPolygon; undefined when it is neither or damaged, [] when empty. */
function parseRings(geometry: unknown): readonly FileRing[] | undefined {
  if (!isFields(geometry) || !Array.isArray(geometry['coordinates'])) return undefined;
  const coordinates: readonly unknown[] = geometry['coordinates'];
  if (geometry['type'] !== 'Polygon' && geometry['type'] !== 'MultiPolygon') return undefined;
  const polygons = geometry['type'] === 'Polygon' ? [coordinates] : coordinates;
  if (!polygons.every((polygon) => Array.isArray(polygon))) return undefined;
  const rings = (polygons as readonly (readonly unknown[])[]).flat().map(parseRing);
  return rings.every((ring) => ring !== undefined) ? rings : undefined;
}

type Root = { readonly root: Fields; readonly features: readonly unknown[] } | { readonly issue: Issue };

function parseRoot(file: string): Root {
  const refuse = (code: string, problem: string, remedy: string): Root => ({
    issue: areasIssue(file, code, undefined, problem, remedy),
  });
  if (!existsSync(file)) {
    return refuse('file-missing', 'The file is not there.', 'Correct the path, or deliver the file.');
  }
  const text = readFileSync(file, 'utf8');
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return refuse('not-json', 'The file is not JSON, or stops in the middle.', 'Deliver the whole file.');
  }
  if (isFields(root) && root['type'] === 'FeatureCollection' && Array.isArray(root['features'])) {
    return { root, features: root['features'] };
  }
  const problem = 'The file is JSON, but no GeoJSON FeatureCollection.';
  return refuse(
    'not-a-feature-collection',
    problem,
    'Export the areas as GeoJSON with one feature per area.',
  );
}

function parseFeature(file: string, value: unknown, at: string): FileFeature | Issue {
  const feature = isFields(value) ? value : {};
  const properties = isFields(feature['properties']) ? feature['properties'] : {};
  if (feature['geometry'] === null || feature['geometry'] === undefined) {
    return areasIssue(file, 'empty-geometry', at, 'The feature has no geometry.', 'Draw it, or take it out.');
  }
  const rings = parseRings(feature['geometry']);
  if (rings === undefined) {
    return areasIssue(
      file,
      'not-a-polygon',
      at,
      'The geometry is no Polygon or MultiPolygon of whole coordinates.',
      'Export areas as polygons.',
    );
  }
  if (rings.every((ring) => ring.length === 0)) {
    return areasIssue(file, 'empty-geometry', at, 'The geometry is empty.', 'Draw it, or take it out.');
  }
  return { at, properties, rings };
}

/** Reads a GeoJSON file; what cannot be read is an issue and left out. Features without corners never pass. */
export function readGeoJson(file: string): GeoJsonFile {
  const parsed = parseRoot(file);
  if ('issue' in parsed) return { features: [], crs: undefined, issues: [parsed.issue] };
  const read = parsed.features.map((feature, i) => parseFeature(file, feature, `feature ${i + 1}`));
  const issues = read.filter((one): one is Issue => 'problem' in one);
  if (read.length === 0) {
    issues.push(
      areasIssue(file, 'no-features', undefined, 'The file holds no feature.', 'Deliver the areas.'),
    );
  }
  return {
    features: read.filter((one): one is FileFeature => 'rings' in one),
    crs: statedCrs(parsed.root),
    issues,
  };
}

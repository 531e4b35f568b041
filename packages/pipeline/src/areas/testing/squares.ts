/** Small GeoJSON files for tests: areas as squares in EPSG:25832 metres. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Corner = readonly [number, number];

export const folder = (): string => mkdtempSync(join(tmpdir(), 'bybalance-areas-'));

/** A closed square ring: south-west corner and side, in metres from 530000, 6170000. */
export function square(x: number, y: number, side: number): readonly Corner[] {
  const [east, north] = [530_000 + x, 6_170_000 + y];
  return [
    [east, north],
    [east + side, north],
    [east + side, north + side],
    [east, north + side],
    [east, north],
  ];
}

export interface TestFeature {
  readonly properties?: unknown;
  readonly geometry: unknown;
}

export const polygon = (...rings: readonly (readonly Corner[])[]) => ({
  type: 'Polygon',
  coordinates: rings,
});

export const area = (kode: string, geometry: unknown, more: object = {}): TestFeature => ({
  properties: { kode, navn: `Område ${kode}`, ...more },
  geometry,
});

/** Writes a FeatureCollection; answers its path. */
export function write(directory: string, features: readonly TestFeature[], crs?: string): string {
  const path = join(directory, `areas-${Math.abs(JSON.stringify(features).length)}.geojson`);
  const root = {
    type: 'FeatureCollection',
    ...(crs === undefined ? {} : { crs: { type: 'name', properties: { name: crs } } }),
    features: features.map((feature) => ({ type: 'Feature', ...feature })),
  };
  writeFileSync(path, JSON.stringify(root));
  return path;
}

/**
 * Areas as GeoJSON in EPSG:25832 metres with centimetres, and the list of departments.
 * Belongs here: shapes to text, property names as in site.yaml. Does not belong: making them (geography.ts, estates.ts).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacedEstate } from './estates.ts';
import type { Geography, Shape } from './geography.ts';
import type { Department } from './homes.ts';
import { AREA_PLAN, DISTRICT_PLAN } from './plan-areas.ts';
import type { Point } from './plan-coast.ts';
import { take } from './random.ts';

type Properties = Readonly<Record<string, string>>;

function position(p: Point): string {
  return `[${(p[0] / 100).toFixed(2)},${(p[1] / 100).toFixed(2)}]`;
}

function geometry(shape: Shape): string {
  const polygons = shape.map(
    (polygon) => `[${polygon.map((ring) => `[${ring.map(position).join(',')}]`).join(',')}]`,
  );
  if (polygons.length === 1) return `{"type":"Polygon","coordinates":${take(polygons, 0)}}`;
  return `{"type":"MultiPolygon","coordinates":[${polygons.join(',')}]}`;
}

function feature(properties: Properties, shape: Shape): string {
  return `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${geometry(shape)}}`;
}

function collection(name: string, features: readonly string[]): string {
  const crs = '{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}}';
  return `{"type":"FeatureCollection","name":"${name}","crs":${crs},"features":[\n${features.join(',\n')}\n]}\n`;
}

function areaFeatures(geography: Geography): string[] {
  return AREA_PLAN.map((area, index) => {
    const { code, name, preposition, kind, district } = area;
    const properties = {
      kode: code,
      navn: name,
      forholdsord: preposition,
      slags: kind === 'by' ? 'by' : 'land',
    };
    return feature({ ...properties, skoledistrikt: district }, take(geography.areas, index));
  });
}

function districtFeatures(geography: Geography): string[] {
  return DISTRICT_PLAN.map(([code, name, preposition, kind], index) =>
    feature(
      { kode: code, navn: name, forholdsord: preposition, slags: kind },
      take(geography.districts, index),
    ),
  );
}

function estateFeatures(estates: readonly PlacedEstate[]): string[] {
  return estates.map(({ plan, shape }) =>
    feature({ kode: plan.code, navn: plan.name, forholdsord: plan.preposition }, shape),
  );
}

function groundFeatures(geography: Geography): string[] {
  const { hav, fjord, naboland } = geography.ground;
  return [
    feature({ slags: 'naboland', navn: '' }, naboland),
    feature({ slags: 'hav', navn: '' }, hav),
    feature({ slags: 'fjord', navn: 'Fjordby Fjord' }, fjord),
  ];
}

function departmentLines(departments: readonly Department[]): string[] {
  return [
    'kode,navn,organisation',
    ...departments.map(({ code, name, organisation }) => `${code},${name},${organisation}`),
  ];
}

/** Writes every file of the `areas` folder. */
export function writeAreas(
  directory: string,
  geography: Geography,
  estates: readonly PlacedEstate[],
  departments: readonly Department[],
): void {
  mkdirSync(directory, { recursive: true });
  const write = (file: string, text: string): void => writeFileSync(join(directory, file), text);
  const outline = feature({ kode: 'fjordby', navn: 'Fjordby Kommune' }, geography.outline);
  write('kommune.geojson', collection('kommune', [outline]));
  write('baggrund.geojson', collection('baggrund', groundFeatures(geography)));
  write('omraader-2022.geojson', collection('omraader', areaFeatures(geography)));
  write('skoledistrikter-2022.geojson', collection('skoledistrikter', districtFeatures(geography)));
  write('lovomraader-2026.geojson', collection('lovomraader', estateFeatures(estates)));
  write('afdelinger-2026.csv', `${departmentLines(departments).join('\n')}\n`);
}

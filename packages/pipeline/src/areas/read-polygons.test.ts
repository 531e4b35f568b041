import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolygons } from './read-polygons.ts';
import { area, folder, polygon, square, type TestFeature, write } from './testing/squares.ts';
import type { Crs } from './types.ts';

const names = { code: 'kode', name: 'navn', kind: 'slags', preposition: 'forholdsord' };
const read = (features: readonly TestFeature[], crs: Crs = 'EPSG:25832', stated?: string) =>
  readPolygons(write(folder(), features, stated), crs, names);
const codes = (features: readonly TestFeature[], crs?: Crs, stated?: string) =>
  read(features, crs, stated).issues.map(({ code, level }) => `${level} ${code}`);
const good = polygon(square(0, 0, 100));
const bowTie = polygon([
  [530_000, 6_170_000],
  [530_100, 6_170_100],
  [530_100, 6_170_000],
  [530_000, 6_170_100],
  [530_000, 6_170_000],
]);

describe('reading areas', () => {
  it('gives exact centimetres, kind and preposition', () => {
    const { shapes, issues } = read([area('1', good, { slags: 'land', forholdsord: 'på' })]);
    expect(issues).toEqual([]);
    expect(shapes).toMatchObject([{ code: '1', name: 'Område 1', kind: 'country', preposition: 'på' }]);
    expect(shapes[0]?.rings[0]?.slice(0, 4)).toEqual(
      Float64Array.of(53_000_000, 617_000_000, 53_010_000, 617_000_000),
    );
  });

  it('reads degrees to within a centimetre of where they are', () => {
    const degrees = polygon([
      [9, 56],
      [9.01, 56],
      [9.01, 56.01],
      [9, 56],
    ]);
    const [shape] = readPolygons(write(folder(), [area('1', degrees)]), 'EPSG:4326', names).shapes;
    // On zone 32's central meridian the easting is 500 km exactly.
    expect(shape?.rings[0]?.[0]).toBe(50_000_000);
  });

  it.each<[string, TestFeature, string]>([
    [
      'a ring that does not close',
      area('1', polygon(square(0, 0, 9).slice(0, 4))),
      'error areas/unclosed-ring',
    ],
    ['a border that crosses itself', area('1', bowTie), 'error areas/ring-crosses-itself'],
    ['no code', { properties: { navn: 'x' }, geometry: good }, 'error areas/missing-property'],
    ['an empty name', area('1', good, { navn: ' ' }), 'error areas/missing-property'],
    ['no geometry', area('1', null), 'error areas/empty-geometry'],
    ['an empty geometry', area('1', { type: 'MultiPolygon', coordinates: [] }), 'error areas/empty-geometry'],
    ['a flat ring', area('1', polygon(square(0, 0, 0))), 'error areas/empty-geometry'],
    ['a line', area('1', { type: 'LineString', coordinates: square(0, 0, 9) }), 'error areas/not-a-polygon'],
    ['a corner of text', area('1', polygon([['a', 1]] as never)), 'error areas/not-a-polygon'],
  ])('refuses %s', (_, feature, issue) => {
    expect(codes([feature])).toEqual([issue]);
  });

  it('refuses two areas with one code, and says which', () => {
    const { issues } = read([area('7', good), area('7', polygon(square(200, 0, 9)))]);
    expect(issues).toMatchObject([{ code: 'areas/duplicate-code', place: { at: 'code 7' } }]);
  });

  it.each<[string, Crs, string | undefined, readonly (readonly [number, number])[]]>([
    [
      'degrees where metres are declared',
      'EPSG:25832',
      undefined,
      [
        [9, 56],
        [10, 56],
        [10, 57],
        [9, 56],
      ],
    ],
    ['metres where degrees are declared', 'EPSG:4326', undefined, square(0, 0, 100)],
    [
      'latitude before longitude',
      'EPSG:4326',
      undefined,
      [
        [56, 9],
        [56, 10],
        [57, 10],
        [56, 9],
      ],
    ],
    ['a file that says another system', 'EPSG:25832', 'urn:ogc:def:crs:EPSG::25833', square(0, 0, 100)],
  ])('refuses %s', (_, crs, stated, ring) => {
    expect(codes([area('1', polygon(ring))], crs, stated)).toEqual(['error areas/wrong-crs']);
  });

  it('tells all issues of a file together', () => {
    const many = [area('1', bowTie), area('2', null), { properties: {}, geometry: good }];
    expect(codes(many)).toHaveLength(4);
  });

  it('accepts a crossing as a warning where the site tolerates it', () => {
    const { shapes, issues } = readPolygons(write(folder(), [area('1', bowTie)]), 'EPSG:25832', names, true);
    expect(shapes).toHaveLength(1);
    expect(issues).toMatchObject([{ level: 'warning', code: 'areas/ring-crosses-itself' }]);
  });

  it('warns of a ring that only touches itself', () => {
    const eight = [
      ...square(0, 0, 10).slice(0, 3),
      ...square(10, 10, 10).slice(1),
      ...square(0, 0, 10).slice(3),
    ];
    expect(codes([area('1', polygon(eight))])).toEqual(['warning areas/ring-touches-itself']);
  });

  it('says when a file stops in the middle, is missing, or holds nothing', () => {
    const cut = join(folder(), 'cut.geojson');
    writeFileSync(cut, '{"type":"FeatureCollection","features":[{"type":"Fea');
    expect(readPolygons(cut, undefined, names).issues).toMatchObject([{ code: 'areas/not-json' }]);
    const gone = readPolygons(join(folder(), 'gone.geojson'), undefined, names);
    expect(gone.issues).toMatchObject([{ code: 'areas/file-missing' }]);
    expect(codes([])).toEqual(['error areas/no-features']);
  });
});

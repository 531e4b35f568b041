/** Area sets that only earlier editions show: what a site says of them, and what is refused. */
import { expect, it } from 'vitest';
import { siteCopy } from '../../../../tests/support/site-copy.ts';

const copy = siteCopy();

/** Written before the organisations of site.yaml. */
function declare(set: string): void {
  copy.change('\norganisations:\n', `\nformerAreaSets:\n  - ${set}\norganisations:\n`);
}

const polygons = 'polygons: { file: omraader-2018.geojson, crs: "EPSG:25832", properties: { code: kode } }';

it('is a set of its own name, from the site’s folder, that is nobody’s main set and covers nothing', () => {
  declare(`{ id: omraader, vintage: "2018", ${polygons} }`);
  const { site } = copy.load();
  expect(site.formerAreaSets).toMatchObject([
    {
      id: 'omraader@2018',
      vintage: '2018',
      role: 'other',
      layer: 'alle',
      wallToWall: false,
      from: 'polygons',
    },
  ]);
  expect(site.areaSets.map(({ id }) => id)).not.toContain('omraader@2018');
});

it('is none where the site names none', () => {
  expect(copy.load().site.formerAreaSets).toEqual([]);
});

it.each([
  ['today’s own vintage', 'vintage: "2022"', 'catalogue/duplicate-id', 'formerAreaSets[0].vintage'],
  [
    'a layer the site lacks',
    'vintage: "2018", layer: samarbejde.ingen',
    'catalogue/unknown-layer',
    'formerAreaSets[0].layer',
  ],
  ['an unknown key', 'vintage: "2018", role: main', 'catalogue/unknown-key', 'formerAreaSets[0].role'],
])('refuses %s, with its place', (_, words, code, at) => {
  declare(`{ id: omraader, ${words}, ${polygons} }`);
  const [issue] = copy.issues();
  expect(issue).toMatchObject({ code, place: { file: 'sites/fjordby/site.yaml', at } });
  expect(issue?.place.line).toBeGreaterThan(0);
});

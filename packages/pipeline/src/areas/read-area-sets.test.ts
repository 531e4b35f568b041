import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AreaSetDeclaration } from '../catalogue/types.ts';
import { quietContext } from '../support/context.ts';
import { type MappedSite, readAreaSets } from './read-area-sets.ts';
import { area, folder, polygon, square, write } from './testing/squares.ts';

const named = {
  title: { da: 'Områder', en: 'Areas' },
  singular: { da: 'område', en: 'area' },
  vintage: '2026',
};

function set(id: string, file: string, parent?: string): AreaSetDeclaration {
  const properties = { code: 'kode', name: 'navn', parent: 'distrikt' };
  const common = { ...named, id, role: 'main' as const, layer: 'alle' as const, wallToWall: true, parent };
  return { ...common, from: 'polygons', file, crs: 'EPSG:25832', properties, tolerateInvalidRings: false };
}

function departments(names: string): AreaSetDeclaration {
  const common = { ...named, id: 'afdelinger', role: 'department' as const, layer: 'samarbejde' as const };
  return { ...common, wallToWall: false, parent: undefined, from: 'dwellings', names };
}

const site = (areaSets: readonly AreaSetDeclaration[], more: Partial<MappedSite> = {}): MappedSite => ({
  frame: { id: 'prøveby', backdrop: 'baggrund.topojson' },
  areaSets,
  formerAreaSets: [],
  organisations: [],
  outline: undefined,
  backdropFile: undefined,
  ...more,
});

describe("reading a site's area sets", () => {
  const here = folder();
  const districts = write(here, [area('A', polygon(square(0, 0, 200)))]);
  const areas = write(here, [
    area('1', polygon(square(0, 0, 100)), { distrikt: 'A' }),
    area('2', polygon(square(100, 0, 100)), { distrikt: 'A' }),
  ]);

  it('reads sets, parents, outline and backdrop, and draws each', async () => {
    const sets = [set('omraader', areas, 'distrikter'), set('distrikter', districts)];
    const geography = await readAreaSets(
      site(sets, { outline: districts, backdropFile: districts }),
      quietContext(),
    );
    expect(geography.sets[0]?.shapes.map(({ parent }) => parent)).toEqual(['A', 'A']);
    expect([...geography.topojson.keys()]).toEqual(['omraader', 'distrikter', 'kommune']);
    expect(geography.backdrop?.topojson).toContain('"backdrop"');
  });

  it('refuses an area whose parent is not in the parent set', async () => {
    const orphan = write(here, [area('1', polygon(square(0, 0, 50)), { distrikt: 'Mangler' })]);
    const reading = readAreaSets(
      site([set('omraader', orphan, 'distrikter'), set('distrikter', districts)]),
      quietContext(),
    );
    await expect(reading).rejects.toMatchObject({ issues: [{ code: 'areas/unknown-parent' }] });
  });

  it('reads the names of departments, commas in quotation marks included', async () => {
    const names = join(here, 'afdelinger-2026.csv');
    const lines = [
      '\uFEFFkode,navn,organisation',
      '11-01,"Havneparken, afd. 1",Fjordbo',
      '11-02,Åparken,"A ""B"" C"',
      '',
    ];
    writeFileSync(names, lines.join('\r\n'));
    const { sets } = await readAreaSets(site([departments(names)]), quietContext());
    expect([...(sets[0]?.names ?? [])]).toEqual([
      ['11-01', 'Havneparken, afd. 1'],
      ['11-02', 'Åparken'],
    ]);
  });

  it('refuses a department of an organisation that is not there, and warns of one that belongs to none', async () => {
    const names = join(here, 'afdelinger-2027.csv');
    writeFileSync(names, 'kode,navn\n11-01,Havneparken\n11-02,Åparken\n');
    const place = { file: 'sites/prøveby/site.yaml', line: 12 };
    const read = (...codes: readonly string[]) => {
      const departmentsOf = codes.map((code) => ({ code, place }));
      const organisations = [{ id: 'fab', name: 'FAB', departments: departmentsOf }];
      return readAreaSets(site([departments(names)], { organisations }), quietContext());
    };
    await expect(read('11-01', '11-02', '11-03')).rejects.toMatchObject({
      issues: [{ code: 'areas/unknown-department', place }],
    });
    expect((await read('11-01')).issues).toMatchObject([
      { level: 'warning', code: 'areas/department-without-organisation', place: { file: names } },
    ]);
    expect((await read('11-01', '11-02')).issues).toEqual([]);
  });

  it('tells what the names of departments lack, with all other issues', async () => {
    const names = join(here, 'afdelinger.csv');
    writeFileSync(names, 'kode,navn\n11-01,"Havneparken, afd. 1"\n11-02,\n11-01,Igen\n');
    const reading = readAreaSets(
      site([departments(names), set('omraader', join(here, 'gone.geojson'))]),
      quietContext(),
    );
    const codes = ['areas/missing-property', 'areas/duplicate-code', 'areas/file-missing'];
    await expect(reading).rejects.toMatchObject({ issues: codes.map((code) => ({ code })) });
  });
});

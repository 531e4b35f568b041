import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copySiteFiles } from '../../../../tests/support/site-files.ts';
import { type Issue, UserError } from '../support/errors.ts';
import { freezeCatalogue } from './freeze.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadSite } from './load-site.ts';

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const catalogue = loadCatalogue(checkout);

let site: string;
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'site-'));
  site = join(root, 'sites/fjordby');
  copySiteFiles(site);
});
afterEach(() => rmSync(root, { recursive: true }));

function change(from: string, to: string): void {
  const path = join(site, 'site.yaml');
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error('site.yaml does not hold what the test changes.');
  writeFileSync(path, text.replace(from, to));
}

function issues(): readonly Issue[] {
  try {
    loadSite(site, catalogue, {});
  } catch (error) {
    if (error instanceof UserError) return error.issues;
    throw error;
  }
  return [];
}

describe('loadSite', () => {
  it('reads Fjordby: twelve periods, absolute paths, all indicators it has sources for', () => {
    const loaded = loadSite(site, catalogue, {});
    expect(loaded.site.periods).toHaveLength(12);
    expect(loaded.site.deliveries).toBe(join(root, 'var/fjordby/deliveries'));
    expect(loaded.site.indicators).toHaveLength(catalogue.indicators.length);
    expect(loaded.site.sources[0]?.recipes[0]?.years).toEqual([
      2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
    expect(loaded.warnings).toEqual([]);
  });

  it.each(['controller', 'purpose', 'legalBasis', 'class', 'retentionYears'])(
    'refuses a source without %s',
    (key) => {
      const text = readFileSync(join(site, 'site.yaml'), 'utf8');
      writeFileSync(join(site, 'site.yaml'), text.replace(new RegExp(`\\n    ${key}: .*`), ''));
      expect(issues().map(({ code, place }) => [code, place.at])).toEqual([
        ['catalogue/missing-key', `sources[0].${key}`],
      ]);
    },
  );

  it.each([
    ['an unknown key', 'madeUp: true', 'madeup: true', 'catalogue/unknown-key', 'Did you mean madeUp?'],
    [
      'an unknown indicator',
      '- indbyggere',
      '- indbygere',
      'catalogue/unknown-indicator',
      'Did you mean indbyggere?',
    ],
    [
      'another version of a recipe',
      'cpr-extract@1',
      'cpr-extract@2',
      'catalogue/unknown-recipe',
      'Did you mean cpr-extract@1?',
    ],
    ['an unknown policy', 'rounded5@1', 'rounded@1', 'catalogue/unknown-policy', 'Did you mean rounded5@1?'],
    [
      'an unknown rule set',
      'par61b@2021',
      'par61c@2021',
      'catalogue/unknown-rule-set',
      'Did you mean par61a@2021?',
    ],
    [
      'a parent that is no area set',
      'parent: skoledistrikter',
      'parent: skoledistrikt',
      'catalogue/unknown-parent-area-set',
      'Did you mean skoledistrikter?',
    ],
    [
      'two area sets of one name',
      'id: lovomraader',
      'id: afdelinger',
      'catalogue/duplicate-id',
      'Rename or remove one.',
    ],
    [
      'an area set in a layer the site lacks',
      '  - samarbejde\n',
      '',
      'catalogue/unknown-layer',
      'Did you mean samarbejde.abf?',
    ],
    [
      'a layer of an organisation that is not declared',
      'samarbejde.fab',
      'samarbejde.fap',
      'catalogue/unknown-organisation',
      'Did you mean fab?',
    ],
    [
      'a layer named twice',
      'samarbejde.fab',
      'samarbejde.holmen',
      'catalogue/duplicate-id',
      'Rename or remove one.',
    ],
    [
      'a group for a layer that the site lacks',
      'organisations:\n',
      'layerGroups: { samarbejde.fap: web }\norganisations:\n',
      'catalogue/unknown-layer',
      'Did you mean samarbejde.fab?',
    ],
    [
      'exact figures without a legal basis',
      '  - samarbejde.fyret\n',
      '  - samarbejde.fyret\n  - intern\n',
      'catalogue/intern-without-legal-basis',
      'Write intern: {legalBasis: …, group: …}, or take the layer out.',
    ],
    [
      'a legal basis for a layer that is not there',
      'organisations:\n',
      'intern: { legalBasis: art. 6, group: staff }\norganisations:\n',
      'catalogue/intern-without-layer',
      'Add intern to the layers, or take the statement out.',
    ],
    [
      'a second group for the layer intern',
      'organisations:\n',
      'layerGroups: { intern: staff }\norganisations:\n',
      'catalogue/invalid-value',
      'Correct the value.',
    ],
    [
      'two organisations of one name',
      'id: fab',
      'id: holmen',
      'catalogue/duplicate-id',
      'Rename or remove one.',
    ],
    [
      'a set split between organisations of which one has no layer',
      '  - samarbejde.fab\n',
      '',
      'catalogue/organisation-without-layer',
      'Add samarbejde.fab to the layers.',
      '    layer: samarbejde\n',
      '    layer: samarbejde.*\n',
    ],
    [
      'polygons split between organisations',
      'role: legal\n',
      'role: legal\n    layer: samarbejde.*\n',
      'catalogue/split-without-departments',
      'Give the set one layer.',
    ],
    [
      'an area that names one above it that its readers may not see',
      'singular: { da: skoledistrikt, en: school district }\n',
      'singular: { da: skoledistrikt, en: school district }\n    layer: samarbejde\n',
      'catalogue/parent-in-finer-layer',
      'Leave the parent out, or open its set to the same readers.',
    ],
    [
      'years that run backwards',
      'from: 2015, to: 2026',
      'from: 2015, to: 2014',
      'catalogue/invalid-value',
      'Correct the value.',
    ],
    [
      'a date that does not exist',
      'publishedOn: 2026-03-12',
      'publishedOn: 2026-02-30',
      'catalogue/invalid-value',
      'Correct the value.',
    ],
  ])('refuses %s', (_, from, to, code, remedy, ...more) => {
    change(from, to);
    const [also, by] = more;
    if (also !== undefined && by !== undefined) change(also, by);
    expect(issues().map((issue) => [issue.code, issue.remedy])).toContainEqual([code, remedy]);
  });

  it('refuses a department of two organisations, at the line that names it again', () => {
    change('[32-01, 32-02, 32-05]', '\n      - 32-01\n      - 11-01');
    const lines = readFileSync(join(site, 'site.yaml'), 'utf8').split('\n');
    expect(issues().map(({ code, place }) => [code, place])).toEqual([
      [
        'catalogue/duplicate-id',
        {
          file: 'sites/fjordby/site.yaml',
          line: 1 + lines.indexOf('      - 11-01'),
          at: 'organisations[5].departments[1]',
        },
      ],
    ]);
  });

  it('reads unions as parts, in the most open layer that sees them all', () => {
    change('omraader/118]', 'afdelinger/11-01]');
    expect(
      loadSite(site, catalogue, {}).site.unions.map(({ id, layer, areaSet }) => [id, layer, areaSet]),
    ).toEqual([
      ['havnefronten', 'samarbejde', 'unioner-samarbejde'],
      ['sydbyen', 'alle', 'unioner'],
    ]);
  });

  it.each<[string, string, string, string, string]>([
    ['of one area', ', omraader/104, omraader/118]', ']', 'catalogue/invalid-value', 'unions[0].of'],
    ['of a set the site lacks', 'omraader/104', 'sogne/104', 'catalogue/unknown-area-set', 'unions[0].of[1]'],
    ['with a part twice', 'omraader/104', 'omraader/103', 'catalogue/duplicate-id', 'unions[0].of[1]'],
    [
      'with a part that is no set/code',
      'omraader/104',
      '"104"',
      'catalogue/invalid-value',
      'unions[0].of[1]',
    ],
    ['named as another', 'id: sydbyen', 'id: havnefronten', 'catalogue/duplicate-id', 'unions[1].id'],
    [
      'of the same parts as another',
      'of: [omraader/129, omraader/130, omraader/131, omraader/132]',
      'of: [omraader/118, omraader/103, omraader/104]',
      'catalogue/duplicate-id',
      'unions[1].of',
    ],
    [
      'beside a set of its name',
      'id: lovomraader',
      'id: unioner',
      'catalogue/duplicate-id',
      'areaSets[2].id',
    ],
  ])('refuses a union %s, with file and line', (_, from, to, code, at) => {
    change(from, to);
    const found = issues().find((issue) => issue.code === code);
    expect(found?.place).toMatchObject({ file: 'sites/fjordby/site.yaml', line: expect.any(Number), at });
  });

  it('refuses a union that no layer of the site sees whole', () => {
    change('  - samarbejde\n', '');
    change('omraader/104', 'afdelinger/11-01');
    expect(issues().map(({ code }) => code)).toContain('catalogue/union-layer');
  });

  it('gives every issue its line', () => {
    change('policy: rounded5@1', 'policy: rounded@1');
    const lines = readFileSync(join(site, 'site.yaml'), 'utf8').split('\n');
    const line = 1 + lines.indexOf('policy: rounded@1');
    expect(issues().map(({ place }) => place)).toEqual([
      { file: 'sites/fjordby/site.yaml', line, at: 'policy' },
    ]);
  });

  it('refuses a rule set whose figures the site does not show', () => {
    change('indicators: [builtin/*]', 'indicators: [builtin/indbyggere]');
    expect(issues().map(({ code }) => code)).toContain('catalogue/rule-set-without-indicator');
  });

  it('leaves out built-in indicators of sources the site does not have, and says which', () => {
    const text = readFileSync(join(site, 'site.yaml'), 'utf8');
    const source = / {2}- id: skole\n[\s\S]*?(?= {2}- id: dst)/;
    writeFileSync(join(site, 'site.yaml'), text.replace(source, '').replace('  - specialklasse\n', ''));
    const { warnings, catalogue: own } = loadSite(site, catalogue, {});
    expect(warnings.map(({ code, problem }) => [code, problem])).toEqual([
      [
        'catalogue/indicators-without-source',
        'Left out, for the site has not declared their sources: specialklasse.',
      ],
    ]);
    expect(own.indicators.map(({ id }) => id)).not.toContain('specialklasse');
  });

  it('refuses figures counted from persons when their source is declared as ready tables', () => {
    change('form: persons', 'form: delivered');
    expect(issues().map(({ code }) => code)).toContain('catalogue/source-form');
  });

  it('takes the deliveries from a setting, and fills settings into paths', () => {
    change('outline: ../../var', `outline: \${MAPS:-../../maps}`);
    const loaded = loadSite(site, catalogue, { BYBALANCE_FJORDBY_DATA: '/data/fjordby' }).site;
    expect(loaded.deliveries).toBe('/data/fjordby');
    expect(loaded.outline).toBe(join(root, 'maps/fjordby/areas/kommune.geojson'));
    expect(loadSite(site, catalogue, { MAPS: '/maps' }).site.outline).toBe(
      '/maps/fjordby/areas/kommune.geojson',
    );
  });

  it('takes the groups of layers from settings, and leaves out those that this machine does not set', () => {
    change('organisations:\n', `layerGroups: { alle: web, samarbejde: "\${PARTNERS:-}" }\norganisations:\n`);
    expect(loadSite(site, catalogue, {}).site.layerGroups).toEqual({ alle: 'web' });
    expect(loadSite(site, catalogue, { PARTNERS: 'partnere' }).site.layerGroups).toEqual({
      alle: 'web',
      samarbejde: 'partnere',
    });
  });

  it('finds files among the deliveries', () => {
    change('outline: ../../var/fjordby/areas', 'outline: "{deliveries}/areas');
    change('kommune.geojson\n', 'kommune.geojson"\n');
    expect(loadSite(site, catalogue, { BYBALANCE_FJORDBY_DATA: '/data' }).site.outline).toBe(
      '/data/areas/kommune.geojson',
    );
  });

  it('adds own indicators, themes and groups from the site folder', () => {
    mkdirSync(join(site, 'indicators'));
    const text = readFileSync(join(checkout, 'catalogue/indicators/andel-65-plus.yaml'), 'utf8');
    const own = text
      .replace('id: andel-65-plus', 'id: andel-80-plus')
      .replace('theme: mennesker', 'theme: alder');
    writeFileSync(join(site, 'indicators/andel-80-plus.yaml'), own);
    writeFileSync(join(site, 'themes.yaml'), '- {id: alder, title: {da: Alder, en: Age}}\n');
    change('indicators: [builtin/*]', 'indicators: [builtin/*, own/*]');
    const loaded = loadSite(site, catalogue, {});
    expect(loaded.site.indicators.at(-1)).toBe('andel-80-plus');
    expect(loaded.catalogue.indicators.at(-1)?.file).toBe('sites/fjordby/indicators/andel-80-plus.yaml');
  });

  it('says that there is no site when there is none', () => {
    rmSync(join(site, 'site.yaml'));
    expect(issues().map(({ code }) => code)).toEqual(['catalogue/no-file']);
  });
});

describe('freezeCatalogue', () => {
  it('writes the source into each sheet and keeps only themes and groups that are used', () => {
    const loaded = loadSite(site, catalogue, {});
    const frozen = freezeCatalogue(loaded.catalogue, loaded.site, ['almene-boliger', 'specialklasse']);
    expect(frozen.indicators.map(({ id, source, needsPersons }) => [id, source.form, needsPersons])).toEqual([
      ['specialklasse', 'persons', true],
      ['almene-boliger', 'persons', true],
    ]);
    expect(frozen.themes.map(({ id }) => id)).toEqual(['boern', 'boliger']);
    expect(frozen.groups.map(({ id }) => id)).toEqual(['sex:m', 'sex:k']);
    expect(Object.keys(frozen.groups[0] ?? {})).toEqual(['id', 'dimension', 'label', 'when']);
    expect(JSON.stringify(frozen)).not.toContain('catalogue/indicators');
  });

  describe('rule sets', () => {
    const propose = (change: (text: string) => string) => {
      const law = readFileSync(join(checkout, 'catalogue/laws/par61a-2021.yaml'), 'utf8');
      mkdirSync(join(site, 'laws'));
      writeFileSync(
        join(site, 'laws/forslag.yaml'),
        change(
          law.replace('id: par61a@2021', 'id: forslag@2027').replace('standing: law', 'standing: proposed'),
        ),
      );
    };

    it('of the site itself stand beside the law, labelled as proposed', () => {
      propose((text) => text.replace('validFrom: 2021-11-30', 'validFrom: 2027-01-01'));
      change('ruleSets: [par61a@2021,', 'ruleSets: [forslag@2027, par61a@2021,');
      const { catalogue: own } = loadSite(site, catalogue, {});
      expect(own.laws.find(({ id }) => id === 'forslag@2027')?.standing).toBe('proposed');
    });

    it('of the site itself are refused when they are not labelled', () => {
      propose((text) => text.replace('standing: proposed', 'standing: law'));
      expect(issues().map(({ code, place }) => [code, place.at])).toEqual([
        ['catalogue/not-proposed', 'standing'],
      ]);
    });

    it.each(['par51b@2018', 'par61a@2010', 'brochure@2021'])(
      'that average other years than the figures shown are not decided in a build: %s',
      (name) => {
        change('ruleSets: [par61a@2021,', `ruleSets: [${name}, par61a@2021,`);
        expect(new Set(issues().map(({ code }) => code))).toEqual(new Set(['catalogue/averages-differ']));
      },
    );

    it.each(['par61a@2014', 'par61a@2018'])('of earlier years can be decided in a build: %s', (name) => {
      change('ruleSets: [par61a@2021,', `ruleSets: [${name}, par61a@2021,`);
      expect(issues()).toEqual([]);
    });
  });
});

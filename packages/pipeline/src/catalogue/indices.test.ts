/** What an index may be made of: the catalogue's own, a site's own, and what is refused. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { copySiteFiles } from '../../../../tests/support/site-files.ts';
import { type Issue, UserError } from '../support/errors.ts';
import { freezeCatalogue } from './freeze.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadSite } from './load-site.ts';

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const catalogue = loadCatalogue(checkout);
const own = readFileSync(join(checkout, 'catalogue/indices/status-og-retning.yaml'), 'utf8');

let site: string;
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'indices-'));
  site = join(root, 'sites/fjordby');
  mkdirSync(join(site, 'indices'), { recursive: true });
  copySiteFiles(site);
});
afterEach(() => rmSync(root, { recursive: true }));

function writeOwn(...changes: readonly (readonly [from: string, to: string])[]): void {
  const text = changes.reduce(
    (all, [from, to]) => {
      if (!all.includes(from)) throw new Error(`The index does not hold ${from}.`);
      return all.replace(from, to);
    },
    own.replace('id: status-og-retning', 'id: egen'),
  );
  writeFileSync(join(site, 'indices/egen.yaml'), text);
}

function changeSite(from: string, to: string): void {
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

describe('the catalogue’s index', () => {
  it('is made of three conditions, each turned to its less favourable end', () => {
    expect(
      catalogue.indices.map(({ id, parts }) => [
        id,
        parts.map((part) => `${part.indicator} ${part.direction}`),
      ]),
    ).toEqual([
      [
        'status-og-retning',
        ['uden-for-arbejdsmarkedet high', 'alene-grundskole high', 'bruttoindkomst-region low'],
      ],
    ]);
  });

  it('lies in the release of a site that asks for it, without the name of its file', () => {
    const loaded = loadSite(site, catalogue, {});
    const frozen = freezeCatalogue(loaded.catalogue, loaded.site, loaded.site.indicators);
    expect(frozen.indices?.map(({ id }) => id)).toEqual(['status-og-retning']);
    expect(JSON.stringify(frozen.indices)).not.toContain('yaml');
    expect(freezeCatalogue(loaded.catalogue, { ...loaded.site, indices: [] }, []).indices).toBeUndefined();
  });

  it('speaks plainly: no sentence is longer than 20 words', () => {
    const texts = catalogue.indices.flatMap(({ definition, caveat }) => [
      definition.da,
      definition.en,
      caveat.da,
      caveat.en,
    ]);
    const sentences = texts.flatMap((text) => text.split(/[.;](?:\s|$)/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 20)).toEqual([]);
  });
});

describe('a site’s own index', () => {
  it('stands beside the catalogue’s', () => {
    writeOwn();
    changeSite('indices: [status-og-retning]', 'indices: [status-og-retning, egen]');
    expect(loadSite(site, catalogue, {}).site.indices).toEqual(['status-og-retning', 'egen']);
  });

  test.each([
    ['a part that is the law’s gate', 'ikkevestlige-lande'],
    ['a part that counts by citizenship', 'udenlandsk-statsborgerskab'],
  ])('is refused with %s: origin is no hardship', (_, indicator) => {
    writeOwn([
      '{indicator: alene-grundskole, weight: 1, direction: high}',
      `{indicator: ${indicator}, direction: high}`,
    ]);
    expect(issues()).toEqual([
      {
        level: 'error',
        code: 'catalogue/origin-in-index',
        place: { file: 'sites/fjordby/indices/egen.yaml', line: 13, at: 'parts[1].indicator' },
        problem: `${indicator} tells of origin. Origin is a condition of the law and no hardship: it is never part of an index.`,
        remedy: 'Take it out of the index.',
      },
    ]);
  });

  test.each<[string, readonly [string, string], string, string]>([
    [
      'an unknown indicator',
      ['indicator: alene-grundskole', 'indicator: alene-grundskolen'],
      'catalogue/unknown-indicator',
      'parts[1].indicator',
    ],
    [
      'a published change that tells of origin',
      ['indicator: alene-grundskole, weight: 1', 'indicator: alene-grundskole, change: ikkevestlige-lande'],
      'catalogue/origin-in-index',
      'parts[1].change',
    ],
    [
      'a count',
      [
        '{indicator: alene-grundskole, weight: 1, direction: high}',
        '{indicator: husstande, direction: high}',
      ],
      'catalogue/count-in-index',
      'parts[1].indicator',
    ],
    [
      'a direction against the sheet',
      ['weight: 1, direction: low', 'weight: 1, direction: high'],
      'catalogue/direction-differs',
      'parts[2].direction',
    ],
    [
      'an indicator twice in one period',
      ['indicator: alene-grundskole', 'indicator: uden-for-arbejdsmarkedet'],
      'catalogue/duplicate-part',
      'parts[1].indicator',
    ],
    [
      'a minimum of something that is no count',
      ['indicator: indbyggere', 'indicator: andel-0-17'],
      'catalogue/index-residents',
      'residents.indicator',
    ],
    ['another name than its file', ['id: egen', 'id: anden'], 'catalogue/file-name', 'id'],
    ['a weight of nothing', ['weight: 1', 'weight: 0'], 'catalogue/invalid-value', 'parts[0].weight'],
    [
      'cuts that do not ascend',
      ['status: [-1, 1, 1.5]', 'status: [-1, 1.5, 1]'],
      'catalogue/invalid-value',
      'cuts.status',
    ],
    [
      'a period before it begins',
      ['weight: 1, direction: low', 'weight: 1, direction: low, from: 2020, to: 2019'],
      'catalogue/invalid-value',
      'parts[2].to',
    ],
    ['an unknown key', ['changeYears', 'changeyears'], 'catalogue/unknown-key', 'changeyears'],
  ])('is refused with %s, at its line', (_, change, code, at) => {
    writeOwn(change);
    const found = issues().find((issue) => issue.code === code);
    expect([found?.place.file, found?.place.at]).toEqual(['sites/fjordby/indices/egen.yaml', at]);
    expect(found?.place.line).toBeGreaterThan(0);
  });

  it('tells all that is wrong at once', () => {
    writeOwn(
      ['indicator: alene-grundskole', 'indicator: alene-grundskolen'],
      ['weight: 1, direction: low', 'weight: 1, direction: high'],
    );
    expect(issues().map(({ code }) => code)).toEqual([
      'catalogue/unknown-indicator',
      'catalogue/direction-differs',
    ]);
  });
});

describe('a site', () => {
  test.each([
    [
      'an index nobody knows',
      'indices: [status-og-retning]',
      'indices: [status-og-retningen]',
      'catalogue/unknown-index',
      'indices[0]',
    ],
    [
      'a spread of something that is no share',
      'segregation: [uden-for-arbejdsmarkedet',
      'segregation: [bruttoindkomst-region',
      'catalogue/segregation-of-no-share',
      'segregation[0]',
    ],
    [
      'a spread of an indicator nobody knows',
      'segregation: [uden-for-arbejdsmarkedet',
      'segregation: [uden-arbejde',
      'catalogue/unknown-indicator',
      'segregation[0]',
    ],
  ])('is refused with %s', (_, from, to, code, at) => {
    changeSite(from, to);
    expect(issues().map((issue) => [issue.code, issue.place.at])).toEqual([[code, at]]);
  });

  it('must show the indicators of its index', () => {
    changeSite('indicators: [builtin/*]', 'indicators: [builtin/uden-for-arbejdsmarkedet]');
    expect(
      issues()
        .filter(({ code }) => code === 'catalogue/index-without-indicator')
        .map(({ problem }) => problem),
    ).toEqual(
      ['alene-grundskole', 'bruttoindkomst-region', 'indbyggere'].map(
        (id) => `The index status-og-retning needs the indicator ${id}, which the site does not show.`,
      ),
    );
  });

  it('must have main areas that one open layer sees whole', () => {
    changeSite(
      '    role: main\n    wallToWall: true',
      '    role: main\n    layer: samarbejde.*\n    wallToWall: true',
    );
    expect(issues().map(({ code }) => code)).toContain('catalogue/index-over-closed-areas');
  });
});

/** Writing a small release by hand, reading it layer by layer, damaging it and telling so. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { currentEdition, editionDirectory, isEditionId, listEditions } from './editions.ts';
import {
  decodeObservations,
  encodeObservations,
  ReleaseFormatError,
  releaseFiles,
  toReleaseJson,
} from './format.ts';
import { layerSees } from './layers.ts';
import type { FileList, Manifest } from './manifest.ts';
import type { Layer, Observation, Text } from './observation.ts';
import { openRelease } from './read.ts';
import { sha256, verifyRelease } from './verify.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bybalance-release-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text: Text = { da: 'Fjordby', en: 'Fjordby' };

function row(areaSet: string, area: string, period = '2026', group = 'total'): Observation {
  return {
    indicator: 'indbyggere',
    areaSet,
    area,
    period,
    group,
    quality: 'final',
    status: 'published',
    reason: 'none',
    value: 610,
    lo: 608,
    hi: 612,
    step: 5,
    numerator: { value: 610, lo: 608, hi: 612, step: 5 },
    denominator: undefined,
  };
}

const rows = {
  alle: [
    row('omraader', '2'),
    row('omraader', '1'),
    row('omraader', '1', '2025'),
    row('omraader', '1', '2026', 'sex:k'),
  ],
  samarbejde: [row('omraader', '1'), row('afdelinger', '7')],
};

const set = (id: string, layer: Layer) => ({
  id,
  vintage: '2026',
  title: text,
  singular: text,
  role: 'main',
  wallToWall: true,
  hasPolygons: id === 'omraader',
  layer,
  areas: [],
});

const listOf = (contents: Readonly<Record<string, string>>, isListed: (path: string) => boolean): FileList =>
  Object.fromEntries(
    Object.entries(contents)
      .filter(([path]) => isListed(path))
      .map(([path, content]) => [path, { sha256: sha256(content), bytes: Buffer.byteLength(content) }]),
  );

/** A release folder with two layers; answers its directory. */
function writeRelease(edition: string, changes: Partial<Manifest> = {}): string {
  const directory = join(folder, edition);
  const contents: Readonly<Record<string, string>> = {
    [releaseFiles.catalogue]: toReleaseJson({ themes: [], indicators: [{ id: 'indbyggere' }], groups: [] }),
    [releaseFiles.laws]: toReleaseJson([]),
    [releaseFiles.policy]: toReleaseJson({ id: 'rounded5' }),
    [releaseFiles.areaSet('omraader', '2026')]: toReleaseJson(set('omraader', 'alle')),
    [releaseFiles.ownAreaSet('samarbejde', 'afdelinger', '2026')]: toReleaseJson(
      set('afdelinger', 'samarbejde'),
    ),
    [releaseFiles.polygons('omraader', '2026')]: '{"type":"Topology"}\n',
    [releaseFiles.observations('alle', 'indbyggere')]: toReleaseJson(
      encodeObservations('indbyggere', rows.alle),
    ),
    [releaseFiles.observations('samarbejde', 'indbyggere')]: toReleaseJson(
      encodeObservations('indbyggere', rows.samarbejde),
    ),
    [releaseFiles.reports('alle')]: toReleaseJson([{ kind: 'build', title: text, lines: [] }]),
  };
  const manifest = {
    format: 1,
    edition,
    layers: ['alle', 'samarbejde'],
    areaSets: [
      { id: 'omraader', vintage: '2026', layer: 'alle' },
      { id: 'afdelinger', vintage: '2026', layer: 'samarbejde' },
    ],
    site: {},
    files: listOf(contents, (path) => !/^(alle|samarbejde)\//.test(path)),
    ...changes,
  };
  const lists = (['alle', 'samarbejde'] as const).map((layer) => {
    const files = listOf(contents, (path) => path.startsWith(`${layer}/`));
    return [releaseFiles.layerFiles(layer), toReleaseJson({ format: 1, edition, layer, files })] as const;
  });
  for (const [path, content] of [
    ...Object.entries(contents),
    ...lists,
    ['manifest.json', toReleaseJson(manifest)] as const,
  ]) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}

describe('layers', () => {
  test.each([
    ['alle', 'alle', true],
    ['alle', 'samarbejde', false],
    ['alle', 'intern', false],
    ['samarbejde', 'alle', true],
    ['samarbejde', 'samarbejde', true],
    ['samarbejde', 'samarbejde.fab', false],
    ['samarbejde', 'intern', false],
    ['samarbejde.fab', 'alle', true],
    ['samarbejde.fab', 'samarbejde', true],
    ['samarbejde.fab', 'samarbejde.fab', true],
    ['samarbejde.fab', 'samarbejde.nord', false],
    ['samarbejde.fab', 'intern', false],
    ['intern', 'samarbejde.fab', true],
  ] as const)('a reader of %s sees area sets of %s: %s', (reader, areas, sees) => {
    expect(layerSees(reader, areas)).toBe(sees);
  });

  test('each hold their own files and area sets, and never fall back to another', () => {
    const directory = writeRelease('2026.1');
    const open = openRelease(directory, 'alle');
    const partners = openRelease(directory, 'samarbejde');
    expect(open.areaSets.map(({ id }) => id)).toEqual(['omraader']);
    expect(open.observation('indbyggere', 'afdelinger', '7', '2026')).toBeUndefined();
    expect(partners.areaSets.map(({ id }) => id)).toEqual(['omraader', 'afdelinger']);
    expect(partners.observation('indbyggere', 'afdelinger', '7', '2026')).toEqual(rows.samarbejde[1]);
    expect(partners.observation('indbyggere', 'omraader', '2', '2026')).toBeUndefined();
    expect(open.reports()).toHaveLength(1);
    expect(partners.reports()).toEqual([]);
    expect(open.findings('criteria')).toEqual([]);
  });

  test('that a release does not have cannot be opened', () => {
    const directory = writeRelease('2026.1', { layers: ['alle'] });
    expect(() => openRelease(directory, 'samarbejde')).toThrow(ReleaseFormatError);
  });
});

describe('asking a release', () => {
  test('selects by area set, area, period and group', () => {
    const open = openRelease(writeRelease('2026.1'), 'alle');
    const count = (query: Omit<Parameters<typeof open.select>[0], 'indicator'>) =>
      open.select({ indicator: 'indbyggere', ...query }).length;
    expect(count({})).toBe(4);
    expect(count({ areaSet: 'omraader' })).toBe(4);
    expect(count({ areas: ['1'], groups: ['total'] })).toBe(2);
    expect(count({ areas: ['1'], periods: ['2026'], groups: ['sex:k'] })).toBe(1);
    expect(count({ areaSet: 'afdelinger' })).toBe(0);
    expect(open.select({ indicator: 'findes-ikke' })).toEqual([]);
  });
  test('gives polygons of the sets that have any', () => {
    const partners = openRelease(writeRelease('2026.1'), 'samarbejde');
    expect(partners.polygons('omraader')).toContain('Topology');
    expect(partners.polygons('afdelinger')).toBeUndefined();
  });
  test('of another format is refused', () => {
    const directory = writeRelease('2026.1', { format: 2 } as unknown as Partial<Manifest>);
    expect(() => openRelease(directory, 'alle')).toThrow('format');
  });
  test('refuses a damaged column instead of showing a zero', () => {
    const file = encodeObservations('indbyggere', rows.alle);
    const damaged = { ...file, columns: { ...file.columns, value: file.columns.value.map(() => null) } };
    expect(() => decodeObservations(damaged)).toThrow(ReleaseFormatError);
  });
});

describe('verifying', () => {
  test('an untouched release has nothing to tell', () => {
    expect(verifyRelease(writeRelease('2026.1'))).toEqual([]);
  });
  test('tells every missing, changed and extra file at once', () => {
    const directory = writeRelease('2026.1');
    unlinkSync(join(directory, releaseFiles.laws));
    writeFileSync(join(directory, releaseFiles.policy), '{}\n');
    writeFileSync(join(directory, 'alle', 'personer.csv'), '');
    expect(verifyRelease(directory)).toEqual([
      { code: 'release/missing-file', path: 'laws.json' },
      { code: 'release/checksum', path: 'policy.json' },
      { code: 'release/extra-file', path: 'alle/personer.csv' },
    ]);
  });
  test('one layer tells of that layer and of what all share, and looks into no other', () => {
    const directory = writeRelease('2026.1');
    writeFileSync(join(directory, 'samarbejde/areas/afdelinger@2026.json'), '{}\n');
    writeFileSync(join(directory, 'samarbejde/mere.json'), '');
    expect(verifyRelease(directory, ['alle'])).toEqual([]);
    expect(verifyRelease(directory, ['samarbejde'])).toEqual([
      { code: 'release/checksum', path: 'samarbejde/areas/afdelinger@2026.json' },
      { code: 'release/extra-file', path: 'samarbejde/mere.json' },
    ]);
  });
  test('a layer without its list, with a torn one, or with the list of another edition is told', () => {
    const directory = writeRelease('2026.1');
    const list = join(directory, releaseFiles.layerFiles('samarbejde'));
    cpSync(join(writeRelease('2025.1'), releaseFiles.layerFiles('samarbejde')), list);
    expect(verifyRelease(directory)).toEqual([
      { code: 'release/other-edition', path: 'samarbejde/files.json' },
    ]);
    writeFileSync(list, '{"format":1,');
    expect(verifyRelease(directory)).toEqual([{ code: 'release/checksum', path: 'samarbejde/files.json' }]);
    unlinkSync(list);
    expect(verifyRelease(directory)).toEqual([
      { code: 'release/missing-file', path: 'samarbejde/files.json' },
    ]);
  });
  test('a folder beside the layers that the manifest does not name is too much', () => {
    const directory = writeRelease('2026.1');
    mkdirSync(join(directory, 'intern'));
    writeFileSync(join(directory, 'intern/files.json'), '{}\n');
    expect(verifyRelease(directory, ['alle'])).toEqual([
      { code: 'release/extra-file', path: 'intern/files.json' },
    ]);
  });
  test('a folder without a manifest is no release', () => {
    expect(verifyRelease(folder)).toEqual([{ code: 'release/no-manifest', path: 'manifest.json' }]);
  });
});

describe('editions', () => {
  test('there are none in a folder that does not exist', () => {
    expect(currentEdition(join(folder, 'x'))).toBeUndefined();
    expect(listEditions(join(folder, 'x'))).toEqual([]);
  });
  test('are listed in the order of their numbers, without hidden and unfinished ones', () => {
    for (const edition of ['2026.10', '2026.2', '2025', '.unfinished-1-ab']) writeRelease(edition);
    mkdirSync(join(folder, 'tom'));
    writeFileSync(join(folder, 'current'), '2026.2\n');
    expect(listEditions(folder)).toEqual(['2025', '2026.2', '2026.10']);
    expect(currentEdition(folder)).toBe('2026.2');
  });
  test('in force must be there', () => {
    writeFileSync(join(folder, 'current'), '2026.2\n');
    expect(currentEdition(folder)).toBeUndefined();
  });
  test.each(['../2026', '', '.x', 'a/b', 'current', 'a\nb'])('are never named %j', (id) => {
    expect(isEditionId(id)).toBe(false);
    expect(editionDirectory(folder, id)).toBeUndefined();
  });
});

/** Who finds which area in a release: every layer × every department, in what is read and in every byte of its files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinReleases, type Layer, LIGHT_ROW, openRelease, type Release } from '@bybalance/release';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DEPARTMENTS,
  otherGroup,
  SPLIT_LAYERS,
  splitEditionInput,
} from '../../../../tests/support/audiences.ts';
import { quietContext } from '../support/context.ts';
import { UserError } from '../support/errors.ts';
import { publishRelease } from './publish.ts';

let releases = '';
let directory = '';
beforeAll(async () => {
  releases = mkdtempSync(join(tmpdir(), 'bybalance-audiences-'));
  const options = { releasesDirectory: releases, replace: false, context: quietContext() };
  ({ directory } = await publishRelease(await splitEditionInput(), options));
});
afterAll(() => rmSync(releases, { recursive: true, force: true }));

/** x = may. A change of who sees what shows here as a changed row. */
const TABLE = `
               alle samarbejde samarbejde.bo samarbejde.fab
AFD-FAB-1      .    .          .             x
AFD-FAB-2      .    .          .             x
AFD-BO-1       .    .          x             .
AFD-INGEN-1    .    .          .             .`;

function cells(): readonly (readonly [string, Layer, boolean])[] {
  const [, ...rows] = TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([code = '', ...marks]) =>
    SPLIT_LAYERS.map((layer, i) => [code, layer, marks[i] === 'x'] as const),
  );
}

/** Texts of the files that a reader of the layer could be told: its own, and those that all layers share. */
function bytesFor(layer: Layer): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const [first = ''] = path.slice(directory.length + 1).split('/');
      return first === layer || !SPLIT_LAYERS.some((other) => other === first);
    })
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

describe('an area of a split set', () => {
  test.each(cells())('%s is in %s: %s', (code, layer, expected) => {
    const release = openRelease(directory, layer);
    const codes = release.areaSet('afdelinger')?.areas.map((area) => area.code) ?? [];
    expect(codes.includes(code)).toBe(expected);
    expect(release.observation('andel-0-17', 'afdelinger', code, '2026') !== undefined).toBe(expected);
    const department = DEPARTMENTS.find((one) => one.code === code);
    const said = bytesFor(layer);
    for (const mark of [code, department?.name, department?.residents])
      expect(said.includes(String(mark)), String(mark)).toBe(expected);
  });

  test('leaves what everyone may see the same in every layer', () => {
    const open = openRelease(directory, 'alle').select({ indicator: 'andel-0-17' });
    for (const layer of SPLIT_LAYERS) {
      const release = openRelease(directory, layer);
      expect(release.areaSets.slice(0, 2).map(({ id }) => id)).toEqual(['kommune', 'omraader']);
      const rows = release.select({ indicator: 'andel-0-17' });
      expect(rows.filter(({ areaSet }) => areaSet !== 'afdelinger')).toEqual(open);
    }
  });

  test('costs a price that only those are told who see the whole set', () => {
    for (const layer of SPLIT_LAYERS) {
      const sets = openRelease(directory, layer)
        .protection()
        ?.prices.map(({ areaSet }) => areaSet);
      expect(sets).toEqual(['kommune', 'omraader']);
    }
  });
});

describe('the layers of two organisations together', () => {
  const joined = () =>
    joinReleases(openRelease(directory, 'samarbejde.bo'), [openRelease(directory, 'samarbejde.fab')]);

  test('show what either shows, once, and nothing that is in neither', () => {
    const release = joined();
    const codes = ['AFD-BO-1', 'AFD-FAB-1', 'AFD-FAB-2'];
    expect(release.layers).toEqual(['samarbejde.bo', 'samarbejde.fab']);
    expect(release.areaSets.map(({ id }) => id)).toEqual(['kommune', 'omraader', 'afdelinger']);
    expect(release.areaSet('afdelinger')?.areas.map(({ code }) => code)).toEqual(codes);
    const rows = release.select({ indicator: 'andel-0-17' });
    expect(rows.map(({ area }) => area).sort()).toEqual([...codes, '1', '2', 'alt'].sort());
    expect(release.select({ indicator: 'andel-0-17', areas: ['AFD-FAB-2', 'AFD-INGEN-1'] })).toHaveLength(1);
  });

  test('answer for a single area as the layer does that holds it', () => {
    const release = joined();
    const ask = (from: Release, code: string) => from.observation('andel-0-17', 'afdelinger', code, '2026');
    expect(ask(release, 'AFD-FAB-1')).toEqual(ask(openRelease(directory, 'samarbejde.fab'), 'AFD-FAB-1'));
    expect(ask(release, 'AFD-BO-1')).toEqual(ask(openRelease(directory, 'samarbejde.bo'), 'AFD-BO-1'));
    expect(ask(release, 'AFD-INGEN-1')).toBeUndefined();
    expect(release.areaSet('omraader')).toEqual(openRelease(directory, 'alle').areaSet('omraader'));
    expect(release.polygons('omraader')).toContain('Topology');
    expect(release.reports()).toEqual(openRelease(directory, 'samarbejde').reports());
  });

  test('count the colours of both together, and the criteria once', () => {
    const law = {
      ruleSet: 'par61a@2021',
      criterion: 'residents',
      agree: 9,
      differ: 0,
      cannotTell: 0,
      undecided: 1,
    };
    const layer = (name: Layer, agree: number, differ: number): Release => {
      const release = openRelease(directory, name);
      const colour = { ruleSet: 'lys@1', criterion: LIGHT_ROW, agree, differ, cannotTell: 1, undecided: 0 };
      const found = release.protection();
      return { ...release, protection: () => found && { ...found, inferred: [law, colour] } };
    };
    const both = joinReleases(layer('samarbejde.bo', 5, 1), [layer('samarbejde.fab', 7, 2)]);
    expect(both.protection()?.inferred).toEqual([
      law,
      { ruleSet: 'lys@1', criterion: LIGHT_ROW, agree: 12, differ: 3, cannotTell: 2, undecided: 0 },
    ]);
  });
});

const withIntern = [...SPLIT_LAYERS, 'intern'] as const;
const group = otherGroup();

/** Path → text of every file below a folder. */
function filesBelow(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

async function publishIntern(named: ReadonlyMap<Layer, number>): Promise<string> {
  const into = mkdtempSync(join(releases, 'intern-'));
  const options = { releasesDirectory: into, replace: false, groups: named, context: quietContext() };
  return (await publishRelease(await splitEditionInput(withIntern), options)).directory;
}

describe('the layer intern', () => {
  test.skipIf(group === undefined)(
    'changes no byte but the list of layers (skipped where the user has no second group)',
    async () => {
      const exact = filesBelow(await publishIntern(new Map([['intern', group ?? 0]])));
      const others = [...exact].filter(([path]) => !path.startsWith('intern/'));
      const without = new Map([...filesBelow(directory)]);
      const manifest = without.get('manifest.json') ?? '';
      without.set('manifest.json', manifest.replace('"samarbejde.fab"]', '"samarbejde.fab","intern"]'));
      expect(new Map(others)).toEqual(without);
    },
  );

  test.skipIf(group === undefined)(
    'holds every area, exact, with its own words about protection (skipped where the user has no second group)',
    async () => {
      const release = openRelease(await publishIntern(new Map([['intern', group ?? 0]])), 'intern');
      expect(release.areaSet('afdelinger')?.areas).toHaveLength(DEPARTMENTS.length);
      for (const { code, residents } of DEPARTMENTS) {
        const row = release.observation('andel-0-17', 'afdelinger', code, '2026');
        expect(row).toMatchObject({ value: 0.1, lo: 0.1, hi: 0.1, denominator: { value: residents } });
      }
      expect(release.policy.id).toBe('intern');
      expect(release.reports()[0]?.lines).toHaveLength(DEPARTMENTS.length);
      expect(openRelease(directory, 'alle').reports()[0]?.lines).toEqual([]);
    },
  );

  test.skipIf(process.platform === 'win32').each([
    ['without a group of its own', new Map<Layer, number>()],
    ['with the group of the releases', new Map<Layer, number>([['intern', process.getgid?.() ?? 0]])],
    [
      'with the group of another layer',
      new Map<Layer, number>([
        ['intern', 7],
        ['samarbejde.bo', 7],
      ]),
    ],
  ])('is not written %s', async (_, named) => {
    const refusal = await publishIntern(named).catch((problem: unknown) => problem);
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal).toMatchObject({ exitCode: 4, issues: [{ code: 'publish/intern-without-group' }] });
  });
});

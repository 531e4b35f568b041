/** What another user of the machine may read of a release: asked of real processes, which only root may start under other names. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Layer, verifyRelease } from '@bybalance/release';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SPLIT_LAYERS, splitEditionInput } from '../../../../tests/support/audiences.ts';
import { quietContext } from '../support/context.ts';
import { UserError } from '../support/errors.ts';
import { accessOf, findLayerGroups, type LayerGroups } from './access.ts';
import { publishRelease } from './publish.ts';

/** Numbers that no account has: nobody needs to be made for the test. */
const STRANGER = 64_101;
const GROUPS: LayerGroups = new Map<Layer, number>([
  ['alle', 64_200],
  ['samarbejde', 64_201],
  ['samarbejde.bo', 64_202],
  ['samarbejde.fab', 64_203],
]);

let releases = '';
beforeEach(() => {
  releases = mkdtempSync(join(tmpdir(), 'bybalance-access-'));
  chmodSync(releases, 0o755);
});
afterEach(() => rmSync(releases, { recursive: true, force: true }));

const publish = async (groups: LayerGroups) =>
  (
    await publishRelease(await splitEditionInput(), {
      releasesDirectory: releases,
      replace: false,
      groups,
      context: quietContext(),
    })
  ).directory;

/** What a process of that user and group reads: `read` or the code of the refusal, for each path. */
function readAs(group: number, paths: readonly string[]): readonly string[] {
  const program = `const fs = require('node:fs');
    const read = (path) => { try { fs.readFileSync(path); return 'read' } catch (problem) { return problem.code } };
    console.log(JSON.stringify(JSON.parse(process.argv[1]).map(read)));`;
  const ended = spawnSync(process.execPath, ['-e', program, JSON.stringify(paths)], {
    uid: STRANGER,
    gid: group,
    cwd: '/',
    encoding: 'utf8',
  });
  return JSON.parse(ended.stdout);
}

const isRoot = process.getuid?.() === 0;
// Only root may start a process under another name; without it the modes themselves are looked at, below.
const asOthers = isRoot ? describe : describe.skip;

asOthers('a process of another user (skipped where the tests do not run as root)', () => {
  const fileOf = (layer: Layer) => `${layer}/observations/andel-0-17.json`;
  const shared = ['manifest.json', 'catalogue.json', 'policy.json', 'areas/omraader@2026.json'];

  test.each([...GROUPS])(
    'of the group of %s reads that layer, what all share, and no other layer',
    async (own, group) => {
      const directory = await publish(GROUPS);
      const paths = [...shared, ...SPLIT_LAYERS.map(fileOf)].map((path) => join(directory, path));
      const expected = [
        ...shared.map(() => 'read'),
        ...SPLIT_LAYERS.map((layer) => (layer === own ? 'read' : 'EACCES')),
      ];
      expect(readAs(group, paths)).toEqual(expected);
    },
  );

  test('of no group of the site reads no layer at all, and no description of its areas', async () => {
    const directory = await publish(GROUPS);
    const paths = [...SPLIT_LAYERS.map(fileOf), 'samarbejde.fab/areas/afdelinger@2026.json'];
    const read = readAs(
      64_299,
      paths.map((path) => join(directory, path)),
    );
    expect(new Set(read)).toEqual(new Set(['EACCES']));
  });

  test('checks the layer that it serves and is not stopped by those it may not read', async () => {
    const directory = await publish(GROUPS);
    const program = `import { verifyRelease } from ${JSON.stringify(import.meta.resolve('@bybalance/release'))};
      const [directory] = process.argv.slice(1);
      console.log(JSON.stringify([verifyRelease(directory, ['alle']), verifyRelease(directory, ['samarbejde.bo'])]));`;
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program, directory], {
      uid: STRANGER,
      gid: 64_200,
      cwd: '/',
      encoding: 'utf8',
    });
    expect(JSON.parse(ended.stdout)).toEqual([
      [],
      [{ code: 'release/unreadable', path: 'samarbejde.bo/files.json' }],
    ]);
  });

  test('loses what it could read when the site names another group, though the edition stays as it is', async () => {
    const directory = await publish(GROUPS);
    const path = [join(directory, fileOf('samarbejde.fab'))];
    expect(readAs(64_203, path)).toEqual(['read']);
    await publish(new Map([...GROUPS, ['samarbejde.fab', 64_210]]));
    expect([readAs(64_203, path), readAs(64_210, path)]).toEqual([['EACCES'], ['read']]);
    await publish(new Map());
    expect(readAs(64_210, path)).toEqual(['EACCES']);
    expect(verifyRelease(directory)).toEqual([]);
  });
});

describe('modes', () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  test.skipIf(process.platform === 'win32')(
    'are the same whatever the umask of the user who builds',
    async () => {
      const before = process.umask(0o077);
      try {
        const directory = await publish(new Map());
        const modes = ['', 'manifest.json', 'areas', 'alle', 'alle/files.json', 'samarbejde.fab/areas'].map(
          (path) => modeOf(join(directory, path)),
        );
        expect(modes).toEqual(['755', '644', '755', '750', '640', '750']);
        expect(modeOf(join(releases, 'current'))).toBe('644');
      } finally {
        process.umask(before);
      }
    },
  );

  test.each([
    ['manifest.json', 'file', 0o644, undefined],
    ['areas', 'folder', 0o755, undefined],
    ['samarbejde', 'folder', 0o750, 64_201],
    ['samarbejde/observations/x.json', 'file', 0o640, 64_201],
    ['samarbejde.fab/observations', 'folder', 0o750, 64_203],
    ['samarbejdet.json', 'file', 0o644, undefined],
  ] as const)('of %s (%s) are %i for group %s', (path, kind, mode, group) => {
    expect(accessOf(path, kind, SPLIT_LAYERS, GROUPS)).toEqual({ mode, group });
  });
});

describe.skipIf(process.platform === 'win32')('groups', () => {
  test('are found by name or number, and every unknown one is told at once', () => {
    expect(findLayerGroups({ alle: 'root', samarbejde: '64201' }, 'site.yaml')).toEqual(
      new Map([
        ['alle', 0],
        ['samarbejde', 64_201],
      ]),
    );
    const find = () => findLayerGroups({ alle: 'findes-ikke', samarbejde: 'heller-ikke' }, 'site.yaml');
    expect(find).toThrow(UserError);
    expect(find).toThrow(/publish\/unknown-group.*alle[\s\S]*publish\/unknown-group.*samarbejde/);
  });
});

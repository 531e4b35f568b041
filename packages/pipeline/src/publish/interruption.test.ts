/** The program is killed, or its disk is full: the old edition stays in force, whole, and no half folder is visible. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  currentEdition,
  editionDirectory,
  listEditions,
  openRelease,
  verifyRelease,
} from '@bybalance/release';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editionInput } from '../../../../tests/support/edition.ts';
import { quietContext } from '../support/context.ts';
import { tidyReleases } from './place.ts';
import { publishRelease } from './publish.ts';

const child = fileURLToPath(new URL('../../../../tests/support/publish-child.ts', import.meta.url));

let releases = '';
beforeEach(async () => {
  releases = mkdtempSync(join(tmpdir(), 'bybalance-interrupted-'));
  await publishRelease(await editionInput('2025'), {
    releasesDirectory: releases,
    replace: false,
    context: quietContext(),
  });
});
afterEach(() => rmSync(releases, { recursive: true, force: true }));

const visible = () =>
  readdirSync(releases)
    .filter((name) => !name.startsWith('.'))
    .sort();
const hidden = () => readdirSync(releases).filter((name) => name.startsWith('.'));
const runChild = (...args: readonly string[]) => spawnSync(process.execPath, [child, releases, ...args]);

function expectOldInForce(): void {
  expect(currentEdition(releases)).toBe('2025');
  expect(visible()).toEqual(['2025', 'current']);
  expect(verifyRelease(join(releases, '2025'))).toEqual([]);
}

describe('killed', () => {
  test.each([1, 3, 7])('before file %i, it leaves the old edition in force', (at) => {
    const { signal } = runChild('2026', 'before', String(at));
    expect(signal).toBe('SIGKILL');
    expectOldInForce();
  });

  test('it leaves a hidden folder that the next run removes', () => {
    runChild('2026', 'before', '5');
    expect(hidden()).toHaveLength(1);
    expect(runChild('2026').status).toBe(0);
    expect(hidden()).toEqual([]);
    expect(currentEdition(releases)).toBe('2026');
  });

  test('at any instant while it replaces an edition, readers find one whole edition', async () => {
    for (let round = 0; round < 12; round++) {
      const running = spawn(process.execPath, [child, releases, '2025', 'forever']);
      const ended = once(running, 'exit');
      await once(running.stdout, 'data');
      await sleep(3 + 5 * round);
      running.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
      const edition = currentEdition(releases);
      expect(edition).toBe('2025');
      const directory = editionDirectory(releases, edition ?? '');
      expect(directory && verifyRelease(directory)).toEqual([]);
    }
  }, 300_000);

  test('between setting the old one aside and moving the new one in, the old one is still found and put back', () => {
    renameSync(join(releases, '2025'), join(releases, '.replaced-2025'));
    expect(currentEdition(releases)).toBe('2025');
    expect(openRelease(editionDirectory(releases, '2025') ?? '', 'alle').manifest.edition).toBe('2025');
    tidyReleases(releases);
    expectOldInForce();
    expect(hidden()).toEqual([]);
  });

  test('after moving the new one in, what was set aside is removed', () => {
    cpSync(join(releases, '2025'), join(releases, '.replaced-2025'), { recursive: true });
    tidyReleases(releases);
    expectOldInForce();
    expect(hidden()).toEqual([]);
  });

  test('another process’s unfinished folder is left alone while that process runs', async () => {
    cpSync(join(releases, '2025'), join(releases, `.unfinished-${process.ppid}-abcd`), { recursive: true });
    tidyReleases(releases);
    expect(hidden()).toHaveLength(1);
    expect(listEditions(releases)).toEqual(['2025']);
  });
});

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  /** Files of at most one kilobyte can be written: the first larger one fails as on a full disk. */
  const runLimited = () =>
    spawnSync('bash', [
      '-c',
      `trap '' XFSZ; ulimit -f 1; exec "$@"`,
      'limited',
      process.execPath,
      child,
      releases,
      '2026',
    ]);

  test('is told in one line, with the old edition in force and nothing left behind', () => {
    const { status, stdout } = runLimited();
    expect(stdout.toString()).toBe('publish/disk-full');
    expect(status).toBe(3);
    expectOldInForce();
    expect(hidden()).toEqual([]);
  });
});

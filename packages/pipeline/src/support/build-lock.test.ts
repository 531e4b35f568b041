import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withBuildLock } from './build-lock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a second build of the same site is refused while the first one runs', async () => {
  const lock = join(folder, 'build.lock');
  await withBuildLock(lock, async () => {
    await expect(withBuildLock(lock, async () => 'ran')).rejects.toThrow('build/already-running');
  });
});

test('the refused build leaves the lock of the running one alone', async () => {
  const lock = join(folder, 'build.lock');
  await withBuildLock(lock, async () => {
    await withBuildLock(lock, async () => undefined).catch(() => undefined);
    expect(readFileSync(lock, 'utf8')).toBe(`${process.pid}\n`);
  });
});

test('the lock is given back when the build fails', async () => {
  const lock = join(folder, 'build.lock');
  await withBuildLock(lock, () => Promise.reject(new Error('no'))).catch(() => undefined);
  expect(existsSync(lock)).toBe(false);
});

test.each([
  ['of a process that is gone', '4194399\n'],
  ['with nothing in it', ''],
])('a lock %s is taken over', async (_what, content) => {
  const lock = join(folder, 'build.lock');
  writeFileSync(lock, content);
  expect(await withBuildLock(lock, async () => 'built')).toBe('built');
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPrivateSpace } from './private-space.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'private-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const module = new URL('./private-space.ts', import.meta.url).pathname;
/** Runs a program in a child process that has opened a private space in `parent`. */
const child = (then: string) =>
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { openPrivateSpace } = await import(${JSON.stringify(module)});
       const { writeFileSync } = await import('node:fs');
       const space = openPrivateSpace({ BYBALANCE_PRIVATE_DIR: ${JSON.stringify(parent)} });
       writeFileSync(space.newPath('.csv'), 'row');
       ${then}`,
    ],
    { encoding: 'utf8' },
  );

test('the folder can be read by its owner only', () => {
  const space = openPrivateSpace({ BYBALANCE_PRIVATE_DIR: parent });
  expect(statSync(space.directory).mode & 0o777).toBe(0o700);
  space.close();
});

test('closing removes every file, and may be done twice', () => {
  const space = openPrivateSpace({ BYBALANCE_PRIVATE_DIR: parent });
  writeFileSync(space.newPath('.csv'), 'row');
  space.close();
  space.close();
  expect(existsSync(space.directory)).toBe(false);
});

test('a process that ends without closing leaves nothing', () => {
  expect(child('process.exit(3)').status).toBe(3);
  expect(readdirSync(parent)).toEqual([]);
});

test('what a killed process left is removed by the next one, which leaves the living alone', () => {
  expect(child(`process.kill(process.pid, 'SIGKILL')`).signal).toBe('SIGKILL');
  expect(readdirSync(parent)).toHaveLength(1);
  const first = openPrivateSpace({ BYBALANCE_PRIVATE_DIR: parent });
  const second = openPrivateSpace({ BYBALANCE_PRIVATE_DIR: parent });
  expect(readdirSync(parent).sort()).toEqual(
    [first, second].map((space) => space.directory.slice(parent.length + 1)).sort(),
  );
  first.close();
  second.close();
});

test.runIf(existsSync('/dev/shm'))('without a setting it lies in memory', () => {
  const space = openPrivateSpace({});
  expect(space.directory).toMatch(/^\/dev\/shm\/bybalance-/);
  expect(space.memoryBacked).toBe(true);
  space.close();
});

test('a folder on a disk is used only when named, and tells that it is not in memory', () => {
  const space = openPrivateSpace({ BYBALANCE_PRIVATE_DIR: parent });
  expect(space.memoryBacked).toBe(false);
  space.close();
});

test('a named folder that cannot be used is answered with the setting', () => {
  const file = join(parent, 'file');
  writeFileSync(file, '');
  expect(() => openPrivateSpace({ BYBALANCE_PRIVATE_DIR: file })).toThrow(
    /private-space\/none — BYBALANCE_PRIVATE_DIR/,
  );
});

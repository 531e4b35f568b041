import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileAtomically } from './atomic-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the content stands under its name, and nothing else is left behind', () => {
  writeFileAtomically(join(folder, 'a', 'b.txt'), 'hello');
  expect(readFileSync(join(folder, 'a', 'b.txt'), 'utf8')).toBe('hello');
  expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
});

test('only the owner may read it', () => {
  writeFileAtomically(join(folder, 'b.txt'), 'hello');
  expect(statSync(join(folder, 'b.txt')).mode & 0o777).toBe(0o600);
});

test('a failed write leaves no temporary file', () => {
  mkdirSync(join(folder, 'taken'));
  writeFileSync(join(folder, 'taken', 'x'), '');
  expect(() => writeFileAtomically(join(folder, 'taken'), 'hello')).toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
});

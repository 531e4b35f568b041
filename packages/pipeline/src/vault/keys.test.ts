import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readKeys } from './keys.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const hex = (digit: string) => digit.repeat(64);

describe('keys', () => {
  test('are made for a made-up site, readable by their owner only, and found again', () => {
    const made = readKeys({ directory: join(directory, 'new'), environment: {}, createMissing: true });
    expect(statSync(join(directory, 'new', 'person.key')).mode & 0o777).toBe(0o600);
    expect(readKeys({ directory: join(directory, 'new'), environment: {}, createMissing: false })).toEqual(
      made,
    );
    expect(made.person).not.toEqual(made.vault);
  });

  test('come from the environment before any file', () => {
    const environment = { BYBALANCE_PERSON_KEY: hex('a'), BYBALANCE_VAULT_KEY: hex('b') };
    const { person, vault } = readKeys({ directory, environment, createMissing: false });
    expect([person[0], vault[0], person.length]).toEqual([0xaa, 0xbb, 32]);
  });

  test('that are missing are never made unasked', () => {
    const read = () => readKeys({ directory, environment: {}, createMissing: false });
    expect(read).toThrow(/vault\/no-key — .*person\.key: The person key is missing/);
  });

  test('that others can read are refused', () => {
    readKeys({ directory, environment: {}, createMissing: true });
    chmodSync(join(directory, 'vault.key'), 0o640);
    expect(() => readKeys({ directory, environment: {}, createMissing: false })).toThrow(
      'vault/key-not-private',
    );
  });

  test('that are no keys are refused without being repeated', () => {
    writeFileSync(join(directory, 'person.key'), 'hemmelig', { mode: 0o600 });
    const read = () => readKeys({ directory, environment: {}, createMissing: true });
    expect(read).toThrow('vault/bad-key');
    expect(read).not.toThrow('hemmelig');
    expect(readFileSync(join(directory, 'person.key'), 'utf8')).toBe('hemmelig');
  });
});

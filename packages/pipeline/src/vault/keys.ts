/**
 * The two secrets of a site: the vault's key, and the key that turns personal numbers into pseudonyms.
 * Belongs here: finding them, making them for a made-up site, refusing careless files. Does not belong: using them.
 * They come from the environment or from files of their own, and never lie in the vault, a log or a statement.
 * Start with readKeys.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { UserError } from '../support/errors.ts';
import { vaultError } from './vault-error.ts';

export interface Keys {
  /** 32 bytes; the same number gives the same pseudonym for as long as this key is kept. */
  readonly person: Uint8Array;
  /** 32 bytes; opens the vault's files. */
  readonly vault: Uint8Array;
}

export interface KeyPlaces {
  /** Folder of person.key and vault.key. */
  readonly directory: string;
  /** BYBALANCE_PERSON_KEY and BYBALANCE_VAULT_KEY come before the files. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Make a key that is in neither place: made-up sites, or when asked for expressly. */
  readonly createMissing: boolean;
}

type KeyName = keyof Keys;
const keyBytes = 32;
const settingOf: Readonly<Record<KeyName, string>> = {
  person: 'BYBALANCE_PERSON_KEY',
  vault: 'BYBALANCE_VAULT_KEY',
};

function parseKey(text: string, place: string): Uint8Array {
  if (/^[0-9a-fA-F]{64}$/.test(text.trim())) return Uint8Array.from(Buffer.from(text.trim(), 'hex'));
  throw vaultError(
    'bad-key',
    place,
    'This is no key.',
    `A key is ${keyBytes} bytes, written as 64 hexadecimal digits.`,
  );
}

function missingKey(name: KeyName, path: string): UserError {
  const remedy = `Put it there from where you keep it, or set ${settingOf[name]}. For a new site, make one with "openssl rand -hex 32" (mode 0600) and keep a copy away from the vault.`;
  return vaultError('no-key', path, `The ${name} key is missing.`, remedy);
}

function checkPrivate(path: string): void {
  const isShared = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
  if (!isShared) return;
  throw vaultError('key-not-private', path, 'Other users can read this key.', `Run "chmod 600 ${path}".`);
}

function createKey(path: string, directory: string): Uint8Array {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const key = randomBytes(keyBytes);
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${key.toString('hex')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return Uint8Array.from(key);
}

function readKeyFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function readKey(name: KeyName, { directory, environment, createMissing }: KeyPlaces): Uint8Array {
  const setting = settingOf[name];
  const set = environment[setting];
  if (set) return parseKey(set, setting);
  const path = join(directory, `${name}.key`);
  const text = readKeyFile(path);
  if (text !== undefined) {
    checkPrivate(path);
    return parseKey(text, path);
  }
  if (!createMissing) throw missingKey(name, path);
  return createKey(path, directory);
}

/** Both keys of a site. UserError vault/no-key, vault/bad-key, vault/key-not-private. */
export function readKeys(places: KeyPlaces): Keys {
  return { person: readKey('person', places), vault: readKey('vault', places) };
}

/** Tells two person keys apart without telling either: kept in the vault, so that a changed key is noticed. */
export function checkOfPersonKey(keys: Keys): string {
  return createHmac('sha256', keys.person).update('bybalance person key').digest('hex').slice(0, 16);
}

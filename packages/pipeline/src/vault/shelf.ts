/**
 * The vault's folder on the disk: sealed files, and one sealed index that says which of them are in force.
 * Belongs here: names, writing through to the disk, the one rename. Does not belong: tables, the engine.
 * A file is in force only when the index names it: a run that dies leaves files nobody names, removed by the next one.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFileAtomically } from '../support/atomic-file.ts';
import { SealError, seal, unseal } from './sealed-file.ts';
import type { VaultEntry } from './types.ts';
import { vaultError } from './vault-error.ts';

/** An entry and the file its rows lie in. */
export interface ShelvedEntry extends VaultEntry {
  readonly file: string;
  /** Columns as "name type, …": rows written in an older form are noticed. */
  readonly form: string;
}

export interface Index {
  readonly format: 1;
  /** See checkOfPersonKey: pseudonyms made with two keys never meet. */
  readonly personKeyCheck: string;
  readonly entries: readonly ShelvedEntry[];
}

const indexName = 'index.sealed';
const filesName = 'files';
const indexPurpose = 'bybalance vault index 1';
const tableEnding = '.table.sealed';

/** What a table's file is sealed for: opened as anything else, it does not open. */
function purposeOf({ table, source, period, recipe, file }: Omit<ShelvedEntry, 'form'>): string {
  return JSON.stringify(['bybalance vault table 1', table, source, period, recipe, file]);
}

function syncFolder(path: string): void {
  // Windows cannot open a folder to flush it.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Writes a new file through to the disk; a half-written one is removed. */
function writeNew(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeWhole(file, bytes);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw withPath(error, path);
  } finally {
    closeSync(file);
  }
}

/** Node names no path when a write fails; the person needs to know which disk is full. */
function withPath(error: unknown, path: string): unknown {
  return error instanceof Error ? Object.assign(error, { path }) : error;
}

function cannotOpen(path: string, error: unknown): unknown {
  if (!(error instanceof SealError)) return error;
  return vaultError(
    'cannot-open',
    path,
    'The file does not open: the key is another one, or the file was changed or cut off.',
    'Use the key the vault was made with, or put the vault back from its backup. Nothing was changed.',
  );
}

function readSealed(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export interface Shelf {
  readIndex(): Index | undefined;
  /** Puts an index in force by one rename; true to the disk before it returns. */
  writeIndex(index: Index): void;
  /** Seals and writes a table's rows; in force only once an index names them. */
  putTable(entry: Omit<ShelvedEntry, 'file'>, bytes: Uint8Array): ShelvedEntry;
  readTable(entry: ShelvedEntry): Buffer;
  /** Removes table files that none of these entries names. */
  removeOthers(entries: readonly ShelvedEntry[]): void;
}

/** Names a file so that a person can tell what lies in it; the random end keeps an old one from being taken for it. */
function fileName({ table, source, period, recipe }: Omit<VaultEntry, 'receivedOn'>): string {
  const what = [table, source, period, recipe.replace(/@.*$/, '')].join('.');
  return `${what.replace(/[^A-Za-z0-9._-]/g, '_')}.${randomBytes(6).toString('hex')}${tableEnding}`;
}

export function openShelf(directory: string, key: Uint8Array): Shelf {
  const files = join(directory, filesName);
  const indexPath = join(directory, indexName);
  return {
    readIndex() {
      const sealed = readSealed(indexPath);
      if (!sealed) return undefined;
      try {
        return JSON.parse(unseal(sealed, key, indexPurpose).toString()) as Index;
      } catch (error) {
        throw cannotOpen(indexPath, error);
      }
    },
    writeIndex(index) {
      try {
        writeFileAtomically(indexPath, seal(Buffer.from(JSON.stringify(index)), key, indexPurpose));
      } catch (error) {
        throw withPath(error, indexPath);
      }
      syncFolder(dirname(indexPath));
    },
    putTable(entry, bytes) {
      mkdirSync(files, { recursive: true, mode: 0o700 });
      const shelved = { ...entry, file: fileName(entry) };
      writeNew(join(files, shelved.file), seal(bytes, key, purposeOf(shelved)));
      syncFolder(files);
      return shelved;
    },
    readTable(entry) {
      const path = join(files, entry.file);
      const sealed = readSealed(path);
      if (!sealed) {
        const remedy = 'Put the vault back from its backup, or deliver again.';
        throw vaultError('file-missing', path, 'A file of the vault is gone.', remedy);
      }
      try {
        return unseal(sealed, key, purposeOf(entry));
      } catch (error) {
        throw cannotOpen(path, error);
      }
    },
    removeOthers(entries) {
      const named = new Set(entries.map(({ file }) => file));
      const lying = listFiles(files).filter((name) => name.endsWith(tableEnding) && !named.has(name));
      for (const name of lying) rmSync(join(files, name), { force: true });
    },
  };
}

function listFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    // No folder yet: nothing stored.
    return [];
  }
}

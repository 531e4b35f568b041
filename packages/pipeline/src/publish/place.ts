/**
 * Putting a release in its place: a hidden folder beside it, everything flushed, one rename, then `current`.
 * Belongs here: the only writes under the releases folder. Does not belong: content, checks.
 * Whatever stops the program (a signal, a full disk, the power), readers see the old release or the new one, whole.
 * Start with writeRelease.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CURRENT_FILE, currentEdition, setAsideDirectory } from '@bybalance/release';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { type Access, giveAccess, settle } from './access.ts';
import type { ReleaseContents } from './contents.ts';

const UNFINISHED = '.unfinished-';
const SET_ASIDE = '.replaced-';

/** Flushes a folder's entries to the disk; systems that cannot do so for folders do it by themselves. */
function flushDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Nobody but this user may read the file before `give` has said who may. */
function writeFlushed(path: string, text: string, give: (handle: number) => void): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
    give(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (problem) {
    // EPERM: it runs, under another user.
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM';
  }
}

function isStale(name: string): boolean {
  const processId = Number(name.slice(UNFINISHED.length).split('-')[0]);
  return processId === process.pid || !Number.isInteger(processId) || !isRunning(processId);
}

/**
 * Mends what an interrupted run left: unfinished folders of processes that are gone are removed,
 * and an edition that was set aside for a successor that never came is put back.
 */
export function tidyReleases(releasesDirectory: string): void {
  if (!existsSync(releasesDirectory)) return;
  for (const name of readdirSync(releasesDirectory)) {
    const path = join(releasesDirectory, name);
    if (name.startsWith(UNFINISHED) && isStale(name)) rmSync(path, { recursive: true, force: true });
    if (name.startsWith(SET_ASIDE)) {
      const edition = join(releasesDirectory, name.slice(SET_ASIDE.length));
      if (existsSync(edition)) rmSync(path, { recursive: true, force: true });
      else renameSync(path, edition);
    }
  }
}

/** Every folder above a path inside a release, without the release itself. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

/**
 * Writes all files into a hidden folder beside the editions, each for those who may read it, and flushes them; the folder's path comes back.
 * Looks at the context's signal before each file. Leaves nothing behind when it fails.
 */
export async function writeUnfinished(
  releasesDirectory: string,
  contents: ReleaseContents,
  accessTo: (path: string, kind: 'file' | 'folder') => Access,
  context: Pick<RunContext, 'signal'>,
): Promise<string> {
  const unfinished = join(releasesDirectory, `${UNFINISHED}${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    const { gid } = statSync(unfinished);
    for (const [path, text] of contents) {
      // A signal is heard only between turns of the event loop.
      await setImmediate();
      stopIfAsked(context);
      const file = join(unfinished, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFlushed(file, text, (handle) => giveAccess(handle, accessTo(path, 'file'), gid));
    }
    const folders = new Set([...contents.keys()].flatMap(foldersAbove));
    for (const folder of folders) settle(join(unfinished, folder), accessTo(folder, 'folder'), gid);
    // Opened last: until here nobody else could look in.
    settle(unfinished, accessTo('', 'folder'), gid);
    for (const folder of ['', ...folders]) flushDirectory(join(unfinished, folder));
    return unfinished;
  } catch (problem) {
    discardUnfinished(unfinished);
    throw problem;
  }
}

/** Removes an unfinished folder; what cannot be removed now is removed by the next run. */
export function discardUnfinished(unfinished: string): void {
  rmSync(unfinished, { recursive: true, force: true, maxRetries: 2 });
}

/** Moves a finished folder to its edition's place. An edition that stands there is set aside first and removed after. */
export function moveIntoPlace(releasesDirectory: string, unfinished: string, edition: string): void {
  const place = join(releasesDirectory, edition);
  const aside = setAsideDirectory(releasesDirectory, edition);
  if (existsSync(place)) renameSync(place, aside);
  renameSync(unfinished, place);
  flushDirectory(releasesDirectory);
  rmSync(aside, { recursive: true, force: true });
}

/** Makes an edition the one in force, in one step. Nothing is written when it is already. */
export function switchCurrent(releasesDirectory: string, edition: string): void {
  if (currentEdition(releasesDirectory) === edition) return;
  const next = join(releasesDirectory, `${UNFINISHED}${process.pid}-${CURRENT_FILE}`);
  rmSync(next, { force: true });
  writeFlushed(next, `${edition}\n`, (handle) => fchmodSync(handle, 0o644));
  renameSync(next, join(releasesDirectory, CURRENT_FILE));
  flushDirectory(releasesDirectory);
}

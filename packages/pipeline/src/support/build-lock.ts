/**
 * One build at a time per site: a file with the process number of who is building.
 * Belongs here: taking, telling, giving back; a lock whose process is gone is taken over. Does not belong: what a build does.
 * Used by the commands that change the vault or a release.
 * Start with withBuildLock.
 */
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive } from './alive.ts';
import { UserError } from './errors.ts';

function tryTake(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, `${process.pid}\n`);
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined;
  } catch {
    // Given back between our look and our reading.
    return undefined;
  }
}

/** Moves a dead process's lock aside; puts it back if a living one took it in the meantime. */
function clearStale(path: string): void {
  const aside = `${path}.${process.pid}.stale`;
  renameSync(path, aside);
  if (holderOf(aside) === undefined) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function takeLock(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (tryTake(path)) return;
  if (holderOf(path) === undefined) clearStale(path);
  if (tryTake(path)) return;
  const holder = holderOf(path);
  throw new UserError([
    {
      level: 'error',
      code: 'build/already-running',
      place: { file: path },
      problem: `Another build of this site is running${holder === undefined ? '' : ` (process ${holder})`}.`,
      remedy: 'Wait for it to end, or stop it with Ctrl-C, then try again.',
    },
  ]);
}

/**
 * Does `work` while holding the lock at `path`; gives it back however the work ends.
 * UserError `build/already-running` when a living process holds it.
 */
export async function withBuildLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  takeLock(path);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

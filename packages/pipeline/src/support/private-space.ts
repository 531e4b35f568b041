/**
 * A scratch folder that exists in memory only: where rows may lie for a moment in clear, between encrypted file and engine.
 * Belongs here: making it, clearing it, and clearing what a killed process left. Does not belong: what is put there.
 * Opened by run.ts, handed to ingest and vault, closed in a finally and once more at exit.
 * Never a disk in silence: where the machine has no memory-backed folder, a setting must name one.
 * Start with openPrivateSpace.
 */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './alive.ts';
import { type Issue, UserError } from './errors.ts';

export interface PrivateSpace {
  readonly directory: string;
  /** True when the folder lies in memory, as far as the system can tell. */
  readonly memoryBacked: boolean;
  /** The path of a file that is not there yet. Remove it as soon as it has been read. */
  newPath(ending: string): string;
  /** Removes everything. May be called twice. */
  close(): void;
}

type Environment = Readonly<Record<string, string | undefined>>;

const setting = 'BYBALANCE_PRIVATE_DIR';
const prefix = 'bybalance-';
const ownerFile = 'process';
/** f_type of tmpfs and ramfs in Linux' statfs(2). */
const memoryFileSystems: readonly number[] = [0x01021994, 0x858458f6];

function isMemoryBacked(directory: string): boolean {
  try {
    return memoryFileSystems.includes(statfsSync(directory).type);
  } catch {
    return false;
  }
}

function refusal(problem: string): UserError {
  const issue: Issue = {
    level: 'error',
    code: 'private-space/none',
    place: { file: setting },
    problem,
    remedy: `Set ${setting} to a folder that lies in memory (a tmpfs or a RAM disk), which only you can read.`,
  };
  return new UserError([issue]);
}

function parentDirectory(environment: Environment): string {
  const named = environment[setting];
  if (named) return named;
  if (isMemoryBacked('/dev/shm')) return '/dev/shm';
  throw refusal(
    'This machine has no /dev/shm in memory, and personal data is never written to a disk in clear.',
  );
}

/** A process id counts again after 4 million; a folder left behind by a dead one is removed whoever runs next. */
function removeStale(parent: string): void {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    try {
      const owner = Number.parseInt(readFileSync(join(parent, name, ownerFile), 'utf8'), 10);
      if (!isAlive(owner)) rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's, or one that is being made this moment: not ours to remove.
    }
  }
}

function makeDirectory(parent: string): string {
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    removeStale(parent);
    const directory = mkdtempSync(join(parent, prefix));
    writeFileSync(join(directory, ownerFile), `${process.pid}\n`, { mode: 0o600 });
    return directory;
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw refusal(`${parent} cannot be written to.`);
    throw error;
  }
}

/**
 * Makes a folder only this user can read (mode 0700), in /dev/shm or where $BYBALANCE_PRIVATE_DIR says.
 * A named folder is trusted to lie in memory; `memoryBacked` tells whether the system confirms it.
 * UserError `private-space/none` where there is none.
 */
export function openPrivateSpace(environment: Environment): PrivateSpace {
  const parent = parentDirectory(environment);
  const directory = makeDirectory(parent);
  let made = 0;
  const close = () => {
    process.off('exit', close);
    rmSync(directory, { recursive: true, force: true });
  };
  process.on('exit', close);
  return {
    directory,
    memoryBacked: isMemoryBacked(directory),
    newPath: (ending) => join(directory, `${++made}${ending}`),
    close,
  };
}

/**
 * A whole small municipality in a folder of its own, and the real command line run on it in a child process.
 * Belongs here: making, copying, changing, running, looking. Does not belong: what is expected (the tests).
 * The base is made once per change of the code (setup.ts); each test works on a copy.
 * Start with moveIn.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'packages/pipeline/src/main.ts');

export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly remarked: string;
}

/** Runs the command line in a child process; `shell` wraps it (limits of the operating system, for instance). */
export function bybalance(
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly before?: string } = {},
): Promise<Ended> {
  const command = [process.execPath, main, ...args].map((part) => `'${part}'`).join(' ');
  const child = options.before
    ? spawn('bash', ['-c', `${options.before}; exec ${command}`], { env: { ...process.env, ...options.env } })
    : spawn(process.execPath, [main, ...args], { env: { ...process.env, ...options.env } });
  let said = '';
  let remarked = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    remarked += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said, remarked })));
}

export interface House {
  readonly directory: string;
  readonly site: string;
  readonly deliveries: string;
  readonly areas: string;
  /** Text of a file before → after; `encoding` latin1 keeps bytes as they are. */
  change(path: string, how: (text: string) => string): void;
  build(options?: Parameters<typeof bybalance>[1]): Promise<Ended>;
  /** What must not change when a build does not succeed: file → checksum, of releases, vault and keys. */
  inForce(): Readonly<Record<string, string>>;
  moveOut(): void;
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

export function checksums(folders: readonly string[], base: string): Readonly<Record<string, string>> {
  const sum = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  const files = folders.flatMap((folder) => filesBelow(join(base, folder)));
  return Object.fromEntries(files.map((file) => [file.slice(base.length + 1), sum(file)]));
}

/** A house around a folder that holds sites/fjordby and var/fjordby. */
export function houseAt(directory: string): House {
  const site = join(directory, 'sites/fjordby');
  const private_ = join(directory, 'var/fjordby');
  return {
    directory,
    site,
    deliveries: join(private_, 'deliveries'),
    areas: join(private_, 'areas'),
    change(path, how) {
      const file = join(directory, path);
      const before = readFileSync(file, 'latin1');
      const after = how(before);
      if (after === before) throw new Error(`Nothing was changed in ${path}.`);
      writeFileSync(file, after, 'latin1');
    },
    build: (options) => bybalance(['build', site], options),
    inForce: () => checksums(['releases', 'vault', 'keys'], private_),
    moveOut: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** A copy of the base (with its vault and release), in the temporary folder of the machine. */
export function moveIn(base: string): House {
  const directory = mkdtempSync(join(tmpdir(), 'bybalance-'));
  cpSync(base, directory, { recursive: true });
  return houseAt(directory);
}

/**
 * A PostgreSQL of our own for one benchmark: new cluster in a folder, reached by a socket there, gone afterwards.
 * Uses Debian's binaries where they are; answers why not where they are not.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface ScratchPostgres {
  /** A psql command line for its database. */
  readonly psql: string;
  /** Runs a command as the cluster's owner; answers standard output. */
  run(command: string, args: readonly string[]): string;
  stop(): void;
}

const PORT = '54829';
// One worker and room in memory: the same single thread as ours.
const settings = [
  "listen_addresses=''",
  'shared_buffers=512MB',
  'work_mem=256MB',
  'max_parallel_workers_per_gather=0',
  'fsync=off',
];

/** Who may own a cluster: PostgreSQL refuses root. */
function owner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Starts one in `folder`, or says why it cannot. */
export function startPostgres(folder: string): ScratchPostgres | { readonly skipped: string } {
  const bin = globSync('/usr/lib/postgresql/*/bin').sort().at(-1);
  if (bin === undefined || !existsSync(join(bin, 'initdb')))
    return { skipped: 'PostgreSQL is not installed' };
  if (globSync('/usr/share/postgresql/*/extension/postgis.control').length === 0) {
    return { skipped: 'PostGIS is not installed' };
  }
  const as = owner();
  const cluster = join(folder, 'pg');
  mkdirSync(cluster, { recursive: true });
  chmodSync(folder, 0o755);
  if (as) chownSync(cluster, as.uid, as.gid);
  const run = (command: string, args: readonly string[]) =>
    execFileSync(command, args, { cwd: cluster, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...as });
  const data = join(cluster, 'data');
  run(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '--no-sync']);
  const options = `-k ${cluster} -p ${PORT} ${settings.map((one) => `-c ${one}`).join(' ')}`;
  run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(cluster, 'log'), '-o', options, 'start']);
  return {
    psql: `psql -h ${cluster} -p ${PORT} -U bench -d postgres`,
    run,
    stop: () => run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']),
  };
}

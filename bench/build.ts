/**
 * The whole build of Fjordby, from deliveries to a published release, as a person would run it: time and peak memory.
 * Works on a copy without a vault, so that every delivery is read; the copy is removed afterwards.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './contract.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = join(root, 'var/fjordby');

/** A site folder of its own over the deliveries that are there already. */
function copySite(): string {
  mkdirSync(join(root, 'var/test'), { recursive: true });
  const copy = mkdtempSync(join(root, 'var/test/bench-'));
  cpSync(join(root, 'sites/fjordby'), join(copy, 'sites/fjordby'), { recursive: true });
  mkdirSync(join(copy, 'var/fjordby'), { recursive: true });
  for (const folder of ['deliveries', 'areas']) {
    symlinkSync(join(made, folder), join(copy, 'var/fjordby', folder));
  }
  return copy;
}

/** Highest resident memory the process had, in GB; Linux only. */
function peakGigabytes(pid: number): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024 / 1024;
  } catch {
    return undefined;
  }
}

interface Measured {
  readonly seconds: number;
  readonly gigabytes: number;
}

function build(copy: string): Promise<Measured> {
  const started = performance.now();
  const main = join(root, 'packages/pipeline/src/main.ts');
  const child = spawn(process.execPath, [main, 'build', join(copy, 'sites/fjordby')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let gigabytes = 0;
  const watch = setInterval(() => {
    gigabytes = Math.max(gigabytes, peakGigabytes(child.pid ?? 0) ?? 0);
  }, 100);
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, gigabytes });
      else reject(new Error(`The build ended with exit code ${code}.`));
    });
  });
}

export const run: Benchmark = async () => {
  if (!existsSync(join(made, 'deliveries'))) return { skipped: 'run `npm start` once to make Fjordby' };
  const copy = copySite();
  try {
    const first = await build(copy);
    const again = await build(copy);
    const how = 'one run, deliveries to release, empty vault';
    return [
      { what: 'build: Fjordby, whole', value: first.seconds, unit: 's', target: 60, how },
      { what: 'build: peak memory', value: first.gigabytes, unit: 'GB', target: 2, how },
      {
        what: 'build: Fjordby again, nothing new delivered',
        value: again.seconds,
        unit: 's',
        target: undefined,
        how: 'the same, vault filled',
      },
    ];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

/**
 * Placing 250,000 points in 79 areas, index included: ours against a hand-written grid and against PostGIS, on the same data in one run.
 * Same number unplaced and same checksum, or there is no figure. Peers are the race scripts beside the project; without them this is skipped.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark, Figure } from './contract.ts';
import { median } from './support/median.ts';
import { type ScratchPostgres, startPostgres } from './support/scratch-postgres.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const scripts = fileURLToPath(new URL('../../shared/bench/', import.meta.url));
const ours = fileURLToPath(new URL('support/place-points.ts', import.meta.url));
const [POINTS, AREAS, PAIRS] = [250_000, 79, 7];

interface Race {
  readonly index_ms: number;
  readonly assign_ms: number;
  readonly unassigned: number;
  readonly checksum: number;
}

const total = ({ index_ms, assign_ms }: Race) => index_ms + assign_ms;

function race(args: readonly string[]): Race {
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Race;
}

/** The peers' points, to the whole centimetre that registers hold: everyone places the same ones. */
function makePoints(folder: string): void {
  execFileSync(process.execPath, [join(scripts, 'geo_gen.mjs'), String(AREAS), String(POINTS), folder]);
  const bytes = readFileSync(join(folder, 'points.bin'));
  const points = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8).map(
    (metres) => Math.round(metres * 100) / 100,
  );
  writeFileSync(
    join(folder, 'points.bin'),
    new Uint8Array(points.buffer, points.byteOffset, points.byteLength),
  );
  const lines = Array.from({ length: POINTS }, (_, i) => `${i},${points[2 * i]},${points[2 * i + 1]}`);
  writeFileSync(join(folder, 'points.csv'), `${lines.join('\n')}\n`);
}

function checkSame(name: string, theirs: Pick<Race, 'unassigned' | 'checksum'>, mine: Race): void {
  if (theirs.unassigned === mine.unassigned && theirs.checksum === mine.checksum) return;
  throw new Error(`${name} places the points otherwise: the race is void.`);
}

/** One query, timed by the server's client; loading and indexing are not counted against it. */
function timePostgis(
  postgres: ScratchPostgres,
  folder: string,
): { readonly ms: number } & Pick<Race, 'unassigned' | 'checksum'> {
  execFileSync('bash', [join(scripts, 'pip_pg.sh'), folder], {
    env: { ...process.env, PSQL: postgres.psql },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const query = 'SELECT count(*), sum(area) FROM pt JOIN poly ON ST_Contains(poly.geom, pt.geom)';
  const [command = 'psql', ...args] = postgres.psql.split(' ');
  const answers = Array.from({ length: 3 }, () => {
    const text = execFileSync(command, [...args, '-q', '-At', '-c', '\\timing on', '-c', query], {
      encoding: 'utf8',
    });
    const [, count = '0', checksum = '0', ms = '0'] = /(\d+)\|(\d+)[\s\S]*?([\d.]+) ms/.exec(text) ?? [];
    return { ms: Number(ms), unassigned: POINTS - Number(count), checksum: Number(checksum) };
  });
  return { ...(answers[0] ?? { unassigned: -1, checksum: -1 }), ms: median(answers.map(({ ms }) => ms)) };
}

function againstPostgis(folder: string, mine: Race, oursMs: number): readonly Figure[] {
  const postgres = startPostgres(folder);
  if ('skipped' in postgres) {
    console.error(`assign against PostGIS: skipped, ${postgres.skipped}.`);
    return [];
  }
  try {
    const postgis = timePostgis(postgres, folder);
    checkSame('PostGIS', postgis, mine);
    const how = `index included, against its query alone (${postgis.ms.toFixed(0)} ms, median of 3, 1 worker); same answers`;
    return [
      {
        what: 'assign: points in areas against PostGIS',
        value: oursMs / postgis.ms,
        unit: '×',
        target: 0.1,
        how,
      },
    ];
  } finally {
    postgres.stop();
  }
}

export const run: Benchmark = async () => {
  if (!existsSync(scripts)) return { skipped: `the race scripts are not in ${scripts}` };
  const folder = mkdtempSync(join(tmpdir(), 'bybalance-bench-assign-'));
  try {
    makePoints(folder);
    copyFileSync(join(scripts, 'pip_ts.mjs'), join(folder, 'pip_ts.mjs'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const pairs = Array.from({ length: PAIRS }, () => ({
      grid: race([join(folder, 'pip_ts.mjs'), folder, 'grid']),
      mine: race([ours, folder]),
    }));
    for (const { grid, mine } of pairs) checkSame('The grid', grid, mine);
    const [{ mine } = { mine: undefined }] = pairs;
    if (mine === undefined) throw new Error('No race was run.');
    const oursMs = median(pairs.map((pair) => total(pair.mine)));
    const value = median(pairs.map((pair) => total(pair.mine) / total(pair.grid)));
    const how = `index included, ${oursMs.toFixed(0)} ms; median of ${PAIRS} pairs; same answers (checksum ${mine.checksum})`;
    return [
      { what: 'assign: points in areas against a hand-written grid', value, unit: '×', target: 1.5, how },
      ...againstPostgis(folder, mine, oursMs),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

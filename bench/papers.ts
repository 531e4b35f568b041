/**
 * Fact sheets of Fjordby from the real server: the first one, further ones, one asked for again, and all 79 in one document.
 * Needs the built web app and Fjordby's release; says so where one is missing. Beside it what the same page costs as a print of a browser.
 * Start with run.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../apps/web/tests/browser/browser.ts';
import { startWebServer, type WebServer } from '../tests/support/web-server.ts';
import type { Benchmark, Figure } from './contract.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const releases = join(root, 'var/fjordby/releases');
const built = join(root, 'apps/web/build/handler.js');
const FURTHER = [102, 103, 104, 105, 106, 107, 108, 109];
const MOST_MS = 2000;

interface Fetched {
  readonly milliseconds: number;
  readonly bytes: number;
}

async function fetched(address: string): Promise<Fetched> {
  const started = performance.now();
  const answer = await fetch(address);
  const { byteLength } = await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${new URL(address).pathname} answered ${answer.status}.`);
  return { milliseconds: performance.now() - started, bytes: byteLength };
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The page Område as the machine's Chromium prints it, tagged: what a browser on the server would have cost. */
async function printed(server: WebServer): Promise<number> {
  const browser = await launchBrowser();
  const times: number[] = [];
  for (const code of FURTHER.slice(0, 4)) {
    const started = performance.now();
    const page = await browser.newPage();
    await page.goto(`${server.address}/omraader/${code}`, { waitUntil: 'load' });
    await page.pdf({ format: 'A4', tagged: true });
    times.push(performance.now() - started);
    await page.close();
  }
  await browser.close();
  return median(times);
}

async function measure(server: WebServer): Promise<readonly Figure[]> {
  const sheet = (code: number) => `${server.address}/omraader/${code}/faktaark.pdf`;
  const first = await fetched(sheet(101));
  const further: Fetched[] = [];
  for (const code of FURTHER) further.push(await fetched(sheet(code)));
  const again = await fetched(sheet(101));
  const all = await fetched(`${server.address}/faktaark.pdf`);
  const ms = (what: string, value: number, target: number | undefined, how: string): Figure => ({
    what,
    value: Math.round(value),
    unit: 'ms',
    target,
    how,
  });
  return [
    ms(
      'fact sheet: the first',
      first.milliseconds,
      undefined,
      'the release, the map and the compiler are opened',
    ),
    ms(
      'fact sheet: a further one',
      median(further.map(({ milliseconds }) => milliseconds)),
      MOST_MS,
      'median of 8',
    ),
    ms('fact sheet: the same again', again.milliseconds, MOST_MS, 'kept'),
    ms('fact sheet: 79 in one', all.milliseconds, undefined, 'with contents and bookmarks'),
    {
      what: 'fact sheet: size of 79 in one',
      value: Math.round(all.bytes / 1000),
      unit: 'kB',
      target: undefined,
      how: 'one document',
    },
    ms(
      'the page printed by Chromium',
      await printed(server),
      undefined,
      'median of 4, browser already started',
    ),
  ];
}

export const run: Benchmark = async () => {
  if (!existsSync(join(releases, 'current')))
    return { skipped: 'Fjordby is not built: run `npm start` once' };
  if (!existsSync(built)) return { skipped: 'the web app is not built: run `npm run build -w apps/web`' };
  const state = mkdtempSync(join(tmpdir(), 'bench-papers-'));
  const server = await startWebServer({ releases, state });
  try {
    return await measure(server);
  } finally {
    await server.stop();
    rmSync(state, { recursive: true });
  }
};

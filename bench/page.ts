/**
 * The first page of Fjordby in a real browser: how much comes over the wire until it can be read and the map is drawn.
 * Needs Chromium, the built web app and Fjordby's release; says so where one is missing.
 * Nothing is cached. Bytes are those of the answers' bodies as sent, compressed.
 * Start with run.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../apps/web/tests/browser/browser.ts';
import { startWebServer } from '../tests/support/web-server.ts';
import type { Benchmark, Figure } from './contract.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const releases = join(root, 'var/fjordby/releases');
const built = join(root, 'apps/web/build/handler.js');

const MOST_KILOBYTES = 130;
const MOST_REQUESTS = 15;

interface Load {
  readonly requests: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** One visit with an empty cache. Throws when the map is not drawn. */
async function visit(browser: Browser, address: string, javaScriptEnabled: boolean): Promise<Load> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) =>
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)),
  );
  const started = performance.now();
  await page.goto(address, { waitUntil: 'load' });
  const milliseconds = performance.now() - started;
  await page.waitForLoadState('networkidle');
  const map = await page.locator('main svg path').first().boundingBox();
  if (!map || map.width < 1) throw new Error('The map is not drawn.');
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return { requests: sizes.length, bytes, milliseconds };
}

function figuresOf(without: Load, whole: Load): readonly Figure[] {
  const how = 'Chromium, 1440 px, nothing cached; page, styles and fonts, no script has run';
  const wholeHow = 'the same with every script, until the network is idle';
  const kB = (bytes: number) => Math.round(bytes / 100) / 10;
  return [
    {
      what: 'first page: sent until read and map drawn',
      value: kB(without.bytes),
      unit: 'kB',
      target: MOST_KILOBYTES,
      how,
    },
    {
      what: 'first page: requests until then',
      value: without.requests,
      unit: 'requests',
      target: MOST_REQUESTS,
      how,
    },
    {
      what: 'first page: sent in all',
      value: kB(whole.bytes),
      unit: 'kB',
      target: MOST_KILOBYTES,
      how: wholeHow,
    },
    {
      what: 'first page: requests in all',
      value: whole.requests,
      unit: 'requests',
      target: undefined,
      how: wholeHow,
    },
    {
      what: 'first page: loaded',
      value: Math.round(whole.milliseconds),
      unit: 'ms',
      target: undefined,
      how: 'to the load event, from this machine',
    },
  ];
}

export const run: Benchmark = async () => {
  if (!existsSync(join(releases, 'current')))
    return { skipped: 'Fjordby is not built: run `npm start` once' };
  if (!existsSync(built)) return { skipped: 'the web app is not built: run `npm run build -w apps/web`' };
  const state = mkdtempSync(join(tmpdir(), 'bench-page-'));
  const [server, browser] = await Promise.all([startWebServer({ releases, state }), launchBrowser()]);
  try {
    const without = await visit(browser, server.address, false);
    return figuresOf(without, await visit(browser, server.address, true));
  } finally {
    await browser.close();
    await server.stop();
    rmSync(state, { recursive: true });
  }
};

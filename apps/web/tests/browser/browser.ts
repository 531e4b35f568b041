/**
 * A real browser and a real server for the web app's own tests.
 * Belongs here: starting both, pages that watch what goes wrong. Does not belong: what a page should say (the tests).
 * The server runs over the small made-up release (makeRelease) unless a folder of releases is given.
 * Start with startStage.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { onTestFinished } from 'vitest';
import { startWebServer, type WebServer } from '../../../../tests/support/web-server.ts';
import { makeRelease } from '../fixture/make-release.ts';

/** A page with what it asked for and what it complained of. */
export interface WatchedPage {
  readonly page: Page;
  /** Addresses asked for, all of them. */
  readonly asked: string[];
  /** Errors and warnings of the console, broken scripts, policy violations. */
  readonly complaints: string[];
}

export interface Stage {
  readonly server: WebServer;
  readonly state: string;
  readonly releases: string;
  open(path: string, options?: BrowserContextOptions): Promise<WatchedPage>;
  close(): Promise<void>;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The machine's Chromium, without a window and without requests of its own. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
}

/** Pages that nobody looks at any more would slow the next ones down; one that is opened for all tests of a file stays. */
function closeAfterTest(context: BrowserContext): void {
  try {
    onTestFinished(() => context.close());
  } catch {
    // Outside a test there is nothing to wait for.
  }
}

async function openWatched(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  closeAfterTest(context);
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url, { waitUntil: 'networkidle' });
  return { page, asked, complaints };
}

/** Server and browser. `releases` = a folder that is there already; without it a small one is made and removed again. */
export async function startStage(releases?: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'stage-'));
  const state = join(folder, 'state');
  const shelf = releases ?? join(folder, 'releases');
  if (releases === undefined) makeRelease(shelf);
  const [server, browser] = await Promise.all([startWebServer({ releases: shelf, state }), launchBrowser()]);
  return {
    server,
    state,
    releases: shelf,
    open: (path, options = {}) => openWatched(browser, server.address + path, options),
    async close() {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What axe finds against WCAG 2.1 A and AA: rule, and the elements it speaks of. */
export async function accessibilityIssues(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** The same in the light and in the dark, on one page. */
export async function issuesInBothSchemes(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await accessibilityIssues(page)).map((issue) => `${colorScheme}: ${issue}`));
  }
  return found;
}

/** Widths of the window at which the page scrolls sideways, each with by how many pixels. */
export async function sidewaysAt(page: Page, widths: readonly number[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    if (over !== 0) found.push(`${width}: ${over}`);
  }
  return found;
}

/** The text as a person sees it: what styles hide is not in it. */
export function shownText(locator: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: this is Playwright's, and what is shown is the question
  return locator.innerText();
}

import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityIssues, issuesInBothSchemes, type Stage, shownText, startStage } from './browser.ts';
import { toPalettePng } from './report-picture.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const releases = process.env['BYBALANCE_TEST_RELEASES'] ?? `${root}/var/fjordby/releases`;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(existsSync(`${releases}/current`) ? releases : undefined);
});
afterAll(() => stage?.close());

const rows = (page: Page) => page.locator('.dots li[data-area]');
const areaPath = (page: Page, area: string | null) =>
  page.locator(`.sheet-of-map.wide .areas path[data-area="${area}"]`);
const marks = (page: Page) =>
  page
    .locator('.sheet-of-map.wide .areas path')
    .evaluateAll((paths) => paths.map((path) => path.classList[0] ?? ''));

/** Presses a key in the focused element and counts animation frames until `changed` holds. */
function framesUntil(page: Page, key: string): Promise<number> {
  return page.evaluate(
    (pressed) =>
      new Promise<number>((resolve) => {
        const before = document.querySelector('.areas')?.innerHTML;
        const slider = document.querySelector<HTMLInputElement>('input[type=range]');
        let frames = 0;
        const look = () => {
          frames++;
          if (document.querySelector('.areas')?.innerHTML !== before || frames > 60) resolve(frames);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        if (!slider) return resolve(99);
        slider.value = String(Number(slider.value) + (pressed === 'ArrowLeft' ? -1 : 1));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    key,
  );
}

describe('Overblik', () => {
  it('is readable and drawn before any script has run', async () => {
    const { page } = await stage.open('/', { javaScriptEnabled: false });
    expect((await shownText(page.locator('.lead'))).length).toBeGreaterThan(40);
    expect((await marks(page)).length).toBeGreaterThan(3);
    expect(await rows(page).count()).toBeGreaterThan(3);
    const years = page.locator('.slider a');
    expect(await years.first().getAttribute('href')).toContain('aar=');
  });

  it('lights up the same area on the map when a row is pointed at, and the other way round', async () => {
    const { page } = await stage.open('/');
    const row = rows(page).first();
    await row.locator('.value').hover();
    const area = await row.getAttribute('data-area');
    const outline = await page.locator('.pointed').getAttribute('d');
    expect(outline).toBe(await areaPath(page, area).getAttribute('d'));
    const other = await rows(page).nth(3).getAttribute('data-area');
    await areaPath(page, other).dispatchEvent('pointermove', { bubbles: true, pointerType: 'mouse' });
    expect(await page.locator('.dots li.active').getAttribute('data-area')).toBe(other);
    expect(await shownText(page.locator('.readout'))).toContain(
      await shownText(page.locator('.dots li.active a')),
    );
  });

  it('selects with a click, writes it into the address, and Back undoes it', async () => {
    const { page } = await stage.open('/');
    await rows(page).first().locator('a').click();
    await page.waitForURL('**/?omraade=*');
    expect(await page.locator('.chosen').count()).toBe(1);
    const shared = page.url();
    await page.goBack();
    await page.waitForFunction(() => !document.querySelector('.chosen'));
    const again = await stage.open(new URL(shared).pathname + new URL(shared).search);
    expect(await again.page.locator('.dots li.selected').count()).toBe(1);
    expect(await again.page.locator('.chosen').count()).toBe(1);
  });

  it('changes the year by keyboard, and the map within one frame', async () => {
    const { page } = await stage.open('/');
    const slider = page.getByRole('slider');
    await slider.focus();
    const before = await marks(page);
    await page.keyboard.press('Home');
    await page.waitForURL('**aar=*');
    expect(await marks(page)).not.toEqual(before);
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^\S+: kommunen \S+/);
    await page.keyboard.press('End');
    await page.waitForFunction(() => !location.search.includes('aar='));
    expect(await marks(page)).toEqual(before);
    expect(await framesUntil(page, 'ArrowLeft')).toBeLessThanOrEqual(2);
  });

  it('shows the year that a shared address asks for, and the nearest when it does not exist', async () => {
    const { page } = await stage.open('/?aar=1066&omraade=findes-ikke&udsnit=maanen');
    const first = await page.locator('.slider text.current').first().textContent();
    expect(first).toMatch(/\d{4}/);
    const wrong = await stage.open('/?maal=findes-ikke');
    expect(await shownText(wrong.page.locator('.notice'))).toContain('»findes-ikke«');
  });

  it('walks the map with arrows, selects with Enter, clears with Escape', async () => {
    const { page } = await stage.open('/');
    const map = page.locator('.map[role=application]');
    await map.focus();
    await page.keyboard.press('ArrowRight');
    const first = await page.locator('.focused').getAttribute('d');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.focused').getAttribute('d')).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL('**omraade=*');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !location.search.includes('omraade'));
    await page.keyboard.press('End');
    const highest = await rows(page).first().getAttribute('data-area');
    expect(await page.locator('.focused').getAttribute('d')).toBe(
      await areaPath(page, highest).getAttribute('d'),
    );
  });

  it('chooses another figure, and Back returns to the first', async () => {
    const { page } = await stage.open('/');
    const title = await shownText(page.locator('summary h2'));
    await page.locator('summary h2').click();
    const others = page.locator('details nav a:not([aria-current])');
    if ((await others.count()) === 0) return;
    await others.first().click();
    await page.waitForURL('**maal=*');
    expect(await shownText(page.locator('summary h2'))).not.toBe(title);
    await page.goBack();
    await page.waitForFunction((text) => document.querySelector('summary h2')?.textContent === text, title);
  });

  it('has a table that says the same as the dots, one key press away', async () => {
    const { page } = await stage.open('/');
    await rows(page).first().locator('a').focus();
    await page.keyboard.press('t');
    const table = page.locator('.list-side .table');
    await table.waitFor({ state: 'visible' });
    const told = await table
      .locator('tbody tr')
      .evaluateAll((found) =>
        found.map((row) =>
          [row.children[0]?.textContent?.trim(), row.children[1]?.textContent?.trim()].join('|'),
        ),
      );
    const drawn = await rows(page).evaluateAll((found) =>
      found.map((row) =>
        [row.querySelector('a')?.textContent?.trim(), row.querySelector('.value')?.textContent?.trim()].join(
          '|',
        ),
      ),
    );
    for (const line of drawn) expect(told).toContain(line);
  });

  it('gives a file that says the same as the page', async () => {
    const { page } = await stage.open('/');
    const href = (await page.locator('.list-side .foot a[download]').getAttribute('href')) ?? '';
    const answer = await page.request.get(stage.server.address + href.replace('?form=excel', ''));
    expect(answer.headers()['content-type']).toContain('text/csv');
    const lines = (await answer.text()).trim().split('\r\n');
    const head = lines[0]?.split(',') ?? [];
    const column = (name: string) => head.indexOf(name);
    const cells = lines.map(
      (line) =>
        line
          .match(/("([^"]|"")*"|[^,]*)(,|$)/g)
          ?.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')) ?? [],
    );
    const newest = cells
      .map((row) => row[column('aar')])
      .filter((year) => year !== 'aar')
      .sort()
      .at(-1);
    for (const row of await rows(page).all()) {
      const name = (await row.locator('a').textContent())?.trim();
      const code = new URL(
        (await row.locator('a').getAttribute('href')) ?? '',
        stage.server.address,
      ).searchParams.get('omraade');
      const value = (await row.locator('.value').textContent())?.trim();
      const line = cells.find(
        (cell) =>
          cell[column('kode')] === code &&
          cell[column('omraade')] === name &&
          cell[column('aar')] === newest &&
          cell[column('gruppe')] === 'i alt',
      );
      expect([name, line?.[column('vist')]]).toEqual([name, value]);
      expect(line?.[column('bemaerkning')]).toContain('OPDIGTEDE TAL');
    }
  });
});

describe('the pages of the report', () => {
  const PAGES = ['/', '/omraader', '/tal-og-metode', '/en', '/en/omraader', '/en/tal-og-metode'];

  it.each(PAGES)('%s passes axe', async (path) => {
    const { page } = await stage.open(path);
    expect(await accessibilityIssues(page)).toEqual([]);
  });

  it('one area and one sheet pass axe, also in the dark', async () => {
    const { page } = await stage.open('/omraader');
    const area = (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
    const sheet = '/tal-og-metode';
    await page.goto(stage.server.address + sheet);
    const first = (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
    for (const path of [area, first])
      expect([path, await issuesInBothSchemes((await stage.open(path)).page)]).toEqual([path, []]);
  });

  it('none scrolls sideways on a phone or at 400 % zoom', async () => {
    const { page } = await stage.open('/omraader');
    const area = (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
    for (const width of [390, 320])
      for (const path of ['/', '/omraader', '/tal-og-metode', area]) {
        const seen = await stage.open(path, { ...PHONE, viewport: { width, height: 844 } });
        const overflow = await seen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([path, width, overflow]).toEqual([path, width, 0]);
      }
  });

  it('none complains in the console', async () => {
    for (const path of PAGES) expect((await stage.open(path)).complaints).toEqual([]);
  });
});

describe('Område', () => {
  it('is found by its name from the header, without scripts', async () => {
    const { page } = await stage.open('/omraader', { javaScriptEnabled: false });
    const name = await shownText(page.locator('tbody th a').first());
    const { page: search } = await stage.open(`/find?q=${encodeURIComponent(name.toLowerCase())}`, {
      javaScriptEnabled: false,
    });
    expect(await shownText(search.locator('tbody th a').first())).toBe(name);
  });

  it('offers the nearest name for a slip of the finger', async () => {
    const { page } = await stage.open('/omraader');
    const name = await shownText(page.locator('tbody th a').first());
    const slip = name.slice(0, 1) + name.slice(2);
    const seen = await stage.open(`/omraader?soeg=${encodeURIComponent(slip)}`);
    expect(await shownText(seen.page.locator('main'))).toContain(name);
  });

  it('sorts by a figure with what is hidden last', async () => {
    const { page } = await stage.open('/omraader');
    const link = (await page.locator('thead th.number a').last().getAttribute('href')) ?? '';
    await page.goto(stage.server.address + link);
    expect(await page.locator('th[aria-sort=descending]').count()).toBe(1);
  });

  it('reads its lines without scripts, and reads out a year with the arrow keys', async () => {
    const { page } = await stage.open('/omraader');
    const path = (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
    const still = await stage.open(path, { javaScriptEnabled: false });
    const plots = still.page.locator('#udvikling .plot');
    if ((await plots.count()) === 0) return;
    expect(await still.page.locator('#udvikling .lines path').count()).toBeGreaterThan(0);
    const { page: alive } = await stage.open(path);
    await alive.locator('#udvikling .plot').first().focus();
    await alive.keyboard.press('Home');
    expect(await shownText(alive.locator('#udvikling .subtitle.reading').first())).toMatch(/\d{4}/);
  });
});

it.runIf(process.env['UPDATE_SCREENSHOTS'] === '1')('takes the picture for the README', async () => {
  const { page } = await stage.open('/', { viewport: { width: 1440, height: 1000 } });
  const path = `${root}/docs/images/overblik.png`;
  await mkdir(dirname(path), { recursive: true });
  // Decoded on a page without a policy: the report's own forbids what a canvas needs.
  const blank = await page.context().newPage();
  const picture = await toPalettePng(blank, await page.screenshot());
  expect(picture.length).toBeLessThan(150_000);
  await writeFile(path, picture);
});

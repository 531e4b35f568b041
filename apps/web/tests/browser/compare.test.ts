/** Sammenlign in a real browser: what is chosen is in the address, without scripts too; unions; both maps speak together. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityIssues, type Stage, shownText, startStage } from './browser.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const releases = process.env['BYBALANCE_TEST_RELEASES'] ?? `${root}/var/fjordby/releases`;
const PAGE = '/sammenlign';
const said = async (locator: Locator) => (await shownText(locator)).replaceAll('\u00a0', ' ');

describe.skipIf(!existsSync(`${releases}/current`))('Sammenlign', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(releases);
  });
  afterAll(() => stage?.close());

  it('adds, joins and removes places by plain forms and links, before any script has run', async () => {
    const { page } = await stage.open(`${PAGE}?omraader=103,104`, { javaScriptEnabled: false });
    await page.locator('#tilfoej').fill('bøgelev');
    await page.getByRole('button', { name: 'Tilføj' }).click();
    await page.waitForURL(/omraader=103,104,\d+$/);
    await page.locator('summary', { hasText: 'Læg områder sammen' }).click();
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('button', { name: 'Læg sammen' }).click();
    await page.waitForURL(/103~104/);
    expect(await said(page.locator('.choose'))).toContain('(lagt sammen)');
    expect(await page.locator('.panels > li').count()).toBe(4);
    await page.locator('a[aria-label^="Fjern"]').first().click();
    await page.waitForURL((url) => !/omraader=103,/.test(url.search));
    expect(await page.locator('.panels > li').count()).toBe(3);
  });

  it('offers the nearest name by search and says what it did not find', async () => {
    const { page } = await stage.open(`${PAGE}?tilfoej=qqqq`);
    expect(await said(page.locator('.notice'))).toContain('Vi fandt ikke »qqqq«');
  });

  it('lets both maps speak of the area pointed at, by keyboard', async () => {
    const { page, complaints } = await stage.open(PAGE);
    await page.locator('.maps [role=application]').first().focus();
    await page.keyboard.press('Home');
    await page.locator('.readout strong').waitFor();
    const readout = await said(page.locator('.readout'));
    expect(readout.match(/%/g)).toHaveLength(2);
    expect(complaints).toEqual([]);
  });

  it('reads dots of two figures out by keyboard, and has them in a table', async () => {
    const { page } = await stage.open(PAGE);
    await page.locator('#to-tal [role=application]').focus();
    await page.keyboard.press('End');
    expect(await said(page.locator('#to-tal .subtitle').first())).toMatch(
      /Arbejdsmarked: .* %.* Grundskole: .* %/,
    );
    await page.locator('#to-tal summary', { hasText: 'Tabel' }).click();
    expect(await page.locator('#to-tal tbody tr').count()).toBeGreaterThan(70);
  });

  it('gives the places over the years as a file', async () => {
    const { page } = await stage.open(PAGE);
    const href = await page.locator('#tabel a[download]').getAttribute('href');
    const response = await page.request.get(`${stage.server.address}${href}`);
    const text = await response.text();
    expect(response.headers()['content-disposition']).toContain('opdigtede-tal');
    expect(text.split('\r\n').length).toBeGreaterThan(10);
    expect(text).toContain('OPDIGTEDE TAL');
  });

  it('is whole in English', async () => {
    const { page } = await stage.open(`/en${PAGE}?omraader=112~113`);
    const text = await said(page.locator('main'));
    expect(text).toContain('How do the areas differ?');
    expect(text).not.toMatch(/[æøå](?![^\n]*(Kilde|Source))\w*(erne|else)\b/);
    expect(text).toContain('put together');
  });

  it.each([PAGE, `${PAGE}?omraader=103,104,103~104&maal=alene-grundskole`])(
    '%s passes axe and fits from 320 pixels up',
    async (path) => {
      const { page } = await stage.open(path);
      expect(await accessibilityIssues(page)).toEqual([]);
      for (const width of [320, 390, 768, 1024, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          String(width),
        ).toBeLessThanOrEqual(0);
      }
    },
  );
});

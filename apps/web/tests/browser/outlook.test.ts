import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuesInBothSchemes, type Stage, shownText, sidewaysAt, startStage } from './browser.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const releases = process.env['BYBALANCE_TEST_RELEASES'] ?? `${root}/var/fjordby/releases`;
const LISTS = '/kriterier';
const RECORD = '/tal-og-metode/udsigt';
/** As a person reads it: a no-break space is a space. */
const said = async (locator: Locator) => (await shownText(locator)).replaceAll('\u00a0', ' ');

describe('an edition without an outlook', () => {
  it('says so where its record would be, and has nothing of it elsewhere', async () => {
    const bare = await startStage();
    const { page } = await bare.open(RECORD);
    expect(await said(page.locator('.lead'))).toBe('Udgaven har ingen udsigt.');
    await page.goto(bare.server.address);
    expect(await page.locator('#varsel').count()).toBe(0);
    await bare.close();
  });
});

describe.skipIf(!existsSync(`${releases}/current`))('the outlook', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(releases);
  });
  afterAll(() => stage?.close());

  it('tells every residential area’s chances before any script has run', async () => {
    const { page } = await stage.open(LISTS, { javaScriptEnabled: false });
    const section = page.locator('#udsigt');
    expect(await said(section.locator('h2'))).toBe('Udsigten til 1. december 2026');
    expect(await section.locator('.outlook-table tbody tr').count()).toBe(10);
    expect(await said(section.locator('#udsigt-L01'))).toMatch(/omdannelsesområde\s+afgjort af kendte tal/);
    const text = await said(section);
    expect(text).toMatch(/I \d+ af 100 beregnede forløb opfylder \S+ betingelserne for/);
    expect(text).toMatch(/Udsigten fra 12\. marts 2025 sagde det rigtige i \d+ af 10 boligområder/);
    // Chances stand in steps of 5, and none is nothing or all.
    const chances = [...(await said(section.locator('.outlook-table'))).matchAll(/([<>]?) ?(\d+) %\s/g)].map(
      ([, edge, number]) => [edge, Number(number)],
    );
    expect(chances.some(([edge, number]) => edge === '' && (number === 0 || number === 100))).toBe(false);
  });

  it('shows one area by a plain link: its fans with labelled limits, and what is known', async () => {
    const { page } = await stage.open(LISTS);
    await page.getByRole('link', { name: 'Vis udsigten for Kildebakken' }).click();
    await page.waitForURL('**udsigt=L04**');
    const area = page.locator('#udsigt-omraade');
    expect(await area.locator('.fan-chart').count()).toBe(4);
    expect(await said(area.locator('table').last())).toMatch(/2025: fremskrevet\s+ventes i oktober 2026/);
    expect(await area.locator('text.limit').allTextContents()).toContain('§\u00a061\u00a0a: 40\u00a0%');
    // Origin is the law's own condition: it has no fan.
    expect(await said(area.locator('.fans'))).not.toMatch(/oprindelse/i);
  });

  it('gives every fan its table, and reads it year by year by keyboard', async () => {
    const { page } = await stage.open(`${LISTS}?udsigt=L07`);
    const chart = page.locator('.fan-chart').first();
    await chart.locator('summary').click();
    expect(await said(chart.locator('table tbody'))).toMatch(/2027\s+fremskrevet/);
    await chart.locator('.plot').focus();
    await page.keyboard.press('End');
    expect(await said(chart.locator('.subtitle'))).toMatch(/^2027/);
  });

  it('holds the record against persistence, drift and a straight line, and says where there is too little', async () => {
    const { page } = await stage.open(`/tal-og-metode`);
    await page.getByRole('link', { name: 'Hvor godt rammer udsigten?' }).click();
    await page.waitForURL(`**${RECORD}`);
    const text = await said(page.locator('main'));
    for (const word of ['Det viste', 'Seneste tal', 'Egen udvikling', 'Ret linje', 'for få til at vurdere'])
      expect(text).toContain(word);
    expect(text).toMatch(/Det seneste tal vises: en fælles udvikling ramte ikke bedre/);
    expect(text).not.toMatch(/undefined|NaN/);
  });

  it.each(['lister', 'befolkning', 'proeve'])('gives %s as a file', async (part) => {
    const { page } = await stage.open(RECORD);
    const answer = await page.request.get(`${stage.server.address}/tal-og-metode/udsigt.csv?del=${part}`);
    const [head = '', ...lines] = (await answer.text()).trimEnd().split('\r\n');
    expect(lines.length).toBeGreaterThan(20);
    expect(new Set(lines.map((line) => line.replace(/"[^"]*"/g, '').split(',').length))).toEqual(
      new Set([head.split(',').length]),
    );
  });

  it('tells an area’s population to come, and whether last year’s outlook held', async () => {
    const { page } = await stage.open('/omraader/131');
    const section = page.locator('#udsigt');
    expect(await said(section)).toMatch(/Formentlig mellem [\d.]+ og [\d.]+ i 2029/);
    expect(await said(section)).toMatch(/For 2026 sagde vi for et år siden mellem/);
  });

  it('warns of eight areas at most on Overblik, with reason and record', async () => {
    const { page } = await stage.open('/');
    const section = page.locator('#varsel');
    const rows = await section.locator('li').count();
    expect(rows).toBeLessThanOrEqual(8);
    expect(await said(section)).toMatch(/Samme regel gav \d+ vars/);
    expect(await said(section)).toContain('aldrig om personer');
  });

  it.each([`/en${LISTS}?udsigt=L07`, `/en${RECORD}`, '/en/omraader/131', '/en'])(
    '%s is whole in English',
    async (path) => {
      const { page, complaints } = await stage.open(path);
      const text = await said(page.locator('main'));
      expect(text).not.toMatch(/undefined|NaN|beregnede forløb|Udsigt|varsel|fremskrevet/);
      expect(complaints).toEqual([]);
    },
  );

  it.each([`${LISTS}?udsigt=L07`, RECORD, '/omraader/131', '/'])(
    '%s passes axe in light and dark',
    async (path) => {
      const { page } = await stage.open(path);
      expect(await issuesInBothSchemes(page)).toEqual([]);
    },
  );

  it.each([`${LISTS}?udsigt=L07`, RECORD, '/omraader/131', '/'])(
    '%s does not scroll sideways from 320 pixels up',
    async (path) => {
      const { page } = await stage.open(path);
      expect(await sidewaysAt(page, [320, 390, 760, 768, 900, 1100, 1201, 1440])).toEqual([]);
    },
  );
});

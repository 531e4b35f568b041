import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificate, makeRelease } from '../fixture/make-release.ts';
import { issuesInBothSchemes, type Stage, shownText, sidewaysAt, startStage } from './browser.ts';

const PAGE = '/tal-og-metode/beskyttelse';
const BARE = `${PAGE}?udgave=2026.1`;

let folder: string;
let stage: Stage;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'protection-'));
  makeRelease(folder, '2026.1');
  makeRelease(folder, '2026.2', {}, certificate);
  stage = await startStage(folder);
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page on protection', () => {
  it('opens with the promise of the edition, then example, rules, attack and price', async () => {
    const { page } = await stage.open(PAGE);
    expect(await shownText(page.locator('.lead'))).toBe('Ingen kan genkendes.');
    expect(await page.locator('h2').allInnerTexts()).toEqual([
      'Fra talt til vist',
      'Reglerne',
      'Prøvet ved angreb',
      'Prisen',
      'Ville en læser nå samme svar?',
    ]);
    expect(await shownText(page.locator('#angreb'))).toContain(
      'Af 120 fortrolige antal lå 3 for tæt på at kunne regnes ud',
    );
    expect(await shownText(page.locator('#angreb'))).toContain('2 antal må kendes som 0.');
  });

  it('tells the price of the totals of the main areas, and of the level that a reader chooses', async () => {
    const { page } = await stage.open(PAGE);
    const [, measures, distances] = await page.locator('#pris table').all();
    expect(measures && (await shownText(measures.locator('tbody tr')))).toMatch(
      /80\s+87,5\s+2,5\s+7,5\s+2,5\s+1,3/,
    );
    expect(distances && (await shownText(distances.locator('tbody tr')))).toMatch(
      /1,2\s+2\s+5\s+personer\s+under 0,1\s+1,1\s+2,4\s+pct.-point\s+0,97/,
    );
    await page.getByRole('link', { name: 'omraader, opdelinger' }).click();
    await page.waitForURL('**del=opdelinger*');
    expect(await shownText(page.locator('#pris figure').nth(1).locator('h3'))).toContain('opdelinger');
    expect(await shownText(page.locator('#pris figure').nth(2))).toContain('for få');
  });

  it('counts the decisions that a reader of the shown figures would take otherwise', async () => {
    const { page } = await stage.open(PAGE);
    const text = await shownText(page.locator('#kriterier'));
    expect(text).toContain('samme svar i 15 af 18 afgørelser og et andet i 2.');
    expect(text).toContain('I 1 kan de ikke give et svar.');
  });

  it('says that an edition of before the attack has no certificate, and tells no price', async () => {
    const { page } = await stage.open(BARE);
    expect(await shownText(page.locator('#angreb .notice'))).toContain('intet beskyttelsesbevis');
    expect(await page.locator('#pris, #kriterier').count()).toBe(0);
    expect(await page.locator('#eksempel tbody tr').count()).toBeGreaterThan(6);
  });

  it('is linked from each sheet and from the foot of every page, and links back', async () => {
    const { page } = await stage.open('/tal-og-metode/andel-0-17');
    await page.locator(`dd a[href="${PAGE}"]`).click();
    await page.waitForURL(`**${PAGE}`);
    expect(await page.locator(`footer a[href="${PAGE}"]`).count()).toBe(1);
    await page.locator('#pris figure').nth(1).getByRole('link').first().click();
    await page.waitForURL('**/tal-og-metode/andel-0-17');
  });

  it('is whole in English', async () => {
    const { page, complaints } = await stage.open(`/en${PAGE}`);
    expect(await shownText(page.locator('h1'))).toBe('How are the people in the figures protected?');
    const text = await shownText(page.locator('main'));
    expect(text).toContain('same answer in 15 of 18 decisions');
    expect(text).not.toMatch(/undefined|NaN/);
    expect(complaints).toEqual([]);
  });

  it.each([PAGE, BARE, `/en${PAGE}`])('%s passes axe in light and dark', async (path) => {
    const { page } = await stage.open(path);
    expect(await issuesInBothSchemes(page)).toEqual([]);
  });

  it('chooses a level by keyboard', async () => {
    const { page } = await stage.open(PAGE);
    await page.getByRole('link', { name: 'omraader, totaler' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**del=opdelinger*');
    expect(await shownText(page.locator('[aria-current=true]').first())).toBe('omraader, opdelinger');
  });

  it('does not scroll sideways from 320 pixels up', async () => {
    const { page } = await stage.open(PAGE);
    expect(await sidewaysAt(page, [320, 360, 390, 760, 1024])).toEqual([]);
  });
});

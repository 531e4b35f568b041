/** A department of Fjordby as its own association reads it: the figures behind the colour over the years, with a tool on every axis. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../../tests/support/web-server.ts';
import { accessibilityIssues, type Stage, shownText, startStage } from './browser.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const releases = process.env['BYBALANCE_TEST_RELEASES'] ?? `${root}/var/fjordby/releases`;
const DEPARTMENT = '/trafiklys/21-05';

describe.skipIf(!existsSync(`${releases}/current`))('a department over time', () => {
  let stage: Stage;
  let cookie: { name: string; value: string; url: string };
  beforeAll(async () => {
    stage = await startStage(releases);
    const [name = '', value = ''] = (await signIn(stage.server, stage.state, 'administration')).split('=');
    cookie = { name, value, url: stage.server.address };
    const sent = await fetch(`${stage.server.address}${DEPARTMENT}?/tool`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: stage.server.address, accept: 'text/html', cookie: `${name}=${value}` },
      body: new URLSearchParams({
        ...{ step: 'registered', tool: 'flexible', from: '2021-07-01' },
        ...{ agreement: 'Rammeaftale 2021–2025', decides: 'agreement', source: 'Byrådet' },
      }),
    });
    expect(sent.status).toBeLessThan(400);
  });
  afterAll(() => stage?.close());

  async function open(width: number) {
    const { page } = await stage.open('/log-ind', { viewport: { width, height: 900 } });
    await page.context().addCookies([cookie]);
    await page.goto(stage.server.address + DEPARTMENT, { waitUntil: 'networkidle' });
    return page;
  }

  it('draws each figure of the light, the law’s limit and the tool on the same axis, with a table that says it', async () => {
    const page = await open(1440);
    const figures = page.locator('#udvikling figure');
    expect(await figures.count()).toBe(3);
    expect(await page.locator('#udvikling .spans rect').count()).toBe(3);
    const first = figures.first();
    expect(await shownText(first)).toContain('Grænse');
    await first.locator('summary').click();
    expect((await shownText(first)).replaceAll('\u00a0', ' ')).toContain(
      'Fleksibel udlejning: fra 1. juli 2021, løber',
    );
    expect(await accessibilityIssues(page)).toEqual([]);
    const shots = process.env['BYBALANCE_TEST_SHOTS'];
    if (shots) await page.screenshot({ path: `${shots}/department.png`, fullPage: true });
  });

  it('fits from 320 pixels up', async () => {
    const page = await open(390);
    for (const width of [320, 390, 768, 1024, 1170, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, String(width)).toBeLessThanOrEqual(0);
    }
  });

  it('is not there for readers without an account', async () => {
    const { page } = await stage.open(DEPARTMENT);
    expect(await page.locator('#udvikling').count()).toBe(0);
  });
});

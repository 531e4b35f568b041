/** The ministry's lists beside own figures, the form that hands one over, tools against agreement and law, and the report under § 51 b. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../../tests/support/web-server.ts';
import { accessibilityIssues, type Stage, shownText, startStage } from './browser.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const releases = process.env['BYBALANCE_TEST_RELEASES'] ?? `${root}/var/fjordby/releases`;
const LISTS = '/kriterier/ministeriets-lister';
const REPORT = '/trafiklys/51b';
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe.skipIf(!existsSync(`${releases}/current`))('the ministry’s lists and letting tools', () => {
  let stage: Stage;
  let cookie = '';
  beforeAll(async () => {
    stage = await startStage(releases);
    cookie = await signIn(stage.server, stage.state, 'redaktør');
  }, 60_000);
  afterAll(() => stage?.close());

  const asEditor = (path: string, options = {}) => {
    const [name = '', value = ''] = cookie.split('=');
    const kept = { name, value, domain: '127.0.0.1', path: '/', expires: -1 };
    const cookies = [{ ...kept, httpOnly: true, secure: false, sameSite: 'Lax' as const }];
    return stage.open(path, { storageState: { cookies, origins: [] }, ...options });
  };
  const answer = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${stage.server.address}${path}`, { headers, redirect: 'manual' });

  it('stand beside own figures: as printed, with what rounding cannot explain, and every year before', async () => {
    const { page } = await stage.open('/kriterier?aar=2022', { javaScriptEnabled: false });
    const said = plain(await shownText(page.locator('#ministeriet')));
    expect(said).toContain('Ministeriets liste 1. december 2022');
    expect(said).toContain('9 af 10 boligområder');
    const renamed = plain(await shownText(page.locator('.official tbody tr', { hasText: 'Kildebakken' })));
    expect(renamed).toMatch(
      /på listen: Kildebakken m\.fl\.\s+forebyggelsesområde\s+egne tal: udsat boligområde/,
    );
    expect(said).toMatch(/listen mindst 0,\d+ pct\.-point (højere|lavere)/);
    expect(said).toContain('Kun ministeriets liste afgør');
    expect(await page.locator('#ministeriet .ring').count()).toBe(1);
    expect(await page.locator('#ministeriet').getByRole('link').count()).toBe(0);
  });

  it('say that a list is not there yet, and show the newest', async () => {
    const { page } = await stage.open('/en/kriterier');
    const said = await shownText(page.locator('#ministeriet'));
    expect(said).toContain('The list of 1 December 2026 has not been handed over');
    expect(said).toContain('Not named on the list: Birkelunden, Teglparken.');
  });

  it('are handed over by who may, and refused with every wrong line while the text still stands', async () => {
    const closed = await stage.open(LISTS);
    expect(await closed.page.locator('form[enctype]').count()).toBe(0);
    const { page } = await asEditor(LISTS, { javaScriptEnabled: false });
    await page
      .getByLabel('Eller indsæt fra et regneark')
      .fill('area;list_date;status\nA;1. dec;udsat\n;2027-12-01;udst');
    await page.getByLabel('Kilde').fill('Prøve');
    await page.getByRole('button', { name: 'Kontrollér og gem' }).click();
    const problem = await shownText(page.getByRole('alert'));
    expect(problem).toContain('3 fejl. Intet er gemt.');
    expect(problem).toContain('linje 2, kolonne list_date');
    expect(problem.match(/linje 3/g)).toHaveLength(2);
    expect(await page.getByLabel('Eller indsæt fra et regneark').inputValue()).toContain('1. dec');
    await page
      .getByLabel('Eller indsæt fra et regneark')
      .fill('area;list_date;status\nEngdraget;2027-12-01;udsat');
    await page.getByRole('button', { name: 'Kontrollér og gem' }).click();
    expect(await shownText(page.locator('.waiting'))).toContain('1. december 2027');
    await page.getByRole('button', { name: 'Træk tilbage' }).click();
    expect(await page.locator('.waiting li').count()).toBe(0);
  });

  it('hold tools in use against the law and the agreement, and never say more than they know', async () => {
    const register = (tool: string) =>
      fetch(`${stage.server.address}/trafiklys/11-01?/tool`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: stage.server.address, accept: 'text/html' },
        body: new URLSearchParams({
          ...{ step: 'registered', tool, from: '2025-07-01', agreement: 'Byrådet', decides: 'council' },
          source: 'Referat',
        }),
      });
    expect((await register('priority')).status).toBe(303);
    expect((await register('combined')).status).toBe(303);
    const { page } = await asEditor('/trafiklys/11-01');
    const said = plain(await shownText(page.locator('#vaerktoejer')));
    expect(said).toContain('I strid med loven: § 60, stk. 4 giver ikke plads til det i et parallelsamfund');
    expect(said).toContain('Rammeaftalen kan ikke vurderes: afdelingen har ingen farve i kraft');
    const list = await asEditor('/trafiklys');
    const rows = list.page.locator('#vaerktoejer tbody tr');
    expect(await rows.count()).toBe(1);
    expect(plain(await shownText(rows.first()))).toContain('Fortrinsret');
  });

  it('make the report under § 51 b for partners alone, as a page and as a file', async () => {
    expect((await answer(REPORT)).status).toBe(404);
    expect((await answer(`${REPORT}.csv`)).status).toBe(404);
    const { page } = await asEditor(REPORT);
    const said = plain(await shownText(page.locator('main')));
    expect(said).toMatch(/1\. juni \d{4} – 31\. maj \d{4}/);
    expect(said).toContain('senest 1. september');
    expect(said).toContain('Udgave 2026.1 · lag: samarbejde');
    expect(said).toContain('Byrådet');
    expect(said).toContain('Antal afviste ansøgere: det føres af boligorganisationerne');
    const csv = await (await answer(`${REPORT}.csv`, { cookie })).text();
    expect(csv).toContain('lag: samarbejde');
    expect(csv.split('\n').filter((line) => line.includes('11-01'))).toHaveLength(1);
  });

  it.each([LISTS, REPORT, '/kriterier', '/trafiklys', '/trafiklys/11-01'])(
    '%s has no accessibility issue, and no sideways scroll from 320 to 1440',
    async (path) => {
      const { page, complaints } = await asEditor(path);
      expect(await accessibilityIssues(page)).toEqual([]);
      for (const width of [320, 390, 768, 1024, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width}`).toBe(
          0,
        );
      }
      expect(complaints).toEqual([]);
    },
  );
});

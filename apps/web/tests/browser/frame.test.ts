import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityIssues, type Stage, shownText, startStage } from './browser.ts';

const fjordby = fileURLToPath(new URL('../../../../var/fjordby/releases', import.meta.url));
const OWN_PAGES = ['/log-ind', '/tilgaengelighed', '/aendringer', '/findes-ikke'];

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(existsSync(`${fjordby}/current`) ? fjordby : undefined);
});
afterAll(() => stage?.close());

describe('the frame', () => {
  it('names the municipality, the edition and the date, and says that the figures are made up', async () => {
    const { page } = await stage.open('/');
    const frame = await shownText(page.locator('body'));
    expect(frame).toMatch(/Bybalance\s+\S+ Kommune/);
    expect(frame).toMatch(/Udgave \S+ · opgjort pr\. 1\. januar 2026 · offentliggjort 12\. marts 2026/);
    expect(frame).toMatch(/Opdigtede tal · \S+ Kommune findes ikke/);
  });

  it('leads past itself with the first press of Tab', async () => {
    const { page } = await stage.open('/');
    await page.keyboard.press('Tab');
    expect(await shownText(page.locator(':focus'))).toBe('Gå til indholdet');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('indhold');
  });

  it('points at no empty room', async () => {
    const { page } = await stage.open('/');
    const links = await page
      .locator('header a, footer a')
      .evaluateAll((found) =>
        found.map((link) => (link as HTMLAnchorElement).href).filter((href) => href.startsWith('http')),
      );
    for (const link of new Set(links)) {
      const answer = await page.request.get(link);
      expect([link, answer.status()]).toEqual([link, 200]);
      const [, anchor] = link.split('#');
      if (anchor) expect(await answer.text()).toContain(`id="${anchor}"`);
    }
  });

  it('changes language on the same page, and says so to machines', async () => {
    const { page } = await stage.open('/aendringer?udgave=2026.1');
    expect(await page.locator('html').getAttribute('lang')).toBe('da');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/en/aendringer?udgave=2026.1');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await shownText(page.locator('h1'))).toBe('What has changed since last time?');
    expect(await page.locator('link[rel=alternate][hreflang=da]').getAttribute('href')).toBe(
      '/aendringer?udgave=2026.1',
    );
    await page.getByRole('link', { name: 'Dansk' }).click();
    await page.waitForURL('**/aendringer?udgave=2026.1');
    expect(await page.locator('html').getAttribute('lang')).toBe('da');
  });

  it('fits a phone without a sideways scroll, also at 400 % zoom', async () => {
    for (const width of [390, 320]) {
      const { page } = await stage.open('/', { viewport: { width, height: 800 } });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([width, overflow]).toEqual([width, 0]);
    }
  });
});

describe('every page', () => {
  it.each(['/', ...OWN_PAGES, '/en', '/en/log-ind'])('%s passes axe', async (path) => {
    const { page } = await stage.open(path);
    expect(await accessibilityIssues(page)).toEqual([]);
  });

  it('passes axe in the dark too', async () => {
    for (const path of ['/', '/log-ind']) {
      const { page } = await stage.open(path, { colorScheme: 'dark' });
      expect(await accessibilityIssues(page)).toEqual([]);
    }
  });

  it.each(['/', ...OWN_PAGES])('%s asks no one else, and keeps to its own policy', async (path) => {
    const { asked, complaints } = await stage.open(path);
    const elsewhere = asked.filter(
      (url) => !url.startsWith(stage.server.address) && !url.startsWith('data:'),
    );
    expect(elsewhere).toEqual([]);
    expect(complaints.filter((text) => !text.includes('404 (Not Found)'))).toEqual([]);
  });

  it.each(['/', ...OWN_PAGES])('%s can be read without scripts', async (path) => {
    const { page } = await stage.open(path, { javaScriptEnabled: false });
    expect((await shownText(page.locator('h1'))).length).toBeGreaterThan(5);
    expect((await shownText(page.locator('main'))).length).toBeGreaterThan(60);
  });
});

describe('the server', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(stage.server.address + path, { headers, redirect: 'manual' });

  it('says what a browser must know to be careful', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toMatch(/https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('refuses to be another host', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const asked = request(stage.server.address, { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end();
    });
    expect(status).toBe(421);
  });

  it('answers an unchanged page with nothing but its head', async () => {
    const first = await get('/aendringer');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    expect((await get('/aendringer', { 'if-none-match': tag })).status).toBe(304);
  });

  it('lets built files be kept for a year, and pages be asked for again', async () => {
    const page = await get('/aendringer');
    expect(page.headers.get('cache-control')).toBe('private, no-cache');
    const file = /_app\/immutable\/[^"]+\.css/.exec(await page.text())?.[0];
    const kept = await get(`/${file}`, { 'accept-encoding': 'br' });
    expect(kept.headers.get('cache-control')).toContain('immutable');
    expect(kept.headers.get('content-encoding')).toBe('br');
  });

  it.each(['/findes-ikke', '/en/findes-ikke', '/log-ind/x'])('answers 404 to %s in words', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/Siden findes ikke|The page does not exist/);
  });

  it('answers 404 to an edition that is not here', async () => {
    const answer = await get('/?udgave=1999.1');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Udgaven findes ikke her');
  });
});

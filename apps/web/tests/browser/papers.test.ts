import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../../tests/support/read-pdf.ts';
import { signIn } from '../../../../tests/support/web-server.ts';
import { accessibilityIssues, type Stage, shownText, startStage } from './browser.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const releases = process.env['BYBALANCE_TEST_RELEASES'] ?? `${root}/var/fjordby/releases`;
const isFjordby = existsSync(`${releases}/current`);
const WIDTHS = [320, 390, 768, 1440];

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(isFjordby ? releases : undefined);
});
afterAll(() => stage?.close());

async function fetchPdf(path: string, role?: string) {
  const headers = role === undefined ? {} : { cookie: await signIn(stage.server, stage.state, role) };
  const answer = await fetch(stage.server.address + path, { headers });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, type: answer.headers.get('content-type'), bytes };
}

async function firstArea(): Promise<string> {
  const { page } = await stage.open('/omraader');
  return (await page.locator('main tbody th a').first().getAttribute('href')) ?? '';
}

describe('the fact sheet', () => {
  it('is one link away from the page of its area, and is that area’s', async () => {
    const { page } = await stage.open(await firstArea());
    const name = await shownText(page.locator('h1'));
    const href = await page.getByRole('link', { name: 'Hent faktaark (PDF)' }).getAttribute('href');
    const { status, type, bytes } = await fetchPdf(href ?? '');
    expect([status, type]).toEqual([200, 'application/pdf']);
    const pdf = await readPdf(bytes);
    expect(pdf.title).toBe(`Faktaark: ${name}`);
    expect(pdf.bookmarks).toEqual([name]);
    for (const { text } of pdf.pages) expect(text).toContain(name);
  });

  it('is in English below /en', async () => {
    const { bytes } = await fetchPdf(`/en${await firstArea()}/faktaark.pdf`);
    expect(await readPdf(bytes)).toMatchObject({ language: 'en' });
  });

  it('is not there for an area that is not', async () => {
    expect((await fetchPdf('/omraader/findes-ikke/faktaark.pdf')).status).toBe(404);
  });
});

describe('the set of all sheets', () => {
  it('is made without scripts, by a button and a page that says how far it is', async () => {
    const { page } = await stage.open('/faktaark', { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Lav samlingen' }).click();
    expect(new URL(page.url()).pathname).toBe('/faktaark');
    const state = page.locator('.state');
    expect(await shownText(state)).toMatch(/områder er lagt klar|Siderne sættes|Samlingen er klar/);
    const { status, bytes } = await fetchPdf('/faktaark.pdf');
    expect(status).toBe(200);
    const pdf = await readPdf(bytes);
    await page.reload();
    expect(await shownText(state)).toContain(`Samlingen er klar: ${pdf.pages.length} sider`);
    expect(await page.getByRole('link', { name: 'Hent samlingen (PDF)' }).count()).toBe(1);
  });

  it.skipIf(!isFjordby)('has two pages on every area of Fjordby, each under its bookmark', async () => {
    const pdf = await readPdf((await fetchPdf('/faktaark.pdf')).bytes);
    expect(pdf.bookmarks).toHaveLength(79);
    expect(pdf.pages).toHaveLength(1 + 2 * 79);
    pdf.pages.slice(1).forEach(({ text }, i) => {
      expect(text).toContain(pdf.bookmarks[Math.floor(i / 2)]);
      expect(text).toContain(`Side ${(i % 2) + 1} af 2`);
    });
  });
});

describe('the agenda attachment', () => {
  it('is chosen, shown and fetched without scripts, and the address holds the choice', async () => {
    const { page } = await stage.open('/bilag', { javaScriptEnabled: false });
    await page.locator('input[name=omraade]').first().check();
    await page.locator('input[name=maal]').first().check();
    await page.getByRole('button', { name: 'Vis bilaget' }).click();
    expect(new URL(page.url()).searchParams.getAll('omraade')).toHaveLength(1);
    expect(await shownText(page.locator('.stamp'))).toBe('Åben dagsorden');
    expect(await shownText(page.locator('.ready'))).toContain('Åben dagsorden.');
    const href = await page.getByRole('link', { name: 'Hent bilag (PDF)' }).getAttribute('href');
    const pdf = await readPdf((await fetchPdf(href ?? '')).bytes);
    for (const { text } of pdf.pages) expect(text).toContain('Åben dagsorden');
  });

  it('for a partner is closed, and open only when it is made of what all may see', async () => {
    const { page } = await stage.open('/bilag');
    const area = await page.locator('input[name=omraade]').first().getAttribute('value');
    const figure = await page.locator('input[name=maal]').first().getAttribute('value');
    const query = `omraade=${encodeURIComponent(area ?? '')}&maal=${figure}`;
    const closed = await readPdf((await fetchPdf(`/bilag.pdf?${query}`, 'byrådsmedlem')).bytes);
    for (const { text } of closed.pages) expect(text).toContain('Lukket punkt');
    const open = await readPdf((await fetchPdf(`/bilag.pdf?${query}&lag=alle`, 'byrådsmedlem')).bytes);
    for (const { text } of open.pages) expect(text).not.toContain('Lukket punkt');
  });

  it('is nothing while nothing is chosen', async () => {
    expect((await fetchPdf('/bilag.pdf')).status).toBe(404);
  });
});

describe('the paper for the dialogue', () => {
  it('is not there for who has no business with it', async () => {
    expect((await fetchPdf('/styringsdialog/fjordbo/papir.pdf')).status).toBe(404);
    expect((await fetchPdf('/styringsdialog/fjordbo/papir.pdf', 'byrådsmedlem')).status).toBe(404);
  });

  it.skipIf(!isFjordby)('is for the association itself, and for no other', async () => {
    const own = await fetchPdf('/styringsdialog/fjordbo/papir.pdf', 'boligorganisation');
    expect(own.status).toBe(200);
    for (const { text } of (await readPdf(own.bytes)).pages)
      expect(text).toContain('Lukket punkt · kun for Fjordbo');
    expect((await fetchPdf('/styringsdialog/holmen/papir.pdf', 'boligorganisation')).status).toBe(404);
  });
});

describe('the pages of papers', () => {
  it.each(WIDTHS)('are accessible and stay inside %d px', async (width) => {
    const area = (await firstArea()).split('/').at(-1);
    for (const path of ['/faktaark', '/bilag', `/bilag?omraade=${area}&maal=andel-0-17`, '/styringsdialog']) {
      const { page, complaints } = await stage.open(path, { viewport: { width, height: 800 } });
      expect(await accessibilityIssues(page), path).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, path).toBeLessThanOrEqual(0);
      expect(complaints, path).toEqual([]);
      await page.context().close();
    }
  });
});

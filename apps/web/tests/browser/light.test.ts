import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../../tests/support/web-server.ts';
import { makeLightRelease } from '../fixture/make-light-release.ts';
import { accessibilityIssues, type Stage, shownText, startStage, type WatchedPage } from './browser.ts';

let stage: Stage;
let releases = '';
beforeAll(async () => {
  releases = mkdtempSync(join(tmpdir(), 'light-'));
  makeLightRelease(releases);
  stage = await startStage(releases);
});
afterAll(async () => {
  await stage?.close();
  rmSync(releases, { recursive: true });
});

const cookies = new Map<string, string>();
/** Signed in once a role: the server holds back whoever signs in all the time. */
async function cookieOf(role: string): Promise<string> {
  const cookie = cookies.get(role) ?? (await signIn(stage.server, stage.state, role));
  cookies.set(role, cookie);
  return cookie;
}

async function openAs(role: string, path: string, options = {}): Promise<WatchedPage> {
  const watched = await stage.open('/log-ind', options);
  const [name = '', value = ''] = (await cookieOf(role)).split('=');
  await watched.page.context().addCookies([{ name, value, url: stage.server.address }]);
  await watched.page.goto(stage.server.address + path, { waitUntil: 'networkidle' });
  return watched;
}

async function send(role: string | undefined, path: string, fields: Record<string, string>): Promise<number> {
  const cookie = role === undefined ? {} : { cookie: await cookieOf(role) };
  const answer = await fetch(stage.server.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: stage.server.address, accept: 'text/html', ...cookie },
    body: new URLSearchParams(fields),
  });
  return answer.status;
}

async function bytesFor(role: string | undefined, code: string): Promise<string> {
  const headers = role === undefined ? {} : { cookie: await cookieOf(role) };
  const paths = [
    '/trafiklys',
    '/trafiklys/__data.json',
    `/trafiklys/${code}`,
    `/trafiklys/${code}/__data.json`,
  ];
  const answers = paths.map(async (path) => (await fetch(stage.server.address + path, { headers })).text());
  return (await Promise.all(answers)).join('\n');
}

function written(): readonly { readonly kind: string; readonly payload: string }[] {
  const database = new DatabaseSync(join(stage.state, 'state.sqlite'), { readOnly: true });
  const rows = database.prepare('select kind, payload from inputs order by sequence').all();
  database.close();
  return rows as { kind: string; payload: string }[];
}

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(new Date());
const placement = {
  step: 'placement',
  colour: 'yellow',
  reason: 'Fastholdt gul på grund af genhusninger.',
  forum: 'Udlejningsudvalget',
  decidedOn: today,
};
const NAV = 'header nav';
const IN_NAVIGATION = />\s*Trafiklys\s*<\/a>/;
const said = (page: Page) => shownText(page.locator('main'));

describe('the list of departments', () => {
  it('is grouped by colour for who runs the round, passes axe in both languages and needs no scripts', async () => {
    const { page, complaints } = await openAs('administration', '/trafiklys');
    expect(await shownText(page.locator('.lead'))).toContain('Af 14 afdelinger er 3 røde, 3 gule, 6 grønne');
    const groups = await page.locator('tr.group').allInnerTexts();
    expect(groups.map((text) => text.trim().split('\n').at(-1))).toEqual([
      '3 røde afdelinger',
      '3 gule afdelinger',
      '6 grønne afdelinger',
      '1 afdeling, hvor farven ikke kan afgøres',
      '1 afdeling uden farve: for få beboere',
    ]);
    expect(await accessibilityIssues(page)).toEqual([]);
    await page.goto(`${stage.server.address}/en/trafiklys`);
    expect(await shownText(page.locator('.lead'))).toContain('3 red, 3 yellow, 6 green');
    expect(await accessibilityIssues(page)).toEqual([]);
    expect(complaints).toEqual([]);
    const plain = await openAs('administration', '/trafiklys', { javaScriptEnabled: false });
    expect(await plain.page.locator('tr.group').count()).toBe(5);
  });

  it('names each symbol, so that it can be read without colour', async () => {
    const { page } = await openAs('boligorganisation', '/trafiklys');
    const marks = await page
      .locator('ul.symbols svg')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(marks).toContain('Nørrevang afd. 12: rød');
    expect(marks).toContain('Fyrbakken afd. 9: kan ikke afgøres: rød eller gul');
    const row = page.locator('tr', { hasText: 'Nørrevang afd. 12' });
    expect(await row.locator('.symbols svg').first().getAttribute('aria-label')).toBe('2021: gul');
  });

  it('can be narrowed to one association by its address', async () => {
    const { page } = await openAs('administration', '/trafiklys');
    await page.getByRole('link', { name: 'Boligselskabet Holmen 6' }).click();
    await page.waitForURL('**/trafiklys?organisation=holmen');
    expect(await shownText(page.locator('.lead'))).toContain('Af 6 afdelinger');
  });

  it('holds only an association’s own departments for its people', async () => {
    const own = await bytesFor('boligorganisation', '1');
    expect(own).toContain('Nørrevang afd. 12');
    for (const other of ['Havneparken', 'Rosenlund']) expect(own).not.toContain(other);
  });

  it.each([undefined, 'læser', 'byrådsmedlem', 'administrator'])(
    'is empty, with words, for %s before any decision',
    async (role) => {
      const bytes = await bytesFor(role, '1');
      expect(bytes).toContain('Der er intet trafiklys at vise dig');
      expect(bytes).not.toMatch(/Nørrevang afd|Opfylder 2 af 4/);
      expect(bytes).not.toMatch(IN_NAVIGATION);
    },
  );

  it('that is empty passes axe', async () => {
    const { page } = await stage.open('/trafiklys');
    expect(await accessibilityIssues(page)).toEqual([]);
  });

  it.each(['administration', 'boligorganisation', 'dataejer'])('is in the navigation of %s', async (role) => {
    const answer = await fetch(stage.server.address, { headers: { cookie: await cookieOf(role) } });
    expect(await answer.text()).toMatch(IN_NAVIGATION);
  });
});

describe('a department', () => {
  it('shows its figures at both limits, what would change it and what the law imposes', async () => {
    const { page, complaints } = await openAs('boligorganisation', '/trafiklys/1');
    const text = await said(page);
    expect(text).toContain('Tallene for 2026 foreslår rød.');
    expect(text).toContain('385 ud af 600');
    expect(text).toContain('over 40\u00a0%');
    expect(text).toContain('Gul, hvis omkring 20 færre havde alene grundskole');
    expect(text).toMatch(/§\s60, stk\.\s4/);
    expect(await accessibilityIssues(page)).toEqual([]);
    await page.getByRole('link', { name: 'Alene grundskoleuddannelse' }).click();
    await page.waitForURL('**/tal-og-metode/alene-grundskole');
    expect(complaints).toEqual([]);
  });

  it('that is held back says so', async () => {
    const { page } = await openAs('administration', '/trafiklys/3');
    expect(await said(page)).toContain(
      'Årets tal alene giver rød. Fastholdt, så farven ikke skifter hvert år',
    );
  });

  it.each(['/trafiklys/1', '/trafiklys/99'])('%s is not there for who may not know of it', async (path) => {
    const answer = await fetch(stage.server.address + path, { headers: { cookie: await cookieOf('læser') } });
    expect(answer.status).toBe(404);
  });

  it('needs no sideways scroll on a phone', async () => {
    for (const path of ['/trafiklys', '/trafiklys/1']) {
      const { page } = await openAs('administration', path, { viewport: { width: 390, height: 800 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
  });
});

describe('a round', () => {
  it('goes from proposal to a colour in force, each step by who may take it', async () => {
    const staff = await openAs('administration', '/trafiklys/4');
    await staff.page.getByLabel('Frist for svar').fill('2099-12-20');
    await staff.page.getByRole('button', { name: 'Send i høring' }).click();
    await staff.page.getByText('Sendt i høring til 20. december 2099').waitFor();
    expect(await said(staff.page)).toContain('Der kan først indplaceres, når høringssvaret er kommet');

    const association = await openAs('boligorganisation', '/trafiklys/4', { javaScriptEnabled: false });
    await association.page.getByLabel('Høringssvar').fill('Tallet er påvirket af genhusninger.');
    await association.page.getByLabel('Svaret er en indsigelse mod data').check();
    await association.page.getByRole('button', { name: 'Send høringssvar' }).click();
    expect(await said(association.page)).toContain('Høringssvar med indsigelse mod data');
    expect(await send('administration', '/trafiklys/4?/step', placement)).toBe(400);

    expect(await send('dataejer', '/trafiklys/4?/step', { step: 'answer', text: 'Tallet står.' })).toBe(303);
    await staff.page.reload();
    await staff.page.getByLabel('gul').check();
    await staff.page.getByLabel('Begrundelse').fill(placement.reason);
    await staff.page.getByLabel('Besluttet af').fill('Udlejningsudvalget');
    await staff.page.getByRole('button', { name: 'Indplacér' }).click();
    await staff.page
      .getByText('En anden end den')
      .or(staff.page.getByText('Du har selv skrevet indplaceringen'))
      .first()
      .waitFor();
    expect(await accessibilityIssues(staff.page)).toEqual([]);
    expect(await bytesFor('byrådsmedlem', '4')).not.toContain(placement.reason);

    expect(await send('administration', '/trafiklys/4?/step', { step: 'approval' })).toBe(400);
    expect(await send('redaktør', '/trafiklys/4?/step', { step: 'approval' })).toBe(303);
    expect(await send('redaktør', '/trafiklys/4?/step', { step: 'in-force', from: today })).toBe(303);
    await staff.page.reload();
    const text = await said(staff.page);
    expect(text).toContain('Indplaceret som gul');
    expect(text).toContain('Afviger fra forslaget (grøn).');
    expect(await staff.page.locator('#runden .log li').count()).toBe(6);
    const steps = written().filter(({ kind }) => kind === 'lightDecision');
    expect(steps.map(({ payload }) => JSON.parse(payload).step.step)).toEqual([
      'hearing',
      'reply',
      'answer',
      'placement',
      'approval',
      'in-force',
    ]);
  });

  it('is told to the other partners once it is decided, and its hearing and figures are not', async () => {
    const councillor = await bytesFor('byrådsmedlem', '4');
    expect(councillor).toContain(placement.reason);
    expect(councillor).not.toContain('påvirket af genhusninger.');
    expect(councillor).not.toContain('Tallet står.');
    expect(councillor).not.toMatch(/29,0|Ingen kriterier opfyldt|Afviger fra/);
    expect(await bytesFor(undefined, '4')).not.toContain('Åparken');
    const { page } = await openAs('byrådsmedlem', '/trafiklys');
    expect(await shownText(page.locator('.lead'))).toContain('1 gul er besluttet i denne udgave.');
    expect(await shownText(page.locator(NAV))).toContain('Trafiklys');
    expect(await accessibilityIssues(page)).toEqual([]);
  });

  it('keeps what was written in a form that was refused', async () => {
    const { page } = await openAs('administration', '/trafiklys/9');
    await page.getByLabel('Frist for svar').evaluate((input) => input.removeAttribute('min'));
    await page.getByLabel('Frist for svar').fill('2020-01-01');
    await page.getByRole('button', { name: 'Send i høring' }).click();
    await page.getByRole('alert').waitFor();
    expect(await shownText(page.getByRole('alert'))).toBe('Fristen ligger i fortiden. Intet er gemt.');
    expect(await page.getByLabel('Frist for svar').inputValue()).toBe('2020-01-01');
    expect(await accessibilityIssues(page)).toEqual([]);
  });

  it.each([
    ['nobody', undefined, '1', { step: 'hearing', deadline: '2099-01-01' }, 404],
    ['a reader', 'læser', '1', { step: 'hearing', deadline: '2099-01-01' }, 404],
    [
      'an association for its own department, a step that is not its',
      'boligorganisation',
      '1',
      { step: 'hearing', deadline: '2099-01-01' },
      403,
    ],
    ['an association for another’s', 'boligorganisation', '9', { step: 'reply', text: 'x' }, 404],
    ['staff in the association’s name', 'administration', '1', { step: 'reply', text: 'x' }, 403],
    ['a data owner who would place', 'dataejer', '1', placement, 403],
    ['a councillor, of a decided department', 'byrådsmedlem', '4', { step: 'reopening', reason: 'x' }, 403],
    ['staff, before the hearing', 'administration', '1', placement, 400],
    [
      'staff, for a department that is too small',
      'administration',
      '8',
      { step: 'hearing', deadline: '2099-01-01' },
      400,
    ],
    ['staff, with a step that is none', 'administration', '1', { step: 'coronation' }, 400],
    ['staff, for a department that is not there', 'administration', '99', { step: 'approval' }, 404],
  ])('refuses %s', async (_who, role, code, fields, status) => {
    const before = written().length;
    expect(await send(role, `/trafiklys/${code}?/step`, fields)).toBe(status);
    expect(written().length).toBe(before);
  });
});

describe('letting tools', () => {
  const tool = {
    step: 'registered',
    tool: 'flexible',
    from: '2024-01-01',
    agreement: 'Rammeaftale',
    decides: 'agreement',
    source: 'Byrådet',
  };

  it('are entered, drawn on the department’s time axis and ended', async () => {
    const { page } = await openAs('administration', '/trafiklys/1');
    await page.getByText('Indfør et værktøj').click();
    await page.getByLabel('Fra', { exact: true }).fill('2024-01-01');
    await page.getByLabel('Aftale eller beslutning').fill('Rammeaftale 2024–2027');
    await page.getByLabel('Kilde').fill('Byrådet, sag 12');
    await page.getByRole('button', { name: 'Gem' }).click();
    await page.locator('#vaerktoejer td', { hasText: 'fra 1. januar 2024, løber' }).waitFor();
    expect(await page.locator('#vaerktoejer svg rect').count()).toBe(1);
    expect(await accessibilityIssues(page)).toEqual([]);
    const [entry] = written().filter(({ kind }) => kind === 'lettingTool');
    expect(JSON.parse(entry?.payload ?? '{}').step).toMatchObject({ tool: 'flexible', from: '2024-01-01' });
    await page.locator('#vaerktoejer td summary').click();
    await page.getByLabel('Sidste dag').fill('2025-12-31');
    await page.getByRole('button', { name: 'Afslut' }).click();
    await page.locator('#vaerktoejer td', { hasText: '31. december 2025' }).waitFor();
  });

  it.each([
    ['an association', 'boligorganisation', '1', tool, 403],
    ['a data owner', 'dataejer', '1', tool, 403],
    ['an end before the beginning', 'administration', '1', { ...tool, to: '2023-01-01' }, 400],
    ['a tool that is none', 'administration', '1', { ...tool, tool: 'magic' }, 400],
    [
      'the end of what is not there',
      'administration',
      '2',
      { step: 'ended', registered: '1', to: '2025-01-01' },
      400,
    ],
  ])('are not taken from %s', async (_who, role, code, fields, status) => {
    expect(await send(role, `/trafiklys/${code}?/tool`, fields)).toBe(status);
  });
});

describe('a new edition', () => {
  it('opens a new round; the colour in force stays, and the old edition takes no more steps', async () => {
    makeLightRelease(releases, '2026.2');
    const { page } = await openAs('administration', '/trafiklys/4');
    expect(await said(page)).toContain('I kraft: gul siden');
    expect(await page.locator('#runden .log li').count()).toBe(0);
    expect(
      await send('administration', '/trafiklys/4?/step&udgave=2026.1', { step: 'reopening', reason: 'x' }),
    ).toBe(400);
    await page.goto(`${stage.server.address}/trafiklys/4?udgave=2026.1`);
    expect(await page.locator('#runden .log li').count()).toBe(6);
    expect(await said(page)).toContain('Det er en ældre udgave.');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../../tests/support/web-server.ts';
import { DEPARTMENT_NAME, makeRelease } from '../fixture/make-release.ts';
import { accessibilityIssues, type Stage, shownText, startStage } from './browser.ts';

interface SignIn {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

function accountOf(role: string): SignIn {
  const signIns: readonly SignIn[] = JSON.parse(
    readFileSync(join(stage.state, 'demo-sign-ins.json'), 'utf8'),
  );
  const found = signIns.find((one) => one.role === role);
  if (!found) throw new Error(`No demo account for ${role}.`);
  return found;
}

async function fillAndSend(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Adgangskode').fill(password);
  await page.getByRole('button', { name: 'Log ind' }).click();
  await page.waitForLoadState('networkidle');
}

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(stage.server.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: stage.server.address, ...headers },
    body: new URLSearchParams(fields),
  });

describe('signing in', () => {
  it('leads back to the page one came from, and out again', async () => {
    const { page, complaints } = await stage.open('/aendringer');
    await page.getByRole('link', { name: 'Log ind' }).click();
    await page.waitForURL('**/log-ind?til=*');
    const { email, password } = accountOf('redaktør');
    await fillAndSend(page, email, password);
    expect(new URL(page.url()).pathname).toBe('/aendringer');
    expect(await shownText(page.locator('.strip'))).toContain('Redaktør (opdigtet), redaktør');
    await page.getByRole('button', { name: 'Log ud' }).click();
    await page.waitForURL(`${stage.server.address}/`);
    expect(await shownText(page.locator('.strip'))).toContain('Log ind');
    expect(complaints).toEqual([]);
  });

  it('works without scripts', async () => {
    const { page } = await stage.open('/log-ind?til=%2Faendringer', { javaScriptEnabled: false });
    const { email, password } = accountOf('læser');
    await fillAndSend(page, email, password);
    expect(new URL(page.url()).pathname).toBe('/aendringer');
    expect(await shownText(page.locator('.strip'))).toContain('læser');
  });

  it.each([
    ['a wrong password', () => accountOf('læser').email],
    ['an unknown address', () => 'ingen@demo.example'],
  ])('with %s says the same, keeps the address and passes axe', async (_what, email) => {
    const { page } = await stage.open('/log-ind');
    await fillAndSend(page, email(), 'en forkert adgangskode');
    expect(await shownText(page.getByRole('alert'))).toBe(
      'E-mail eller adgangskode passer ikke. Ingen er logget ind. Prøv igen.',
    );
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email());
    expect(await page.getByLabel('Adgangskode').inputValue()).toBe('');
    expect(await accessibilityIssues(page)).toEqual([]);
  });

  it('is held back after many failures', async () => {
    const fields = { email: 'mange@demo.example', password: 'forkert' };
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await post('/log-ind', fields)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const { email, password } = accountOf('læser');
    const answer = await post('/log-ind', { email, password });
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^bybalance-\d+=[\w-]{43};/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('refuses a form that another site sent', async () => {
    const { email, password } = accountOf('læser');
    const answer = await post('/log-ind', { email, password }, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('a session', () => {
  it('that has ended says so, and leads back after signing in', async () => {
    const { page } = await stage.open('/log-ind?til=%2Faendringer');
    const { email, password } = accountOf('administration');
    await fillAndSend(page, email, password);
    const database = new DatabaseSync(join(stage.state, 'state.sqlite'));
    database.exec("update sessions set seen_at = '2020-01-01T00:00:00.000Z'");
    database.close();
    await page.reload();
    const said = page.getByRole('status').filter({ hasText: 'logget ud' });
    expect(await shownText(said)).toContain('Du er logget ud efter 30 minutter.');
    await said.getByRole('link', { name: 'Log ind' }).click();
    await page.waitForURL('**/log-ind?til=*');
    await fillAndSend(page, email, password);
    expect(new URL(page.url()).pathname).toBe('/aendringer');
  });

  it('ends on the server when one signs out', async () => {
    const cookie = await signIn(stage.server, stage.state, 'læser');
    await post('/log-ud', {}, { cookie });
    const answer = await fetch(`${stage.server.address}/aendringer`, { headers: { cookie } });
    expect(await answer.text()).toContain('Du er logget ud');
  });

  it('keeps its pages out of every cache', async () => {
    const cookie = await signIn(stage.server, stage.state, 'læser');
    const answer = await fetch(`${stage.server.address}/`, { headers: { cookie } });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });
});

describe('what a role may not see', () => {
  const paths = ['/', '/omraader', '/omraader/1', '/tal-og-metode', '/aendringer'];
  const withData = paths.flatMap((path) => [path, `${path === '/' ? '' : path}/__data.json`]);

  it.each(['nobody', 'læser', 'administrator'])('is not in any byte sent to %s', async (role) => {
    const headers = role === 'nobody' ? {} : { cookie: await signIn(stage.server, stage.state, role) };
    for (const path of withData) {
      const body = await (await fetch(stage.server.address + path, { headers })).text();
      expect([path, body.includes(DEPARTMENT_NAME), /77[,.]7|0\.777/.test(body)]).toEqual([
        path,
        false,
        false,
      ]);
    }
  });
});

describe('a closed report', () => {
  let closed: Stage;
  beforeAll(async () => {
    closed = await startStage();
    makeRelease(closed.releases, '2026.2', { publicReport: false });
  });
  afterAll(() => closed?.close());

  it('sends a reader without an account to sign in, and back', async () => {
    const { page } = await closed.open('/aendringer?x=1');
    expect(new URL(page.url()).pathname).toBe('/log-ind');
    expect(new URL(page.url()).searchParams.get('til')).toBe('/aendringer?x=1');
    expect(await shownText(page.locator('.lead'))).toBe('Rapporten kræver en konto.');
  });

  it('gives its data to no one without an account', async () => {
    for (const path of ['/__data.json', '/aendringer/__data.json', '/?udgave=2026.2']) {
      const body = await (await fetch(closed.server.address + path, { redirect: 'manual' })).text();
      expect(body).not.toContain('Nordby');
    }
  });

  it('opens for an account', async () => {
    const cookie = await signIn(closed.server, closed.state, 'læser');
    const answer = await fetch(`${closed.server.address}/aendringer`, {
      headers: { cookie },
      redirect: 'manual',
    });
    expect(answer.status).toBe(200);
  });
});

describe('the logs', () => {
  it('hold no address and no name', async () => {
    await signIn(stage.server, stage.state, 'redaktør');
    const database = new DatabaseSync(join(stage.state, 'state.sqlite'));
    const access = JSON.stringify(database.prepare('select * from access_log').all());
    database.close();
    expect(access).toContain('signed-in');
    expect(access).not.toMatch(/@|opdigtet|127\.0\.0\.1/);
    const written = stage.server.log().split('Sign-ins of the made-up municipality')[0] ?? '';
    expect(written).not.toContain('@');
    expect(readdirSync(stage.state)).not.toContain('log');
  });
});

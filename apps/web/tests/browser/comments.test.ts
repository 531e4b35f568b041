import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../../tests/support/web-server.ts';
import { accessibilityIssues, type Stage, shownText, startStage } from './browser.ts';

const AREA = '/omraader/1';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

/** A page of the area, signed in with the demo account of a role. */
async function openAs(role: string, options: { readonly javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const cookie = await signIn(stage.server, stage.state, role);
  const [name = '', value = ''] = cookie.split('=');
  const { page } = await stage.open('/log-ind', options);
  await page.context().addCookies([{ name, value, url: stage.server.address }]);
  await page.goto(stage.server.address + AREA, { waitUntil: 'networkidle' });
  return page;
}

async function write(page: Page, text: string, audience?: string): Promise<void> {
  await page.getByLabel('Kommentar', { exact: true }).fill(text);
  if (audience) await page.getByLabel(audience).check();
  await page.getByRole('button', { name: 'Gem' }).click();
  await page.getByText(text).waitFor();
}

async function seenBy(role: string | undefined): Promise<string> {
  const cookie = role === undefined ? '' : await signIn(stage.server, stage.state, role);
  const pages = [AREA, `${AREA}/__data.json`, `/en${AREA}`].map(async (path) => {
    const answer = await fetch(stage.server.address + path, { headers: cookie === '' ? {} : { cookie } });
    return answer.text();
  });
  return (await Promise.all(pages)).join('\n');
}

function chain(): readonly { readonly kind: string; readonly payload: string; readonly role: string }[] {
  const database = new DatabaseSync(join(stage.state, 'state.sqlite'), { readOnly: true });
  const rows = database.prepare('select kind, payload, role from inputs order by sequence').all();
  database.close();
  return rows as { kind: string; payload: string; role: string }[];
}

describe('a comment on a number', () => {
  it('stands on the page with its figure, its date and its author’s role, for everyone', async () => {
    const page = await openAs('administration');
    await write(page, 'Skolen har åbnet to nye spor.', 'Alle, der kan læse rapporten');
    const comments = await shownText(page.locator('#kommentarer'));
    expect(comments).toContain('Børn og unge under 18 år, 2026');
    expect(comments).toMatch(/Administration, \d+\. \S+ \d{4}/);
    expect(await accessibilityIssues(page)).toEqual([]);
    for (const role of [undefined, 'læser', 'boligorganisation'])
      expect(await seenBy(role)).toContain('Skolen har åbnet to nye spor.');
  });

  it('for partners is in no byte sent to others', async () => {
    const page = await openAs('boligorganisation');
    await write(page, 'Kun mellem os partnere.');
    expect(await seenBy('administration')).toContain('Kun mellem os partnere.');
    for (const role of [undefined, 'læser', 'administrator'])
      expect(await seenBy(role)).not.toContain('Kun mellem os partnere.');
  });

  it('can be written and withdrawn without scripts, and the log keeps both', async () => {
    const page = await openAs('dataejer', { javaScriptEnabled: false });
    await write(page, 'Skrevet uden scripts.');
    const own = page.locator('#kommentarer li', { hasText: 'Skrevet uden scripts.' });
    await own.getByRole('button').click();
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('Skrevet uden scripts.').count()).toBe(0);
    const kinds = chain().map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(['comment', 'comment-withdrawal']);
  });

  it('of another can be withdrawn by an editor only', async () => {
    const partner = await openAs('byrådsmedlem');
    expect(await partner.getByRole('button', { name: /^Træk tilbage/ }).count()).toBe(0);
    const editor = await openAs('redaktør');
    expect(await editor.getByRole('button', { name: /^Træk tilbage/ }).count()).toBeGreaterThan(0);
  });

  it('is offered to no one who may not write', async () => {
    for (const role of ['læser', 'administrator']) {
      const page = await openAs(role);
      expect(await page.getByRole('button', { name: 'Gem' }).count()).toBe(0);
    }
  });
});

describe('a form that was made by hand', () => {
  const figure = JSON.stringify(['andel-0-17', 'omraader', '1', '2026']);

  async function send(role: string | undefined, fields: Record<string, string>): Promise<number> {
    const cookie = role === undefined ? {} : { cookie: await signIn(stage.server, stage.state, role) };
    const answer = await fetch(`${stage.server.address}${AREA}?/comment`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: stage.server.address, accept: 'text/html', ...cookie },
      body: new URLSearchParams(fields),
    });
    return answer.status;
  }

  it.each([
    [undefined, { figure, text: 'x', audience: 'alle' }, 403],
    ['læser', { figure, text: 'x', audience: 'alle' }, 403],
    ['boligorganisation', { figure, text: 'x', audience: 'alle' }, 403],
    ['redaktør', { figure, text: 'x', audience: 'intern' }, 403],
    ['redaktør', { figure, text: '   ', audience: 'alle' }, 400],
    ['redaktør', { figure, text: 'x'.repeat(1001), audience: 'alle' }, 400],
    ['redaktør', { figure: '["x","omraader","1","2026"]', text: 'x', audience: 'alle' }, 400],
    ['redaktør', { figure: 'nonsense', text: 'x', audience: 'alle' }, 400],
    ['redaktør', { figure, text: 'x', audience: 'alle' }, 303],
  ])('from %s with %o is answered %d', async (role, fields, status) => {
    const before = chain().length;
    expect(await send(role, fields)).toBe(status);
    expect(chain().length - before).toBe(status === 303 ? 1 : 0);
  });

  it('writes no account into what the page shows', async () => {
    const accounts: readonly { readonly email: string }[] = JSON.parse(
      readFileSync(join(stage.state, 'demo-sign-ins.json'), 'utf8'),
    );
    const seen = await seenBy('redaktør');
    for (const { email } of accounts) expect(seen).not.toContain(email);
  });
});

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../src/lib/server/access/sign-in.ts';
import { openSignInLimits } from '../src/lib/server/access/sign-in-limits.ts';
import { openStateStore, type StateStore } from '../src/lib/server/state/store.ts';
import { DEMO_FILE, ensureDemoAccounts, printSignIns } from './demo-accounts.ts';

let folder: string;
let state: StateStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
  state = openStateStore(folder);
});
afterEach(async () => {
  await state.close();
  rmSync(folder, { recursive: true });
});

describe('demo accounts', () => {
  it('are one a role, sign in, and are the same at the next start', async () => {
    const signIns = await ensureDemoAccounts(state, folder);
    expect(signIns.map(({ role }) => role)).toEqual([
      'læser',
      'byrådsmedlem',
      'boligorganisation',
      'administration',
      'dataejer',
      'redaktør',
      'administrator',
    ]);
    expect(await ensureDemoAccounts(state, folder)).toEqual(signIns);
    const [first] = signIns;
    const given = { email: first?.email ?? '', password: first?.password ?? '', address: '' };
    expect((await signIn(state, openSignInLimits(), given)).kind).toBe('signed-in');
  });

  it('belong to one organisation, and to two, where the edition has layers for them', async () => {
    const before = await ensureDemoAccounts(state, folder);
    const organisations = [
      { id: 'bo', name: 'Bolværket' },
      { id: 'fab', name: 'Fjordby Almene' },
      { id: 'nord', name: 'Nord' },
    ];
    const [added, ...others] = (await ensureDemoAccounts(state, folder, organisations)).slice(before.length);
    expect([added?.role, added?.email, others]).toEqual([
      'to boligorganisationer',
      'to-boligorganisationer@demo.example',
      [],
    ]);
    const accounts = await state.accounts.list();
    expect(accounts.at(-1)).toMatchObject({ role: 'organisation', organisations: ['bo', 'fab'] });
    const other = join(folder, 'other');
    const fresh = openStateStore(other);
    await ensureDemoAccounts(fresh, other, organisations);
    const made = (await fresh.accounts.list()).filter(({ role }) => role === 'organisation');
    expect(made.map(({ name, organisations: own }) => [name, own])).toEqual([
      ['Bolværket (opdigtet)', ['bo']],
      ['Bolværket og Fjordby Almene (opdigtet)', ['bo', 'fab']],
    ]);
    await fresh.close();
  });

  it('have passwords of this machine, in a file for its own user', async () => {
    const signIns = await ensureDemoAccounts(state, folder);
    expect(new Set(signIns.map(({ password }) => password)).size).toBe(signIns.length);
    expect(statSync(join(folder, DEMO_FILE)).mode & 0o777).toBe(0o600);
    expect(printSignIns(signIns)).toContain(signIns[0]?.password);
  });

  it('are not added where accounts were made by hand', async () => {
    await state.accounts.create({ email: 'a@b.example', name: 'A', role: 'editor', passwordHash: 'x' });
    expect(await ensureDemoAccounts(state, folder)).toEqual([]);
  });
});

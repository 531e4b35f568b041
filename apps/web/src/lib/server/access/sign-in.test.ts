import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStateStore, type StateStore } from '../state/store.ts';
import { checkPassword, hashPassword, WeakPassword } from './passwords.ts';
import { signIn } from './sign-in.ts';
import { openSignInLimits, waitAfter } from './sign-in-limits.ts';

const PASSWORD = 'en lang adgangskode';
let folder: string;
let state: StateStore;
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  now = Date.UTC(2026, 2, 12);
  state = openStateStore(folder, () => now);
  const passwordHash = await hashPassword(PASSWORD);
  await state.accounts.create({ email: 'a@b.example', name: 'En', role: 'editor', passwordHash });
  await state.accounts.create({ email: 'lukket@b.example', name: 'To', role: 'editor', passwordHash });
  await state.accounts.close('lukket@b.example');
});

afterEach(async () => {
  await state.close();
  rmSync(folder, { recursive: true });
});

const given = (email: string, password: string, address = '10.0.0.1') => ({ email, password, address });

describe('signing in', () => {
  it('gives a session that finds the account', async () => {
    const result = await signIn(state, openSignInLimits(), given(' A@B.example', PASSWORD));
    expect(result.kind).toBe('signed-in');
    const token = result.kind === 'signed-in' ? result.token : '';
    expect(await state.sessions.find(token)).toMatchObject({ role: 'editor' });
  });

  it.each([
    ['a wrong password', 'a@b.example', 'en anden adgangskode'],
    ['an unknown address', 'x@b.example', PASSWORD],
    ['a closed account', 'lukket@b.example', PASSWORD],
  ])('answers the same to %s', async (_what, email, password) => {
    expect(await signIn(state, openSignInLimits(), given(email, password))).toEqual({ kind: 'wrong' });
    expect(await state.access.newest(1)).toMatchObject([{ event: 'sign-in-failed', account: '' }]);
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const timed = async (email: string) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const started = performance.now();
        await signIn(state, openSignInLimits(), given(email, 'forkert'));
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[2] ?? 0;
    };
    await timed('x@b.example');
    const ratio = (await timed('x@b.example')) / (await timed('a@b.example'));
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  it('is held back after five failures, account or not, and opens again with time', async () => {
    for (const email of ['a@b.example', 'x@b.example']) {
      const limits = openSignInLimits(() => now);
      for (let i = 0; i < 5; i++) await signIn(state, limits, given(email, 'forkert'));
      const held = await signIn(state, limits, given(email, PASSWORD));
      expect(held).toEqual({ kind: 'held-back', waitMs: 15_000 });
      now += 15_000;
      expect((await signIn(state, limits, given(email, PASSWORD))).kind).not.toBe('held-back');
    }
  });

  it('forgets failures once it has succeeded', async () => {
    const limits = openSignInLimits(() => now);
    for (let i = 0; i < 4; i++) await signIn(state, limits, given('a@b.example', 'forkert'));
    await signIn(state, limits, given('a@b.example', PASSWORD));
    for (let i = 0; i < 4; i++) await signIn(state, limits, given('a@b.example', 'forkert'));
    expect((await signIn(state, limits, given('a@b.example', PASSWORD))).kind).toBe('signed-in');
  });
});

describe('the wait', () => {
  it.each([
    [4, 0],
    [5, 15_000],
    [6, 30_000],
    [8, 120_000],
    [11, 900_000],
    [40, 900_000],
  ])('after %d failures of one account from one address is %d ms', (failures, wait) => {
    expect(waitAfter(failures, 5)).toBe(wait);
  });

  it('of one account is not another account’s, until the address has failed thirty times', () => {
    const limits = openSignInLimits(() => now);
    const attempt = (email: string) => ({ email, address: '10.0.0.1' });
    for (let i = 0; i < 29; i++) limits.noteFailure(attempt(`n${i}@b.example`));
    expect(limits.waitFor(attempt('a@b.example'))).toBe(0);
    limits.noteFailure(attempt('n29@b.example'));
    expect(limits.waitFor(attempt('a@b.example'))).toBeGreaterThan(0);
    expect(limits.waitFor({ email: 'a@b.example', address: '10.0.0.2' })).toBe(0);
  });
});

describe('passwords', () => {
  it('are hashed with Argon2id and never the same twice', async () => {
    const [one, two] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await checkPassword(PASSWORD, one)).toBe(true);
    expect(await checkPassword('the password of nobody', undefined)).toBe(false);
  });

  it.each(['kort', 'x'.repeat(201)])('of the wrong length are refused', async (password) => {
    await expect(hashPassword(password)).rejects.toThrow(WeakPassword);
  });
});

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCanonicalJson } from './canonical-json.ts';
import { FIRST_LINK, findBreak, linkOf } from './input-log.ts';
import { openStateStore, STATE_FILE, type StateStore } from './store.ts';

const START = Date.UTC(2026, 2, 12, 8);
const minutes = (n: number) => n * 60_000;
const comment = (text: string) => ({
  account: 'a-1',
  role: 'editor',
  kind: 'comment',
  payload: { text, audience: 'alle' },
});

let folder: string;
let now: number;
let store: StateStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
  now = START;
  store = openStateStore(folder, () => now);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function raw(sql: string): void {
  const database = new DatabaseSync(join(folder, STATE_FILE));
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

const account = (email: string) => ({ email, name: 'En Konto', role: 'editor', passwordHash: 'x' }) as const;

describe('accounts', () => {
  it('are found by their address whatever its case', async () => {
    const made = await store.accounts.create(account(' Redaktoer@Fjordby.example '));
    const found = await store.accounts.findForSignIn('redaktoer@fjordby.example');
    expect(found?.account).toEqual(made);
  });

  it('have one address each', async () => {
    await store.accounts.create(account('a@b.example'));
    await expect(store.accounts.create(account('A@b.example'))).rejects.toThrow('account/exists');
  });

  it('cannot sign in once closed, and their sessions end', async () => {
    const made = await store.accounts.create(account('a@b.example'));
    const token = await store.sessions.begin(made.id);
    expect(await store.accounts.close('a@b.example')).toBe(true);
    expect(await store.accounts.findForSignIn('a@b.example')).toBeUndefined();
    expect(await store.sessions.find(token)).toBeUndefined();
    expect(await store.accounts.close('a@b.example')).toBe(false);
  });
});

describe('sessions', () => {
  async function begin() {
    const made = await store.accounts.create(account('a@b.example'));
    return store.sessions.begin(made.id);
  }

  it('give their account back for their token only', async () => {
    const token = await begin();
    expect(await store.sessions.find(token)).toMatchObject({ name: 'En Konto', role: 'editor' });
    expect(await store.sessions.find(`${token}x`)).toBeUndefined();
  });

  it('end after 30 minutes without a request, not before', async () => {
    const token = await begin();
    now += minutes(29);
    expect(await store.sessions.find(token)).toBeDefined();
    now += minutes(29);
    expect(await store.sessions.find(token)).toBeDefined();
    now += minutes(30);
    expect(await store.sessions.find(token)).toBeUndefined();
  });

  it('end after twelve hours however busy', async () => {
    const token = await begin();
    for (let passed = 0; passed < 12 * 60; passed += 20) {
      now = START + minutes(passed);
      expect(await store.sessions.find(token)).toBeDefined();
    }
    now = START + minutes(12 * 60);
    expect(await store.sessions.find(token)).toBeUndefined();
  });

  it('end at once when signed out', async () => {
    const token = await begin();
    await store.sessions.end(token);
    expect(await store.sessions.find(token)).toBeUndefined();
  });

  it('leave no token in the store', async () => {
    const token = await begin();
    const database = new DatabaseSync(join(folder, STATE_FILE));
    expect(JSON.stringify(database.prepare('select * from sessions').all())).not.toContain(token);
    database.close();
  });
});

describe('the input log', () => {
  it('numbers inputs from one and links each to the one before', async () => {
    const first = await store.inputs.append(comment('a'));
    const second = await store.inputs.append(comment('b'));
    expect([first.sequence, second.sequence]).toEqual([1, 2]);
    expect(first.previous_hash).toBe(FIRST_LINK);
    expect(second.previous_hash).toBe(first.hash);
    expect(await store.inputs.verify()).toBeUndefined();
    expect(await store.inputs.newest()).toBe(2);
    expect((await store.inputs.after(1)).map((row) => row.sequence)).toEqual([2]);
  });

  it('has a hash that anyone can compute from the rule', () => {
    const row = {
      sequence: 1,
      at: '2026-03-12T08:00:00.000Z',
      account: 'a-1',
      role: 'editor',
      kind: 'comment',
      payload: '{"text":"ø"}',
      previous_hash: FIRST_LINK,
    };
    expect(linkOf(row)).toBe('fce982798739fb4ee20947be17e2a4315553683b0ef5bcb4ddd97a419ffdd94f');
  });

  it('keeps its order when many write at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => store.inputs.append(comment(String(i)))));
    expect(await store.inputs.verify()).toBeUndefined();
    expect(await store.inputs.newest()).toBe(20);
  });

  it('keeps its order when two processes write', async () => {
    const program = `
      import { openStateStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
      const store = openStateStore(${JSON.stringify(folder)});
      for (let i = 0; i < 10; i++)
        await store.inputs.append({ account: 'a-2', role: 'editor', kind: 'comment', payload: { i } });
      await store.close();`;
    const write = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    await Promise.all([write(), write()]);
    expect(await store.inputs.verify()).toBeUndefined();
    expect(await store.inputs.newest()).toBe(20);
  });

  it.each(["update inputs set payload = '{}'", 'delete from inputs'])('refuses: %s', async (sql) => {
    await store.inputs.append(comment('a'));
    expect(() => raw(sql)).toThrow('inputs is append-only');
  });

  it('is found broken when someone who can lift the triggers changes an input', async () => {
    await store.inputs.append(comment('a'));
    await store.inputs.append(comment('b'));
    raw("drop trigger inputs_no_update; update inputs set payload = '{}' where sequence = 1");
    expect(await store.inputs.verify()).toEqual({ sequence: 1, why: 'changed' });
  });

  it('says what is broken', async () => {
    const [a, b, c] = [
      await store.inputs.append(comment('a')),
      await store.inputs.append(comment('b')),
      await store.inputs.append(comment('c')),
    ];
    const relinked = { ...b, previous_hash: FIRST_LINK };
    expect(findBreak([a, c])).toEqual({ sequence: 3, why: 'gap' });
    expect(findBreak([a, { ...relinked, hash: linkOf(relinked) }])).toEqual({
      sequence: 2,
      why: 'not-linked',
    });
    expect(findBreak([a, b, c])).toBeUndefined();
  });
});

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null, 'æ"'] }, '{"a":[true,null,"æ\\""],"b":1}'],
    [{ a: { d: 1, c: 2 } }, '{"a":{"c":2,"d":1}}'],
    [[], '[]'],
  ])('of %j is %s', (value, text) => {
    expect(toCanonicalJson(value)).toBe(text);
  });
});

describe('the store', () => {
  it('can be read by its own system user only', () => {
    expect(statSync(join(folder, STATE_FILE)).mode & 0o777).toBe(0o600);
  });

  it('opens again with everything in it', async () => {
    await store.inputs.append(comment('a'));
    await store.close();
    store = openStateStore(folder, () => now);
    expect(await store.inputs.newest()).toBe(1);
  });

  it('keeps the organisation of an account made when it could have only one', async () => {
    const made = await store.accounts.create({ ...account('a@b.example'), organisations: ['fab'] });
    await store.close();
    raw('alter table accounts rename column organisations to organisation; pragma user_version = 1');
    store = openStateStore(folder, () => now);
    expect((await store.accounts.findForSignIn('a@b.example'))?.account).toEqual(made);
    expect(await store.sessions.find(await store.sessions.begin(made.id))).toEqual(made);
  });

  it('refuses a file from a newer version', async () => {
    await store.close();
    raw('pragma user_version = 99');
    expect(() => openStateStore(folder)).toThrow('state/newer-version');
    raw('pragma user_version = 2');
    store = openStateStore(folder);
  });

  it('notes access without names, and keeps the notes', async () => {
    await store.access.note('sign-in-failed');
    await store.access.note('signed-in', 'a-1');
    const events = (await store.access.newest(10)).map(({ event, account: id }) => [event, id]);
    expect(events).toEqual([
      ['signed-in', 'a-1'],
      ['sign-in-failed', ''],
    ]);
    expect(() => raw('delete from access_log')).toThrow('append-only');
  });
});

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readInbox, readInboxSequence, writeInbox } from './inbox.ts';
import { pullInputs } from './pull.ts';
import { readStateStore } from './state-store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A store as the web app writes it, with `count` comments; `spoil` is SQL that a stranger might run. */
function makeStore(count: number, spoil = ''): string {
  const file = join(folder, 'state.sqlite');
  rmSync(file, { force: true });
  const database = new DatabaseSync(file);
  database.exec(`create table inputs (sequence integer primary key, at text, account text, role text, kind text,
    payload text, previous_hash text, hash text)`);
  const insert = database.prepare('insert into inputs values (?, ?, ?, ?, ?, ?, ?, ?)');
  let previous = '0'.repeat(64);
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const fields = [
      sequence,
      '2026-03-12T08:00:00.000Z',
      'a1',
      'editor',
      'comment',
      `{"text":"${sequence}"}`,
    ];
    const hash = createHash('sha256')
      .update(JSON.stringify([...fields, previous]))
      .digest('hex');
    insert.run(...fields, previous, hash);
    previous = hash;
  }
  if (spoil !== '') database.exec(spoil);
  database.close();
  return file;
}

describe('the state store', () => {
  test('that nobody has used has no inputs', () => {
    expect(readStateStore(join(folder, 'state.sqlite'))).toEqual([]);
  });

  test('gives its inputs oldest first, with what was written in them', () => {
    const inputs = readStateStore(makeStore(3));
    expect(inputs.map(({ sequence, payload }) => [sequence, payload])).toEqual([
      [1, { text: '1' }],
      [2, { text: '2' }],
      [3, { text: '3' }],
    ]);
  });

  test.each([
    ['a text was changed', `update inputs set payload = '{"text":"other"}' where sequence = 2`, 2],
    ['a role was changed', `update inputs set role = 'administrator' where sequence = 3`, 3],
    ['a row was removed', 'delete from inputs where sequence = 2', 3],
    ['the first row was removed', 'delete from inputs where sequence = 1', 2],
    [
      'a row was added without its link',
      `insert into inputs select 4, at, account, role, kind, payload, hash, 'x' from inputs where sequence = 3`,
      4,
    ],
  ])('is refused when %s, with the place', (_what, spoil, sequence) => {
    expect(() => readStateStore(makeStore(3, spoil))).toThrow(
      new RegExp(`inputs/broken-chain — .*inputs › ${sequence}:`),
    );
  });
});

describe('the inbox', () => {
  test('that is not there is at sequence 0', () => {
    expect(readInboxSequence(join(folder, 'inbox'))).toBe(0);
  });

  test('gets one file per pull, named by its last input, and gives all of them back', () => {
    const inputs = readStateStore(makeStore(3));
    writeInbox(folder, inputs.slice(0, 2));
    writeInbox(folder, inputs.slice(2));
    expect(readdirSync(folder).filter((name) => name.endsWith('.jsonl'))).toEqual([
      '000000000002.jsonl',
      '000000000003.jsonl',
    ]);
    expect(readInbox(folder)).toEqual(inputs);
    expect(readInboxSequence(folder)).toBe(3);
  });

  test('gets no file when nothing is new', () => {
    expect(writeInbox(folder, [])).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that was cut off is refused with file and line, and without the text', () => {
    const path = writeInbox(folder, readStateStore(makeStore(2))) ?? '';
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -10).concat('\n'));
    expect(() => readInbox(folder)).toThrow(
      /^inputs\/damaged-inbox — .*000000000002\.jsonl:2: The line is not an input\./,
    );
  });
});

describe('a pull', () => {
  test('takes what is new and no more', () => {
    const inbox = join(folder, 'inbox');
    expect(pullInputs(makeStore(2), inbox)).toMatchObject({ inputs: 2, sequence: 2 });
    expect(pullInputs(makeStore(5), inbox)).toMatchObject({ inputs: 3, sequence: 5 });
    expect(pullInputs(makeStore(5), inbox)).toEqual({ inputs: 0, sequence: 5, file: undefined });
    expect(readInbox(inbox)).toHaveLength(5);
  });

  test('refuses a store whose end was cut off', () => {
    const inbox = join(folder, 'inbox');
    pullInputs(makeStore(3), inbox);
    expect(() => pullInputs(makeStore(2), inbox)).toThrow('inputs/store-forgot');
    expect(readInboxSequence(inbox)).toBe(3);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficialFamily } from '@bybalance/release';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../support/errors.ts';
import type { InboxInput } from './inbox.ts';
import { readOfficialLists } from './official-lists.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lists-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = 'area,list_date,status,kommunekode\n';

function file(text: string, whole: readonly OfficialFamily[] = []) {
  const path = join(folder, `${Math.random()}.csv`);
  writeFileSync(path, text);
  return { path, source: 'Fil', whole };
}

const entered = (sequence: number, payload: unknown): InboxInput => ({
  ...{
    sequence,
    at: '2026-03-12T08:00:00.000Z',
    account: 'a1',
    role: 'editor',
    kind: 'officialList',
    hash: '',
  },
  payload,
});
const registered = (sequence: number, text: string) =>
  entered(sequence, { step: 'registered', source: 'Indtastet', whole: ['par61'], text });

const read = (
  files: readonly ReturnType<typeof file>[],
  inbox: readonly InboxInput[] = [],
  municipality?: string,
) => readOfficialLists({ files, municipality, names: new Map() }, inbox);

const told = (...asked: Parameters<typeof read>) =>
  read(...asked).map(({ listDate, family, source, rows }) => [
    listDate,
    family,
    source,
    rows.map(({ area, status }) => `${area} ${status}`).join(),
  ]);

function codes(...asked: Parameters<typeof read>) {
  try {
    read(...asked);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.issues.map(({ code, place }) => `${code} ${place.line ?? place.at}`);
  }
}

describe('the official lists of a site', () => {
  test('are told apart by date and law, in the order of dates', () => {
    const text = `${HEAD}A,2024-12-01,udsat,\nA,2024-12-01,kombineret udlejning,\nA,2023-12-01,none,`;
    expect(told([file(text)])).toEqual([
      ['2023-12-01', 'par61', 'Fil', 'A none'],
      ['2024-12-01', 'par51b', 'Fil', 'A kombineret'],
      ['2024-12-01', 'par61', 'Fil', 'A udsat'],
    ]);
  });
  test('hold the municipality’s own rows; a list without any is still a list', () => {
    const text = `${HEAD}A,2023-12-01,udsat,630\nB,2023-12-01,udsat,0101\nB,2024-12-01,udsat,0101`;
    expect(told([file(text)], [], '0630').map(([date, , , rows]) => [date, rows])).toEqual([
      ['2023-12-01', 'A udsat'],
      ['2024-12-01', ''],
    ]);
  });
  test('of all Denmark are refused until the site says which municipality it is', () => {
    const text = `${HEAD}A,2023-12-01,udsat,0630\nB,2023-12-01,udsat,0101`;
    expect(codes([file(text)])).toEqual(['official-list/which-municipality officialLists › municipality']);
  });
  test('that people entered replace a file’s list of the same year; withdrawn, the file’s stands again', () => {
    const from = [file(`${HEAD}A,2023-12-01,udsat,\nA,2024-12-01,none,`)];
    const one = registered(7, `${HEAD}A,2024-12-01,udsat,`);
    const dates = (inbox: readonly InboxInput[]) =>
      told(from, inbox).map(([, , source, rows]) => [source, rows]);
    expect(dates([one])).toEqual([
      ['Fil', 'A udsat'],
      ['Indtastet', 'A udsat'],
    ]);
    expect(dates([one, entered(8, { step: 'withdrawn', registered: 7 })])).toEqual([
      ['Fil', 'A udsat'],
      ['Fil', 'A none'],
    ]);
  });
  test('are refused with everything that is wrong in all of them at once', () => {
    expect(
      codes(
        [file(`${HEAD}A,1. december,udsat,\n,2023-12-01,gheto,`), file('')],
        [registered(7, HEAD), entered(9, { step: 'else' })],
      ),
    ).toEqual([
      'official-list/not-a-date 2',
      'official-list/no-area 3',
      'official-list/unknown-status 3',
      'official-list/empty 1',
      'official-list/no-rows 1',
      'inputs/damaged-list officialList › 9',
    ]);
  });
  test('in another encoding are refused as such', () => {
    const path = join(folder, 'latin.csv');
    writeFileSync(path, Buffer.from(`${HEAD}Åparken,2024-12-01,udsat,`, 'latin1'));
    expect(codes([{ path, source: '', whole: [] }])).toEqual(['official-list/not-utf-8 1']);
  });
});

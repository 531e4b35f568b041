import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRelease, type Release } from '@bybalance/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRelease } from '../../../tests/fixture/make-release.ts';
import { ANONYMOUS, type Reader } from './access/reader.ts';
import type { Role } from './access/roles.ts';
import { type Input, parseInput } from './inputs.ts';
import { overlay } from './overlay.ts';

let folder: string;
let open: Release;
let partners: Release;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'overlay-'));
  makeRelease(folder);
  open = openRelease(join(folder, '2026.1'), 'alle');
  partners = openRelease(join(folder, '2026.1'), 'samarbejde');
});
afterAll(() => rmSync(folder, { recursive: true }));

const reader = (role: Role, account = 'a-1'): Reader => ({
  role,
  account,
  name: 'Nogen',
  organisations: [],
});
const figure = { indicator: 'andel-0-17', areaSet: 'omraader', area: '1', period: '2026' };

function comment(
  sequence: number,
  audience: 'alle' | 'samarbejde',
  subject = figure,
  account = 'a-1',
): Input {
  return {
    sequence,
    at: '2026-03-13T09:00:00.000Z',
    account,
    role: 'administration',
    kind: 'comment',
    payload: { subject, audience, text: `nr. ${sequence}` },
  };
}

function withdrawal(sequence: number, withdraws: number): Input {
  return { ...comment(sequence, 'alle'), kind: 'comment-withdrawal', payload: { withdraws } };
}

const seen = (
  release: Release,
  inputs: readonly Input[],
  who: Reader,
  place = { areaSet: 'omraader', area: '1' },
) =>
  overlay(release, inputs, who)
    .commentsOnArea(place.areaSet, place.area)
    .map(({ sequence }) => sequence);

describe('comments laid over a release', () => {
  it('stand with their date and their author’s role, never a name or an account', () => {
    const [shown] = overlay(open, [comment(1, 'alle')], ANONYMOUS).commentsOnArea('omraader', '1');
    expect(shown).toMatchObject({ at: '2026-03-13T09:00:00.000Z', role: 'administration', text: 'nr. 1' });
    expect(JSON.stringify(shown)).not.toContain('a-1');
  });

  it.each([
    ['anyone', ANONYMOUS, [1]],
    ['a reader', reader('reader'), [1]],
    ['a partner', reader('organisation'), [1, 2]],
  ] as const)('are shown to %s as far as their audience goes', (_who, who, expected) => {
    expect(seen(open, [comment(1, 'alle'), comment(2, 'samarbejde')], who)).toEqual(expected);
  });

  it('are gone once withdrawn, and only that one', () => {
    expect(seen(open, [comment(1, 'alle'), comment(2, 'alle'), withdrawal(3, 1)], ANONYMOUS)).toEqual([2]);
  });

  it('belong to their area', () => {
    const elsewhere = comment(1, 'alle', { ...figure, area: '2' });
    expect(seen(open, [elsewhere], ANONYMOUS)).toEqual([]);
    expect(seen(open, [elsewhere], ANONYMOUS, { areaSet: 'omraader', area: '2' })).toEqual([1]);
  });

  it('on a figure the layer does not hold are not shown there', () => {
    const place = { areaSet: 'afdelinger', area: '1' };
    const onDepartment = comment(1, 'alle', { ...figure, ...place });
    expect(seen(open, [onDepartment], ANONYMOUS, place)).toEqual([]);
    expect(seen(partners, [onDepartment], reader('organisation'), place)).toEqual([1]);
  });

  it.each([
    [reader('administration', 'a-1'), true],
    [reader('administration', 'a-2'), false],
    [reader('editor', 'a-2'), true],
    [reader('reader', 'a-1'), false],
  ])('may be withdrawn by %o: %s', (who, expected) => {
    const [shown] = overlay(open, [comment(1, 'alle')], who).commentsOnArea('omraader', '1');
    expect(shown?.mayWithdraw).toBe(expected);
  });
});

describe('inputs from the log', () => {
  const row = {
    sequence: 1,
    at: 'x',
    account: 'a',
    role: 'editor',
    previous_hash: '',
    hash: '',
    kind: 'comment',
    payload: '',
  };
  it.each([
    ['comment', JSON.stringify({ subject: figure, audience: 'alle', text: 'x' }), true],
    ['comment', JSON.stringify({ subject: figure, audience: 'intern', text: 'x' }), false],
    ['comment', JSON.stringify({ subject: figure, audience: 'alle', text: 'x', extra: 1 }), false],
    ['comment-withdrawal', '{"withdraws":3}', true],
    ['target', '{}', false],
  ])('of kind %s as %s are understood: %s', (kind, payload, understood) => {
    expect(parseInput({ ...row, kind, payload }) !== undefined).toBe(understood);
  });
});

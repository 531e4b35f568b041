import type { Layer } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS, type Reader } from './reader.ts';
import {
  ACTIONS,
  type Action,
  AUDIENCES,
  checkMayDo,
  checkMayReadReport,
  isRole,
  layersOf,
  mayDo,
  mayReadComment,
  mayReadReport,
  NotAllowed,
  ROLE_NAMES,
  type Role,
} from './roles.ts';

const readerOf = (role: Role, ...organisations: readonly string[]): Reader => ({
  role,
  account: 'a-1',
  name: 'Nogen',
  organisations,
});

/** The truth table, written out: x = may. A change of rights shows here as a changed row. */
const TABLE = `
                       reader councillor organisation administration dataOwner editor administrator
comment-alle           .      .          .            x              x         x      .
comment-samarbejde     .      x          x            x              x         x      .
withdraw-own-comment   .      x          x            x              x         x      .
withdraw-any-comment   .      .          .            .              .         x      .
create-account         .      .          .            .              .         .      x
read-access-log        .      .          .            .              .         .      x`;

function cells(): readonly (readonly [Action, Role, boolean])[] {
  const [head = [], ...rows] = TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([action, ...marks]) =>
    marks.map((mark, i) => [action as Action, head[i] as Role, mark === 'x'] as const),
  );
}

describe('roles and actions', () => {
  it('are all in the table', () => {
    expect(cells().length).toBe(ACTIONS.length * ROLE_NAMES.length);
  });

  it.each(cells())('%s by %s: %s', (action, role, expected) => {
    expect(mayDo(readerOf(role), action)).toBe(expected);
    const check = () => checkMayDo(readerOf(role), action);
    if (expected) expect(check).not.toThrow();
    else expect(check).toThrow(NotAllowed);
  });

  it.each(ACTIONS)('%s is refused without an account', (action) => {
    expect(mayDo(ANONYMOUS, action)).toBe(false);
    expect(() => checkMayDo(ANONYMOUS, action)).toThrow(NotAllowed);
  });

  it('know no role by a name that objects have by birth', () => {
    expect(isRole('constructor')).toBe(false);
    expect(isRole('editor')).toBe(true);
  });
});

describe('layers', () => {
  const full: readonly Layer[] = ['alle', 'samarbejde', 'samarbejde.fab', 'samarbejde.bo', 'intern'];
  it.each([
    ['reader', [], ['alle']],
    ['reader', ['fab'], ['alle']],
    ['councillor', [], ['samarbejde']],
    ['councillor', ['fab'], ['samarbejde']],
    ['organisation', ['fab'], ['samarbejde.fab']],
    ['organisation', ['fab', 'bo'], ['samarbejde.bo', 'samarbejde.fab']],
    ['organisation', ['bo', 'fab', 'bo'], ['samarbejde.bo', 'samarbejde.fab']],
    ['organisation', ['fab', 'other'], ['samarbejde.fab']],
    ['organisation', ['other'], ['samarbejde']],
    ['organisation', [], ['samarbejde']],
    ['administration', [], ['samarbejde']],
    ['administration', ['fab'], ['samarbejde']],
    ['dataOwner', [], ['samarbejde']],
    ['editor', [], ['samarbejde']],
    ['administrator', [], ['alle']],
  ] as const)('%s of %j reads %j', (role, organisations, layers) => {
    expect(layersOf(readerOf(role, ...organisations), full)).toEqual(layers);
  });

  it('without an account is the open one', () => {
    expect(layersOf(ANONYMOUS, full)).toEqual(['alle']);
  });

  it.each([
    ['reader', false],
    ['councillor', false],
    ['organisation', false],
    ['administration', true],
    ['dataOwner', true],
    ['editor', true],
    ['administrator', false],
  ] as const)('that are exact are read by %s where nothing else is served: %s', (role, expected) => {
    expect(layersOf(readerOf(role, 'fab'), ['intern'])).toEqual(expected ? ['intern'] : []);
    expect(layersOf(ANONYMOUS, ['intern'])).toEqual([]);
  });

  it.each(ROLE_NAMES)('never are the exact ones beside others for %s', (role) => {
    expect(layersOf(readerOf(role, 'fab'), ['intern', ...full])).not.toContain('intern');
    expect(layersOf(readerOf(role, 'fab'), ['intern', 'samarbejde.bo'])).toEqual([]);
  });

  it.each(ROLE_NAMES)('falls back to a coarser one for %s, never to a finer', (role) => {
    expect(layersOf(readerOf(role), ['alle'])).toEqual(['alle']);
    expect(layersOf(readerOf('reader'), ['samarbejde'])).toEqual([]);
  });
});

describe('the report', () => {
  it.each([
    [true, ANONYMOUS, true],
    [false, ANONYMOUS, false],
    [false, readerOf('reader'), true],
  ])('published %s: %o may read it: %s', (publicReport, reader, expected) => {
    expect(mayReadReport(reader, { publicReport })).toBe(expected);
    const check = () => checkMayReadReport(reader, { publicReport });
    if (expected) expect(check).not.toThrow();
    else expect(check).toThrow(NotAllowed);
  });
});

describe('comments', () => {
  it.each([
    ['alle', ANONYMOUS, true],
    ['samarbejde', ANONYMOUS, false],
    ['samarbejde', readerOf('reader'), false],
    ['samarbejde', readerOf('administrator'), false],
    ['samarbejde', readerOf('organisation', 'fab'), true],
    ['samarbejde', readerOf('councillor'), true],
  ] as const)('for %s are read by %o: %s', (audience, reader, expected) => {
    expect(AUDIENCES).toContain(audience);
    expect(mayReadComment(reader, audience)).toBe(expected);
  });
});

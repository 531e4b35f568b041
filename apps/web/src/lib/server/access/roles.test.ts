import type { Layer } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS, type Reader } from './reader.ts';
import {
  ACTIONS,
  type Action,
  AUDIENCES,
  checkMayDo,
  checkMayReadReport,
  checkMayTakeStep,
  isRole,
  layersOf,
  mayDo,
  mayReadComment,
  mayReadProposals,
  mayReadReport,
  mayTakeStep,
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
read-light-proposals   .      .          .            x              x         x      .
light-hearing          .      .          .            x              .         x      .
light-reply            .      .          x            .              .         .      .
light-answer           .      .          .            x              x         x      .
light-placement        .      .          .            x              .         x      .
light-approval         .      .          .            x              .         x      .
light-treatment        .      .          .            x              .         x      .
light-in-force         .      .          .            x              .         x      .
light-reopening        .      .          .            x              .         x      .
register-letting-tool  .      .          .            x              .         x      .
register-official-list .      .          .            x              .         x      .
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

describe('a round', () => {
  it.each([
    ['organisation', ['fab'], 'fab', true],
    ['organisation', ['fab', 'bo'], 'bo', true],
    ['organisation', ['fab'], 'bo', false],
    ['organisation', ['fab'], undefined, false],
    ['organisation', [], 'bo', false],
    ['councillor', ['fab'], 'fab', false],
    ['reader', ['fab'], 'fab', false],
    ['administrator', ['fab'], 'fab', false],
    ['administration', [], 'fab', true],
    ['administration', [], undefined, true],
    ['dataOwner', [], 'fab', true],
    ['editor', [], 'bo', true],
  ] as const)('is read before its decision by %s of %j for %s: %s', (role, own, organisation, expected) => {
    expect(mayReadProposals(readerOf(role, ...own), organisation)).toBe(expected);
    expect(mayReadProposals(ANONYMOUS, organisation)).toBe(false);
  });

  it.each([
    ['organisation', ['fab'], 'reply', 'fab', true],
    ['organisation', ['fab'], 'reply', 'bo', false],
    ['organisation', ['fab'], 'placement', 'fab', false],
    ['administration', [], 'reply', 'fab', false],
    ['administration', [], 'placement', 'fab', true],
    ['dataOwner', [], 'answer', 'fab', true],
    ['dataOwner', [], 'placement', 'fab', false],
  ] as const)('%s of %j takes %s for %s: %s', (role, own, step, organisation, expected) => {
    const reader = readerOf(role, ...own);
    expect(mayTakeStep(reader, step, organisation)).toBe(expected);
    const check = () => checkMayTakeStep(reader, step, organisation);
    if (expected) expect(check).not.toThrow();
    else expect(check).toThrow(NotAllowed);
  });
});

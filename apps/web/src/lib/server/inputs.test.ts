import { describe, expect, it } from 'vitest';
import { parseInput } from './inputs.ts';
import type { InputRow } from './state/schema.ts';

const row = (kind: string, payload: unknown): InputRow => ({
  sequence: 7,
  at: '2026-03-13T09:00:00.000Z',
  account: 'a-1',
  role: 'administration',
  kind,
  payload: JSON.stringify(payload),
  previous_hash: '',
  hash: '',
});

const subject = { areaSet: 'afdelinger', area: '11-01' };
const decision = (step: unknown) => row('lightDecision', { subject, edition: '2026.1', step });
const tool = (step: unknown) => row('lettingTool', { subject, step });
const placement = {
  step: 'placement',
  colour: 'yellow',
  reason: 'Følger forslaget.',
  forum: 'Udlejningsudvalget',
  decidedOn: '2026-03-25',
};
const flexible = {
  step: 'registered',
  tool: 'flexible',
  from: '2025-01-01',
  agreement: 'Rammeaftale',
  decides: 'agreement',
  source: 'Byrådet',
};

describe('a row of the log', () => {
  it.each([
    [
      'a comment of before there were rounds',
      row('comment', {
        subject: { indicator: 'i', areaSet: 'omraader', area: '1', period: '2026' },
        audience: 'alle',
        text: 'x',
      }),
    ],
    ['a withdrawal', row('comment-withdrawal', { withdraws: 1 })],
    ['a hearing', decision({ step: 'hearing', deadline: '2026-03-20' })],
    ['a reply', decision({ step: 'reply', text: 'Enig.', objectsToData: false })],
    ['a placement', decision(placement)],
    ['an approval', decision({ step: 'approval' })],
    ['a colour in force', decision({ step: 'in-force', from: '2026-04-01' })],
    ['a letting tool', tool(flexible)],
    ['a letting tool with an end', tool({ ...flexible, to: '2026-12-31' })],
    ['the end of one', tool({ step: 'ended', registered: 3, to: '2026-12-31' })],
  ])('is read as %s', (_what, written) => {
    expect(parseInput(written)).toMatchObject({
      sequence: 7,
      kind: written.kind,
      payload: JSON.parse(written.payload),
    });
  });

  it.each([
    ['an unknown kind', row('constructor', {})],
    ['an unknown step', decision({ step: 'coronation' })],
    ['a colour that no forum can give', decision({ ...placement, colour: 'too-small' })],
    ['a placement without a reason', decision({ ...placement, reason: '  ' })],
    ['a day that is none', decision({ step: 'hearing', deadline: '2026-02-30' })],
    ['a day with a clock', decision({ step: 'hearing', deadline: '2026-02-20T10:00' })],
    ['a key too many', decision({ step: 'approval', by: 'someone' })],
    ['a reason without end', decision({ ...placement, reason: 'x'.repeat(2001) })],
    ['a tool that is none', tool({ ...flexible, tool: 'magic' })],
    ['an end of nothing', tool({ step: 'ended', registered: 0, to: '2026-12-31' })],
  ])('is left out when it is %s', (_what, written) => {
    expect(parseInput(written)).toBeUndefined();
  });
});

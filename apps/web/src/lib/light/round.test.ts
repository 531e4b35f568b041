import { describe, expect, it } from 'vitest';
import {
  checkMayFollow,
  colourInForce,
  isDecided,
  mayFollow,
  type RoundRules,
  refusalOf,
  roundOf,
  StepNotAllowed,
  type StepRefusal,
} from './round.ts';
import { type RoundStep, STEPS, type StepName, type TakenStep } from './steps.ts';

const rules: RoundRules = { twoPersons: true, political: 'must' };
const alone: RoundRules = { twoPersons: false, political: 'never' };

const hearing: RoundStep = { step: 'hearing', deadline: '2026-03-20' };
const reply: RoundStep = { step: 'reply', text: 'Enig.', objectsToData: false };
const objection: RoundStep = { step: 'reply', text: 'Tallet er forkert.', objectsToData: true };
const answer: RoundStep = { step: 'answer', text: 'Tallet er set efter og står.' };
const placement: RoundStep = {
  step: 'placement',
  colour: 'yellow',
  reason: 'Følger forslaget.',
  forum: 'Udlejningsudvalget',
  decidedOn: '2026-03-25',
};
const approval: RoundStep = { step: 'approval' };
const treatment: RoundStep = {
  step: 'treatment',
  body: 'Byrådet',
  treatedOn: '2026-03-27',
  outcome: 'stands',
  note: '',
};
const inForce: RoundStep = { step: 'in-force', from: '2026-04-01' };
const reopening: RoundStep = { step: 'reopening', reason: 'Skrevet forkert.' };

/** One step a day from 10 March, those from the placement on from 25 March; the approval is written by another. */
function taken(steps: readonly RoundStep[], days: readonly string[] = []): readonly TakenStep[] {
  return steps.map((step, i) => ({
    sequence: i + 1,
    at: `${days[i] ?? (i < 3 ? `2026-03-1${i}` : `2026-03-${25 + i - 3}`)}T09:00:00.000Z`,
    account: step.step === 'approval' ? 'a-2' : 'a-1',
    role: 'administration',
    step,
  }));
}

const sent = taken([hearing]);
const whole = [hearing, reply, answer];

const TODAY = '2026-03-30';
/** The states a round can stand in, and how it got there; `on` is the day it is asked. */
const STANDS = {
  proposed: { steps: [], on: TODAY },
  hearing: { steps: sent, on: '2026-03-20' },
  over: { steps: sent, on: '2026-03-21' },
  heard: { steps: taken([hearing, reply]), on: '2026-03-12' },
  objected: { steps: taken([hearing, objection]), on: '2026-03-12' },
  answered: { steps: taken([hearing, objection, answer]), on: '2026-03-13' },
  placed: { steps: taken([hearing, objection, answer, placement]), on: TODAY },
  approved: { steps: taken([hearing, objection, answer, placement, approval]), on: TODAY },
  treated: { steps: taken([hearing, objection, answer, placement, approval, treatment]), on: TODAY },
  inForce: { steps: taken([hearing, objection, answer, placement, approval, treatment, inForce]), on: TODAY },
} as const;

/** The truth table, written out: `.` = may be taken (by another account than wrote the placement), else why not. */
const TABLE = `
           hearing      reply          answer       placement      approval         treatment        in-force         reopening
proposed   .            not-sent       no-objection not-sent       not-placed       not-placed       not-placed       not-placed
hearing    already-sent .              no-objection hearing-runs   not-placed       not-placed       not-placed       not-placed
over       already-sent hearing-over   no-objection .              not-placed       not-placed       not-placed       not-placed
heard      already-sent .              no-objection .              not-placed       not-placed       not-placed       not-placed
objected   already-sent .              .            objection-open not-placed       not-placed       not-placed       not-placed
answered   already-sent .              no-objection .              not-placed       not-placed       not-placed       not-placed
placed     already-sent already-placed no-objection already-placed .                not-approved     not-approved     .
approved   already-sent already-placed no-objection already-placed already-approved .                not-treated      .
treated    already-sent already-placed no-objection already-placed already-approved already-treated  .                .
inForce    already-sent already-placed no-objection already-placed already-approved already-in-force already-in-force .`;

function cells() {
  const [head = [], ...rows] = TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([state, ...answers]) =>
    answers.map(
      (said, i) =>
        [
          state as keyof typeof STANDS,
          head[i] as StepName,
          said === '.' ? undefined : (said as StepRefusal),
        ] as const,
    ),
  );
}

describe('which step may follow which', () => {
  it('is said for every state and every step', () => {
    expect(cells()).toHaveLength(Object.keys(STANDS).length * STEPS.length);
  });

  it.each(cells())('in %s the step %s is refused with %s', (state, step, expected) => {
    const { steps, on } = STANDS[state];
    expect(refusalOf(roundOf(steps, rules, on), step, { rules, today: on, account: 'a-3' })).toBe(expected);
  });

  it.each(Object.entries(STANDS))('%s is the state it says', (name, { steps, on }) => {
    const state =
      { over: 'heard', answered: 'heard', approved: 'placed', treated: 'ready', inForce: 'in-force' }[name] ??
      name;
    expect(roundOf(steps, rules, on).state).toBe(state);
  });
});

describe('two persons', () => {
  const placed = roundOf(STANDS.placed.steps, rules, TODAY);

  it('are two: who wrote the placement cannot approve it', () => {
    expect(refusalOf(placed, 'approval', { rules, today: TODAY, account: 'a-1' })).toBe('same-person');
    expect(() => checkMayFollow(placed, approval, { rules, today: TODAY, account: 'a-1' })).toThrow(
      StepNotAllowed,
    );
    expect(mayFollow(placed, approval, { rules, today: TODAY, account: 'a-2' })).toBe(true);
  });

  it('are not needed where the municipality does without, and a political body neither', () => {
    const round = roundOf(taken([...whole, placement]), alone, TODAY);
    const asked = { rules: alone, today: TODAY, account: 'a-1' };
    expect(refusalOf(round, 'in-force', asked)).toBeUndefined();
    expect(refusalOf(round, 'approval', asked)).toBe('no-second-person-needed');
    expect(refusalOf(round, 'treatment', asked)).toBe('no-political-body');
  });
});

describe('dates', () => {
  it.each([
    ['a deadline that is over', 'proposed', { ...hearing, deadline: '2026-03-29' }, 'deadline-passed'],
    ['a deadline today', 'proposed', { ...hearing, deadline: TODAY }, undefined],
    ['a meeting that has not been', 'over', { ...placement, decidedOn: '2026-03-31' }, 'date-ahead'],
    ['a treatment that has not been', 'approved', { ...treatment, treatedOn: '2026-03-31' }, 'date-ahead'],
    [
      'a colour from before it was decided',
      'treated',
      { ...inForce, from: '2026-03-24' },
      'from-before-decision',
    ],
    ['a colour from the day it was decided', 'treated', { ...inForce, from: '2026-03-25' }, undefined],
  ] as const)('%s', (_what, state, step, expected) => {
    const round = roundOf(STANDS[state].steps, rules, TODAY);
    const asked = { rules, today: TODAY, account: 'a-3' };
    expect(mayFollow(round, step, asked)).toBe(expected === undefined);
    if (expected) expect(() => checkMayFollow(round, step, asked)).toThrow(expected);
  });
});

describe('history', () => {
  it('holds a step taken when it could not be as if it had never been', () => {
    const round = roundOf(taken([placement, hearing, inForce]), rules, '2026-03-15');
    expect(round.state).toBe('hearing');
    expect(round.log.map(({ step }) => step.step)).toEqual(['hearing']);
  });

  it('keeps an objection open when a further reply has none', () => {
    expect(roundOf(taken([hearing, objection, reply]), rules, '2026-03-15').state).toBe('objected');
  });

  it('goes back to the forum when the political body sends it back', () => {
    const back: RoundStep = { ...treatment, outcome: 'sent-back', note: 'Hør afdelingen igen.' } as RoundStep;
    const round = roundOf(taken([...[hearing, objection, answer], placement, approval, back]), rules, TODAY);
    expect([round.state, round.placement, round.log.length]).toEqual(['heard', undefined, 6]);
  });

  it('keeps everything when a placement is taken up again, and its colour applies until the next', () => {
    const days = [
      '2026-03-10',
      '2026-03-11',
      '2026-03-12',
      '2026-03-25',
      '2026-03-25',
      '2026-04-02',
      '2026-04-03',
    ];
    const steps = taken(
      [
        hearing,
        objection,
        answer,
        placement,
        inForce,
        reopening,
        { ...placement, colour: 'red' } as RoundStep,
      ],
      days,
    );
    const round = roundOf(steps, alone, '2026-04-05');
    expect([round.state, round.placement?.colour, round.log.length]).toEqual(['ready', 'red', 7]);
    expect(colourInForce([round], '2026-04-05')).toEqual({ colour: 'yellow', from: '2026-04-01' });
  });

  it('lets an earlier edition’s colour apply until the new one’s day', () => {
    const days = ['2025-03-01', '2025-03-02', '2025-03-26', '2025-03-27'];
    const early = { ...hearing, deadline: '2025-03-20' } as RoundStep;
    const old = roundOf(
      taken(
        [
          early,
          reply,
          { ...placement, decidedOn: '2025-03-25', colour: 'green' } as RoundStep,
          { step: 'in-force', from: '2025-04-01' },
        ],
        days,
      ),
      alone,
      TODAY,
    );
    const now = roundOf(taken([hearing, reply, answer, placement, inForce]), alone, TODAY);
    expect(colourInForce([old, now], '2026-03-31')).toEqual({ colour: 'green', from: '2025-04-01' });
    expect(colourInForce([old, now], '2026-04-01')).toEqual({ colour: 'yellow', from: '2026-04-01' });
    expect(colourInForce([], TODAY)).toBeUndefined();
  });

  it.each([
    ['proposed', false],
    ['heard', false],
    ['placed', false],
    ['treated', true],
    ['inForce', true],
  ] as const)('%s is decided: %s', (state, expected) => {
    const { steps, on } = STANDS[state];
    expect(isDecided(roundOf(steps, rules, on))).toBe(expected);
  });
});

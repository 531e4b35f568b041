/**
 * A department's round on the page: how far it is, what comes next, what this reader may do now, and the log.
 * Belongs here: choosing and ordering. Does not belong: who may (the server hands over which steps), which step may follow which (round.ts).
 * Start with toRoundView.
 */
import { dayOf, formatDate } from '../format/date.ts';
import type { Role } from '../server/access/roles.ts';
import { type DepartmentLight, hasRound } from './department.ts';
import type { Round, RoundRules, StepRefusal } from './round.ts';
import { type LightWords, sayRound } from './say.ts';
import type { RoundStep, StepName } from './steps.ts';

export interface Stage {
  readonly id: 'proposal' | 'hearing' | 'placement' | 'approval' | 'treatment' | 'in-force';
  readonly title: string;
  readonly state: 'done' | 'now' | 'todo';
  readonly stateText: string;
  readonly note: string;
}

export interface LogLine {
  readonly sequence: number;
  readonly date: string;
  readonly what: string;
  readonly text: string;
  readonly by: string;
}

export interface RoundView {
  readonly state: string;
  readonly stages: readonly Stage[];
  readonly waitsFor: string;
  /** The step the round waits for, where this reader can take it now; and what else they can. */
  readonly next: StepName | undefined;
  readonly others: readonly StepName[];
  /** Why the step that the round waits for cannot be taken by this reader, though their role may. */
  readonly refusal: string;
  readonly log: readonly LogLine[];
}

/** What the server says of the reader: each step that the role may take here, with why it cannot be taken now. */
export type OfferedSteps = ReadonlyMap<StepName, StepRefusal | undefined>;

type Says = LightWords['texts']['light']['round'];

function stagesOf(
  round: Round,
  rules: RoundRules,
  says: Says,
  date: (day: string | undefined) => string,
): readonly Stage[] {
  const isPlaced = round.placement !== undefined;
  const isHeard = isPlaced || round.state === 'heard';
  const isSent = round.state !== 'proposed';
  const steps = [
    { id: 'proposal', isDone: isSent, note: '' },
    { id: 'hearing', isDone: isHeard, note: round.deadline ? says.until(date(round.deadline)) : '' },
    { id: 'placement', isDone: isPlaced, note: date(round.placement?.decidedOn) },
    ...(rules.twoPersons ? [{ id: 'approval', isDone: round.isApproved, note: '' } as const] : []),
    ...(rules.political === 'never'
      ? []
      : [
          {
            id: 'treatment',
            isDone: round.isTreated || (rules.political === 'may' && round.inForceFrom !== undefined),
            note: rules.political === 'may' && !round.isTreated ? says.ifWished : '',
          } as const,
        ]),
    {
      id: 'in-force',
      isDone: round.inForceFrom !== undefined,
      note: round.inForceFrom ? says.from(date(round.inForceFrom)) : '',
    },
  ] as const;
  const now = steps.findIndex(
    ({ id, isDone }) => !isDone && !(id === 'treatment' && rules.political === 'may'),
  );
  return steps.map(({ id, isDone, note }, i) => {
    const isSkipped = id === 'treatment' && rules.political === 'may' && !round.isTreated;
    const state = isSkipped ? 'todo' : isDone ? 'done' : i === (id === 'proposal' ? 0 : now) ? 'now' : 'todo';
    return { id, title: says.stages[id], state, stateText: says[state], note };
  });
}

function waitsForOf(
  round: Round,
  rules: RoundRules,
  says: Says,
  date: (day: string | undefined) => string,
): string {
  const { waitsFor } = says;
  if (round.state === 'hearing') return waitsFor.hearing(date(round.deadline));
  if (round.state === 'placed')
    return rules.twoPersons && !round.isApproved ? waitsFor.approval : waitsFor.treatment;
  return waitsFor[round.state];
}

function entryOf(
  step: RoundStep,
  { texts, language }: LightWords,
): { readonly what: string; readonly text: string } {
  const { entry } = texts.light.round;
  const date = (day: string) => formatDate(day, language);
  switch (step.step) {
    case 'hearing':
      return { what: entry.hearing(date(step.deadline)), text: '' };
    case 'reply':
      return { what: step.objectsToData ? entry.objection : entry.reply, text: step.text };
    case 'answer':
      return { what: entry.answer, text: step.text };
    case 'placement':
      return {
        what: entry.placement(texts.light.colours[step.colour], step.forum, date(step.decidedOn)),
        text: step.reason,
      };
    case 'approval':
      return { what: entry.approval, text: '' };
    case 'treatment':
      return { what: entry[step.outcome](step.body, date(step.treatedOn)), text: step.note };
    case 'in-force':
      return { what: entry['in-force'](date(step.from)), text: '' };
    case 'reopening':
      return { what: entry.reopening, text: step.reason };
  }
}

const NEXT: Readonly<Record<Round['state'], readonly StepName[]>> = {
  proposed: ['hearing'],
  hearing: ['reply'],
  objected: ['answer'],
  heard: ['placement'],
  placed: ['approval', 'treatment'],
  ready: ['in-force'],
  'in-force': [],
};

function refusalText(round: Round, offered: OfferedSteps, { texts }: LightWords): string {
  // In a hearing the forum's people want to know why they cannot place yet.
  const wanted = round.state === 'hearing' ? (['placement'] as const) : NEXT[round.state];
  const first = wanted.find((step) => offered.has(step) && (step !== 'approval' || !round.isApproved));
  const refusal = first && offered.get(first);
  return refusal ? texts.light.problems[refusal] : '';
}

/** `isCurrent`: the edition in force, the only one whose rounds take steps. */
export function toRoundView(
  department: DepartmentLight,
  rules: RoundRules,
  offered: OfferedSteps,
  isCurrent: boolean,
  words: LightWords,
): RoundView {
  const { round } = department;
  const says = words.texts.light.round;
  const date = (day: string | undefined) => (day === undefined ? '' : formatDate(day, words.language));
  const isOpen = isCurrent && hasRound(department);
  const possible = isOpen
    ? [...offered].flatMap(([step, refusal]) => (refusal === undefined ? [step] : []))
    : [];
  const next = NEXT[round.state].find((step) => possible.includes(step));
  const roles = words.texts.roles;
  return {
    state: sayRound(department, words),
    stages: department.isParty && hasRound(department) ? stagesOf(round, rules, says, date) : [],
    waitsFor: !department.isParty
      ? ''
      : !hasRound(department)
        ? says.waitsFor.none
        : isCurrent
          ? waitsForOf(round, rules, says, date)
          : says.waitsFor.older,
    next,
    others: possible.filter((step) => step !== next),
    refusal: isOpen ? refusalText(round, offered, words) : '',
    log: [...round.log].reverse().map(({ sequence, at, role, step }) => ({
      sequence,
      date: date(dayOf(at)),
      ...entryOf(step, words),
      by: says.by(role in roles ? roles[role as Role] : role),
    })),
  };
}

/**
 * One department's round in one edition: from the computed proposal, over hearing and placement, to a colour in force.
 * Belongs here: which step may follow which, and what the steps taken so far amount to. Does not belong: who may take them (roles.ts), storage.
 * Pure: the steps in the order of the log, and today's date, are arguments. A step that could not be taken when it was written counts for nothing.
 * A new edition opens a new round; the colour of an earlier one stays in force until the new one's day (colourInForce).
 * Start with roundOf, then refusalOf.
 */
import type { LightRoundRules } from '@bybalance/release';
import { dayOf } from '../format/date.ts';
import type { PlacedColour, RoundStep, StepName, TakenStep } from './steps.ts';

export type RoundRules = Pick<LightRoundRules, 'twoPersons' | 'political'>;

/** Where the site says nothing. */
export const USUAL_RULES: RoundRules = { twoPersons: true, political: 'may' };

/** A placement with its place in the log. */
export type Placement = Extract<RoundStep, { step: 'placement' }> & Omit<TakenStep, 'step'>;

export type RoundState = 'proposed' | 'hearing' | 'objected' | 'heard' | 'placed' | 'ready' | 'in-force';

export interface Round {
  /**
   * `proposed` nothing but the figures · `hearing` until the deadline or a reply · `objected` an objection to data waits for an answer ·
   * `heard` the forum can place · `placed` waits for a second person or a political body · `ready` waits for a date · `in-force` dated, perhaps ahead.
   */
  readonly state: RoundState;
  readonly deadline: string | undefined;
  readonly hasReply: boolean;
  readonly placement: Placement | undefined;
  readonly isApproved: boolean;
  readonly isTreated: boolean;
  readonly inForceFrom: string | undefined;
  /** What the round was made of, oldest first. */
  readonly log: readonly TakenStep[];
}

export const NEW_ROUND: Round = {
  state: 'proposed',
  deadline: undefined,
  hasReply: false,
  placement: undefined,
  isApproved: false,
  isTreated: false,
  inForceFrom: undefined,
  log: [],
};

/** Why a step cannot be taken; each has its sentence in the texts. */
export type StepRefusal =
  | 'already-sent'
  | 'not-sent'
  | 'hearing-runs'
  | 'hearing-over'
  | 'objection-open'
  | 'no-objection'
  | 'already-placed'
  | 'not-placed'
  | 'no-second-person-needed'
  | 'same-person'
  | 'already-approved'
  | 'not-approved'
  | 'no-political-body'
  | 'already-treated'
  | 'not-treated'
  | 'already-in-force'
  | 'deadline-passed'
  | 'date-ahead'
  | 'from-before-decision';

interface Asked {
  readonly rules: RoundRules;
  /** The day the step is taken. */
  readonly today: string;
  /** Who takes it. */
  readonly account: string;
}

/** An open hearing ends with the day after its deadline, or with a reply. */
function stateOn(round: Round, today: string): RoundState {
  const isOver = round.deadline !== undefined && today > round.deadline;
  return round.state === 'hearing' && isOver ? 'heard' : round.state;
}

const beforePlacement: Readonly<Record<RoundState, StepRefusal | undefined>> = {
  proposed: 'not-sent',
  hearing: 'hearing-runs',
  objected: 'objection-open',
  heard: undefined,
  placed: 'already-placed',
  ready: 'already-placed',
  'in-force': 'already-placed',
};

function replyRefusal(state: RoundState, round: Round, today: string): StepRefusal | undefined {
  if (state === 'proposed') return 'not-sent';
  if (round.placement) return 'already-placed';
  return round.deadline !== undefined && today > round.deadline ? 'hearing-over' : undefined;
}

function approvalRefusal(
  { placement, isApproved }: Round,
  { rules, account }: Asked,
): StepRefusal | undefined {
  if (!rules.twoPersons) return 'no-second-person-needed';
  if (!placement) return 'not-placed';
  if (isApproved) return 'already-approved';
  return placement.account === account ? 'same-person' : undefined;
}

function treatmentRefusal(round: Round, { rules }: Asked): StepRefusal | undefined {
  if (rules.political === 'never') return 'no-political-body';
  if (!round.placement) return 'not-placed';
  if (rules.twoPersons && !round.isApproved) return 'not-approved';
  if (round.inForceFrom !== undefined) return 'already-in-force';
  return round.isTreated ? 'already-treated' : undefined;
}

function forceRefusal(round: Round, { rules }: Asked): StepRefusal | undefined {
  if (!round.placement) return 'not-placed';
  if (round.inForceFrom !== undefined) return 'already-in-force';
  if (rules.twoPersons && !round.isApproved) return 'not-approved';
  return rules.political === 'must' && !round.isTreated ? 'not-treated' : undefined;
}

/** Why a kind of step cannot be taken now, whatever it would say; undefined when it can. */
export function refusalOf(round: Round, step: StepName, asked: Asked): StepRefusal | undefined {
  const state = stateOn(round, asked.today);
  switch (step) {
    case 'hearing':
      return state === 'proposed' ? undefined : 'already-sent';
    case 'reply':
      return replyRefusal(state, round, asked.today);
    case 'answer':
      return state === 'objected' ? undefined : 'no-objection';
    case 'placement':
      return beforePlacement[state];
    case 'approval':
      return approvalRefusal(round, asked);
    case 'treatment':
      return treatmentRefusal(round, asked);
    case 'in-force':
      return forceRefusal(round, asked);
    case 'reopening':
      return round.placement ? undefined : 'not-placed';
  }
}

/** Why this very step cannot be taken: as refusalOf, and its dates. */
export function stepRefusal(round: Round, step: RoundStep, asked: Asked): StepRefusal | undefined {
  const refusal = refusalOf(round, step.step, asked);
  if (refusal) return refusal;
  if (step.step === 'hearing' && step.deadline < asked.today) return 'deadline-passed';
  if (step.step === 'placement' && step.decidedOn > asked.today) return 'date-ahead';
  if (step.step === 'treatment' && step.treatedOn > asked.today) return 'date-ahead';
  const decidedOn = round.placement?.decidedOn ?? '';
  return step.step === 'in-force' && step.from < decidedOn ? 'from-before-decision' : undefined;
}

/** A step that the round does not allow. The message is the code of the reason. */
export class StepNotAllowed extends Error {
  override readonly name = 'StepNotAllowed';
}

/** Whether the step may follow. */
export function mayFollow(round: Round, step: RoundStep, asked: Asked): boolean {
  return stepRefusal(round, step, asked) === undefined;
}

/** StepNotAllowed with the reason when the step may not follow. */
export function checkMayFollow(round: Round, step: RoundStep, asked: Asked): void {
  const refusal = stepRefusal(round, step, asked);
  if (refusal) throw new StepNotAllowed(refusal);
}

const undecided = {
  placement: undefined,
  isApproved: false,
  isTreated: false,
  inForceFrom: undefined,
} as const;

/** Placed, or with everything that must come before its date. */
function withPlacement(round: Round, rules: RoundRules): Round {
  const waits = (rules.twoPersons && !round.isApproved) || (rules.political === 'must' && !round.isTreated);
  return { ...round, state: waits ? 'placed' : 'ready' };
}

function advance(round: Round, { step, ...at }: TakenStep, rules: RoundRules): Round {
  switch (step.step) {
    case 'hearing':
      return { ...round, state: 'hearing', deadline: step.deadline };
    case 'reply':
      // A further reply takes no objection back: only the answer does.
      return {
        ...round,
        state: step.objectsToData || round.state === 'objected' ? 'objected' : 'heard',
        hasReply: true,
      };
    case 'answer':
      return { ...round, state: 'heard' };
    case 'placement':
      return withPlacement({ ...round, ...undecided, placement: { ...step, ...at } }, rules);
    case 'approval':
      return withPlacement({ ...round, isApproved: true }, rules);
    case 'treatment':
      return step.outcome === 'stands'
        ? withPlacement({ ...round, isTreated: true }, rules)
        : { ...round, ...undecided, state: 'heard' };
    case 'in-force':
      return { ...round, state: 'in-force', inForceFrom: step.from };
    case 'reopening':
      return { ...round, ...undecided, state: 'heard' };
  }
}

/**
 * What a round's steps amount to on a day.
 * In: the steps of one department and one edition, oldest first. Steps that were not allowed when they were written are left out.
 */
export function roundOf(steps: readonly TakenStep[], rules: RoundRules, today: string): Round {
  const log: TakenStep[] = [];
  let round = NEW_ROUND;
  for (const taken of steps) {
    const asked = { rules, today: dayOf(taken.at), account: taken.account };
    if (!mayFollow(round, taken.step, asked)) continue;
    round = advance({ ...round, state: stateOn(round, asked.today) }, taken, rules);
    log.push(taken);
  }
  return { ...round, state: stateOn(round, today), log };
}

/** Whether the placement is a decision that others than the association and the municipality's own people may hear of. */
export function isDecided(round: Round): boolean {
  return round.state === 'ready' || round.state === 'in-force';
}

/** A colour that applies on a day, with the day it applies from. */
export interface ColourInForce {
  readonly colour: PlacedColour;
  readonly from: string;
}

/** Every colour that a round has put in force, also before it was taken up again. */
function everInForce(round: Round): readonly ColourInForce[] {
  let colour: PlacedColour | undefined;
  return round.log.flatMap(({ step }) => {
    if (step.step === 'placement') colour = step.colour;
    return step.step === 'in-force' && colour ? [{ colour, from: step.from }] : [];
  });
}

/** The colour in force on a day, from all rounds of a department, oldest edition first; of two days the later, of one day the one entered last. */
export function colourInForce(rounds: readonly Round[], today: string): ColourInForce | undefined {
  const begun = rounds.flatMap(everInForce).filter(({ from }) => from <= today);
  return begun.reduce<ColourInForce | undefined>(
    (best, one) => (best === undefined || one.from >= best.from ? one : best),
    undefined,
  );
}

/** What a reader who is no party to the round may hear of it: the decision and what followed, once it is one. */
export function toldToOthers(round: Round): Round {
  const { placement } = round;
  if (!placement || !isDecided(round)) return NEW_ROUND;
  const told: readonly StepName[] = ['placement', 'treatment', 'in-force'];
  const log = round.log.filter(
    ({ sequence, step }) => sequence >= placement.sequence && told.includes(step.step),
  );
  return { ...round, deadline: undefined, hasReply: false, log };
}

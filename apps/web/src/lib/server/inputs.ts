/**
 * The kinds of input that exist, as they stand in the log, parsed at the edge.
 * Belongs here: shapes of payloads. Does not belong: who may write them (access/roles.ts), how they are shown (overlay.ts).
 * Used by actions that write and by overlay that reads. A payload that no kind describes is left out, never guessed.
 * Start with parseInput.
 */
import { OFFICIAL_FAMILIES } from '@bybalance/release';
import { z } from 'zod';
import { LONGEST_COMMENT } from '../comments/comments.ts';
import { LONGEST_NAME, LONGEST_REASON, PLACED_COLOURS } from '../light/steps.ts';
import { DECIDERS, TOOLS } from '../light/tools.ts';
import { AUDIENCES } from './access/roles.ts';
import type { InputRow } from './state/schema.ts';
import type { StateStore } from './state/store.ts';

const code = z.string().min(1).max(100);

/** Characters of an official list: the ministry's table of two hundred areas is a twentieth of it. */
export const LARGEST_LIST = 400_000;

/** The figure a comment speaks of. */
export const figureForm = z.strictObject({ indicator: code, areaSet: code, area: code, period: code });

const commentForm = z.strictObject({
  subject: figureForm,
  audience: z.enum(AUDIENCES),
  text: z.string().min(1).max(LONGEST_COMMENT),
});

const withdrawalForm = z.strictObject({ withdraws: z.int().positive() });

const day = z.iso.date();
const name = z.string().trim().min(1).max(LONGEST_NAME);
const reason = z.string().trim().min(1).max(LONGEST_REASON);

/** One step of a round, as the log holds it and as a form sends it. */
export const roundStepForm = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('hearing'), deadline: day }),
  z.strictObject({ step: z.literal('reply'), text: reason, objectsToData: z.boolean() }),
  z.strictObject({ step: z.literal('answer'), text: reason }),
  z.strictObject({
    step: z.literal('placement'),
    colour: z.enum(PLACED_COLOURS),
    reason,
    forum: name,
    decidedOn: day,
  }),
  z.strictObject({ step: z.literal('approval') }),
  z.strictObject({
    step: z.literal('treatment'),
    body: name,
    treatedOn: day,
    outcome: z.enum(['stands', 'sent-back']),
    note: z.string().trim().max(LONGEST_REASON),
  }),
  z.strictObject({ step: z.literal('in-force'), from: day }),
  z.strictObject({ step: z.literal('reopening'), reason }),
]);

/** One entry of the register of letting tools; `ended` and `withdrawn` name the sequence of what they speak of. */
export const toolStepForm = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('registered'),
    tool: z.enum(TOOLS),
    from: day,
    to: day.optional(),
    agreement: name,
    decides: z.enum(DECIDERS),
    source: name,
  }),
  z.strictObject({ step: z.literal('ended'), registered: z.int().positive(), to: day }),
  z.strictObject({ step: z.literal('withdrawn'), registered: z.int().positive() }),
]);

const departmentForm = z.strictObject({ areaSet: code, area: code });
const lightDecisionForm = z.strictObject({ subject: departmentForm, edition: code, step: roundStepForm });
const lettingToolForm = z.strictObject({ subject: departmentForm, step: toolStepForm });

/** The ministry's list as it was handed over, text and all; what is wrong with it was told before it was written. */
export const officialListForm = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('registered'),
    source: name,
    whole: z.array(z.enum(OFFICIAL_FAMILIES)),
    text: z.string().min(1).max(LARGEST_LIST),
  }),
  z.strictObject({ step: z.literal('withdrawn'), registered: z.int().positive() }),
]);

const FORMS = {
  comment: commentForm,
  'comment-withdrawal': withdrawalForm,
  lightDecision: lightDecisionForm,
  lettingTool: lettingToolForm,
  officialList: officialListForm,
} as const;
type Kind = keyof typeof FORMS;
type Payload<K extends Kind> = z.infer<(typeof FORMS)[K]>;

export type Input = {
  readonly [K in Kind]: {
    readonly sequence: number;
    readonly at: string;
    readonly account: string;
    readonly role: string;
    readonly kind: K;
    readonly payload: Payload<K>;
  };
}[Kind];

/** The inputs of one kind. */
export type InputOf<K extends Kind> = Extract<Input, { readonly kind: K }>;

const isKind = (word: string): word is Kind => Object.hasOwn(FORMS, word);

/** A row of the log → an input; undefined for kinds and forms this version does not know. */
export function parseInput(row: InputRow): Input | undefined {
  const { sequence, at, account, role, kind } = row;
  if (!isKind(kind)) return undefined;
  const { data } = FORMS[kind].safeParse(JSON.parse(row.payload));
  return data && ({ sequence, at, account, role, kind, payload: data } as Input);
}

/** Inputs of the log, read whole: hundreds a year, not millions. */
export async function readInputs(state: Pick<StateStore, 'inputs'>): Promise<readonly Input[]> {
  const rows = await state.inputs.after(0);
  return rows.flatMap((row) => parseInput(row) ?? []);
}

/**
 * The kinds of input that exist, as they stand in the log, parsed at the edge.
 * Belongs here: shapes of payloads. Does not belong: who may write them (access/roles.ts), how they are shown (overlay.ts).
 * Used by actions that write and by overlay that reads. A payload that no kind describes is left out, never guessed.
 * Start with parseInput.
 */
import { z } from 'zod';
import { LONGEST_COMMENT } from '../comments/comments.ts';
import { AUDIENCES } from './access/roles.ts';
import type { InputRow } from './state/schema.ts';

const code = z.string().min(1).max(100);

/** The figure a comment speaks of. */
export const figureForm = z.strictObject({ indicator: code, areaSet: code, area: code, period: code });

const commentForm = z.strictObject({
  subject: figureForm,
  audience: z.enum(AUDIENCES),
  text: z.string().min(1).max(LONGEST_COMMENT),
});

const withdrawalForm = z.strictObject({ withdraws: z.int().positive() });

export type CommentPayload = z.infer<typeof commentForm>;

export type Input = {
  readonly sequence: number;
  readonly at: string;
  readonly account: string;
  readonly role: string;
} & (
  | { readonly kind: 'comment'; readonly payload: CommentPayload }
  | { readonly kind: 'comment-withdrawal'; readonly payload: z.infer<typeof withdrawalForm> }
);

function parsePayload(row: InputRow): Pick<Input, 'kind' | 'payload'> | undefined {
  const written: unknown = JSON.parse(row.payload);
  if (row.kind === 'comment') {
    const { data } = commentForm.safeParse(written);
    return data && { kind: 'comment', payload: data };
  }
  if (row.kind === 'comment-withdrawal') {
    const { data } = withdrawalForm.safeParse(written);
    return data && { kind: 'comment-withdrawal', payload: data };
  }
  return undefined;
}

/** A row of the log → an input; undefined for kinds and forms this version does not know. */
export function parseInput(row: InputRow): Input | undefined {
  const known = parsePayload(row);
  const { sequence, at, account, role } = row;
  return known && ({ sequence, at, account, role, ...known } as Input);
}

/**
 * The log of what people enter: append-only, each input bound to all before it by its hash.
 * Belongs here: appending, reading, verifying the chain. Does not belong: who may write which kind (access/roles.ts).
 * Used by actions of pages, overlay and, from the file, by the pipeline's `inputs pull`.
 * Chain: hash = SHA-256 of UTF-8 JSON [sequence, at, account, role, kind, payload, previous_hash]; the first link is 64 zeros.
 * Start with InputLog, then linkOf.
 */
import { createHash } from 'node:crypto';
import { type Json, toCanonicalJson } from './canonical-json.ts';
import { toMoment } from './moment.ts';
import type { InputRow } from './schema.ts';
import type { Clock, Exclusively, StateDatabase } from './types.ts';

export interface NewInput {
  readonly account: string;
  readonly role: string;
  readonly kind: string;
  readonly payload: Json;
}

/** Where a chain stops being true, and why. */
export interface BrokenChain {
  readonly sequence: number;
  readonly why: 'gap' | 'not-linked' | 'changed';
}

export interface InputLog {
  /** The new input as it was written, its hash included. */
  append(input: NewInput): Promise<InputRow>;
  /** Inputs after a sequence, oldest first; 0 gives all. */
  after(sequence: number): Promise<readonly InputRow[]>;
  /** Sequence of the newest input; 0 when there is none. */
  newest(): Promise<number>;
  /** The first broken link; undefined when the chain holds from its beginning. */
  verify(): Promise<BrokenChain | undefined>;
}

export const FIRST_LINK = '0'.repeat(64);

/** The hash of an input: what the chain is made of. */
export function linkOf(row: Omit<InputRow, 'hash'>): string {
  const { sequence, at, account, role, kind, payload, previous_hash } = row;
  const bytes = JSON.stringify([sequence, at, account, role, kind, payload, previous_hash]);
  return createHash('sha256').update(bytes, 'utf8').digest('hex');
}

/** Checks rows from sequence 1 on, in order. */
export function findBreak(rows: readonly InputRow[]): BrokenChain | undefined {
  let previous = FIRST_LINK;
  for (const [index, row] of rows.entries()) {
    const { sequence } = row;
    if (sequence !== index + 1) return { sequence, why: 'gap' };
    if (row.previous_hash !== previous) return { sequence, why: 'not-linked' };
    if (linkOf(row) !== row.hash) return { sequence, why: 'changed' };
    previous = row.hash;
  }
  return undefined;
}

const newestRow = (database: StateDatabase) =>
  database.selectFrom('inputs').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirst();

function nextRow(input: NewInput, before: InputRow | undefined, clock: Clock): InputRow {
  const row = {
    sequence: (before?.sequence ?? 0) + 1,
    at: toMoment(clock()),
    account: input.account,
    role: input.role,
    kind: input.kind,
    payload: toCanonicalJson(input.payload),
    previous_hash: before?.hash ?? FIRST_LINK,
  };
  return { ...row, hash: linkOf(row) };
}

/** The input log of an open store. */
export function openInputLog(database: StateDatabase, exclusively: Exclusively, clock: Clock): InputLog {
  const after = (sequence: number) =>
    database.selectFrom('inputs').selectAll().where('sequence', '>', sequence).orderBy('sequence').execute();
  return {
    append: (input) =>
      exclusively(async (alone) => {
        const row = nextRow(input, await newestRow(alone), clock);
        await alone.insertInto('inputs').values(row).execute();
        return row;
      }),
    after,
    newest: async () => (await newestRow(database))?.sequence ?? 0,
    verify: async () => findBreak(await after(0)),
  };
}

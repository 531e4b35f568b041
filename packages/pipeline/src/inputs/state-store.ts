/**
 * Reading what people entered from the web app's state store, and holding its chain to account.
 * Belongs here: the table `inputs` as the web app writes it, and the hash that binds each row to the one before. Does not belong: accounts, sessions.
 * Used by `inputs pull`. The store is opened read-only and may be in use by a running server.
 * Start with readStateStore.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Issue, UserError } from '../support/errors.ts';
import type { InboxInput } from './inbox.ts';

const row = z.object({
  sequence: z.int(),
  at: z.string(),
  account: z.string(),
  role: z.string(),
  kind: z.string(),
  payload: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});
type Row = z.infer<typeof row>;

/** What the first input is bound to. */
const beginning = '0'.repeat(64);

/** SHA-256 over a row's own columns and the hash before it, written as one JSON array. */
function hashOf({ sequence, at, account, role, kind, payload, previous_hash }: Row): string {
  const bound = JSON.stringify([sequence, at, account, role, kind, payload, previous_hash]);
  return createHash('sha256').update(bound, 'utf8').digest('hex');
}

/** Sequence at which the chain breaks: a row changed, removed, put in between or written by another hand. */
function findBreak(rows: readonly Row[]): number | undefined {
  let previous = beginning;
  for (const [index, link] of rows.entries()) {
    const whole =
      link.sequence === index + 1 && link.previous_hash === previous && link.hash === hashOf(link);
    if (!whole) return link.sequence;
    previous = link.hash;
  }
  return undefined;
}

function brokenAt(file: string, sequence: number): Issue {
  return {
    level: 'error',
    code: 'inputs/broken-chain',
    place: { file, at: `inputs › ${sequence}` },
    problem: 'The log of inputs is not as it was written: its chain of hashes breaks here.',
    remedy: 'Nothing was pulled. Restore the state store from a backup, and find out who changed it.',
  };
}

function readRows(file: string): readonly Row[] {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    const columns = Object.keys(row.shape).map((name) => `"${name}"`);
    return z
      .array(row)
      .parse(database.prepare(`select ${columns.join(', ')} from inputs order by sequence`).all());
  } finally {
    database.close();
  }
}

const toInput = ({ sequence, at, account, role, kind, payload, hash }: Row): InboxInput => ({
  sequence,
  at,
  account,
  role,
  kind,
  payload: JSON.parse(payload),
  hash,
});

/** Every input, oldest first; none when nobody has used the store yet. UserError `inputs/broken-chain` where the chain breaks. */
export function readStateStore(file: string): readonly InboxInput[] {
  if (!existsSync(file)) return [];
  const rows = readRows(file);
  const broken = findBreak(rows);
  if (broken !== undefined) throw new UserError([brokenAt(file, broken)]);
  return rows.map(toInput);
}

/**
 * The log of access: who signed in, out, wrote, was refused.
 * Belongs here: events and account ids. Does not belong: addresses, names, passwords, what was read.
 * Used by sign-in, sign-out and actions; append-only in the database itself.
 * Start with AccessLog.
 */
import { toMoment } from './moment.ts';
import type { AccessRow } from './schema.ts';
import type { Clock, StateDatabase } from './types.ts';

export type AccessEvent =
  | 'signed-in'
  | 'sign-in-failed'
  | 'sign-in-held-back'
  | 'signed-out'
  | 'input-written'
  | 'refused';

export interface AccessLog {
  /** A failed sign-in names no account: whether one exists is nobody's business. */
  note(event: AccessEvent, account?: string): Promise<void>;
  /** Newest first. */
  newest(limit: number): Promise<readonly AccessRow[]>;
}

/** The access log of an open store. */
export function openAccessLog(database: StateDatabase, clock: Clock): AccessLog {
  return {
    async note(event, account = '') {
      const row = { at: toMoment(clock()), event, account };
      await database.insertInto('access_log').values(row).execute();
    },
    newest: (limit) =>
      database.selectFrom('access_log').selectAll().orderBy('number', 'desc').limit(limit).execute(),
  };
}

/**
 * Sessions: a random token in the reader's cookie, its hash in the store.
 * Belongs here: beginning, finding, ending. Does not belong: cookies (access/session-cookie.ts).
 * Used by hooks and sign-in. A session ends after 30 minutes without a request, and after 12 hours whatever happens.
 * Times come from the store's clock, so tests can pass half an hour.
 * Start with Sessions.
 */
import { createHash, randomBytes } from 'node:crypto';
import { isRole } from '../access/roles.ts';
import { type Account, parseOrganisations } from './accounts.ts';
import { toMoment } from './moment.ts';
import type { Clock, StateDatabase } from './types.ts';

export const IDLE_MINUTES = 30;
const LONGEST_HOURS = 12;
/** A session's last request is written at most this often: reading stays reading. */
const NOTED_EVERY_MS = 60_000;
const TOKEN_BYTES = 32;

export interface Sessions {
  /** The token for the cookie, 256 random bits; it cannot be read back from the store. */
  begin(account: string): Promise<string>;
  /** The account behind a token; undefined when there is no such session or it has ended. */
  find(token: string): Promise<Account | undefined>;
  end(token: string): Promise<void>;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const ago = (clock: Clock, milliseconds: number) => toMoment(clock() - milliseconds);

/** The sessions of an open store. */
export function openSessions(database: StateDatabase, clock: Clock): Sessions {
  const idleSince = () => ago(clock, IDLE_MINUTES * 60_000);
  const begunBefore = () => ago(clock, LONGEST_HOURS * 3_600_000);

  const living = (token: string) =>
    database
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.id', 'sessions.account')
      .where('token_hash', '=', hashOf(token))
      .where('seen_at', '>', idleSince())
      .where('sessions.created_at', '>', begunBefore())
      .where('closed_at', 'is', null)
      .select(['accounts.id', 'accounts.name', 'accounts.role', 'accounts.organisations', 'seen_at']);

  const note = (token: string) =>
    database
      .updateTable('sessions')
      .set({ seen_at: toMoment(clock()) })
      .where('token_hash', '=', hashOf(token))
      .execute();

  const dropEnded = () =>
    database
      .deleteFrom('sessions')
      .where((row) => row.or([row('seen_at', '<=', idleSince()), row('created_at', '<=', begunBefore())]))
      .execute();

  return {
    async begin(account) {
      await dropEnded();
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const now = toMoment(clock());
      await database
        .insertInto('sessions')
        .values({ token_hash: hashOf(token), account, created_at: now, seen_at: now })
        .execute();
      return token;
    },
    async find(token) {
      const row = await living(token).executeTakeFirst();
      if (!row || !isRole(row.role)) return undefined;
      if (row.seen_at <= ago(clock, NOTED_EVERY_MS)) await note(token);
      const { id, name, role, organisations } = row;
      return { id, name, role, organisations: parseOrganisations(organisations) };
    },
    async end(token) {
      await database.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute();
    },
  };
}

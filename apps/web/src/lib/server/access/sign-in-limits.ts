/**
 * How soon someone may try to sign in again.
 * Belongs here: counting failures in memory. Does not belong: passwords, sessions, the log.
 * Used by sign-in. Three counts: this account from this address, this address, this account; the strictest rules.
 * Keys are hashes with a random salt of this process: no address and no e-mail is kept. A restart forgets.
 * Start with SignInLimits.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../state/types.ts';

export interface Attempt {
  readonly email: string;
  readonly address: string;
}

export interface SignInLimits {
  /** Milliseconds until the next attempt may be made; 0 = now. */
  waitFor(attempt: Attempt): number;
  noteFailure(attempt: Attempt): void;
  noteSuccess(attempt: Attempt): void;
}

const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const FORGOTTEN_AFTER_MS = 60 * 60_000;
const MOST_KEPT = 20_000;

/** Failures without a wait, by what is counted: many people may share an address, and none may lock another out for long. */
const FREE = { pair: 5, address: 30, account: 30 } as const;
type Counted = keyof typeof FREE;

interface Count {
  failures: number;
  last: number;
}

/** 15 seconds after the last free failure, doubled by each further one, at most 15 minutes. */
export function waitAfter(failures: number, free: number): number {
  if (failures < free) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - free));
}

/** Limits of one server process. */
export function openSignInLimits(clock: Clock = Date.now): SignInLimits {
  const salt = randomBytes(32);
  const counts = new Map<string, Count>();
  const keyOf = (counted: Counted, ...words: readonly string[]) =>
    `${counted} ${createHmac('sha256', salt).update(words.join('\n')).digest('base64url')}`;
  const keysOf = ({ email, address }: Attempt): readonly (readonly [Counted, string])[] => [
    ['pair', keyOf('pair', email, address)],
    ['address', keyOf('address', address)],
    ['account', keyOf('account', email)],
  ];
  const countOf = (key: string): Count | undefined => {
    const count = counts.get(key);
    if (count && clock() - count.last > FORGOTTEN_AFTER_MS) counts.delete(key);
    return counts.get(key);
  };
  const makeRoom = () => {
    for (const key of counts.keys()) {
      if (counts.size < MOST_KEPT) return;
      counts.delete(key);
    }
  };
  return {
    waitFor: (attempt) =>
      Math.max(
        ...keysOf(attempt).map(([counted, key]) => {
          const count = countOf(key);
          return count ? Math.max(0, count.last + waitAfter(count.failures, FREE[counted]) - clock()) : 0;
        }),
      ),
    noteFailure(attempt) {
      for (const [, key] of keysOf(attempt)) {
        const failures = (countOf(key)?.failures ?? 0) + 1;
        counts.delete(key);
        makeRoom();
        counts.set(key, { failures, last: clock() });
      }
    },
    noteSuccess(attempt) {
      counts.delete(keyOf('pair', attempt.email, attempt.address));
      counts.delete(keyOf('account', attempt.email));
    },
  };
}

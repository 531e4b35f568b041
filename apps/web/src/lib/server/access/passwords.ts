/**
 * Passwords: hashed with Argon2id, checked in the same time whether or not an account exists.
 * Belongs here: hashing, checking, how many at once. Does not belong: accounts, attempts (sign-in-limits.ts).
 * Used by sign-in, the accounts command and the demo. Parameters: OWASP's 19 MiB, 2 passes, 1 lane.
 * Start with checkPassword.
 */
import { hash, verify } from '@node-rs/argon2';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;
const AT_ONCE = 2;

/** A password that may not be used for a new account. */
export class WeakPassword extends Error {
  override readonly name = 'WeakPassword';
  constructor() {
    super(`account/weak-password — a password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`);
  }
}

let running = 0;
const waiting: (() => void)[] = [];

/** Hashing is heavy by design: only a few at a time, so that sign-in cannot starve the report. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** Hash of a new password. WeakPassword when it is too short or too long. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) throw new WeakPassword();
  return inTurn(() => hash(password, COST));
}

let nobody: Promise<string> | undefined;

/** Whether the password is the account's. Without an account (no hash) it is never, after the same work. */
export async function checkPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  if (password.length > LONGEST_PASSWORD) return false;
  nobody ??= hash('the password of nobody', COST);
  const against = passwordHash ?? (await nobody);
  const right = await inTurn(() => verify(against, password));
  return right && passwordHash !== undefined;
}

/** How many checks wait for their turn: sign-in holds back before a queue grows. */
export function passwordQueue(): number {
  return waiting.length;
}

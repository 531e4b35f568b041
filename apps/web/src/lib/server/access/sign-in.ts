/**
 * Signing in: one answer for a wrong password, an unknown address and a closed account.
 * Belongs here: the order of the checks and the notes in the log. Does not belong: forms, cookies.
 * Used by the sign-in page's action. The same work is done whether the account exists or not.
 * Start with signIn.
 */
import { foldEmail } from '../state/accounts.ts';
import type { StateStore } from '../state/store.ts';
import { checkPassword, passwordQueue } from './passwords.ts';
import type { SignInLimits } from './sign-in-limits.ts';

export type SignInResult =
  | { readonly kind: 'signed-in'; readonly token: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'held-back'; readonly waitMs: number };

const LONGEST_QUEUE = 20;
const BUSY_WAIT_MS = 60_000;

/** Tries once. `address` is the client's, for counting only. */
export async function signIn(
  state: Pick<StateStore, 'accounts' | 'sessions' | 'access'>,
  limits: SignInLimits,
  given: { readonly email: string; readonly password: string; readonly address: string },
): Promise<SignInResult> {
  const attempt = { email: foldEmail(given.email), address: given.address };
  const waitMs = passwordQueue() > LONGEST_QUEUE ? BUSY_WAIT_MS : limits.waitFor(attempt);
  if (waitMs > 0) {
    await state.access.note('sign-in-held-back');
    return { kind: 'held-back', waitMs };
  }
  // Counted before the slow check, so that many attempts at the same time do not all pass.
  limits.noteFailure(attempt);
  const found = await state.accounts.findForSignIn(attempt.email);
  const right = await checkPassword(given.password, found?.passwordHash);
  if (!found || !right) {
    await state.access.note('sign-in-failed');
    return { kind: 'wrong' };
  }
  limits.noteSuccess(attempt);
  await state.access.note('signed-in', found.account.id);
  return { kind: 'signed-in', token: await state.sessions.begin(found.account.id) };
}

/**
 * From the state store to the inbox: what is newer than the newest input that was pulled before.
 * Belongs here: joining the two, and seeing that the store still holds what was pulled. Does not belong: their forms.
 * A chain alone does not show that its end was cut off; an inbox that remembers more than the store does.
 * Start with pullInputs.
 */
import { type Issue, UserError } from '../support/errors.ts';
import { type InboxInput, readInbox, writeInbox } from './inbox.ts';
import { readStateStore } from './state-store.ts';

export interface Pulled {
  readonly inputs: number;
  /** Sequence of the newest input in the inbox, after the pull. */
  readonly sequence: number;
  /** The new file; undefined when nothing was new. */
  readonly file: string | undefined;
}

function forgotten(file: string, sequence: number): Issue {
  return {
    level: 'error',
    code: 'inputs/store-forgot',
    place: { file, at: `inputs › ${sequence}` },
    problem: 'An input that was pulled before is no longer in the store, or is another one.',
    remedy: 'Nothing was pulled. The store was cut or replaced: restore it from a backup.',
  };
}

function checkRemembers(store: string, inputs: readonly InboxInput[], pulled: InboxInput | undefined): void {
  if (pulled === undefined || inputs[pulled.sequence - 1]?.hash === pulled.hash) return;
  throw new UserError([forgotten(store, pulled.sequence)]);
}

/**
 * Verifies the store's chain from its first link, holds it against the inbox, and writes what is new as one file.
 * UserError `inputs/broken-chain`, `inputs/store-forgot`, `inputs/damaged-inbox`; then nothing is written.
 */
export function pullInputs(store: string, inbox: string): Pulled {
  const pulled = readInbox(inbox).at(-1);
  const inputs = readStateStore(store);
  checkRemembers(store, inputs, pulled);
  const fresh = inputs.slice(pulled?.sequence ?? 0);
  const file = writeInbox(inbox, fresh);
  return { inputs: fresh.length, sequence: inputs.length, file };
}

import { readSettings } from '../settings.ts';
import { openStateStore, type StateStore } from './store.ts';

let store: StateStore | undefined;

/** The state store of this server, opened at the first question. */
export function stateStore(): StateStore {
  store ??= openStateStore(readSettings().state);
  return store;
}

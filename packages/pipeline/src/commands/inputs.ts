/** `inputs pull` and `inputs list`: what people entered, from the web app's state store to the site's inbox. */
import { join } from 'node:path';
import { readInbox, readInboxSequence, writeInbox } from '../inputs/inbox.ts';
import { readStateStore } from '../inputs/state-store.ts';
import { openSite } from './site-folder.ts';
import type { Surroundings } from './surroundings.ts';

/** Verifies the chain from its first link and writes what is newer than the inbox. UserError when the chain is broken. */
export async function pullInputs(folder: string, surroundings: Surroundings): Promise<void> {
  const { site, folders } = openSite(folder, surroundings.environment);
  const known = readInboxSequence(site.inbox);
  const inputs = readStateStore(join(folders.state, 'state.sqlite'));
  const fresh = inputs.filter(({ sequence }) => sequence > known);
  const written = writeInbox(site.inbox, fresh);
  surroundings.say(
    written === undefined
      ? `Nothing new: the inbox is at sequence ${known}.`
      : `${fresh.length} inputs up to sequence ${fresh.at(-1)?.sequence} are in ${written}.`,
  );
}

/** Counts by kind, with the newest sequence; never an author or a text. */
export async function listInputs(folder: string, surroundings: Surroundings): Promise<void> {
  const { site } = openSite(folder, surroundings.environment);
  const inputs = readInbox(site.inbox);
  const kinds = Map.groupBy(inputs, ({ kind }) => kind);
  for (const [kind, group] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    surroundings.say(`${kind}: ${group.length}, newest ${group.at(-1)?.sequence}`);
  }
  surroundings.say(`Inbox at sequence ${inputs.at(-1)?.sequence ?? 0}.`);
}

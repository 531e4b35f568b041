/** `inputs pull` and `inputs list`: what people entered, from the web app's state store to the site's inbox. */
import { join } from 'node:path';
import { readInbox } from '../inputs/inbox.ts';
import { pullInputs } from '../inputs/pull.ts';
import { openSite } from './site-folder.ts';
import type { Surroundings } from './surroundings.ts';

/** Says how many inputs are new and where they are. UserError when the store is not as it was written. */
export async function pullSiteInputs(folder: string, surroundings: Surroundings): Promise<void> {
  const { site, folders } = openSite(folder, surroundings.environment);
  const { inputs, sequence, file } = pullInputs(join(folders.state, 'state.sqlite'), site.inbox);
  surroundings.say(
    file === undefined
      ? `Nothing new: the inbox is at sequence ${sequence}.`
      : `${inputs} inputs up to sequence ${sequence} are in ${file}`,
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

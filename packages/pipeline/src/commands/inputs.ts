/** `inputs pull`, `inputs list` and `inputs official`: what people entered, on its way to the inbox, and the ministry's lists before they are used. */
import { join } from 'node:path';
import { OFFICIAL_WORDS, type OfficialRow } from '@bybalance/release';
import { readInbox } from '../inputs/inbox.ts';
import { readOfficialFile } from '../inputs/official-lists.ts';
import { pullInputs } from '../inputs/pull.ts';
import { checkNoErrors } from '../support/errors.ts';
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

const byStatus = (rows: readonly OfficialRow[]) =>
  [...Map.groupBy(rows, ({ status }) => OFFICIAL_WORDS[status])]
    .map(([word, own]) => `${word} ${own.length}`)
    .join(', ');

/** Reads the ministry's list as the build and the report do, and says what is in it. UserError with everything that is wrong. */
export async function checkOfficialFile(path: string, surroundings: Surroundings): Promise<void> {
  const { rows, issues } = readOfficialFile(path);
  checkNoErrors(issues);
  for (const [date, own] of [...Map.groupBy(rows, ({ listDate }) => listDate)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const figures = own.reduce((sum, { figures: printed }) => sum + printed.length, 0);
    surroundings.say(`${date}: ${own.length} areas (${byStatus(own)}), ${figures} percentages`);
  }
  surroundings.say(
    `${rows.length} rows. Name the file under officialLists in site.yaml, or hand it over on the page Kriterier.`,
  );
}

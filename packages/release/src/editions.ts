/**
 * Which editions there are and which is in force: a folder of release folders, and the one-line file `current`.
 * Belongs here: reading that folder. Does not belong: writing it (the pipeline's publish stage).
 * A file and not a link, so that it works on every disk; publish replaces it in one step.
 * Folders whose name begins with a dot are unfinished or set aside and never listed.
 * Start with currentEdition.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseFiles } from './format.ts';

export const CURRENT_FILE = 'current';

/** Letters, digits, point, hyphen, underscore; begins with a letter or digit: safe as a folder name. */
export function isEditionId(id: string): boolean {
  return /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/.test(id) && id !== CURRENT_FILE;
}

/** Where an edition being replaced waits until the new one stands in its place. */
export function setAsideDirectory(releasesDirectory: string, edition: string): string {
  return join(releasesDirectory, `.replaced-${edition}`);
}

/** Folder of an edition; undefined when it is not there. In the instant of a replacement it is the old edition's. */
export function editionDirectory(releasesDirectory: string, edition: string): string | undefined {
  if (!isEditionId(edition)) return undefined;
  const places = [join(releasesDirectory, edition), setAsideDirectory(releasesDirectory, edition)];
  return places.find((place) => existsSync(join(place, releaseFiles.manifest)));
}

/** The edition in force; undefined before the first one, or when its folder is gone. */
export function currentEdition(releasesDirectory: string): string | undefined {
  const file = join(releasesDirectory, CURRENT_FILE);
  if (!existsSync(file)) return undefined;
  const edition = readFileSync(file, 'utf8').trim();
  return editionDirectory(releasesDirectory, edition) === undefined ? undefined : edition;
}

/** Editions in the folder, in order of their names read as numbers ("2026.2" before "2026.10"). */
export function listEditions(releasesDirectory: string): readonly string[] {
  if (!existsSync(releasesDirectory)) return [];
  const collator = new Intl.Collator('en', { numeric: true });
  return readdirSync(releasesDirectory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isEditionId(entry.name))
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(releasesDirectory, name, releaseFiles.manifest)))
    .sort(collator.compare);
}

/**
 * The edition that a new one follows: which it is, and what its open layers show.
 * Belongs here: finding and reading it. Does not belong: what stays of it (protect/editions/).
 * Called by run.ts before protecting, and by publish for the manifest. Start with readPreviousEdition.
 */
import {
  currentEdition,
  editionDirectory,
  joinReleases,
  type Layer,
  openRelease,
  readManifest,
} from '@bybalance/release';
import type { PreviousEdition } from '../protect/editions/previous-edition.ts';

/** A rebuilt edition keeps the predecessor it was first published after, so that its bytes stay the same. */
export function previousEditionId(releasesDirectory: string, edition: string): string | undefined {
  const directory = editionDirectory(releasesDirectory, edition);
  if (directory !== undefined) return readManifest(directory).previousEdition ?? undefined;
  const current = currentEdition(releasesDirectory);
  return current === edition ? undefined : current;
}

/** Partners' steps are the finest: where layers share a figure, theirs is read. */
function finestFirst(layers: readonly Layer[]): readonly Layer[] {
  const open = layers.filter((layer) => layer !== 'intern');
  return [...open.filter((layer) => layer !== 'alle'), ...open.filter((layer) => layer === 'alle')];
}

/**
 * What every open layer of the previous edition shows, read as one. In: the releases folder, the edition to be made, the checksum of a sheet.
 * undefined for the first edition, and where the previous one's folder is gone. ReleaseFormatError when it cannot be read.
 */
export function readPreviousEdition(
  releasesDirectory: string,
  edition: string,
  countedAs: (...sheet: Parameters<PreviousEdition['countedTheSame']>) => string,
): PreviousEdition | undefined {
  const previous = previousEditionId(releasesDirectory, edition);
  const directory = previous && editionDirectory(releasesDirectory, previous);
  if (previous === undefined || directory === undefined) return undefined;
  const { layers } = readManifest(directory);
  const [first, ...others] = finestFirst(layers).map((layer) => openRelease(directory, layer));
  if (first === undefined) return undefined;
  const release = joinReleases(first, others);
  return {
    edition: previous,
    countedTheSame: (sheet, groups) => release.indicator(sheet.id)?.countedAs === countedAs(sheet, groups),
    vintageOf: (areaSet) => release.areaSet(areaSet)?.vintage,
    observations: (indicator) => release.select({ indicator }),
  };
}

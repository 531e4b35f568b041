/**
 * The editions that a new one follows: which they are, and what their open layers show.
 * Belongs here: finding and reading them. Does not belong: what stays of them (protect/editions/).
 * Called by run.ts before protecting, and by publish for the manifest. Start with readEarlierEditions.
 */
import {
  currentEdition,
  editionDirectory,
  joinReleases,
  type Layer,
  openRelease,
  readManifest,
} from '@bybalance/release';
import type { EarlierEdition } from '../protect/editions/earlier-edition.ts';

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

/** The checksum of how a sheet counts. */
type CountedAs = (...sheet: Parameters<EarlierEdition['countedTheSame']>) => string;

/** What every open layer of an edition shows, read as one; undefined where it has none. */
function readEdition(directory: string, countedAs: CountedAs): EarlierEdition | undefined {
  const { layers, edition } = readManifest(directory);
  const [first, ...others] = finestFirst(layers).map((layer) => openRelease(directory, layer));
  if (first === undefined) return undefined;
  const release = joinReleases(first, others);
  return {
    edition,
    countedTheSame: (sheet, groups) => release.indicator(sheet.id)?.countedAs === countedAs(sheet, groups),
    areaSets: release.areaSets,
    observations: (indicator) => release.select({ indicator }),
  };
}

/**
 * Every edition before the one to be made, the newest first: each names the one it followed.
 * In: the releases folder, the edition to be made. Out: none for the first edition; the chain ends where a folder is gone.
 * ReleaseFormatError when one cannot be read.
 */
export function readEarlierEditions(
  releasesDirectory: string,
  edition: string,
  countedAs: CountedAs,
): readonly EarlierEdition[] {
  const found: EarlierEdition[] = [];
  const seen = new Set([edition]);
  let id = previousEditionId(releasesDirectory, edition);
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const directory = editionDirectory(releasesDirectory, id);
    const earlier = directory && readEdition(directory, countedAs);
    if (!directory || !earlier) break;
    found.push(earlier);
    id = readManifest(directory).previousEdition ?? undefined;
  }
  return found;
}

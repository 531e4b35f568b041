/**
 * The only door from pages to figures: the edition asked for, in the layers the reader may see.
 * Belongs here: choosing edition and layers, and keeping what is costly to make. Does not belong: what a page shows.
 * Used by every load function; nothing else opens a release. Never falls back to a finer layer.
 * An unknown edition is 404; a report closed to this reader is 403; nothing published or a damaged folder is 503.
 * Start with readingOf.
 */
import type { Layer, Release, SiteFrame } from '@bybalance/release';
import { error } from '@sveltejs/kit';
import { layersOf, mayReadProposals, mayReadReport } from './access/roles.ts';
import { DamagedRelease, openShelf, type ReleaseShelf } from './release-shelf.ts';
import { readSettings } from './settings.ts';

/** One reader's view of one edition. */
export interface Reading {
  readonly release: Release;
  readonly edition: string;
  /** True when the address names the edition (?udgave=). */
  readonly pinned: boolean;
  /** The edition in force, when the reader stands in another one. */
  readonly newerEdition: string | undefined;
}

let shelf: ReleaseShelf | undefined;

/** The shelf of this server. */
export function releaseShelf(): ReleaseShelf {
  if (shelf === undefined) {
    const { releases, layers } = readSettings();
    shelf = openShelf(releases, layers);
  }
  return shelf;
}

/** The site as this process serves it: where exact figures are, nobody reads without an account. */
function asServed(site: SiteFrame): SiteFrame {
  return readSettings().layers.isIntern ? { ...site, publicReport: false } : site;
}

function servedOrFail(edition: string): readonly Layer[] {
  try {
    return releaseShelf().layersOf(edition);
  } catch (cause) {
    if (cause instanceof DamagedRelease) {
      console.error(cause.message);
      error(503, 'release/damaged');
    }
    throw cause;
  }
}

function editionOf(url: URL): { edition: string; current: string } {
  const current = releaseShelf().current();
  if (current === undefined) error(503, 'release/none');
  return { edition: url.searchParams.get('udgave') ?? current, current };
}

/** The release this reader reads at this address. Throws SvelteKit errors, see the head of this file. */
export function readingOf(locals: Pick<App.Locals, 'reader'>, url: URL): Reading {
  const { edition, current } = editionOf(url);
  const served = servedOrFail(edition);
  if (served.length === 0 && !releaseShelf().editions().includes(edition))
    error(404, 'release/unknown-edition');
  const release = releaseShelf().open(edition, layersOf(locals.reader, served));
  if (!release) error(403, 'access/no-layer');
  if (!mayReadReport(locals.reader, asServed(release.manifest.site))) error(403, 'access/report-closed');
  return {
    release,
    edition,
    pinned: url.searchParams.has('udgave'),
    newerEdition: edition === current ? undefined : current,
  };
}

/** The same edition as everyone reads it; undefined where it has no open layer. For whoever may read the report: checked by readingOf. */
export function asEveryoneReads(reading: Reading): Reading | undefined {
  const release = releaseShelf().open(reading.edition, ['alle']);
  return release && { ...reading, release };
}

/** One organisation's layer of an edition, for what only it and those who run the round may see. */
export interface OrganisationReading {
  readonly organisation: string;
  readonly release: Release;
}

const ORGANISATION = 'samarbejde.';

/** The layers of single organisations that this reader may see proposals in, each by itself. */
export function organisationReadings(
  locals: Pick<App.Locals, 'reader'>,
  { edition }: Pick<Reading, 'edition'>,
): readonly OrganisationReading[] {
  return releaseShelf()
    .layersOf(edition)
    .filter((layer) => layer.startsWith(ORGANISATION))
    .map((layer) => ({ layer, organisation: layer.slice(ORGANISATION.length) }))
    .filter(({ organisation }) => mayReadProposals(locals.reader, organisation))
    .flatMap(({ layer, organisation }) => {
      const release = releaseShelf().open(edition, [layer]);
      return release ? [{ organisation, release }] : [];
    });
}

const made = new WeakMap<Release, Map<string, unknown>>();

/** What `make` gives, made once for a release (one layer of one edition, or the same layers of it together). `key` says which thing, never who asks. */
export function cached<T>(release: Release, key: string, make: () => T): T {
  const known = made.get(release) ?? new Map<string, unknown>();
  made.set(release, known);
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as T;
}

/** The site as the edition in force describes it; undefined while nothing is published, or it is damaged: then pages answer 503. */
export function siteInForce(): SiteFrame | undefined {
  const current = releaseShelf().current();
  try {
    const site = current === undefined ? undefined : releaseShelf().manifestOf(current)?.site;
    return site && asServed(site);
  } catch (cause) {
    if (cause instanceof DamagedRelease) return undefined;
    throw cause;
  }
}

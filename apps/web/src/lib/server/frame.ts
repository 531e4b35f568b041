/**
 * What the frame around every page says, from the release that the reader reads.
 * Belongs here: the site's name, edition, account and notices. Does not belong: any figure.
 * Used by the root layout. A page without a release (nothing published, closed report) has a frame without one.
 * Start with frameOf.
 */
import type { Layer, Manifest } from '@bybalance/release';
import { isHttpError } from '@sveltejs/kit';
import type { Frame } from '#lib/frame/frame.ts';
import { criteriaFindings } from '#lib/report/per-release.ts';
import { isSignedIn } from './access/reader.ts';
import { hasLight } from './light.ts';
import { type Reading, readingOf, releaseShelf } from './releases.ts';

function editionSheet(manifest: Manifest): Frame['edition'] {
  const { edition: id, title, asOf, publishedOn } = manifest;
  return { id, title, asOf, publishedOn };
}

function newerSheet(edition: string | undefined): Frame['newer'] {
  const manifest = edition === undefined ? undefined : releaseShelf().manifestOf(edition);
  return manifest && editionSheet(manifest);
}

function siteSheet({ site }: Manifest): Frame['site'] {
  const { id, name, municipality, madeUp, contact, sourceLine } = site;
  return { id, name, municipality, madeUp, contact, sourceLine };
}

const ORGANISATION = /^samarbejde\./;

/** Who may read these layers, by the names that the edition gives its organisations. */
export function readersOf(
  layers: readonly Layer[],
  { organisations = [] }: Pick<Manifest, 'organisations'>,
): Frame['readers'] {
  const [first] = layers;
  if (first === undefined || first === 'alle') return undefined;
  if (first === 'intern' || first === 'samarbejde') return { kind: first };
  const ids = layers.map((layer) => layer.replace(ORGANISATION, ''));
  return {
    kind: 'organisations',
    names: ids.map((id) => organisations.find((one) => one.id === id)?.name ?? id),
  };
}

interface Spoken {
  readonly manifest: Manifest;
  readonly hasCriteria: boolean;
  readonly layers: readonly Layer[];
  readonly newer: string | undefined;
  readonly reading: Reading | undefined;
}

/** The frame of the edition in force without its figures: its title and contact are open to anyone. */
function spokenWithoutReading(): Spoken | undefined {
  const current = releaseShelf().current();
  const manifest = current === undefined ? undefined : releaseShelf().manifestOf(current);
  return manifest && { manifest, hasCriteria: false, layers: ['alle'], newer: undefined, reading: undefined };
}

function spokenAt(locals: App.Locals, url: URL): Spoken | undefined {
  try {
    const reading = readingOf(locals, url);
    const { release, newerEdition } = reading;
    return {
      manifest: release.manifest,
      hasCriteria: criteriaFindings(release).length > 0,
      layers: release.layers,
      newer: newerEdition,
      reading,
    };
  } catch (cause) {
    if (!isHttpError(cause)) throw cause;
    return cause.status === 503 ? undefined : spokenWithoutReading();
  }
}

/** The frame at this address; undefined while there is nothing to speak of. */
export async function frameOf(locals: App.Locals, url: URL): Promise<Frame | undefined> {
  const spoken = spokenAt(locals, url);
  if (!spoken) return undefined;
  const { reader } = locals;
  return {
    site: siteSheet(spoken.manifest),
    edition: editionSheet(spoken.manifest),
    newer: newerSheet(spoken.newer),
    hasCriteria: spoken.hasCriteria,
    account: isSignedIn(reader) ? { name: reader.name, role: reader.role } : undefined,
    readers: readersOf(spoken.layers, spoken.manifest),
    hasLight: spoken.reading !== undefined && (await hasLight(locals, spoken.reading)),
    sessionEnded: locals.sessionEnded,
  };
}

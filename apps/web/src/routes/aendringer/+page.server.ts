import type { Text } from '@bybalance/release';
import { readingOf, releaseShelf } from '#lib/server/releases.ts';
import type { PageServerLoad } from './$types.js';

interface Edition {
  readonly id: string;
  readonly title: Text;
  readonly publishedOn: string;
  readonly notes: readonly Text[];
  readonly inForce: boolean;
}

function editionOf(id: string, current: string | undefined): readonly Edition[] {
  const manifest = releaseShelf().manifestOf(id);
  if (!manifest) return [];
  const { title, publishedOn, notes } = manifest;
  return [{ id, title, publishedOn, notes, inForce: id === current }];
}

/** Editions of this server, newest first. What each says of itself is open to whoever may read the report. */
export const load = (({ locals, url }): { readonly editions: readonly Edition[] } => {
  readingOf(locals, url);
  const shelf = releaseShelf();
  const current = shelf.current();
  return { editions: [...shelf.editions()].reverse().flatMap((id) => editionOf(id, current)) };
}) satisfies PageServerLoad;

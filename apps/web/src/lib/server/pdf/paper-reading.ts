/**
 * As whom a paper is made: as the reader, or, with ?lag=alle, as anyone: what goes to an open agenda must hold nothing finer.
 * Belongs here: that choice, and the address a paper names. Does not belong: opening releases (releases.ts).
 * Start with paperReading.
 */
import { hrefOf, type Language } from '../../texts/language.ts';
import { ANONYMOUS } from '../access/reader.ts';
import { asEveryoneReads, type Reading, readingOf } from '../releases.ts';

export type Asker = Pick<App.Locals, 'reader' | 'state' | 'language'>;

export interface PaperReading {
  readonly reading: Reading;
  /** Who is told of the light, and nothing more. */
  readonly asker: Asker;
  /** Whether the reader sees more than everyone, and so has a choice. */
  readonly hasChoice: boolean;
  readonly isForAll: boolean;
}

/** Throws as readingOf does; an edition without an open layer has no choice, and is read as the reader reads it. */
export function paperReading(locals: Asker, url: URL): PaperReading {
  const reading = readingOf(locals, url);
  const { reader, state, language } = locals;
  const isOpen = reading.release.layers.every((layer) => layer === 'alle');
  const open = isOpen ? reading : asEveryoneReads(reading);
  const own = { reading, asker: { reader, state, language } };
  const hasChoice = open !== undefined && reader.role !== 'anonymous';
  if (!open || url.searchParams.get('lag') !== 'alle') return { ...own, hasChoice, isForAll: false };
  return { reading: open, asker: { reader: ANONYMOUS, state, language }, hasChoice, isForAll: true };
}

/** Where a page stands, with scheme, host and edition: what a paper can be held against for as long as the edition is kept. */
export function permanentAddress(
  url: URL,
  language: Language,
  edition: string,
  path: string,
  query: readonly (readonly [string, string])[] = [],
): string {
  const words = new URLSearchParams([...query.map(([name, value]) => [name, value]), ['udgave', edition]]);
  return `${url.origin}${hrefOf(language, path)}?${words}`;
}

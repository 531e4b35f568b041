/** How each figure of a paper is made, and where it comes from: the sheet's own words. */
import type { Release } from '@bybalance/release';
import type { Language } from '../texts/language.ts';

export interface Definition {
  readonly title: string;
  readonly text: string;
}

const known = (release: Release, indicators: readonly string[]) =>
  indicators.flatMap((id) => release.indicator(id) ?? []);

/** In the order of the ids; an id that the release does not know is left out. */
export function definitionsOf(
  release: Release,
  indicators: readonly string[],
  language: Language,
): readonly Definition[] {
  return known(release, indicators).map(({ title, definition }) => ({
    title: title[language],
    text: definition[language],
  }));
}

/** Where the figures come from, each source once. */
export function sourcesOf(
  release: Release,
  indicators: readonly string[],
  language: Language,
): readonly string[] {
  return [...new Set(known(release, indicators).map(({ source }) => source.title[language]))];
}

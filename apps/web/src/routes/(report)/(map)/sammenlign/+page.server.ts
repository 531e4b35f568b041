import { error, redirect } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import {
  additionsOf,
  type CompareWords,
  compareQuery,
  compareWordsOf,
  withPlace,
} from '#lib/report/compare/address.ts';
import { toComparison, wordsShown } from '#lib/report/compare/comparison.ts';
import { TOLERANCES } from '#lib/report/compare/similar.ts';
import { findIn } from '#lib/report/find.ts';
import { themesOf } from '#lib/report/from-release.ts';
import { cached, readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';
import { hrefOf } from '#lib/texts/language.ts';

export const load = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const { language } = locals;
  const words = { language, text: textsIn(language).report };
  const asked = compareWordsOf(url);
  const comparison = toComparison(release, asked, words);
  if (!comparison) error(404, 'release/no-indicators');
  const shown = wordsShown(asked, comparison);
  const { named, joined } = additionsOf(url);
  const found = named === undefined ? undefined : findIn(release, named, words).areas[0];
  const to = (next: CompareWords) => redirect(303, hrefOf(language, `/sammenlign${compareQuery(next)}`, url));
  // The form's words become the address of what it asks for, so that it can be sent on.
  if (found) to(withPlace(shown, [found.code]));
  if (joined.length > 1) to(withPlace(shown, joined));
  return {
    comparison,
    shown,
    missing: named,
    tolerance: TOLERANCES[asked.lighed ?? 'naer'],
    themes: cached(release, `themes ${language}`, () => themesOf(release, words)),
  };
};

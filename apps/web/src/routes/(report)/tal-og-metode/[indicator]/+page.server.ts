import { error, redirect } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { guesses } from '#lib/report/match.ts';
import { toSheet } from '#lib/report/method.ts';
import { cached, readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';
import { hrefOf } from '#lib/texts/language.ts';

export const load = ({ locals, url, params }: Asked & { params: { indicator: string } }) => {
  const { release, edition } = readingOf(locals, url);
  const { language } = locals;
  const indicator = release.indicator(params.indicator);
  if (!indicator) {
    const names = release.catalogue.indicators.map(({ id }) => ({ name: id }));
    const [near] = guesses(params.indicator, names);
    if (near) redirect(307, hrefOf(language, `/tal-og-metode/${near.name}`, url));
    error(404, 'report/no-indicator');
  }
  const words = { language, text: textsIn(language).report };
  return {
    sheet: cached(release, `sheet ${language} ${indicator.id}`, () => toSheet(release, indicator, words)),
    edition,
  };
};

import { error } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { compareWordsOf } from '#lib/report/compare/address.ts';
import { toComparison } from '#lib/report/compare/comparison.ts';
import { writeRows } from '#lib/report/csv.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

/** The chosen places over all years, as printed: each figure with its own precision. ?form=excel as elsewhere. */
export const GET = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const words = { language: locals.language, text: textsIn(locals.language).report };
  const comparison = toComparison(release, compareWordsOf(url), words);
  if (!comparison) error(404, 'release/no-indicators');
  const { panels, indicator } = comparison;
  const head = [words.text.words.year, ...(panels?.panels ?? []).map(({ name }) => name)];
  const rows = (panels?.table ?? []).map(({ period, texts }) => [period, ...texts]);
  const { madeUp } = release.manifest.site;
  const about = [indicator.title, ...(madeUp ? [words.text.csv.madeUp] : [])];
  const form = url.searchParams.get('form') === 'excel' ? 'excel' : 'plain';
  return new Response(writeRows([about, head, ...rows], form), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="sammenlign-${indicator.id}-${release.manifest.edition}${madeUp ? '-opdigtede-tal' : ''}.csv"`,
    },
  });
};

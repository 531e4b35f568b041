import { error } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { toCsv } from '#lib/report/csv.ts';
import { mainSet } from '#lib/report/from-release.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

/** ?form=excel gives the form that Danish Excel opens by a double click; ?omraade= one area alone. */
export const GET = ({ locals, url, params }: Asked & { params: { indicator: string } }) => {
  const { release } = readingOf(locals, url);
  const indicator = release.indicator(params.indicator);
  if (!indicator) error(404, 'report/no-indicator');
  const words = { language: locals.language, text: textsIn(locals.language).report };
  const form = url.searchParams.get('form') === 'excel' ? 'excel' : 'plain';
  const code = url.searchParams.get('omraade');
  const set = mainSet(release);
  const only = code !== null && set ? { set: set.id, code } : undefined;
  const madeUp = release.manifest.site.madeUp ? '-opdigtede-tal' : '';
  return new Response(toCsv({ release, indicator, words }, form, only), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${indicator.id}-${release.manifest.edition}${madeUp}.csv"`,
    },
  });
};

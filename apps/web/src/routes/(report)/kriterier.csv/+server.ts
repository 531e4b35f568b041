import type { Asked } from '#lib/report/asked.ts';
import { toCriteriaCsv } from '#lib/report/criteria-csv.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

/** ?form=excel gives the form that Danish Excel opens by a double click. */
export const GET = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const words = { language: locals.language, text: textsIn(locals.language).report };
  const form = url.searchParams.get('form') === 'excel' ? 'excel' : 'plain';
  const madeUp = release.manifest.site.madeUp ? '-opdigtede-tal' : '';
  return new Response(toCriteriaCsv(release, form, words), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="kriterier-${release.manifest.edition}${madeUp}.csv"`,
    },
  });
};

import { OUTLOOK_PARTS, toOutlookCsv } from '#lib/outlook/outlook-csv.ts';
import type { Asked } from '#lib/report/asked.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

/** ?del=lister|befolkning|proeve; ?form=excel gives the form that Danish Excel opens by a double click. */
export const GET = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const words = { language: locals.language, text: textsIn(locals.language).report };
  const form = url.searchParams.get('form') === 'excel' ? 'excel' : 'plain';
  const part = OUTLOOK_PARTS.find((one) => one === url.searchParams.get('del')) ?? 'lister';
  const madeUp = release.manifest.site.madeUp ? '-opdigtede-tal' : '';
  return new Response(toOutlookCsv(release, part, form, words), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="udsigt-${part}-${release.manifest.edition}${madeUp}.csv"`,
    },
  });
};

import { toReport51bCsv } from '#lib/light/report-51b.ts';
import type { Asked } from '#lib/report/asked.ts';
import { report51bFor } from '#lib/server/report-51b.ts';

/** ?form=excel gives the form that Danish Excel opens by a double click. */
export const GET = async (asked: Asked) => {
  const { report, words } = await report51bFor(asked);
  const form = asked.url.searchParams.get('form') === 'excel' ? 'excel' : 'plain';
  return new Response(toReport51bCsv(report, form, words), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="par51b-${report.year}-${report.edition}.csv"`,
    },
  });
};

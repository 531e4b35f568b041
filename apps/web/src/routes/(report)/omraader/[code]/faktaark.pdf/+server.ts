import { error } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { mainSet } from '#lib/report/from-release.ts';
import { pdfAnswer } from '#lib/server/pdf/answer.ts';
import { paperReading } from '#lib/server/pdf/paper-reading.ts';
import { areaSheet } from '#lib/server/pdf/sheets.ts';

/** The two pages of one area, for this reader. ?aar= as on the page; ?lag=alle as everyone sees it. */
export const GET = async ({ locals, url, params }: Asked & { params: { code: string } }) => {
  const { reading, asker } = paperReading(locals, url);
  const area = mainSet(reading.release)?.areas.find(({ code }) => code === params.code);
  if (!area) error(404, 'report/no-area');
  const madeUp = reading.release.manifest.site.madeUp ? '-opdigtede-tal' : '';
  return pdfAnswer(
    await areaSheet(asker, url, reading, area),
    `faktaark-${area.name}-${reading.edition}${madeUp}`,
  );
};

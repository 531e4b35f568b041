import type { Asked } from '#lib/report/asked.ts';
import { pdfAnswer } from '#lib/server/pdf/answer.ts';
import { paperReading } from '#lib/server/pdf/paper-reading.ts';
import { startSet } from '#lib/server/pdf/sheet-set.ts';

/** Every area's sheet in one document, for this reader; waits until it is made. */
export const GET = async ({ locals, url }: Asked) => {
  const { reading, asker } = paperReading(locals, url);
  const { paper } = await startSet(asker, url, reading);
  const madeUp = reading.release.manifest.site.madeUp ? '-opdigtede-tal' : '';
  return pdfAnswer(await paper, `faktaark-alle-${reading.edition}${madeUp}`);
};

import { error } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { pdfAnswer } from '#lib/server/pdf/answer.ts';
import { attachmentAt, setParted } from '#lib/server/pdf/attachments.ts';
import { paperReading } from '#lib/server/pdf/paper-reading.ts';

/** The attachment that the address chooses, stamped by the layer it was made from. 404 while nothing is chosen. */
export const GET = async ({ locals, url }: Asked) => {
  const paper = paperReading(locals, url);
  const attachment = attachmentAt(paper, url);
  if (!attachment) error(404, 'report/nothing-chosen');
  const { manifest } = paper.reading.release;
  const kind = attachment.paper.isClosed ? 'lukket-punkt' : 'aaben-dagsorden';
  const madeUp = manifest.site.madeUp ? '-opdigtede-tal' : '';
  return pdfAnswer(await setParted(attachment, paper), `bilag-${kind}-${manifest.edition}${madeUp}`);
};

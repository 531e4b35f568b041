import { error } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { pdfAnswer } from '#lib/server/pdf/answer.ts';
import { setParted } from '#lib/server/pdf/attachments.ts';
import { dialogueOf } from '#lib/server/pdf/dialogues.ts';
import { readingOf } from '#lib/server/releases.ts';

/** One association's departments, for itself and those who run the rounds; for others it is not there. */
export const GET = async ({ locals, url, params }: Asked & { params: { organisation: string } }) => {
  const dialogue = await dialogueOf(locals, url, readingOf(locals, url), params.organisation);
  if (!dialogue) error(404, 'report/no-organisation');
  const { manifest } = dialogue.reading.release;
  const madeUp = manifest.site.madeUp ? '-opdigtede-tal' : '';
  return pdfAnswer(
    await setParted(dialogue.parted, dialogue),
    `styringsdialog-${params.organisation}-lukket-punkt-${manifest.edition}${madeUp}`,
  );
};

import { toRecordPage } from '#lib/outlook/record-view.ts';
import type { Asked } from '#lib/report/asked.ts';
import { cached, readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

export const load = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const { language } = locals;
  const words = { language, text: textsIn(language).report };
  return { record: cached(release, `outlook-record ${language}`, () => toRecordPage(release, words)) };
};

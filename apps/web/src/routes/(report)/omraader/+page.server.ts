import { toAreaList } from '#lib/report/area-list.ts';
import type { Asked } from '#lib/report/asked.ts';
import { findIn } from '#lib/report/find.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

export const load = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const words = { language: locals.language, text: textsIn(locals.language).report };
  const asked = url.searchParams.get('soeg')?.trim().slice(0, 80) ?? '';
  const found = asked === '' ? undefined : findIn(release, asked, words);
  return {
    asked,
    found: found && {
      codes: found.areas.map((area) => area.code),
      others: found.others.slice(0, 12),
      guesses: found.guesses,
    },
    list: toAreaList(release, url.searchParams.get('sorter'), words),
  };
};

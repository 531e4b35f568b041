import { toOfficialView } from '#lib/official/official-view.ts';
import { toListsOutlook } from '#lib/outlook/lists-view.ts';
import type { Asked } from '#lib/report/asked.ts';
import { toCriteriaPage } from '#lib/report/criteria-page.ts';
import { mayDo } from '#lib/server/access/roles.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';

export const load = ({ locals, url }: Asked) => {
  const { release } = readingOf(locals, url);
  const words = { language: locals.language, text: textsIn(locals.language).report };
  const asked = { period: url.searchParams.get('aar'), rules: url.searchParams.get('regler') };
  const content = toCriteriaPage(release, asked, words);
  return {
    content,
    outlook: toListsOutlook(release, url.searchParams.get('udsigt'), words),
    official: content && toOfficialView(release, content.period, words),
    mayHandOver: mayDo(locals.reader, 'register-official-list'),
  };
};

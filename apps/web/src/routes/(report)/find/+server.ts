import { redirect } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { offersFor } from '#lib/report/find.ts';
import { readingOf } from '#lib/server/releases.ts';
import { textsIn } from '#lib/server/texts.ts';
import { hrefOf } from '#lib/texts/language.ts';

/** Search by a plain address: /find?q=nørrevang answers on the page of areas; with &svar=liste as the short list under the search box. */
export const GET = ({ locals, url }: Asked) => {
  const asked = url.searchParams.get('q')?.trim().slice(0, 80) ?? '';
  if (url.searchParams.get('svar') !== 'liste')
    redirect(307, hrefOf(locals.language, `/omraader?soeg=${encodeURIComponent(asked)}`, url));
  const { release } = readingOf(locals, url);
  const words = { language: locals.language, text: textsIn(locals.language).report };
  const offers = asked === '' ? [] : offersFor(release, asked, words);
  const list = offers.map(({ kind, name, path, note }) => ({
    ...{ kind, name, note },
    href: hrefOf(locals.language, path, url),
  }));
  return Response.json(list, { headers: { 'cache-control': 'private, max-age=300' } });
};

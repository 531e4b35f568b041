import { redirect } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { hrefOf } from '#lib/texts/language.ts';

/** Search by a plain address: /find?q=nørrevang answers on the page of areas. */
export const GET = ({ locals, url }: Asked) => {
  const asked = url.searchParams.get('q') ?? '';
  redirect(307, hrefOf(locals.language, `/omraader?soeg=${encodeURIComponent(asked)}`, url));
};

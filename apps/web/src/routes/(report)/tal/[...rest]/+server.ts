import { redirect } from '@sveltejs/kit';
import type { Asked } from '#lib/report/asked.ts';
import { hrefOf } from '#lib/texts/language.ts';

/** The short address for papers: /tal/doemte is /tal-og-metode/doemte. */
export const GET = ({ locals, url, params }: Asked & { params: { rest: string } }) => {
  const rest = params.rest === '' ? '' : `/${params.rest}`;
  redirect(308, `${hrefOf(locals.language, `/tal-og-metode${rest}`)}${url.search}`);
};

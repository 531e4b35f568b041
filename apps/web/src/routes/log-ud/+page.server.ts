import { redirect } from '@sveltejs/kit';
import { isSignedIn } from '#lib/server/access/reader.ts';
import { sessionCookie } from '#lib/server/access/session-cookie.ts';
import { hrefOf } from '#lib/texts/language.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** There is nothing to read here: signing out is a form in the frame. */
export const load = (({ locals }) => {
  redirect(303, hrefOf(locals.language, '/'));
}) satisfies PageServerLoad;

export const actions = {
  default: async ({ cookies, locals, url }) => {
    const cookie = sessionCookie(cookies, url);
    const token = cookie.read();
    if (token !== undefined) await locals.state.sessions.end(token);
    if (isSignedIn(locals.reader)) await locals.state.access.note('signed-out', locals.reader.account);
    cookie.remove();
    redirect(303, hrefOf(locals.language, '/'));
  },
} satisfies Actions;

import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { isSignedIn } from '#lib/server/access/reader.ts';
import { sessionCookie } from '#lib/server/access/session-cookie.ts';
import { signIn } from '#lib/server/access/sign-in.ts';
import { openSignInLimits } from '#lib/server/access/sign-in-limits.ts';
import { wayBack } from '#lib/server/access/way-back.ts';
import { siteInForce } from '#lib/server/releases.ts';
import { hrefOf } from '#lib/texts/language.ts';
import type { Actions, PageServerLoad } from './$types.js';

const limits = openSignInLimits();

const form = z.object({ email: z.string().max(320), password: z.string().max(1000) });
const emailForm = z.email();

/** What the page says of an attempt: stable words, turned into sentences by the page. */
type Problem =
  | { readonly kind: 'email-form' | 'password-missing' | 'wrong' }
  | { readonly kind: 'held-back'; readonly minutes: number };

const refuse = (status: number, problem: Problem, email: string) => fail(status, { problem, email });

const minutesOf = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 60_000));

export const load = (({ locals, url }) => {
  if (isSignedIn(locals.reader)) redirect(303, wayBack(url, hrefOf(locals.language, '/')));
  const site = siteInForce();
  return {
    ended: url.searchParams.has('udloebet') || locals.sessionEnded,
    publicReport: site?.publicReport ?? false,
    madeUp: site?.madeUp ?? false,
    contact: site?.contact.email,
  };
}) satisfies PageServerLoad;

export const actions = {
  default: async ({ request, locals, cookies, url, getClientAddress }) => {
    const given = form.safeParse(Object.fromEntries(await request.formData()));
    const email = given.data?.email.trim() ?? '';
    if (!given.success || !emailForm.safeParse(email).success)
      return refuse(400, { kind: 'email-form' }, email);
    if (given.data.password === '') return refuse(400, { kind: 'password-missing' }, email);
    const result = await signIn(locals.state, limits, {
      email,
      password: given.data.password,
      address: getClientAddress(),
    });
    if (result.kind === 'held-back')
      return refuse(429, { kind: 'held-back', minutes: minutesOf(result.waitMs) }, email);
    if (result.kind === 'wrong') return refuse(401, { kind: 'wrong' }, email);
    sessionCookie(cookies, url).write(result.token);
    redirect(303, wayBack(url, hrefOf(locals.language, '/')));
  },
} satisfies Actions;

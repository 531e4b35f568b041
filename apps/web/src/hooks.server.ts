/**
 * Every request passes here: language, session, the access table, then the page.
 * Belongs here: the order. Does not belong: the rules (lib/server/access), headers of all answers (server.ts).
 * Deny by default: a route that the access table does not name is not there.
 * Start with handle.
 */

import { randomBytes } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { ANONYMOUS, isSignedIn, type Reader } from '#lib/server/access/reader.ts';
import { entryOf } from '#lib/server/access/routes.ts';
import { sessionCookie } from '#lib/server/access/session-cookie.ts';
import { toFailure } from '#lib/server/failure.ts';
import { siteInForce } from '#lib/server/releases.ts';
import type { Account } from '#lib/server/state/accounts.ts';
import { stateStore } from '#lib/server/state/open.ts';
import { hrefOf, languageOf } from '#lib/texts/language.ts';

type Event = Parameters<Handle>[0]['event'];

function toReader({ id, name, role, organisations }: Account): Reader {
  return { role, account: id, name, organisations };
}

async function findReader(event: Event): Promise<void> {
  const cookie = sessionCookie(event.cookies, event.url);
  const token = cookie.read();
  const account = token === undefined ? undefined : await event.locals.state.sessions.find(token);
  if (token !== undefined && !account) cookie.remove();
  event.locals.sessionEnded = token !== undefined && !account;
  event.locals.reader = account ? toReader(account) : ANONYMOUS;
}

function sendToSignIn(event: Event): never {
  const back = encodeURIComponent(event.url.pathname + event.url.search);
  const ended = event.locals.sessionEnded ? '&udloebet=1' : '';
  redirect(303, hrefOf(event.locals.language, `/log-ind?til=${back}${ended}`));
}

function checkEntry(event: Event): void {
  if (event.route.id === null) return;
  const entry = entryOf(event.locals.reader, event.route.id, siteInForce() ?? { publicReport: true });
  if (entry === 'unknown') error(404, 'access/unnamed-route');
  if (entry === 'sign-in') sendToSignIn(event);
}

function keepPrivate(response: Response, reader: Reader): void {
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (isSignedIn(reader)) response.headers.set('cache-control', 'private, no-store');
  else if (isPage) response.headers.set('cache-control', 'private, no-cache');
  response.headers.append('vary', 'Cookie');
}

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.language = languageOf(event.url.pathname);
  event.locals.state = stateStore();
  await findReader(event);
  checkEntry(event);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('<html lang="da">', `<html lang="${event.locals.language}">`),
    preload: ({ type, path }) => type !== 'font' || /plex-(400|600)-base/.test(path),
  });
  keepPrivate(response, event.locals.reader);
  return response;
};

/** The page gets a code; the log gets the code, the route's pattern and where in our code it happened. What we refused ourselves is no failure. */
export const handleError: HandleServerError = ({ kind, error: cause, event }) => {
  if (kind !== 'unknown') return;
  const reference = randomBytes(4).toString('hex');
  console.error(
    JSON.stringify({ event: 'page-failed', reference, route: event.route.id, ...toFailure(cause) }),
  );
  return { reference };
};

import type { Handle } from '@sveltejs/kit/hooks';
import { ANONYMOUS } from '#lib/server/access/reader.ts';
import { languageOf } from '#lib/texts/language.ts';

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.language = languageOf(event.url.pathname);
  event.locals.reader = ANONYMOUS;
  event.locals.sessionEnded = false;
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%bybalance.language%', event.locals.language),
    preload: ({ type, path }) =>
      type === 'js' || type === 'css' || (type === 'font' && /plex-(400|600)/.test(path)),
  });
};

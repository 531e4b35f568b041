/**
 * Who may enter which route. A route that is not named here answers 404: access is given, never forgotten.
 * Belongs here: one line a route. Does not belong: what a page shows (releases.ts chooses the layer).
 * Used by hooks.server.ts for every request; a test walks src/routes and compares.
 * `anyone` needs no account · `report` needs one where the site does not publish its report.
 * Start with ROUTES.
 */

import type { Reader } from './reader.ts';
import { mayReadReport, NotAllowed } from './roles.ts';

export type RouteRule = 'anyone' | 'report';

export const ROUTES: Readonly<Record<string, RouteRule>> = {
  '/log-ind': 'anyone',
  '/log-ud': 'anyone',
  '/tilgaengelighed': 'anyone',
  '/aendringer': 'report',

  '/(report)/(map)': 'report',
  '/(report)/(map)/omraader/[code]': 'report',
  '/(report)/(map)/sammenlign': 'report',
  '/(report)/sammenlign.csv': 'report',
  '/(report)/omraader': 'report',
  '/(report)/omraader/[code]/faktaark.pdf': 'report',
  '/(report)/bilag': 'report',
  '/(report)/bilag.pdf': 'report',
  '/(report)/faktaark': 'report',
  '/(report)/faktaark.pdf': 'report',
  '/(report)/kriterier': 'report',
  '/(report)/kriterier.csv': 'report',
  '/(report)/kriterier/ministeriets-lister': 'report',
  '/(report)/tal-og-metode': 'report',
  '/(report)/tal-og-metode/beskyttelse': 'report',
  '/(report)/tal-og-metode/udsigt': 'report',
  '/(report)/tal-og-metode/udsigt.csv': 'report',
  '/(report)/tal-og-metode/[indicator]': 'report',
  '/(report)/tal-og-metode/[indicator].csv': 'report',
  '/(report)/tal/[...rest]': 'report',
  '/(report)/find': 'report',
  '/(report)/styringsdialog': 'report',
  '/(report)/styringsdialog/[organisation]/papir.pdf': 'report',
  '/(report)/trafiklys': 'report',
  '/(report)/trafiklys/[code]': 'report',
  '/(report)/trafiklys/51b': 'report',
  '/(report)/trafiklys/51b.csv': 'report',
};

export type Entry = 'open' | 'sign-in' | 'unknown';

/** What a reader meets at a route: it opens, it asks for an account, or it is not there. */
export function entryOf(reader: Reader, routeId: string, site: { readonly publicReport: boolean }): Entry {
  const rule = Object.hasOwn(ROUTES, routeId) ? ROUTES[routeId] : undefined;
  if (rule === undefined) return 'unknown';
  return rule === 'anyone' || mayReadReport(reader, site) ? 'open' : 'sign-in';
}

/** Whether a reader may enter a route. */
export function mayEnter(reader: Reader, routeId: string, site: { readonly publicReport: boolean }): boolean {
  return entryOf(reader, routeId, site) === 'open';
}

/** NotAllowed when the route does not open for this reader. */
export function checkMayEnter(
  reader: Reader,
  routeId: string,
  site: { readonly publicReport: boolean },
): void {
  if (!mayEnter(reader, routeId, site)) throw new NotAllowed('This page does not open for this reader.');
}

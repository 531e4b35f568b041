/**
 * The two languages, and how an address says which: Danish at /, English below /en.
 * Belongs here: reading and writing addresses. Does not belong: words.
 * Used by hooks (server and browser) and by whatever writes a link.
 * Start with hrefOf.
 */
export const LANGUAGES = ['da', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is read of an address: a URL, or SvelteKit's page.url. */
export interface Address {
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: { get(name: string): string | null };
}

const ENGLISH = '/en';

/** Language of an address path. */
export function languageOf(pathname: string): Language {
  return pathname === ENGLISH || pathname.startsWith(`${ENGLISH}/`) ? 'en' : 'da';
}

/** The path without its language: what routes are named by. */
export function pathWithoutLanguage(pathname: string): string {
  if (languageOf(pathname) === 'da') return pathname;
  return pathname.slice(ENGLISH.length) || '/';
}

/**
 * Address of a page in a language. `path` begins with "/" and has no language; it may have a query and an anchor.
 * With `from`, a pinned edition (?udgave=) of the page one stands on is carried over.
 */
export function hrefOf(language: Language, path: string, from?: Address): string {
  const inLanguage =
    language === 'da' ? path : `${ENGLISH}${path === '/' ? '' : path.replace(/^\/(?=[?#])/, '')}`;
  const edition = from?.searchParams.get('udgave');
  return edition ? withQuery(inLanguage, 'udgave', edition) : inLanguage;
}

/** The same page in the other language, with its whole query. */
export function sameInLanguage(language: Language, url: Address): string {
  return hrefOf(language, `${pathWithoutLanguage(url.pathname)}${url.search}`);
}

function withQuery(href: string, name: string, value: string): string {
  const [before = '', anchor] = href.split('#');
  const [path = '', query] = before.split('?');
  const words = new URLSearchParams(query);
  if (!words.has(name)) words.set(name, value);
  return `${path}?${words}${anchor === undefined ? '' : `#${anchor}`}`;
}

/**
 * The address of a comparison: ?omraader=101,103,104~105 places (a union's areas joined by ~) · ?maal= figure · ?mod= second figure ·
 * ?fra= and ?aar= the years · ?lighed= how alike similar areas are.
 * Belongs here: writing and reading it, and what a form adds. Does not belong: what the places are called.
 * What is the page's own choice is left out. Start with compareQuery.
 */

/** Codes of a place's areas: one, or several put together. */
export type PlaceCodes = readonly string[];

export const LIKENESSES = ['naer', 'bred'] as const;
export type Likeness = (typeof LIKENESSES)[number];

export interface CompareWords {
  /** undefined: the page's own choice; none: an empty comparison. */
  readonly places?: readonly PlaceCodes[] | undefined;
  readonly maal?: string | undefined;
  readonly mod?: string | undefined;
  readonly fra?: string | undefined;
  readonly aar?: string | undefined;
  readonly lighed?: Likeness | undefined;
}

interface Asking {
  readonly searchParams: { get(name: string): string | null; getAll(name: string): string[] };
}

/** At most so many places stand beside each other. */
export const MOST_PLACES = 12;

export const placeKey = (codes: PlaceCodes): string => [...codes].sort().join('~');

const PLAIN = ['maal', 'mod', 'fra', 'aar', 'lighed'] as const;

/** "?omraader=101,103~104&maal=…", empty when nothing is asked for. */
export function compareQuery(words: CompareWords): string {
  const query = new URLSearchParams();
  for (const name of PLAIN) {
    const value = words[name];
    if (value !== undefined && value !== '') query.set(name, value);
  }
  const places = words.places?.map((codes) => codes.map(encodeURIComponent).join('~')).join(',');
  const text = [places === undefined ? '' : `omraader=${places}`, query.toString()]
    .filter((part) => part !== '')
    .join('&');
  return text === '' ? '' : `?${text}`;
}

function likenessOf(word: string | null): Likeness | undefined {
  return LIKENESSES.find((one) => one === word);
}

function distinct(places: readonly PlaceCodes[]): readonly PlaceCodes[] {
  return [...new Map(places.map((codes) => [placeKey(codes), codes])).values()].slice(0, MOST_PLACES);
}

/** What an address asks for. */
export function compareWordsOf({ searchParams }: Asking): CompareWords {
  const word = (name: string) => searchParams.get(name) ?? undefined;
  const places = searchParams
    .get('omraader')
    ?.split(',')
    .map((place) => place.split('~').filter((code) => code !== ''))
    .filter((codes) => codes.length > 0);
  return {
    places: places && distinct(places),
    ...{ maal: word('maal'), mod: word('mod'), fra: word('fra'), aar: word('aar') },
    lighed: likenessOf(searchParams.get('lighed')),
  };
}

/** What the page's forms add: one area by its name (?tilfoej=), areas put together (?saml= twice or more). */
export function additionsOf({ searchParams }: Asking): {
  readonly named: string | undefined;
  readonly joined: readonly string[];
} {
  const named = searchParams.get('tilfoej')?.trim().slice(0, 80);
  return { named: named === '' ? undefined : named, joined: [...new Set(searchParams.getAll('saml'))] };
}

/** The comparison with one place more; the same where it is there or the page is full. */
export function withPlace(words: CompareWords, codes: PlaceCodes): CompareWords {
  return { ...words, places: distinct([...(words.places ?? []), codes]) };
}

export function withoutPlace(words: CompareWords, codes: PlaceCodes): CompareWords {
  return { ...words, places: (words.places ?? []).filter((one) => placeKey(one) !== placeKey(codes)) };
}

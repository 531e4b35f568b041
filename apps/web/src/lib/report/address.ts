/**
 * The words a page's address is made of: ?maal= indicator · ?aar= period · ?omraade= chosen area · ?udsnit= part of the map;
 * ?inddeling= and ?del= a level of the price of protection; ?regler= rule set and ?aaben= open rows of Kriterier.
 * Belongs here: writing and reading them. Does not belong: paths' language and pinned editions (texts/language.ts).
 * What is the default is left out, so that the shortest address is the front page.
 * Start with viewQuery.
 */
export interface ViewWords {
  readonly maal?: string | undefined;
  readonly aar?: string | undefined;
  readonly omraade?: string | undefined;
  readonly udsnit?: string | undefined;
}

/** "?maal=…&aar=…", empty when nothing is asked for. Spaces and signs are encoded. */
export function viewQuery(words: ViewWords): string {
  const query = new URLSearchParams();
  for (const name of ['maal', 'aar', 'omraade', 'udsnit'] as const) {
    const value = words[name];
    if (value !== undefined && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

export interface LevelWords {
  readonly set: string | undefined;
  readonly part: 'total' | 'groups' | undefined;
}

/** "?inddeling=…&del=…": a level of the price of protection, an area set and its totals or breakdowns. */
export function levelQuery({ set, part }: LevelWords): string {
  const query = new URLSearchParams();
  if (set !== undefined) query.set('inddeling', set);
  if (part === 'groups') query.set('del', 'opdelinger');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The level an address asks for; anything unknown is the page's own choice. */
export function levelOf(url: { readonly searchParams: { get(name: string): string | null } }): LevelWords {
  return {
    set: url.searchParams.get('inddeling') ?? undefined,
    part: url.searchParams.get('del') === 'opdelinger' ? 'groups' : undefined,
  };
}

export interface CriteriaWords {
  readonly aar?: string | undefined;
  readonly regler?: string | undefined;
  /** Codes of the areas whose working is open. */
  readonly aaben?: readonly string[] | undefined;
}

/** "?aar=…&regler=…&aaben=L01,L04": a list, a rule set, the open rows. */
export function criteriaQuery({ aar, regler, aaben = [] }: CriteriaWords): string {
  const query = new URLSearchParams();
  if (aar !== undefined) query.set('aar', aar);
  if (regler !== undefined) query.set('regler', regler);
  const open = aaben.map(encodeURIComponent).join(',');
  const text = [query.toString(), open === '' ? '' : `aaben=${open}`].filter((part) => part !== '').join('&');
  return text === '' ? '' : `?${text}`;
}

/** The open rows that an address asks for. */
export function openRowsOf(url: {
  readonly searchParams: { get(name: string): string | null };
}): readonly string[] {
  return (url.searchParams.get('aaben') ?? '').split(',').filter((code) => code !== '');
}

export type MapView = 'auto' | 'whole' | 'town';

/** Part of the map an address asks for; anything unknown is the page's own choice. */
export function mapViewOf(word: string | null): MapView {
  if (word === 'hele') return 'whole';
  return word === 'by' ? 'town' : 'auto';
}

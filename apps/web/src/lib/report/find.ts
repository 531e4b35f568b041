/**
 * Finding areas, addresses and figures by name, forgiving of case, æ/ø/å, hyphens and a slip of the finger.
 * Belongs here: what of a release can be found. Does not belong: matching names (match.ts), markup.
 * Runs on the server for the search page; small enough for hundreds of areas without an index.
 * A popular word finds the right figure without being repeated (texts: find.synonyms).
 * Start with findIn; nearestArea answers for an address that names no area.
 */
import type { Area, Release } from '@bybalance/release';
import { addressHits } from './find-address.ts';
import { mainSet, sortedAreas } from './from-release.ts';
import { legalPlaces } from './legal-places.ts';
import { fold, guesses, matching, type Named } from './match.ts';
import { criteriaFindings } from './per-release.ts';
import type { Words } from './words.ts';

export interface Hit extends Named {
  readonly kind: 'area' | 'address' | 'legal' | 'figure' | 'page';
  /** Path in Danish form; the page puts its language before it. */
  readonly path: string;
  readonly note: string;
}

function legalHits(release: Release): readonly Hit[] {
  return legalPlaces(release).flatMap(({ area, lies }) => {
    const set = release.areaSets.find((one) => one.areas.includes(area));
    const [code] = lies;
    return code === undefined
      ? []
      : [
          {
            kind: 'legal' as const,
            name: area.name,
            path: `/omraader/${encodeURIComponent(code)}#kriterier`,
            note: set?.singular.da ?? '',
          },
        ];
  });
}

function figureHits(
  release: Release,
  { language }: Pick<Words, 'language'>,
): readonly (Hit & { readonly about: string })[] {
  return release.catalogue.indicators.map((indicator) => ({
    kind: 'figure' as const,
    name: indicator.title[language],
    path: `/tal-og-metode/${indicator.id}`,
    note: indicator.subtitle[language],
    about: fold(
      `${indicator.title[language]} ${indicator.short[language]} ${indicator.subtitle[language]} ${indicator.definition[language]}`,
    ),
  }));
}

/** Pages of the report that a word may mean: what the law says of residential areas, in today's words or yesterday's. */
function findPages(release: Release, asked: string, { text }: Words): readonly Hit[] {
  if (criteriaFindings(release).length === 0) return [];
  const synonyms: Readonly<Record<string, string>> = text.find.synonyms;
  const meant = Object.entries(synonyms).find(([word]) => fold(word) === fold(asked))?.[1] ?? asked;
  const { title, question } = text.criteriaPage;
  return matching(meant, [{ kind: 'page' as const, name: title, path: '/kriterier', note: question }]);
}

/** Figures whose title, or else whose whole sheet, holds the word (or what the word popularly stands for). */
function findFigures(release: Release, asked: string, words: Words): readonly Hit[] {
  const all = figureHits(release, words);
  const synonyms: Readonly<Record<string, string>> = words.text.find.synonyms;
  const meant = Object.entries(synonyms).find(([word]) => fold(word) === fold(asked))?.[1] ?? asked;
  const byTitle = matching(meant, all);
  const word = fold(meant);
  return byTitle.length > 0 || word.length < 3
    ? byTitle
    : all.filter((figure) => figure.about.includes(word));
}

export interface Found {
  readonly areas: readonly Area[];
  readonly others: readonly Hit[];
  /** Offered when nothing was found. */
  readonly guesses: readonly Hit[];
}

/** Everything a word finds in this layer of the release. */
export function findIn(release: Release, asked: string, words: Words): Found {
  const all = sortedAreas(release, mainSet(release));
  const areas = matching(asked, all);
  const others = [
    ...addressHits(release, asked, false),
    ...findPages(release, asked, words),
    ...matching(asked, legalHits(release)),
    ...findFigures(release, asked, words),
  ];
  const near = guesses(asked, all).map(
    (area): Hit => ({
      kind: 'area',
      name: area.name,
      path: `/omraader/${encodeURIComponent(area.code)}`,
      note: '',
    }),
  );
  const isEmpty = areas.length === 0 && others.length === 0;
  return {
    areas,
    others,
    guesses: isEmpty
      ? [...near, ...guesses(asked, figureHits(release, words)), ...addressHits(release, asked, true)].slice(
          0,
          3,
        )
      : [],
  };
}

const MOST_OFFERED = 8;

/** The first of what a word finds, in one list: areas, then addresses, pages and figures; guesses where it finds nothing. */
export function offersFor(release: Release, asked: string, words: Words): readonly Hit[] {
  const { areas, others, guesses: near } = findIn(release, asked, words);
  const kinds = { town: words.text.words.town, country: words.text.words.country, none: '' };
  const hits = areas.map(
    (area): Hit => ({
      kind: 'area',
      name: area.name,
      path: `/omraader/${encodeURIComponent(area.code)}`,
      note: kinds[area.kind],
    }),
  );
  return [...hits, ...others, ...near].slice(0, MOST_OFFERED);
}

/** The area an address probably meant: its name instead of its code, or a code with a slip. */
export function nearestArea(release: Release, asked: string): Area | undefined {
  const areas = mainSet(release)?.areas ?? [];
  const word = fold(asked);
  const padded = areas.filter((area) => Number(area.code) === Number(asked) && asked !== '');
  const named = areas.filter((area) => fold(area.name) === word);
  const found = padded.length === 1 ? padded : named;
  return found.length === 1 ? found[0] : undefined;
}

/**
 * What an address asks an attachment to hold: ?omraade= (again and again), ?maal= (again and again), ?fra=, ?til=.
 * Belongs here: reading the choice, and what there is to choose from. What the release does not hold is left out.
 * An area of another set than the main one is written with its set: "afdelinger/11-01".
 * Start with choiceOf.
 */
import type { AreaSet, Indicator, Release } from '@bybalance/release';
import { collatorOf } from '../format/words.ts';
import { mainSet } from '../report/from-release.ts';
import type { Language } from '../texts/language.ts';

export interface ChosenArea {
  readonly set: string;
  readonly code: string;
  readonly name: string;
  readonly preposition: 'i' | 'på';
}

export interface AttachmentChoice {
  readonly areas: readonly ChosenArea[];
  readonly indicators: readonly Indicator[];
  readonly from: string;
  readonly to: string;
}

export const MOST_AREAS = 20;
export const MOST_INDICATORS = 12;
const USUAL_YEARS = 6;

interface AreaOption {
  /** As the address has it. */
  readonly id: string;
  readonly name: string;
}

export interface AttachmentOptions {
  readonly sets: readonly {
    readonly id: string;
    readonly title: string;
    readonly areas: readonly AreaOption[];
  }[];
  readonly themes: readonly {
    readonly id: string;
    readonly title: string;
    readonly indicators: readonly {
      readonly id: string;
      readonly title: string;
      readonly subtitle: string;
    }[];
  }[];
  readonly periods: readonly string[];
}

const idOf = (release: Release, set: AreaSet, code: string) =>
  set.id === mainSet(release)?.id ? code : `${set.id}/${code}`;

/** Main areas first; the municipality is on every table without being chosen. */
function setsOf(release: Release): readonly AreaSet[] {
  const main = mainSet(release);
  const others = release.areaSets.filter(({ id, role }) => id !== main?.id && role !== 'municipality');
  return main ? [main, ...others] : others;
}

/** Everything that there is to choose, in the page's language. */
export function optionsOf(release: Release, language: Language): AttachmentOptions {
  const { compare } = collatorOf(language);
  return {
    sets: setsOf(release).map((set) => ({
      id: set.id,
      title: set.title[language],
      areas: set.areas
        .map(({ code, name }) => ({ id: idOf(release, set, code), name }))
        .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id)),
    })),
    themes: release.catalogue.themes
      .map(({ id, title }) => ({
        id,
        title: title[language],
        indicators: release.catalogue.indicators
          .filter(({ theme }) => theme === id)
          .map((one) => ({ id: one.id, title: one.title[language], subtitle: one.subtitle[language] })),
      }))
      .filter(({ indicators }) => indicators.length > 0),
    periods: release.manifest.periods,
  };
}

function chosenAreas(release: Release, ids: readonly string[]): readonly ChosenArea[] {
  const known = new Map(
    setsOf(release).flatMap((set) =>
      set.areas.map(({ code, name, preposition }) => [
        idOf(release, set, code),
        { set: set.id, code, name, preposition },
      ]),
    ),
  );
  return [...new Set(ids)].flatMap((id) => known.get(id) ?? []).slice(0, MOST_AREAS);
}

interface Query {
  get(name: string): string | null;
  getAll(name: string): readonly string[];
}

/** The choice of an address, in the order of the address. Years that are the wrong way round are turned. */
export function choiceOf(release: Release, query: Query): AttachmentChoice {
  const { periods } = release.manifest;
  const known = (asked: string | null, otherwise: string) =>
    asked !== null && periods.includes(asked) ? asked : otherwise;
  const [last = '', first = ''] = [periods.at(-1), periods.at(-USUAL_YEARS) ?? periods[0]];
  const [from = '', to = ''] = [known(query.get('fra'), first), known(query.get('til'), last)].sort();
  return {
    areas: chosenAreas(release, query.getAll('omraade')),
    indicators: [...new Set(query.getAll('maal'))]
      .flatMap((id) => release.indicator(id) ?? [])
      .slice(0, MOST_INDICATORS),
    from,
    to,
  };
}

/**
 * From a release to what the report's view models are made of: the one place that asks it questions.
 * Belongs here: choosing area set, municipality, indicator; packing figures. Does not belong: words, markup, HTTP.
 * Called by the load functions with the release that the reader's layer opened; pure given that release.
 * Nothing here knows a municipality: main area set, first indicator and periods are the release's own.
 * Start with figuresOf.
 */
import type { Area, AreaSet, Indicator, Release } from '@bybalance/release';
import { type Figure, packFigures, toFigure } from './figure.ts';
import { toIndicatorView } from './indicator-view.ts';
import type { AreaName, IndicatorFigures } from './overview.ts';
import { perRelease } from './per-release.ts';
import type { Words } from './words.ts';

/** The area set that pages open with; a release whose manifest names none it holds is shown by its first set. */
export function mainSet(release: Release): AreaSet | undefined {
  const { mainAreaSet } = release.manifest.site;
  return release.areaSet(mainAreaSet) ?? release.areaSets.find((set) => set.role === 'main');
}

/** Areas of a set in the alphabet's order of the site's language. */
export function sortedAreas(release: Release, set: AreaSet | undefined): readonly Area[] {
  const collator = new Intl.Collator(release.manifest.site.language, { numeric: true });
  return [...(set?.areas ?? [])].sort(
    (a, b) => collator.compare(a.name, b.name) || collator.compare(a.code, b.code),
  );
}

/** Names as pages need them, in the order that every index on a page refers to. */
export const areaNames = perRelease((release): readonly AreaName[] =>
  sortedAreas(release, mainSet(release)).map(({ code, name, preposition, kind }) => ({
    code,
    name,
    preposition,
    kind,
  })),
);

/** Set and code of the whole; undefined when the release has no such row. */
export function wholeOf(release: Release): { readonly set: string; readonly code: string } | undefined {
  const set = release.areaSets.find((s) => s.role === 'municipality');
  const area = set?.areas[0];
  return set && area ? { set: set.id, code: area.code } : undefined;
}

/** One area's figures over the periods. */
export function seriesOf(
  release: Release,
  indicator: Indicator,
  place: { readonly set: string; readonly code: string },
  periods: readonly string[],
  group = 'total',
): readonly Figure[] {
  return periods.map((period) =>
    toFigure(release.observation(indicator.id, place.set, place.code, period, group), indicator.unit),
  );
}

/** All areas of the main set × all periods of one indicator, packed. */
export function figuresOf(
  release: Release,
  indicator: Indicator,
  words: Pick<Words, 'language'>,
): IndicatorFigures {
  const view = toIndicatorView(release, indicator, words);
  const set = mainSet(release)?.id ?? '';
  const rows = areaNames(release).flatMap(({ code }) =>
    seriesOf(release, indicator, { set, code }, view.periods),
  );
  const whole = wholeOf(release);
  return {
    indicator: view,
    areas: packFigures(rows),
    municipality: whole && packFigures(seriesOf(release, indicator, whole, view.periods)),
  };
}

/** The indicator asked for, or the site's first, or the catalogue's first. */
export function indicatorOrFirst(release: Release, asked: string | null): Indicator | undefined {
  const { catalogue, manifest } = release;
  return (
    (asked === null ? undefined : release.indicator(asked)) ??
    release.indicator(manifest.site.firstIndicator) ??
    catalogue.indicators[0]
  );
}

/** Indicators by theme, in the catalogue's order, in the page's language. */
export function themesOf(release: Release, { language }: Pick<Words, 'language'>) {
  return release.catalogue.themes
    .map((theme) => ({
      id: theme.id,
      title: theme.title[language],
      indicators: release.catalogue.indicators
        .filter((indicator) => indicator.theme === theme.id)
        .map(({ id, title, subtitle }) => ({ id, title: title[language], subtitle: subtitle[language] })),
    }))
    .filter((theme) => theme.indicators.length > 0);
}

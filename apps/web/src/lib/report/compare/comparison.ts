/**
 * Sammenlign as a page draws it: chosen places, two figures, two years.
 * Belongs here: what is compared by default, putting the parts together. Does not belong: markup, addresses (address.ts).
 * Made on the server from one release; everything it says follows from what the release shows. Start with toComparison.
 */
import type { Indicator, Release } from '@bybalance/release';
import { classRanges, labelBreaks } from '../axis-text.ts';
import { compareFigures } from '../change.ts';
import { type Legend, type Mark, markOf, toLegend } from '../classes.ts';
import { type Figure, isPrinted, NOT_DELIVERED } from '../figure.ts';
import { areaNames, indicatorOrFirst, mainSet, seriesOf, wholeOf } from '../from-release.ts';
import { type IndicatorView, toIndicatorView } from '../indicator-view.ts';
import { nearestPeriod } from '../overview.ts';
import { periodName, spokenYears } from '../periods.ts';
import { toPrinter } from '../print.ts';
import { comparableFrom } from '../sentence.ts';
import type { Words } from '../words.ts';
import type { CompareWords, PlaceCodes } from './address.ts';
import { compareLead, type PlaceChange } from './lead.ts';
import { type Panels, toPanels } from './panels.ts';
import { type Place, type PlaceFigure, placeFigures, placesOf } from './places.ts';
import { type Scatter, toScatter } from './scatter.ts';
import { type SimilarAreas, similarTo } from './similar.ts';
import { type CompareTable, toCompareTable } from './table.ts';

export interface ComparedMap {
  readonly period: string;
  readonly name: string;
  readonly measured: string;
  readonly marks: readonly Mark[];
  /** Printed in full, in the order of areaNames. */
  readonly texts: readonly string[];
  /** Areas from low to high, for the keyboard. */
  readonly order: readonly number[];
}

export interface Comparison {
  readonly lead: string;
  readonly places: readonly Pick<Place, 'key' | 'name' | 'codes' | 'areas'>[];
  readonly indicator: IndicatorView;
  readonly second: { readonly id: string; readonly title: string } | undefined;
  readonly from: string;
  readonly to: string;
  readonly periods: readonly { readonly period: string; readonly name: string }[];
  readonly maps: readonly ComparedMap[];
  readonly legend: Legend;
  readonly breaks: readonly string[];
  readonly ranges: readonly string[];
  readonly panels: Panels | undefined;
  readonly scatter: Scatter | undefined;
  readonly table: CompareTable;
  /** Areas like the first single one chosen. */
  readonly similar: (SimilarAreas & { readonly to: string }) | undefined;
}

/** A year far enough back to see something move, where the series did not break since. */
const YEARS_BACK = 10;
const OUTERMOST = 2;

const figureAt = (figures: readonly PlaceFigure[], period: number): PlaceFigure =>
  figures[period] ?? { figure: NOT_DELIVERED, note: '' };

/** The areas at both ends of the newest figures: those who do well with the same interest. */
function outermost(release: Release, indicator: Indicator, period: string): readonly PlaceCodes[] {
  const set = mainSet(release)?.id ?? '';
  const sorted = areaNames(release)
    .flatMap(({ code }) => {
      const [figure] = seriesOf(release, indicator, { set, code }, [period]);
      return figure && isPrinted(figure) ? [{ code, value: figure.value }] : [];
    })
    .sort((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1));
  const ends =
    sorted.length > 2 * OUTERMOST ? [...sorted.slice(0, OUTERMOST), ...sorted.slice(-OUTERMOST)] : sorted;
  return ends.map(({ code }) => [code]);
}

/** The figure that the first is held against: the one asked for, else the next key figure that is of the same kind. */
function secondOf(release: Release, first: Indicator, asked: string | undefined): Indicator | undefined {
  const keys = release.manifest.site.keyIndicators.flatMap((id) => release.indicator(id) ?? []);
  const others = [...keys, ...release.catalogue.indicators].filter(
    ({ id, unit, counts }) => id !== first.id && unit !== 'count' && counts !== 'move',
  );
  return others.find(({ id }) => id === asked) ?? others[0];
}

function mapAt(
  release: Release,
  indicator: Indicator,
  view: IndicatorView,
  period: number,
  words: Words,
): ComparedMap {
  const printer = toPrinter(words);
  const set = mainSet(release)?.id ?? '';
  const now = view.periods[period] ?? '';
  const figures = areaNames(release).map(
    ({ code }) => seriesOf(release, indicator, { set, code }, [now])[0] ?? NOT_DELIVERED,
  );
  const value = (i: number) => {
    const figure = figures[i];
    return figure && isPrinted(figure) ? figure.value : Number.POSITIVE_INFINITY;
  };
  return {
    period: now,
    name: periodName(now, words),
    measured: spokenYears(view, now, words),
    marks: figures.map((figure) => markOf(figure, view.breaks)),
    texts: figures.map((figure) => printer.full(view.unit, figure)),
    order: figures.map((_, i) => i).sort((a, b) => value(a) - value(b) || a - b),
  };
}

/** From which year: the one asked for, else ten years back or the first since the series broke. */
function startOf(view: IndicatorView, to: number, asked: string | undefined): number {
  const first = comparableFrom(view, to);
  if (asked !== undefined) return Math.min(nearestPeriod(view.periods, asked), to);
  return Math.max(first, to - YEARS_BACK, 0);
}

interface Desk {
  readonly release: Release;
  readonly indicator: Indicator;
  readonly view: IndicatorView;
  readonly from: number;
  readonly to: number;
  readonly places: readonly Place[];
  readonly words: Words;
}

function scatterOf({ release, indicator, view, to, places, words }: Desk, second: Indicator | undefined) {
  if (second === undefined) return undefined;
  const other = toIndicatorView(release, second, words);
  const at = nearestPeriod(other.periods, view.periods[to] ?? null);
  const [now, then] = [view.periods[to] ?? '', other.periods[at] ?? ''];
  const set = mainSet(release)?.id ?? '';
  const chosen = new Set(places.filter(({ areas }) => areas.length === 1).flatMap(({ areas }) => areas));
  const pair = (place: { readonly set: string; readonly code: string }) => ({
    x: seriesOf(release, indicator, place, [now])[0] ?? NOT_DELIVERED,
    y: seriesOf(release, second, place, [then])[0] ?? NOT_DELIVERED,
  });
  const whole = wholeOf(release);
  return toScatter(
    [view, other],
    areaNames(release).map(({ code, name }, i) => ({
      name,
      ...pair({ set, code }),
      isChosen: chosen.has(i),
    })),
    whole && view.comparable && other.comparable ? pair(whole) : undefined,
    words,
  );
}

function changesOf({ view, from, to, places }: Desk, figures: readonly (readonly PlaceFigure[])[]) {
  return places.map(
    (place, i): PlaceChange => ({
      place,
      change: compareFigures(figureAt(figures[i] ?? [], to).figure, figureAt(figures[i] ?? [], from).figure),
      breaks: comparableFrom(view, to) > from,
    }),
  );
}

/** In: what the address asks for; anything unknown is the page's own choice. Out: everything the page shows; undefined without indicators. */
export function toComparison(release: Release, asked: CompareWords, words: Words): Comparison | undefined {
  const indicator = indicatorOrFirst(release, asked.maal ?? null);
  if (indicator === undefined) return undefined;
  const view = toIndicatorView(release, indicator, words);
  const to = nearestPeriod(view.periods, asked.aar ?? null);
  const from = startOf(view, to, asked.fra);
  const codes = asked.places ?? outermost(release, indicator, view.periods[to] ?? '');
  const places = placesOf(release, codes, words);
  const desk: Desk = { release, indicator, view, from, to, places, words };
  const figures = places.map((place) => placeFigures(release, indicator, view, place, words));
  const whole = wholeOf(release);
  const municipality: readonly Figure[] | undefined =
    whole && view.comparable ? seriesOf(release, indicator, whole, view.periods) : undefined;
  const second = secondOf(release, indicator, asked.mod);
  const maps = [from, to]
    .filter((period, i, all) => all.indexOf(period) === i)
    .map((period) => mapAt(release, indicator, view, period, words));
  const legend = toLegend(maps.at(-1)?.marks ?? [], view.breaks);
  const printer = toPrinter(words);
  const first = places.find(({ areas }) => areas.length === 1);
  return {
    lead: compareLead(view, changesOf(desk, figures), { from, to }, words),
    places: places.map(({ key, name, codes: own, areas }) => ({ key, name, codes: own, areas })),
    indicator: view,
    second: second && { id: second.id, title: second.title[words.language] },
    from: view.periods[from] ?? '',
    to: view.periods[to] ?? '',
    periods: view.periods.map((period) => ({ period, name: periodName(period, words) })),
    maps,
    legend,
    breaks: labelBreaks(view.breaks, view.unit, printer),
    ranges: classRanges(legend.classes, view.unit, printer, words),
    panels:
      places.length === 0
        ? undefined
        : toPanels(
            view,
            places.map(({ key, name }, i) => ({
              ...{ key, name, note: figureAt(figures[i] ?? [], to).note },
              figures: (figures[i] ?? []).map(({ figure }) => figure),
            })),
            municipality,
            to,
            words,
          ),
    scatter: scatterOf(desk, second),
    table: toCompareTable(release, { indicator, view, from, to }, places, figures, words),
    similar: first && {
      ...similarTo(release, first.codes[0] ?? '', asked.lighed ?? 'naer', codes),
      to: first.name,
    },
  };
}

/** The address of exactly what a page shows, for its links: places spelled out, everything else as asked. */
export function wordsShown(asked: CompareWords, { places }: Pick<Comparison, 'places'>): CompareWords {
  return { ...asked, places: places.map(({ codes }) => codes) };
}

/**
 * Overblik as a page draws it: one indicator, one period, perhaps one area chosen.
 * Belongs here: putting the parts together from figures. Does not belong: markup, addresses, geometry.
 * Runs on the server for the first page and in the browser for every change of year: same input, same page.
 * Positions are percent of the plot; texts are ready to print.
 * Start with toOverview.
 */
import { classRanges, labelBreaks, labelTicks } from './axis-text.ts';
import { type Change, toChanges } from './changes.ts';
import { type Legend, type Mark, markOf, toLegend } from './classes.ts';
import { type DotList, printedValues, toDotList } from './dot-list.ts';
import { type Figure, isPrinted, NOT_DELIVERED, type PackedFigures, unpackFigures } from './figure.ts';
import type { IndicatorView } from './indicator-view.ts';
import { limitAt } from './limits.ts';
import { periodName, periodNumber, spokenYears } from './periods.ts';
import { toPrinter } from './print.ts';
import { comparedPhrase, overviewLead, type SentenceFrame } from './sentence.ts';
import { listTitle } from './titles.ts';
import type { Words } from './words.ts';

/** What of an area never changes with indicator or year. */
export interface AreaName {
  readonly code: string;
  readonly name: string;
  readonly preposition: 'i' | 'på';
  readonly kind: 'town' | 'country' | 'none';
}

/** What travels with the page for one indicator: all areas × all periods. */
export interface IndicatorFigures {
  readonly indicator: IndicatorView;
  /** Area by area, each in the order of indicator.periods. */
  readonly areas: PackedFigures;
  readonly municipality: PackedFigures | undefined;
}

export interface UnpackedFigures {
  readonly indicator: IndicatorView;
  /** [area][period] */
  readonly areas: readonly (readonly Figure[])[];
  readonly municipality: readonly Figure[] | undefined;
}

/** Undoes the packing, once an indicator. */
export function unpackIndicator(packed: IndicatorFigures): UnpackedFigures {
  const flat = unpackFigures(packed.areas);
  const width = packed.indicator.periods.length;
  const count = width === 0 ? 0 : Math.round(flat.length / width);
  return {
    indicator: packed.indicator,
    areas: Array.from({ length: count }, (_, i) => flat.slice(i * width, (i + 1) * width)),
    municipality: packed.municipality && unpackFigures(packed.municipality),
  };
}

export interface AreaCell {
  /** "42,1 %", "under 3 %", "skjult" */
  readonly text: string;
  /** Said in full. */
  readonly full: string;
  /** "3,2 pct.-point højere end i kommunen"; empty when there is nothing to compare. */
  readonly compared: string;
  readonly mark: Mark;
}

export interface Overview {
  readonly lead: string;
  readonly periodName: string;
  readonly measured: string;
  readonly listTitle: string;
  readonly cells: readonly AreaCell[];
  readonly dots: DotList;
  readonly legend: Legend;
  /** Texts of the dot list's axis, of the breaks under the key, of the classes. */
  readonly ticks: readonly string[];
  readonly breaks: readonly string[];
  readonly ranges: readonly string[];
  readonly municipality: string | undefined;
  readonly limit: { readonly text: string; readonly minimum: string } | undefined;
  readonly changes: readonly Change[];
  readonly changesSince: string | undefined;
  /** Areas to name on the map, most important first. */
  readonly named: readonly number[];
}

const NAMED = 5;

function toCells(
  frame: SentenceFrame,
  figures: readonly Figure[],
  municipality: Figure,
): readonly AreaCell[] {
  const printer = toPrinter(frame.words);
  const { unit, breaks } = frame.indicator;
  return figures.map((figure) => ({
    text: printer.cell(unit, figure),
    full: printer.full(unit, figure),
    compared: frame.indicator.comparable ? (comparedPhrase(frame, figure, municipality) ?? '') : '',
    mark: markOf(figure, breaks),
  }));
}

/** The furthest from the municipality in the newest period, so names stand still while the year changes. */
function toNamed(data: UnpackedFigures): readonly number[] {
  const last = data.indicator.periods.length - 1;
  const mean = data.municipality?.[last];
  const center = mean && isPrinted(mean) && data.indicator.scale === 'diverging' ? mean.value : 0;
  return data.areas
    .flatMap((figures, area) => {
      const figure = figures[last];
      return figure && isPrinted(figure) ? [{ area, off: Math.abs(figure.value - center) }] : [];
    })
    .sort((a, b) => b.off - a.off || a.area - b.area)
    .slice(0, NAMED)
    .map(({ area }) => area);
}

/** In: one indicator's figures, the index of the period, the index of the chosen area. Out: everything Overblik shows. */
export function toOverview(
  names: readonly AreaName[],
  data: UnpackedFigures,
  period: number,
  selected: number | undefined,
  words: Words,
): Overview {
  const { indicator } = data;
  const frame: SentenceFrame = { indicator, words, period };
  const printer = toPrinter(words);
  const figures = data.areas.map((row) => row[period] ?? NOT_DELIVERED);
  const municipality = data.municipality?.[period] ?? NOT_DELIVERED;
  const limit = limitAt(frame);
  const cells = toCells(frame, figures, municipality);
  const named = data.areas.map((row, i) => ({
    ...(names[i] ?? { name: '', preposition: 'i' as const }),
    figures: row,
  }));
  const now = indicator.periods[period] ?? '';
  const dots = toDotList({
    figures,
    breaks: indicator.breaks,
    municipality: indicator.comparable ? municipality : NOT_DELIVERED,
    limit: limit?.value,
    extent: printedValues(data.areas.flat()),
    zero: indicator.unit === 'share' || indicator.unit === 'count',
    selected,
  });
  const legend = toLegend(
    cells.map((cell) => cell.mark),
    indicator.breaks,
  );
  return {
    lead: overviewLead(frame, data.municipality, named),
    periodName: periodName(now, words),
    measured: spokenYears(indicator, now, words),
    listTitle: listTitle(frame, data.municipality?.[period], figures),
    cells,
    dots,
    legend,
    ticks: labelTicks(dots.scale, indicator.unit, printer),
    breaks: labelBreaks(indicator.breaks, indicator.unit, printer),
    ranges: classRanges(legend.classes, indicator.unit, printer, words),
    municipality: isPrinted(municipality) ? printer.cell(indicator.unit, municipality) : undefined,
    limit: limit && { text: limit.text, minimum: printer.number(indicator.limit?.minimumResidents ?? 0, 1) },
    ...toChanges(frame, data.areas),
    named: toNamed(data),
  };
}

/** Index of the asked period, or the nearest one that exists; the newest when none is asked for. */
export function nearestPeriod(periods: readonly string[], asked: string | null): number {
  const last = periods.length - 1;
  if (asked === null || asked === '') return last;
  const exact = periods.indexOf(asked);
  if (exact >= 0) return exact;
  const wanted = periodNumber(asked);
  if (Number.isNaN(wanted)) return last;
  const distance = (i: number) => Math.abs(periodNumber(periods[i] ?? '') - wanted);
  return periods.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), last);
}

/**
 * Overblik as a page draws it: one indicator, one period, perhaps one area chosen.
 * Belongs here: putting the parts together from figures. Does not belong: markup, addresses, geometry.
 * Runs on the server for the first page and in the browser for every change of year: same input, same page.
 * Positions are percent of the plot; texts are ready to print.
 * Start with toOverview.
 */
import { compareFigures } from './change.ts';
import { type Legend, type Mark, markOf, toLegend } from './classes.ts';
import { type DotList, printedValues, toDotList } from './dot-list.ts';
import { type Figure, isPrinted, NOT_DELIVERED, type PackedFigures, unpackFigures } from './figure.ts';
import type { IndicatorView } from './indicator-view.ts';
import { periodName, periodNumber, sincePhrase, spokenYears } from './periods.ts';
import { toPrinter } from './print.ts';
import { comparedPhrase, limitAt, listTitle, overviewLead, type SentenceFrame } from './sentence.ts';
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

export interface Change {
  readonly area: number;
  readonly text: string;
  /** Signed, percent of half the plot. */
  readonly reach: number;
  readonly kind: 'higher' | 'lower';
}

export interface Overview {
  readonly lead: string;
  readonly periodName: string;
  readonly measured: string;
  readonly listTitle: string;
  readonly cells: readonly AreaCell[];
  readonly dots: DotList;
  readonly legend: Legend;
  readonly municipality: string | undefined;
  readonly limit: { readonly text: string; readonly minimum: string } | undefined;
  readonly changes: readonly Change[];
  readonly changesSince: string | undefined;
  /** Areas to name on the map, most important first. */
  readonly named: readonly number[];
}

const NAMED = 5;
const CHANGES_EACH_WAY = 4;
/** How many periods back a change may be counted from. */
const HORIZONS = [1, 2, 3, 5, 10];
const ENOUGH_MOVES = 6;

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

interface Move {
  readonly area: number;
  readonly by: number;
  readonly step: number;
}

function movesSince(areas: readonly (readonly Figure[])[], period: number, before: number): readonly Move[] {
  return areas.flatMap((figures, area) => {
    const change = compareFigures(figures[period] ?? NOT_DELIVERED, figures[before] ?? NOT_DELIVERED);
    const isRanked = (change.kind === 'higher' || change.kind === 'lower') && change.beyondRounding;
    return isRanked
      ? [{ area, by: change.kind === 'higher' ? change.by : -change.by, step: change.step }]
      : [];
  });
}

/** Whether the series breaks between two periods: then they are not compared. */
function breaksBetween({ periods, seriesBreaks }: IndicatorView, before: number, now: number): boolean {
  return periods.slice(before + 1, now + 1).some((period) => seriesBreaks.some((b) => b.period === period));
}

/** From the year before and back, the nearest year since which enough areas have moved by more than rounding; the longest look otherwise. */
function movesWorthShowing({ indicator, period }: SentenceFrame, areas: readonly (readonly Figure[])[]) {
  const looks = HORIZONS.map((back) => period - back).filter(
    (before) => before >= 0 && !breaksBetween(indicator, before, period),
  );
  let best: { readonly before: number; readonly moves: readonly Move[] } | undefined;
  for (const before of looks) {
    const moves = movesSince(areas, period, before);
    if (!best || moves.length > best.moves.length) best = { before, moves };
    if (moves.length >= ENOUGH_MOVES) break;
  }
  return best;
}

function toChanges(
  frame: SentenceFrame,
  areas: readonly (readonly Figure[])[],
): Pick<Overview, 'changes' | 'changesSince'> {
  const { indicator, period, words } = frame;
  const found = indicator.gate ? undefined : movesWorthShowing(frame, areas);
  if (!found) return { changes: [], changesSince: undefined };
  const printer = toPrinter(words);
  const sorted = [...found.moves].sort((a, b) => b.by - a.by || a.area - b.area);
  const up = sorted.filter((move) => move.by > 0).slice(0, CHANGES_EACH_WAY);
  const down = sorted.filter((move) => move.by < 0).slice(-CHANGES_EACH_WAY);
  const shown = [...up, ...down];
  const most = Math.max(...shown.map((move) => Math.abs(move.by)));
  return {
    changes: shown.map(({ area, by, step }) => ({
      area,
      text: printer.difference(indicator.unit, by, step, true),
      reach: Math.round((by / most) * 10000) / 100,
      kind: by > 0 ? 'higher' : 'lower',
    })),
    changesSince: sincePhrase(
      indicator,
      indicator.periods[period] ?? '',
      indicator.periods[found.before] ?? '',
      words,
    ),
  };
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
  return {
    lead: overviewLead(frame, data.municipality, named),
    periodName: periodName(now, words),
    measured: spokenYears(indicator, now, words),
    listTitle: listTitle(frame, data.municipality?.[period], figures),
    cells,
    dots: toDotList({
      figures,
      breaks: indicator.breaks,
      municipality: indicator.comparable ? municipality : NOT_DELIVERED,
      limit: limit?.value,
      extent: printedValues(data.areas.flat()),
      zero: indicator.unit === 'share' || indicator.unit === 'count',
      selected,
    }),
    legend: toLegend(
      cells.map((cell) => cell.mark),
      indicator.breaks,
    ),
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

/**
 * The year slider that is the municipality's own time line.
 * Belongs here: positions of years and of the line. Does not belong: dragging.
 * Percent of width and height; a gap in the figures is a gap in the line.
 * Start with toTimeline.
 */
import { type Figure, isPrinted } from './figure.ts';
import { toLines } from './lines.ts';
import { periodNumber, periodTick } from './periods.ts';
import type { Words } from './words.ts';

export interface TimelineYear {
  readonly period: string;
  readonly label: string;
  readonly x: number;
  /** Height of the line there, percent from the top; undefined in a gap. */
  readonly y: number | undefined;
  readonly named: boolean;
}

export interface Timeline {
  readonly years: readonly TimelineYear[];
  readonly lines: readonly string[];
}

const MOST_NAMES = 7;

/** Periods that carry their name: every so-manieth, counted from the newest; of half-years only those that begin a year. */
export function namedPeriods(periods: readonly string[], most: number): ReadonlySet<string> {
  const beginning = periods.filter((period) => Number.isInteger(periodNumber(period)));
  const every = Math.max(1, Math.ceil(beginning.length / most));
  return new Set(beginning.filter((_, i) => (beginning.length - 1 - i) % every === 0));
}

/** In: the municipality's figures by period (undefined: none). Out: years along the axis and the line above them. */
export function toTimeline(
  periods: readonly string[],
  municipality: readonly Figure[] | undefined,
  breaks: readonly string[],
  words: Words,
): Timeline {
  const first = periodNumber(periods[0] ?? '0');
  const span = periodNumber(periods.at(-1) ?? '0') - first;
  const values = (municipality ?? []).filter(isPrinted).map((figure) => figure.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (period: string) =>
    span === 0 ? 50 : Math.round(((periodNumber(period) - first) / span) * 10000) / 100;
  const y = (figure: Figure | undefined) =>
    figure && isPrinted(figure)
      ? Math.round((high === low ? 50 : 90 - ((figure.value - low) / (high - low)) * 80) * 100) / 100
      : undefined;
  const named = namedPeriods(periods, MOST_NAMES);
  const years = periods.map((period, i) => ({
    period,
    label: periodTick(period, words),
    x: x(period),
    y: y(municipality?.[i]),
    named: named.has(period),
  }));
  return {
    years,
    lines: toLines(
      years.map((year) => (year.y === undefined ? undefined : { x: year.x, y: year.y })),
      periods.map((period) => breaks.includes(period)),
    ),
  };
}

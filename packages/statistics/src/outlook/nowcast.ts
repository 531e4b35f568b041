/**
 * What is already settled of a figure that is due on a day to come: much of it is published before anything need be foretold.
 * Belongs here: years, months and days. Does not belong: figures and models.
 * Start with nowcast.
 */

export interface DueFigure {
  /** The year the figure is reported for. */
  readonly year: number;
  /** How many years before its period a figure speaks of. */
  readonly lagYears: number;
  /** 2: the mean of this period's figure and the one before. */
  readonly averageYears: number;
  /** 1–12: month of the period's year in which it is published. */
  readonly publicationMonth: number;
}

export type PartState = 'known' | 'preliminary' | 'forecast';

/** One of the figures a mean is made of. */
export interface Part {
  readonly period: number;
  /** The year it speaks of. */
  readonly speaksOf: number;
  /** First day of the month in which it is published: 2026-02-01. */
  readonly published: string;
  readonly state: PartState;
  /** Due by the calendar, but nobody delivered it: foretold until it comes. */
  readonly late: boolean;
  /** Periods after the newest delivered one; 0 where it is delivered. */
  readonly steps: number;
}

export interface Nowcast {
  /** Oldest first. */
  readonly parts: readonly Part[];
  /** Share of the figure that is known or preliminary: 0, 0.5 or 1 for a mean of two. */
  readonly settled: number;
}

/** What has been delivered of a period's figure; undefined: nothing. */
export type Delivered = (period: number) => 'final' | 'preliminary' | undefined;

const publishedOn = (period: number, month: number) => `${period}-${String(month).padStart(2, '0')}-01`;

/**
 * The parts of a figure as they stood on the vantage date (2026-03-15). A delivery before its publication month does not count:
 * an outlook is judged by what everybody could know. Throws nothing; periods without any delivered before them have steps counted from the oldest asked.
 */
export function nowcast(due: DueFigure, vantage: string, delivered: Delivered): Nowcast {
  const seen = (period: number) =>
    publishedOn(period, due.publicationMonth) <= vantage ? delivered(period) : undefined;
  const first = due.year - due.averageYears + 1;
  const newest = (() => {
    for (let period = due.year; period > first - 50; period--) if (seen(period) !== undefined) return period;
    return first - 1;
  })();
  const parts = Array.from({ length: due.averageYears }, (_, i): Part => {
    const period = first + i;
    const quality = seen(period);
    const published = publishedOn(period, due.publicationMonth);
    return {
      period,
      speaksOf: period - due.lagYears,
      published,
      state: quality === undefined ? 'forecast' : quality === 'final' ? 'known' : 'preliminary',
      late: quality === undefined && published <= vantage,
      steps: quality === undefined ? Math.max(1, period - newest) : 0,
    };
  });
  return { parts, settled: parts.filter(({ state }) => state !== 'forecast').length / parts.length };
}

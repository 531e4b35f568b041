/**
 * One row of a key-figure table: all areas as ticks, the area as a dot, the municipality dashed; and its line over the years.
 * Belongs here: positions in percent. Does not belong: words.
 * The extent is the areas' own lowest and highest of the period, explained once under the table.
 * Start with toStrip and toSparkline.
 */
import { type Figure, isPrinted } from './figure.ts';
import { toLines } from './lines.ts';
import { position } from './scale.ts';

export interface Strip {
  readonly ticks: readonly number[];
  readonly own: number | undefined;
  readonly municipality: number | undefined;
}

const MARGIN = 0.02;

/** In: the area's figure, all areas' figures, the municipality's (undefined where it cannot stand on the same scale, as counts). */
export function toStrip(own: Figure, all: readonly Figure[], municipality: Figure | undefined): Strip {
  const printed = all.filter(isPrinted).map((figure) => figure.value);
  const mean = municipality && isPrinted(municipality) ? municipality.value : undefined;
  const values = mean === undefined ? printed : [...printed, mean];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * MARGIN;
  const scale = { from: low - room, to: high + room };
  const ticks = [...new Set(printed.map((value) => position(scale, value)))].sort((a, b) => a - b);
  return {
    ticks,
    own: isPrinted(own) ? position(scale, own.value) : undefined,
    municipality: mean === undefined ? undefined : position(scale, mean),
  };
}

export interface Sparkline {
  readonly lines: readonly string[];
  readonly end: { readonly x: number; readonly y: number } | undefined;
}

/** In: figures by period with each period's place in time; `breaksBefore` as in toLines. Percent of width and height. */
export function toSparkline(
  figures: readonly Figure[],
  times: readonly number[],
  breaksBefore: readonly boolean[],
  until: number,
): Sparkline {
  const values = figures.filter(isPrinted).map((figure) => figure.value);
  const across = { from: times[0] ?? 0, to: times.at(-1) ?? 1 };
  const up = { from: Math.max(...values), to: Math.min(...values) };
  const spot = (figure: Figure, i: number) =>
    isPrinted(figure)
      ? {
          x: position(across, times[i] ?? 0),
          y: up.from === up.to ? 50 : 12 + position(up, figure.value) * 0.76,
        }
      : undefined;
  const spots = figures.map(spot);
  return { lines: toLines(spots, breaksBefore), end: spots[until] };
}

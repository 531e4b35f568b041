/**
 * All areas as dots on one scale, sorted; tight rows, opened up where the reader looks.
 * Belongs here: order, opening, positions. Does not belong: words, colours.
 * The order is by value, then by the order given (the Danish alphabet); protected and missing areas follow, grouped.
 * Start with toDotList.
 */
import { type Mark, markOf } from './classes.ts';
import { type Figure, isPrinted, type PrintedFigure } from './figure.ts';
import { position, type Scale, toScale } from './scale.ts';

export interface DotRow {
  /** Index into the areas given. */
  readonly area: number;
  /** Percent of the plot's width. */
  readonly x: number;
  readonly mark: Mark;
  /** Named at rest. */
  readonly open: boolean;
}

export interface DotList {
  readonly scale: Scale;
  readonly rows: readonly DotRow[];
  /** Areas without a dot, in the order given: protected, then without a figure. */
  readonly hidden: readonly number[];
  readonly none: readonly number[];
  /** Percent of the plot's width. */
  readonly municipality: number | undefined;
  readonly limit: number | undefined;
}

const TOP = 8;
const BOTTOM = 4;
const ALL_OPEN = 24;

function openRows(values: readonly number[], municipality: number | undefined): ReadonlySet<number> {
  const n = values.length;
  if (n <= ALL_OPEN) return new Set(values.keys());
  const ends = [...values.keys()].filter((i) => i < TOP || i >= n - BOTTOM);
  const middle = municipality === undefined ? n >> 1 : values.findIndex((value) => value <= municipality);
  const quarter = (Math.max(middle, TOP) + n - BOTTOM) >> 1;
  return new Set([...ends, middle, quarter]);
}

/**
 * In: one figure an area, in the alphabet's order. Out: rows from high to low.
 * `extent`: values of all periods, so the scale stands still when the year changes.
 */
export function toDotList(input: {
  readonly figures: readonly Figure[];
  readonly breaks: readonly number[];
  readonly municipality: Figure;
  readonly limit: number | undefined;
  readonly extent: readonly number[];
  readonly zero: boolean;
  readonly selected: number | undefined;
}): DotList {
  const scale = toScale(
    input.limit === undefined ? input.extent : [...input.extent, input.limit],
    input.zero,
  );
  const printed = input.figures.flatMap((figure, area) => (isPrinted(figure) ? [{ figure, area }] : []));
  const sorted = [...printed].sort((a, b) => b.figure.value - a.figure.value || a.area - b.area);
  const mean = isPrinted(input.municipality) ? input.municipality.value : undefined;
  const open = openRows(
    sorted.map(({ figure }) => figure.value),
    mean,
  );
  const without = (test: (figure: Figure) => boolean) =>
    input.figures.flatMap((figure, area) => (test(figure) ? [area] : []));
  return {
    scale,
    rows: sorted.map(({ figure, area }, i) => ({
      area,
      x: position(scale, figure.value),
      mark: markOf(figure, input.breaks),
      open: open.has(i) || area === input.selected,
    })),
    hidden: without((f) => f.status === 'suppressed' || f.status === 'under-threshold'),
    none: without((f) => f.status === 'unavailable' || f.status === 'not-applicable'),
    municipality: mean === undefined ? undefined : position(scale, mean),
    limit: input.limit === undefined ? undefined : position(scale, input.limit),
  };
}

/** Printed values of all figures, for a scale that stands still. */
export function printedValues(figures: readonly Figure[]): readonly number[] {
  return figures.filter(isPrinted).map((figure: PrintedFigure) => figure.value);
}

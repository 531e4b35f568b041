/**
 * Classes of a map: which of five a figure falls in, how many areas each holds.
 * Belongs here: half-open classes between frozen breaks. Does not belong: colours (the map's stylesheet), words.
 * Breaks are the release's, the same for all periods, so colours can be compared between years.
 * Start with markOf.
 */
import { type Figure, isPrinted } from './figure.ts';

/** `c0`–`c4` from low to high, `hidden` = protected (hatched), `none` = no figure (outline). */
export type Mark = 'c0' | 'c1' | 'c2' | 'c3' | 'c4' | 'hidden' | 'none';

export const CLASS_MARKS = ['c0', 'c1', 'c2', 'c3', 'c4'] as const;

// A printed value is a multiple of its step up to binary noise; a value on a break belongs to the class above.
const EPSILON = 1e-9;

function classMark(value: number, breaks: readonly number[]): Mark {
  const index = breaks.filter((edge) => value >= edge - EPSILON).length;
  return CLASS_MARKS[Math.min(index, CLASS_MARKS.length - 1)] ?? 'c0';
}

/** Class of a printed figure; protected figures, also those with an edge, are hatched and never coloured. */
export function markOf(figure: Figure, breaks: readonly number[]): Mark {
  if (isPrinted(figure)) return classMark(figure.value, breaks);
  if (figure.status === 'suppressed' || figure.status === 'under-threshold') return 'hidden';
  return 'none';
}

export interface LegendClass {
  readonly mark: (typeof CLASS_MARKS)[number];
  readonly areas: number;
  /** Lower break; undefined for the first class. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export interface Legend {
  readonly classes: readonly LegendClass[];
  readonly hidden: number;
  readonly none: number;
}

/** How many areas each class holds. */
export function toLegend(marks: readonly Mark[], breaks: readonly number[]): Legend {
  const count = (mark: Mark) => marks.filter((m) => m === mark).length;
  return {
    classes: CLASS_MARKS.slice(0, breaks.length + 1).map((mark, i) => ({
      mark,
      areas: count(mark),
      from: breaks[i - 1],
      to: breaks[i],
    })),
    hidden: count('hidden'),
    none: count('none'),
  };
}

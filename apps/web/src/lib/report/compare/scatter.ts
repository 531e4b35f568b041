/**
 * Two figures of every area against each other: the chosen places named, the municipality as a cross.
 * Belongs here: positions in percent, which names stand. Does not belong: markup, any claim that one follows from the other.
 * An area that lacks one of the two is not drawn, and counted. Start with toScatter.
 */
import { labelTicks } from '../axis-text.ts';
import { type Figure, isPrinted } from '../figure.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { toPrinter } from '../print.ts';
import { position, toScale } from '../scale.ts';
import { pushApart } from '../trend.ts';
import type { Words } from '../words.ts';

export interface ScatterPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly xText: string;
  readonly yText: string;
  readonly isChosen: boolean;
  /** On which side of its dot a chosen place's name stands, and how far below the dot's middle (pixels), so that names keep apart. */
  readonly side: 'start' | 'end';
  readonly below: number;
}

interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Scatter {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly points: readonly ScatterPoint[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly municipality:
    | { readonly x: number; readonly y: number; readonly xText: string; readonly yText: string }
    | undefined;
  /** Areas that lack one of the two figures. */
  readonly missing: number;
}

export interface ScatterInput {
  readonly name: string;
  readonly x: Figure;
  readonly y: Figure;
  readonly isChosen: boolean;
}

export const SCATTER_HEIGHT = 340;
const NAME_HEIGHT = 17;

/** The chosen places' names, those on one side of their dots pushed apart. */
function namesApart(points: readonly ScatterPoint[]): readonly ScatterPoint[] {
  return [...Map.groupBy(points, ({ side }) => side).values()].flatMap((names) => {
    const labels = names.map((point) => ({
      point,
      top: (point.y / 100) * SCATTER_HEIGHT,
      height: NAME_HEIGHT,
    }));
    return pushApart(labels, SCATTER_HEIGHT).map(({ point, top }) => ({
      ...point,
      below: Math.round(top - (point.y / 100) * SCATTER_HEIGHT),
    }));
  });
}

/** In: both indicators, every place with its two figures, the municipality's two. undefined: nothing can be drawn. */
export function toScatter(
  [across, up]: readonly [IndicatorView, IndicatorView],
  places: readonly ScatterInput[],
  municipality: { readonly x: Figure; readonly y: Figure } | undefined,
  words: Words,
): Scatter | undefined {
  const printer = toPrinter(words);
  const drawn = places.flatMap(({ x, y, ...place }) =>
    isPrinted(x) && isPrinted(y) ? [{ ...place, x, y }] : [],
  );
  if (drawn.length < 3) return undefined;
  const whole =
    municipality && isPrinted(municipality.x) && isPrinted(municipality.y)
      ? { x: municipality.x, y: municipality.y }
      : undefined;
  const xScale = toScale(
    [...drawn, ...(whole ? [whole] : [])].map(({ x }) => x.value),
    false,
    5,
  );
  const yScale = toScale(
    [...drawn, ...(whole ? [whole] : [])].map(({ y }) => y.value),
    false,
    4,
  );
  const down = { from: yScale.to, to: yScale.from };
  const text = (view: IndicatorView, figure: Figure) => printer.cell(view.unit, figure);
  const points = drawn.map(({ name, x, y, isChosen }): ScatterPoint => {
    const at = position(xScale, x.value);
    return {
      ...{ name, isChosen, x: at, y: position(down, y.value) },
      ...{ xText: text(across, x), yText: text(up, y), side: at > 62 ? 'start' : 'end', below: 0 },
    };
  });
  return {
    ...{ xTitle: across.short, yTitle: up.short },
    // Chosen ones last: they are drawn on top.
    points: [...points.filter((one) => !one.isChosen), ...namesApart(points.filter((one) => one.isChosen))],
    xTicks: labelTicks(xScale, across.unit, printer).map((label, i) => ({
      at: position(xScale, xScale.ticks[i] ?? 0),
      label,
    })),
    yTicks: labelTicks(yScale, up.unit, printer).map((label, i) => ({
      at: position(down, yScale.ticks[i] ?? 0),
      label,
    })),
    municipality: whole && {
      ...{ x: position(xScale, whole.x.value), y: position(down, whole.y.value) },
      ...{ xText: text(across, whole.x), yText: text(up, whole.y) },
    },
    missing: places.length - drawn.length,
  };
}

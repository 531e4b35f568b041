/**
 * A line over the years on paper: the web's own positions (report/trend.ts), in points, with its labels and what it says aloud.
 * Belongs here: lines as one picture, labels placed so that none covers another, the alternative text.
 * Start with toLineFigure.
 */
import { pushApart, type Trend } from '../report/trend.ts';
import { dot, line, type Picture, path, short, toSvg } from './svg.ts';
import type { PaperTexts } from './words.ts';

export interface PlacedText {
  readonly text: string;
  /** Points from the plot's left and upper edge. */
  readonly x: number;
  readonly y: number;
}

export interface LineFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly alt: string;
  /** Larger than the plot by `edge` on every side. */
  readonly plot: Picture;
  readonly edge: number;
  readonly yTicks: readonly PlacedText[];
  readonly xTicks: readonly PlacedText[];
  readonly ends: readonly {
    readonly kind: string;
    readonly name: string;
    readonly value: string;
    readonly y: number;
  }[];
}

/** Points; the picture is `edge` larger on every side, so that strokes and dots on the rim are whole. */
export const PLOT = { width: 140, height: 62, edge: 4 };
const NAME_HEIGHT = 10.5;

/** A path in percent of the plot → points. A lone point ("h0") becomes a dot. */
function toPoints(percentPath: string): { readonly d: string; readonly isLone: boolean } {
  let isX = false;
  const d = percentPath.replace(/-?\d+(\.\d+)?/g, (number, _, at: number) => {
    if (percentPath[at - 1] === 'h') return '0';
    isX = !isX;
    return short((Number(number) / 100) * (isX ? PLOT.width : PLOT.height));
  });
  return { d, isLone: percentPath.endsWith('h0') };
}

const PENS = {
  own: { stroke: 'accent', width: 1.8, cap: 'round' },
  second: { stroke: 'ink-2', width: 1.5, dash: '0.8 2.8', cap: 'round' },
  municipality: { stroke: 'ink', width: 1.1, dash: '3.6 2.6' },
} as const;

const across = (percent: number) => (percent / 100) * PLOT.width;
const down = (percent: number) => (percent / 100) * PLOT.height;

function plotOf(trend: Trend): Picture {
  const grid = trend.yTicks.map(({ y }, i) =>
    line(0, down(y), PLOT.width, down(y), { stroke: i === 0 ? 'rule' : 'hair', width: 0.6 }),
  );
  const limit = trend.limit
    ? [line(0, down(trend.limit.y), PLOT.width, down(trend.limit.y), { stroke: 'ink', width: 0.9 })]
    : [];
  const lines = [...trend.series].reverse().flatMap(({ kind, lines: parts }) =>
    parts.map((part) => {
      const { d, isLone } = toPoints(part);
      return path(d, isLone ? { ...PENS[kind], width: 3.6, cap: 'round' } : PENS[kind]);
    }),
  );
  const dots = trend.series.flatMap(({ kind, end }) =>
    end && kind !== 'municipality'
      ? [
          dot(across(end.x), down(end.y), 2.7, {
            fill: kind === 'own' ? 'accent' : 'ink-2',
            stroke: 'paper',
            width: 0.9,
          }),
        ]
      : [],
  );
  const { width, height, edge } = PLOT;
  const box = [-edge, -edge, width + 2 * edge, height + 2 * edge];
  return toSvg(width + 2 * edge, height + 2 * edge, [...grid, ...limit, ...lines, ...dots], box);
}

function endsOf(trend: Trend): LineFigure['ends'] {
  const heights = new Map(trend.series.map(({ kind, end }) => [kind as string, end?.y]));
  const labels = trend.ends.map(({ kind, name, value }) => ({
    kind,
    name,
    value,
    top: down((kind === 'limit' ? trend.limit?.y : heights.get(kind)) ?? 0) - 6,
    height: value === '' ? NAME_HEIGHT : 2 * NAME_HEIGHT,
  }));
  return pushApart(labels, PLOT.height).map(({ kind, name, value, top }) => ({ kind, name, value, y: top }));
}

/** First, last, and every year that has no figure and says why: what the line shows, in words. */
function altOf(trend: Trend, text: PaperTexts): string {
  const told = trend.series.map(({ name }, i) => {
    const known = trend.periods.filter(({ heights }) => heights[i] !== undefined);
    const [first, last] = [known[0], known.at(-1)];
    const gaps = trend.periods.filter(({ heights }) => heights[i] === undefined);
    const says = (period: Trend['periods'][number] | undefined) =>
      period ? text.alt.at(period.texts[i] ?? '', period.name) : '';
    const ends = first === last ? says(last) : text.alt.fromTo(says(first), says(last));
    const missing = gaps.map((gap) => `${gap.name}: ${gap.texts[i] ?? ''}`);
    return `${name}: ${ends}.${missing.length > 0 ? ` ${missing.join('; ')}.` : ''}`;
  });
  return [text.alt.line, ...told, ...(trend.limit ? [`${trend.limit.label}.`] : [])].join(' ');
}

/** In: the web's trend. Out: the same in points, with words. */
export function toLineFigure(trend: Trend, text: PaperTexts): LineFigure {
  return {
    title: trend.title,
    subtitle: trend.subtitle,
    alt: altOf(trend, text),
    plot: plotOf(trend),
    edge: PLOT.edge,
    yTicks: trend.yTicks.map(({ y, label }) => ({ text: label, x: 0, y: down(y) })),
    xTicks: trend.xTicks.map(({ x, label }) => ({ text: label, x: across(x), y: PLOT.height })),
    ends: endsOf(trend),
  };
}

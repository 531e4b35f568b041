/**
 * A line to the newest figure and a fan of what may come, ready to draw: percent of the plot, labels pushed apart, the table behind.
 * Belongs here: positions and texts. Does not belong: markup, choosing what to show.
 * What is known of a coming list is part of the line; bands begin at the newest known figure.
 * Start with toFan.
 */
import type { FanPoint, Unit } from '@bybalance/release';
import { labelTicks } from '../report/axis-text.ts';
import { type Figure, isPrinted } from '../report/figure.ts';
import { toLines } from '../report/lines.ts';
import { toPrinter } from '../report/print.ts';
import { position, toScale } from '../report/scale.ts';
import { pushApart } from '../report/trend.ts';
import type { Words } from '../report/words.ts';

export interface FanInput {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly unit: Unit;
  /** Years with their figures, oldest first. */
  readonly history: readonly { readonly period: string; readonly figure: Figure }[];
  /** Years after the newest figure. */
  readonly fan: readonly FanPoint[];
  readonly limits: readonly { readonly label: string; readonly value: number }[];
  readonly notes: readonly string[];
}

export interface FanRow {
  readonly period: string;
  readonly kind: string;
  readonly isForecast: boolean;
  readonly x: number;
  readonly value: string;
  /** Low 90, low 50, high 50, high 90; empty for a known year. */
  readonly ends: readonly string[];
  readonly y: number | undefined;
}

export interface FanLabel {
  readonly kind: 'low' | 'middle' | 'high';
  readonly name: string;
  readonly value: string;
  readonly top: number;
}

export interface Fan {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly lines: readonly string[];
  readonly bands: readonly { readonly share: 50 | 90; readonly path: string }[];
  /** The middle of what may come, from the newest figure on; undefined without a fan. */
  readonly middle: string | undefined;
  readonly now: { readonly x: number; readonly y: number; readonly text: string } | undefined;
  readonly labels: readonly FanLabel[];
  readonly limits: readonly { readonly label: string; readonly y: number; readonly above: boolean }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
  readonly rows: readonly FanRow[];
  readonly notes: readonly string[];
}

export const FAN_HEIGHT = 210;
const LABEL_HEIGHT = 17;
const MOST_YEARS = 4;
/** Nearer than this to an end of the plot, in percent, a limit's name stands on the side that has room. */
const ROOM = 9;

const round = (value: number) => Math.round(value * 100) / 100;
const spot = (x: number, y: number) => `${round(x)} ${round(y)}`;

interface Placed {
  readonly x: number;
  readonly point: FanPoint;
}

/** A closed shape: along the high ends and back along the low ones. */
function bandPath(
  start: { readonly x: number; readonly y: number },
  placed: readonly Placed[],
  range: 'range50' | 'range90',
  up: (value: number) => number,
): string {
  const high = placed.map(({ x, point }) => spot(x, up(point[range][1])));
  const low = placed.map(({ x, point }) => spot(x, up(point[range][0]))).reverse();
  return `M${spot(start.x, start.y)}L${[...high, ...low].join(' ')}Z`;
}

function endLabels(
  last: FanPoint | undefined,
  up: (value: number) => number,
  print: (value: number, step: number) => string,
  { text }: Words,
): readonly FanLabel[] {
  if (last === undefined) return [];
  const label = (kind: FanLabel['kind'], value: number) => ({
    ...{ kind, name: text.outlook.ends[kind], value: print(value, last.step) },
    top: (up(value) / 100) * FAN_HEIGHT - 8,
    height: LABEL_HEIGHT,
  });
  const all = [label('high', last.range90[1]), label('middle', last.centre), label('low', last.range90[0])];
  return pushApart(all, FAN_HEIGHT).map(({ kind, name, value, top }) => ({
    ...{ kind, name, value },
    top: round(top),
  }));
}

/** A limit's name stands on the side away from the line, unless an axis is there. */
const isAbove = (y: number, awayFromLine: boolean) => (y < ROOM ? false : y > 100 - ROOM || awayFromLine);

/** undefined when no year can be drawn. */
export function toFan(input: FanInput, words: Words): Fan | undefined {
  const { unit, history, fan } = input;
  const t = words.text.outlook;
  const printer = toPrinter(words);
  const print = (value: number, step: number) => printer.value(unit, value, step);
  const shown = history.flatMap(({ period, figure }) => (isPrinted(figure) ? [{ period, figure }] : []));
  const newest = shown.at(-1);
  if (newest === undefined) return undefined;
  const values = [
    ...shown.map(({ figure }) => figure.value),
    ...fan.flatMap(({ range90 }) => [...range90]),
    ...input.limits.map(({ value }) => value),
  ];
  const scale = toScale(values, false, 4);
  const flipped = { from: scale.to, to: scale.from };
  const up = (value: number) => position(flipped, value);
  const years = [...history.map(({ period }) => period), ...fan.map(({ period }) => period)];
  const across = { from: Number(years[0]), to: Number(years.at(-1)) };
  const along = (period: string) => position(across, Number(period));
  const start = { x: along(newest.period), y: up(newest.figure.value) };
  const placed = fan.map((point) => ({ point, x: along(point.period) }));
  const every = Math.max(1, Math.ceil((years.length - 1) / MOST_YEARS));
  return {
    ...{ id: input.id, title: input.title, subtitle: input.subtitle, notes: input.notes },
    lines: toLines(
      history.map(({ period, figure }) =>
        isPrinted(figure) ? { x: along(period), y: up(figure.value) } : undefined,
      ),
      [],
    ),
    bands:
      placed.length === 0
        ? []
        : ([90, 50] as const).map((share) => ({
            share,
            path: bandPath(start, placed, share === 90 ? 'range90' : 'range50', up),
          })),
    middle:
      placed.length === 0
        ? undefined
        : `M${spot(start.x, start.y)}L${placed.map(({ x, point }) => spot(x, up(point.centre))).join(' ')}`,
    now: { ...start, text: print(newest.figure.value, newest.figure.step) },
    labels: endLabels(fan.at(-1), up, print, words),
    limits: input.limits.map(({ label, value }) => ({
      label,
      y: up(value),
      above: isAbove(up(value), newest.figure.value < value),
    })),
    yTicks: labelTicks(scale, unit, printer).map((label, i) => ({ y: up(scale.ticks[i] ?? 0), label })),
    xTicks: years.flatMap((period, i) =>
      (years.length - 1 - i) % every === 0 ? [{ x: along(period), label: period }] : [],
    ),
    rows: [
      ...history.map(({ period, figure }) => ({
        ...{ period, kind: t.knowledge.known, isForecast: false, x: along(period), ends: ['', '', '', ''] },
        value: printer.full(unit, figure),
        y: isPrinted(figure) ? up(figure.value) : undefined,
      })),
      ...placed.map(({ point, x }) => ({
        ...{ period: point.period, kind: t.knowledge.forecast, isForecast: true, x },
        value: print(point.centre, point.step),
        ends: [point.range90[0], point.range50[0], point.range50[1], point.range90[1]].map((end) =>
          print(end, point.step),
        ),
        y: up(point.centre),
      })),
    ],
  };
}

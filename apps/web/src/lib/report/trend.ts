/**
 * A line over the years, ready to draw: own line, the municipality dashed, a legal limit, labels at the ends.
 * Belongs here: positions (percent), end labels pushed apart, the table behind the line. Does not belong: markup.
 * A break in the series and a missing figure are gaps; a figure with an edge only is a gap with its words in the table.
 * Start with toTrend.
 */
import { labelTicks } from './axis-text.ts';
import type { Figure } from './figure.ts';
import { isPrinted } from './figure.ts';
import type { IndicatorView } from './indicator-view.ts';
import { limitAt } from './limits.ts';
import { toLines } from './lines.ts';
import { periodName, periodNumber, periodTick, spokenYears } from './periods.ts';
import { toPrinter } from './print.ts';
import { position, type Scale, toScale } from './scale.ts';
import { namedPeriods } from './timeline.ts';
import { trendTitle } from './titles.ts';
import type { Words } from './words.ts';

export interface TrendSeries {
  readonly kind: 'own' | 'second' | 'municipality';
  readonly name: string;
  readonly figures: readonly Figure[];
}

export interface DrawnSeries {
  readonly kind: TrendSeries['kind'];
  readonly name: string;
  readonly lines: readonly string[];
  readonly end: { readonly x: number; readonly y: number } | undefined;
}

export interface EndLabel {
  readonly kind: TrendSeries['kind'] | 'limit';
  readonly name: string;
  readonly value: string;
  /** Pixels from the top of a plot PLOT_HEIGHT high. */
  readonly top: number;
}

export interface TrendPeriod {
  readonly name: string;
  readonly measured: string;
  readonly x: number;
  /** One text and one height a series; undefined height where nothing is drawn. */
  readonly texts: readonly string[];
  readonly heights: readonly (number | undefined)[];
}

/** Something that lasted while the figure was counted: a letting tool. Percent of the axis. */
export interface TrendSpan {
  readonly key: string;
  readonly name: string;
  readonly period: string;
  readonly x: number;
  readonly width: number;
  readonly isRunning: boolean;
  /** It began on the axis, not before it. */
  readonly begins: boolean;
}

export interface Trend {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly series: readonly DrawnSeries[];
  readonly ends: readonly EndLabel[];
  readonly limit: { readonly y: number; readonly label: string } | undefined;
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
  readonly periods: readonly TrendPeriod[];
  readonly spans?: readonly TrendSpan[];
}

export const PLOT_HEIGHT = 190;
const LABEL_HEIGHT = 33;
const LIMIT_HEIGHT = 17;
const MOST_YEARS = 5;

const round = (value: number) => Math.round(value * 100) / 100;

function yScale(series: readonly TrendSeries[], limit: number | undefined, isShare: boolean): Scale {
  const values = series.flatMap((one) => one.figures.filter(isPrinted).map((figure) => figure.value));
  return toScale(limit === undefined ? values : [...values, limit], isShare, 4);
}

/** Labels from the top down, none nearer to the next than its own height; the block is pushed back inside the plot. */
export function pushApart<T extends { readonly top: number; readonly height: number }>(
  labels: readonly T[],
  height: number,
): readonly T[] {
  const sorted = [...labels].sort((a, b) => a.top - b.top);
  const placed: T[] = [];
  let floor = 0;
  for (const label of sorted) {
    const top = Math.max(label.top, floor);
    placed.push({ ...label, top });
    floor = top + label.height;
  }
  let ceiling = height + 6;
  for (let i = placed.length - 1; i >= 0; i--) {
    const label = placed[i];
    if (!label) continue;
    const top = Math.min(label.top, ceiling - label.height);
    placed[i] = { ...label, top };
    ceiling = top;
  }
  return placed;
}

function endLabels(
  drawn: readonly DrawnSeries[],
  texts: readonly string[],
  limit: { readonly y: number; readonly label: string } | undefined,
): readonly EndLabel[] {
  const px = (percent: number) => (percent / 100) * PLOT_HEIGHT;
  const labels = drawn.flatMap((one, i) =>
    one.end
      ? [
          {
            kind: one.kind as EndLabel['kind'],
            name: one.name,
            value: texts[i] ?? '',
            top: px(one.end.y) - 9,
            height: LABEL_HEIGHT,
          },
        ]
      : [],
  );
  const withLimit = limit
    ? [
        ...labels,
        { kind: 'limit' as const, name: limit.label, value: '', top: px(limit.y) - 9, height: LIMIT_HEIGHT },
      ]
    : labels;
  return pushApart(withLimit, PLOT_HEIGHT).map(({ kind, name, value, top }) => ({
    kind,
    name,
    value,
    top: round(top),
  }));
}

function breakNote(indicator: IndicatorView, words: Words): string {
  return indicator.seriesBreaks
    .map((b) => `. ${words.text.area.breakIn(periodName(b.period, words), b.reason)}`)
    .join('');
}

/**
 * In: an indicator, its series by period, the period the page stands at (the title speaks of it).
 * Out: undefined when fewer than two figures can be drawn.
 */
export function toTrend(
  indicator: IndicatorView,
  series: readonly TrendSeries[],
  period: number,
  words: Words,
  title?: string,
): Trend | undefined {
  const own = series[0]?.figures ?? [];
  if (own.filter(isPrinted).length + (series[1]?.figures ?? []).filter(isPrinted).length < 2)
    return undefined;
  const printer = toPrinter(words);
  const limit = limitAt({ indicator, words, period });
  const scale = yScale(series, limit?.value, indicator.unit === 'share' || indicator.unit === 'per1000');
  const flipped = { from: scale.to, to: scale.from };
  const times = indicator.periods.map(periodNumber);
  const across = { from: times[0] ?? 0, to: times.at(-1) ?? 1 };
  const breaks = indicator.periods.map((p) => indicator.seriesBreaks.some((b) => b.period === p));
  const spots = series.map((one) =>
    one.figures.map((figure, i) =>
      isPrinted(figure)
        ? { x: position(across, times[i] ?? 0), y: position(flipped, figure.value) }
        : undefined,
    ),
  );
  const drawn = series.map((one, i): DrawnSeries => {
    const line = spots[i] ?? [];
    return { kind: one.kind, name: one.name, lines: toLines(line, breaks), end: line.at(-1) };
  });
  const limitLine = limit && {
    y: position(flipped, limit.value),
    label: words.text.area.limitLabel(limit.text),
  };
  const last = indicator.periods.length - 1;
  const named = namedPeriods(indicator.periods, MOST_YEARS);
  return {
    id: indicator.id,
    title: title ?? trendTitle({ indicator, words, period }, own),
    subtitle: `${indicator.subtitle}${breakNote(indicator, words)}`,
    series: drawn,
    ends: endLabels(
      drawn,
      series.map((one) =>
        printer.cell(
          indicator.unit,
          one.figures[last] ?? { status: 'unavailable', quality: 'final', reason: 'none' },
        ),
      ),
      limitLine,
    ),
    limit: limitLine,
    yTicks: labelTicks(scale, indicator.unit, printer).map((label, i) => ({
      y: position(flipped, scale.ticks[i] ?? 0),
      label,
    })),
    xTicks: indicator.periods.flatMap((p, i) =>
      named.has(p) ? [{ x: position(across, times[i] ?? 0), label: periodTick(p, words) }] : [],
    ),
    periods: indicator.periods.map((p, i) => ({
      name: periodName(p, words),
      measured: spokenYears(indicator, p, words),
      x: position(across, times[i] ?? 0),
      texts: series.map((one) =>
        printer.full(
          indicator.unit,
          one.figures[i] ?? { status: 'unavailable', quality: 'final', reason: 'none' },
        ),
      ),
      heights: spots.map((line) => line[i]?.y),
    })),
  };
}

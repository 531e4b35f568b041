/**
 * Places as small figures on one scale: each with its own line, the others grey behind it, the municipality dashed, the law's limit.
 * Belongs here: positions in percent. Does not belong: markup.
 * Ordered by the value of the year the page stands at; a place without figures comes last and says so. Start with toPanels.
 */
import { labelTicks } from '../axis-text.ts';
import { type Figure, isPrinted, NOT_DELIVERED } from '../figure.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { limitAt } from '../limits.ts';
import { toLines } from '../lines.ts';
import { periodName, periodNumber, periodTick } from '../periods.ts';
import { toPrinter } from '../print.ts';
import { position, toScale } from '../scale.ts';
import type { Words } from '../words.ts';

export interface PanelInput {
  readonly key: string;
  readonly name: string;
  /** By the indicator's periods. */
  readonly figures: readonly Figure[];
  readonly note: string;
}

export interface Panel {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly note: string;
  readonly lines: readonly string[];
  readonly end: { readonly x: number; readonly y: number } | undefined;
}

export interface Panels {
  readonly panels: readonly Panel[];
  readonly municipality: readonly string[];
  readonly limit: { readonly y: number; readonly label: string } | undefined;
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly from: string;
  readonly to: string;
  /** Rows of the table behind: one a period, one text a panel, in the panels' order. */
  readonly table: readonly { readonly period: string; readonly texts: readonly string[] }[];
}

const valueAt = (figures: readonly Figure[], period: number): number => {
  const figure = figures[period];
  return figure && isPrinted(figure) ? figure.value : Number.NEGATIVE_INFINITY;
};

/** In: one indicator, the places' figures, the municipality's (undefined where it cannot stand beside them), the period the page stands at. */
export function toPanels(
  indicator: IndicatorView,
  places: readonly PanelInput[],
  municipality: readonly Figure[] | undefined,
  period: number,
  words: Words,
): Panels {
  const printer = toPrinter(words);
  const limit = limitAt({ indicator, words, period });
  const all = [...places.map(({ figures }) => figures), ...(municipality ? [municipality] : [])].flat();
  const values = all.filter(isPrinted).map(({ value }) => value);
  const isFromZero = indicator.unit === 'share' || indicator.unit === 'per1000';
  const scale = toScale(limit ? [...values, limit.value] : values, isFromZero, 3);
  const down = { from: scale.to, to: scale.from };
  const times = indicator.periods.map(periodNumber);
  const across = { from: times[0] ?? 0, to: times.at(-1) ?? 1 };
  const breaks = indicator.periods.map((p) => indicator.seriesBreaks.some((b) => b.period === p));
  const spotsOf = (figures: readonly Figure[]) =>
    figures.map((figure, i) =>
      isPrinted(figure) ? { x: position(across, times[i] ?? 0), y: position(down, figure.value) } : undefined,
    );
  const sorted = [...places].sort((a, b) => valueAt(b.figures, period) - valueAt(a.figures, period));
  return {
    panels: sorted.map(({ key, name, figures, note }) => ({
      ...{ key, name, note },
      value: printer.cell(indicator.unit, figures[period] ?? NOT_DELIVERED),
      lines: toLines(spotsOf(figures), breaks),
      end: spotsOf(figures)[period],
    })),
    municipality: municipality ? toLines(spotsOf(municipality), breaks) : [],
    limit: limit && { y: position(down, limit.value), label: words.text.area.limitLabel(limit.text) },
    yTicks: labelTicks(scale, indicator.unit, printer).map((label, i) => ({
      y: position(down, scale.ticks[i] ?? 0),
      label,
    })),
    from: periodTick(indicator.periods[0] ?? '', words),
    to: periodTick(indicator.periods.at(-1) ?? '', words),
    table: indicator.periods.map((one, i) => ({
      period: periodName(one, words),
      texts: sorted.map(({ figures }) => printer.full(indicator.unit, figures[i] ?? NOT_DELIVERED)),
    })),
  };
}

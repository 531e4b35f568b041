/**
 * Figures as text in the page's language: a thin layer that knows figures over format/number.ts, which knows numbers.
 * Belongs here: a value, an edge or a status, for cells, in full, inside sentences. Does not belong: how a number is written.
 * Used by every view model that makes text; the language is fixed when the printer is made.
 * Start with toPrinter.
 */
import type { Unit } from '@bybalance/release';
import {
  formatBare,
  formatDifference,
  formatDistance,
  formatEdge,
  formatNumber,
  formatValue,
  withUnit,
} from '../format/number.ts';
import { type Figure, isPrinted } from './figure.ts';
import type { Words } from './words.ts';

export interface Printer {
  /** A bare number with the decimals of its step: 1.234,5. */
  readonly number: (value: number, step: number) => string;
  /** A value with its unit, for cells, axes and labels: "42,1 %". */
  readonly value: (unit: Unit, value: number, step: number) => string;
  /** Any figure, for cells: a value, an edge ("under 5") or its status in a word ("skjult"). */
  readonly cell: (unit: Unit, figure: Figure) => string;
  /** Any figure, said in full: what a screen reader reads and what stands where there is room. */
  readonly full: (unit: Unit, figure: Figure) => string;
  /** Any figure inside a sentence with a verb: "42,1 pct.", "omkring 41 pct.", "under 3 pct.". */
  readonly spoken: (unit: Unit, figure: Figure) => string;
  /** A value that is no estimate, such as a legal limit, inside a sentence: "40 pct.". */
  readonly spokenValue: (unit: Unit, value: number, step: number) => string;
  /** A difference with its sign, for tables: "+0,7 pct.-point"; `bare` leaves the unit out. */
  readonly difference: (unit: Unit, by: number, step: number, bare?: boolean) => string;
  /** A difference without sign, inside a sentence: "0,7 pct.-point". */
  readonly spokenDifference: (unit: Unit, by: number, step: number) => string;
}

/** A printer for one language. */
export function toPrinter({ language, text }: Words): Printer {
  const words = text.figures;
  return {
    number: (value, step) => formatNumber(value, step, language),
    value: (unit, value, step) => formatValue({ value, step }, unit, language),
    cell(unit, figure) {
      if (isPrinted(figure)) return formatValue(figure, unit, language);
      return figure.status === 'under-threshold'
        ? formatEdge(figure, unit, language)
        : words.short[figure.status];
    },
    full(unit, figure) {
      if (isPrinted(figure)) return formatValue(figure, unit, language);
      if (figure.status === 'under-threshold')
        return words.notShownCloser(formatEdge(figure, unit, language));
      return words.reason[figure.reason] ?? words.long[figure.status];
    },
    spoken(unit, figure) {
      if (isPrinted(figure)) return formatValue(figure, unit, language, 'sentence');
      return figure.status === 'under-threshold'
        ? formatEdge(figure, unit, language, 'sentence')
        : words.long[figure.status];
    },
    spokenValue: (unit, value, step) =>
      withUnit(formatBare(value, step, unit, language), unit, language, 'sentence'),
    difference: (unit, by, step, bare) => formatDifference(by, step, unit, language, bare),
    spokenDifference: (unit, by, step) => formatDistance(by, step, unit, language),
  };
}

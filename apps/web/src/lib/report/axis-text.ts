/**
 * Numbers beside axes and under keys: round values with no more decimals than they need.
 * Belongs here: ticks, class breaks, ranges of classes in words. Does not belong: figures with a step of their own (print.ts).
 * Start with labelTicks and classRanges.
 */
import type { Unit } from '@bybalance/release';
import type { LegendClass } from './classes.ts';
import type { Printer } from './print.ts';
import type { Scale } from './scale.ts';
import type { Words } from './words.ts';

const STEPS = [1, 0.5, 0.1, 0.05, 0.01, 0.005, 0.001, 0.0005];
const FINEST = 0.0001;

/** The coarsest usual step that a value is a multiple of. */
export function stepOf(value: number): number {
  return STEPS.find((step) => Math.abs(value / step - Math.round(value / step)) < 1e-6) ?? FINEST;
}

/** Where the axis says the unit once, the others go without. */
const withoutUnit = (text: string) => text.replace(/[\u00a0\s]?(%|kr\.)$/, '').replace(/^DKK\u00a0/, '');

/** Ticks with the unit on the last one only. */
export function labelTicks(scale: Scale, unit: Unit, printer: Printer): readonly string[] {
  const step = stepOf((scale.ticks[1] ?? 1) - (scale.ticks[0] ?? 0));
  return scale.ticks.map((tick, i) => {
    const text = printer.value(unit, tick, step);
    return i === scale.ticks.length - 1 ? text : withoutUnit(text);
  });
}

/** Class breaks, without unit: they stand under a key whose figure names it. */
export function labelBreaks(breaks: readonly number[], unit: Unit, printer: Printer): readonly string[] {
  return breaks.map((value) => withoutUnit(printer.value(unit, value, stepOf(value))));
}

/** "under 14,6 %", "14,6 % til under 19,6 %", "29,6 % og derover": half-open, as the classes are. */
export function classRanges(
  classes: readonly LegendClass[],
  unit: Unit,
  printer: Printer,
  { text }: Words,
): readonly string[] {
  const print = (value: number) => printer.value(unit, value, stepOf(value));
  const { classFirst, classBetween, classLast } = text.overview;
  return classes.map(({ from, to }) => {
    if (from === undefined) return classFirst(print(to ?? 0));
    return to === undefined ? classLast(print(from)) : classBetween(print(from), print(to));
  });
}

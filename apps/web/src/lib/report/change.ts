/**
 * Comparing two figures honestly: a difference counts only when it is larger than what rounding can make.
 * Belongs here: change over time, distance from the municipality, streaks. Does not belong: words.
 * Used by sentences, lists, tables and key figures; the caller decides which two figures meet.
 * Units: those of the figures; a difference carries the coarser of the two steps.
 * Start with compareFigures.
 */
import { type Figure, isPrinted } from './figure.ts';

export type Comparison =
  | {
      readonly kind: 'higher' | 'lower';
      /** Always positive. */
      readonly by: number;
      readonly step: number;
      /** False when rounding alone could have made the difference: never ranked. */
      readonly beyondRounding: boolean;
    }
  | { readonly kind: 'same'; readonly step: number }
  | { readonly kind: 'unknown' };

const EPSILON = 1e-9;

/** Held against `other`. `same` when the shown values differ by less than the coarser step. */
export function compareFigures(figure: Figure, other: Figure): Comparison {
  if (!isPrinted(figure) || !isPrinted(other)) return { kind: 'unknown' };
  const step = Math.max(figure.step, other.step);
  const difference = figure.value - other.value;
  const by = Math.abs(difference);
  if (by < step - EPSILON) return { kind: 'same', step };
  return {
    kind: difference > 0 ? 'higher' : 'lower',
    by,
    step,
    beyondRounding: by > (figure.step + other.step) / 2 + EPSILON,
  };
}

/** How many steps in a row the last figures moved the same way, each by more than rounding; 0 when the last did not. */
export function streak(figures: readonly Figure[]): {
  readonly years: number;
  readonly kind: 'higher' | 'lower';
} {
  const moves = figures.slice(1).map((figure, i) => compareFigures(figure, figures[i] ?? figure));
  const last = moves.at(-1);
  if (last?.kind !== 'higher' && last?.kind !== 'lower') return { years: 0, kind: 'higher' };
  let years = 0;
  for (let i = moves.length - 1; i >= 0 && isMoveBeyondRounding(moves[i], last.kind); i--) years++;
  return { years, kind: last.kind };
}

function isMoveBeyondRounding(move: Comparison | undefined, kind: 'higher' | 'lower'): boolean {
  return move !== undefined && move.kind === kind && 'beyondRounding' in move && move.beyondRounding;
}

/** How many times as high; undefined unless both are printed, positive and beyond rounding. */
export function ratioOf(figure: Figure, other: Figure): number | undefined {
  if (!isPrinted(figure) || !isPrinted(other) || figure.value <= 0 || other.value <= 0) return undefined;
  return figure.value / other.value;
}

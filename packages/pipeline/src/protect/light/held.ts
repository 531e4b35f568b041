/**
 * A figure against its three lines, in three-valued logic: from the shown interval, else from a decision that was told.
 * Belongs here: states of one criterion. Does not belong: colours, which decisions may be told (told.ts).
 */
import type { Criterion, Inequality, ThreeValued } from '@bybalance/release';
import type { LightCriterionRule, LightLine, LightLines } from '../../analyse/light.ts';
import { compare, type Fraction } from '../../support/fraction.ts';
import type { Certain, LightFigure } from './figures.ts';

type Operator = Criterion['operator'];

export const LINES = ['upper', 'near', 'lower'] as const satisfies readonly LightLine[];

/** Whether a figure is beyond a line; exactly on it `>` and `<` are not. */
export function isBeyond(figure: Fraction, operator: Operator, line: Fraction): boolean {
  const order = compare(figure, line);
  return operator === '>' ? order > 0 : operator === '>=' ? order >= 0 : order < 0;
}

/** Every figure of the interval is beyond the line, none is, or it cannot be said. */
export function stateOf(
  certain: Certain | undefined,
  operator: Operator,
  line: Fraction | undefined,
): ThreeValued {
  if (certain === undefined || line === undefined) return 'unknown';
  const atLo = isBeyond(certain.lo, operator, line);
  if (atLo !== isBeyond(certain.hi, operator, line)) return 'unknown';
  return atLo ? 'met' : 'notMet';
}

export type States = Readonly<Record<LightLine, ThreeValued>>;

/** One criterion of one department in one period. */
export interface Held {
  readonly rule: LightCriterionRule;
  readonly figure: LightFigure;
  readonly lines: LightLines;
  readonly states: States;
  /** What was told of the exact figure, where the shown one leaves a line open. */
  readonly facts: readonly Inequality[];
}

/** Whether more has to be met at `a` than at `b`: being beyond it is being beyond the other. */
export function isStricter(a: Fraction, b: Fraction, operator: Operator): boolean {
  return operator === '<' ? compare(a, b) < 0 : compare(a, b) > 0;
}

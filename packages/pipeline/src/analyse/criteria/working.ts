/**
 * The working of a decision, step by step, no finer than its layer allows.
 * Belongs here: what was held against what, as rounded figures in order. Does not belong: deciding, sentences of pages.
 * A step too coarse to tell a figure from its limit still says what was decided: the decision is exact, the figures beside it are not.
 * Start with workingOf.
 */
import type { Criterion, CriterionSubject, ThreeValued } from '@bybalance/release';
import {
  add,
  divide,
  type Fraction,
  floorOf,
  fraction,
  multiply,
  toDecimalText,
} from '../../support/fraction.ts';
import type { Evaluation, HeldCriterion } from './evaluate.ts';

/** The steps that a layer's figures are told with. */
export interface WorkingPrecision {
  /** Of a share or a ratio: 1/1000 tells tenths of a per cent. */
  readonly share: Fraction;
  /** Decimals of a per cent that the step needs. */
  readonly percentDigits: number;
}

export interface WorkingStep {
  readonly criterion: string;
  readonly subject: CriterionSubject | undefined;
  readonly role: Criterion['role'];
  /** Per cent, as text; one number when certain; undefined when the figure is not known. */
  readonly figure: { readonly lo: string; readonly hi: string } | undefined;
  readonly operator: Criterion['operator'];
  /** Per cent, in the figure's unit: made of public figures, so it is told exactly. */
  readonly limit: string | undefined;
  readonly state: ThreeValued;
}

/** Ten thousandths of a per cent: where figures are exact and public already. */
export const EXACT_WORKING: WorkingPrecision = { share: fraction(1n, 1_000_000n), percentDigits: 4 };

/** The nearest whole number of steps, halves up. */
function toStep(figure: Fraction, step: Fraction): Fraction {
  const steps = floorOf(add(divide(figure, step), fraction(1n, 2n)));
  return multiply(fraction(steps), step);
}

/** "41.2", without zeros that say nothing. */
function percentText(figure: Fraction, digits: number): string {
  const text = toDecimalText(multiply(figure, fraction(100n)), digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function toWorkingStep(held: HeldCriterion, precision: WorkingPrecision): WorkingStep {
  const { criterion, figure, limit, state } = held;
  const tell = (end: Fraction) => percentText(toStep(end, precision.share), precision.percentDigits);
  return {
    criterion: criterion.id,
    subject: criterion.subject,
    role: criterion.role,
    figure: figure && { lo: tell(figure.lo), hi: tell(figure.hi) },
    operator: criterion.operator,
    limit: limit && percentText(limit, 4),
    state,
  };
}

/** One step per criterion, in the rule set's order. */
export function workingOf(evaluation: Evaluation, precision: WorkingPrecision): readonly WorkingStep[] {
  return evaluation.held.map((held) => toWorkingStep(held, precision));
}

/**
 * Analyse: exact figures in, exact findings out. First finding: the five criteria figures against the law in force, for legal areas.
 * Belongs here: decisions in exact integer arithmetic with three-valued logic. Does not belong: what may be shown (protect).
 * Called by run.ts between measure and protect; never sees a person.
 * Start with ExactFinding.
 */
import type { Inequality, Text, ThreeValued } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';

export interface ExactCriterion {
  readonly criterion: string;
  readonly indicator: string;
  readonly state: ThreeValued;
  /** Limit in the figure's unit; made of public figures only. undefined when the reference is missing. */
  readonly limit: number | undefined;
  readonly speaksOf: readonly string[];
}

/** Decided on exact figures; carries no exact figure itself beyond the decision. */
export interface ExactFinding {
  readonly kind: 'criteria';
  readonly node: AreaNode;
  readonly period: string;
  readonly ruleSet: string;
  readonly status: readonly string[];
  /** Where the rule set counts years; follows from earlier findings' statuses alone. */
  readonly yearsInRow: { readonly lo: number; readonly hi?: number } | undefined;
  readonly planRunning: ThreeValued | undefined;
  /** Indicator that the law's minimum of residents was counted with. */
  readonly residentsIndicator: string;
  readonly criteria: readonly ExactCriterion[];
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

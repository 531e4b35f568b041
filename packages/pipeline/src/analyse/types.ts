/**
 * Analyse: exact figures in, exact findings out. First finding: the five criteria figures against the law in force, for legal areas.
 * Belongs here: decisions in exact integer arithmetic with three-valued logic. Does not belong: what may be shown (protect).
 * Called by run.ts between measure and protect; never sees a person.
 * Start with ExactFinding.
 */
import type { Inequality, KnownYear, Text, ThreeValued } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';
import type { CriterionLine } from './criterion-line.ts';

export interface ExactCriterion {
  readonly criterion: string;
  readonly indicator: string;
  readonly state: ThreeValued;
  /** Limit in the figure's unit; made of public figures only. undefined when the reference is missing. */
  readonly limit: number | undefined;
  readonly speaksOf: readonly string[];
  /** What of the figure is fixed, by the calendar and by what was delivered. */
  readonly years: readonly KnownYear[];
  /** undefined for origin: it has no distance. */
  readonly line: CriterionLine | undefined;
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
  /** Criteria that the status needs. */
  readonly needed: number;
  readonly criteria: readonly ExactCriterion[];
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

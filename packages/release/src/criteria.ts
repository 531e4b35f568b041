/**
 * A legal area held against a rule set, as a release tells it.
 * Belongs here: the shape of the finding. Does not belong: the law (law.ts), deciding (pipeline, analyse), sentences of pages.
 * Decisions are taken on exact figures; every figure shown is protected.
 * Start with CriteriaFinding.
 */
import type { Inequality, Observation, Text } from './observation.ts';

export type ThreeValued = 'met' | 'notMet' | 'unknown';

export interface ShownCriterion {
  readonly criterion: string;
  readonly state: ThreeValued;
  /** Observation of the figure that was held against the limit. */
  readonly figure: Observation;
  /** The limit in the figure's unit, as a number that may be shown (public reference figures only). */
  readonly limit: number | undefined;
  /** Periods the figure speaks of. */
  readonly speaksOf: readonly string[];
}

/** findings/criteria.json: a legal area held against a rule set. */
export interface CriteriaFinding {
  readonly kind: 'criteria';
  /** "set/code" */
  readonly subject: string;
  readonly period: string;
  readonly ruleSet: string;
  /** For criteria: the possible statuses, one when certain. */
  readonly status: readonly string[];
  /**
   * Lists in a row up to this one with the status that counts towards the law's years in a row; `hi` missing: there may be any number before the
   * first period. Follows from the statuses of earlier periods alone. Missing where the rule set counts no years.
   */
  readonly yearsInRow?: { readonly lo: number; readonly hi?: number };
  /** Off the list while a development plan may still run. Follows from the statuses of earlier periods alone. */
  readonly planRunning?: ThreeValued;
  readonly residents: Observation;
  readonly shown: readonly ShownCriterion[];
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

/**
 * A legal area held against a rule set, as a release tells it.
 * Belongs here: the shape of the finding. Does not belong: the law (law.ts), deciding (pipeline, analyse), sentences of pages.
 * Decisions are taken on exact figures; every figure shown is protected. Origin has no distance: it is the law's own gate.
 * Start with CriteriaFinding.
 */
import type { KnownYear } from './known.ts';
import type { Inequality, Observation, ProtectedNumber, Text } from './observation.ts';

export type ThreeValued = 'met' | 'notMet' | 'unknown';

/** What would close a distance: residents who change where they live; never who lives there. */
export const CLOSED_BY = [
  'work-or-education',
  'fewer-convicted',
  'finished-school',
  'higher-income',
] as const;
export type ClosedBy = (typeof CLOSED_BY)[number];

/**
 * Why there is no distance. `hidden` a figure is hidden, or speaks of too few · `no-counts` a figure or its counts are not there ·
 * `no-limit` a reference is missing · `undecided` whether the criterion is met is itself open ·
 * `out-of-reach` the earlier years alone keep the figure on its side.
 */
export const NO_DISTANCE = ['hidden', 'no-counts', 'no-limit', 'undecided', 'out-of-reach'] as const;
export type NoDistance = (typeof NO_DISTANCE)[number];

/**
 * How far a figure is from its limit, in the precision of the layer. `out`: the criterion is met, and so much would end that;
 * `in`: it is not, and so much would begin it. Earlier years of a mean are fixed: the newest year alone moves.
 */
export type CriterionDistance =
  | {
      readonly kind: 'persons';
      readonly unit: 'person' | 'full-time-person';
      readonly direction: 'out' | 'in';
      readonly closedBy: ClosedBy;
      /** Fewest whole persons; the truth lies in [lo, hi]. */
      readonly number: ProtectedNumber;
    }
  | {
      readonly kind: 'kroner';
      readonly direction: 'out' | 'in';
      readonly closedBy: ClosedBy;
      /** Whole kroner that the mean of a taxpayer would rise or fall. */
      readonly number: ProtectedNumber;
      /** The limit in kroner, of public figures. */
      readonly limitDkk: number;
    }
  | { readonly kind: 'unknown'; readonly because: NoDistance };

/**
 * What analysts read beside a distance, of exact figures; in the layer `intern` alone. All are people who move, which no other reader is shown.
 * A way that cannot end the criterion is missing.
 */
export interface MoveDistances {
  /** Fewest who have the attribute and move out, nobody moving in. */
  readonly outMovers?: number;
  /** Fewest without it who move in, nobody moving out. */
  readonly inMovers?: number;
  /** Taxpayers with the municipality's mean who would have to take the place of taxpayers with the area's. */
  readonly replacedTaxpayers?: number;
}

/** The fewest persons that would have to change for a status to end; in the layer `intern` alone. */
export interface CheapestWayOut {
  readonly criteria: readonly string[];
  /** Were the same persons counted in every one of the criteria. */
  readonly atLeast: number;
  /** Were no person counted in two of them. */
  readonly atMost: number;
  /** Criteria that are undecided, and are taken as not met here. */
  readonly undecided: readonly string[];
}

export interface ShownCriterion {
  readonly criterion: string;
  readonly state: ThreeValued;
  /** Observation of the figure that was held against the limit. */
  readonly figure: Observation;
  /** The limit in the figure's unit, as a number that may be shown (public reference figures only). */
  readonly limit: number | undefined;
  /** Periods the figure speaks of. */
  readonly speaksOf: readonly string[];
  /** What of the figure is fixed on the day of the edition. Missing in releases made before it was told. */
  readonly years?: readonly KnownYear[];
  /** Missing for origin, and in releases made before there were distances. */
  readonly distance?: CriterionDistance;
  readonly moves?: MoveDistances;
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
  readonly cheapestWayOut?: CheapestWayOut;
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

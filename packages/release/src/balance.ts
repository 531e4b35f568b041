/**
 * Status and direction of areas, and how unevenly groups are spread: the declared index, and the two findings made of shown figures.
 * Belongs here: types and the words for classes. Does not belong: working anything out (pipeline, protect), sentences of pages.
 * Both findings are worked out from the observations that the reader has already: they tell nothing more, so `facts` is empty.
 * Start with IndexSheet, then IndexFinding and SegregationFinding.
 */
import type { Inequality, ProtectedNumber, Reason, Text } from './observation.ts';

/** From the most favourable: number 0 lies below the first cut. */
export const STATUS_CLASSES = ['higher', 'middle', 'lower', 'much-lower'] as const;
export type StatusClass = (typeof STATUS_CLASSES)[number];

/** Which way the status moves; `rising` is the more favourable. */
export const DIRECTION_CLASSES = ['rising', 'unchanged', 'falling'] as const;
export type DirectionClass = (typeof DIRECTION_CLASSES)[number];

/** One indicator of an index. */
export interface IndexPart {
  readonly indicator: string;
  /** Over 0; only their proportions matter. */
  readonly weight: number;
  /** Which end of the indicator is the less favourable one. */
  readonly direction: 'high' | 'low';
  /** First and last period in which it is part of the index, both included; missing = always. */
  readonly from?: string;
  readonly to?: string;
  /** Indicator whose figure is the change itself, where the change is published; missing = this period minus the one before. */
  readonly change?: string;
}

/** A declared index. In catalogue.json of a release that has it. */
export interface IndexSheet {
  readonly id: string;
  readonly title: Text;
  readonly definition: Text;
  readonly caveat: Text;
  readonly parts: readonly IndexPart[];
  /** Areas with fewer residents, as shown, take no part; missing = all do. */
  readonly residents?: { readonly indicator: string; readonly minimum: number };
  /** `relative`: against the other areas of the same period · `first`: against all areas in the first period that has the index. */
  readonly base: 'relative' | 'first';
  /** Years that a change is measured over. */
  readonly changeYears: number;
  /** Ascending, in standard deviations; more is less favourable. A figure on a cut belongs to the class nearer 0. */
  readonly cuts: {
    readonly status: readonly [number, number, number];
    readonly direction: readonly [number, number];
  };
  /** What a change must exceed not to be called unchanged; missing = the cuts alone decide. */
  readonly noise?: {
    /** Counted units (persons …) that the change of a share must stand for. */
    readonly persons: number;
    /** Standard deviations of a year's change among areas of similar size. */
    readonly usualChanges: number;
  };
  readonly source: string;
}

/** Why an area has no class: a figure's own reason, or one of the index. */
export type IndexReason = Reason | 'few-residents' | 'few-areas' | 'no-spread' | 'series-break';

/** One class and what it is worth. */
export type IndexVerdict<Class extends string> =
  | {
      readonly class: Class;
      /** Standard deviations from the mean; more is less favourable. [lo, hi]: wherever in their intervals the area's figures lie. */
      readonly index: ProtectedNumber;
      /** The class by medians instead of means; undefined where those cannot be formed. */
      readonly robustClass: Class | undefined;
      /** Share (0–1) of `weightings` random weightings under which the class is another. */
      readonly changedByWeights: {
        readonly share: number;
        readonly step: number;
        readonly weightings: number;
      };
      /** Indicators without which the class would be another. */
      readonly restsOn: readonly string[];
      /** The index alone says another class, but the change is no more than noise. Direction only. */
      readonly withinNoise: boolean;
    }
  | {
      readonly class: 'unknown';
      readonly reason: IndexReason;
      /** The indicator that lacks a figure, where it is one. */
      readonly indicator: string | undefined;
    };

/**
 * One indicator's place in an index: how many standard deviations the area lies from the mean, the less favourable way; printed with
 * the step of the index. undefined where the area has no class.
 */
export interface IndexWorking {
  readonly indicator: string;
  readonly weight: number;
  readonly status: number | undefined;
  readonly direction: number | undefined;
}

/** findings/index.json: one for each index, period and main area. */
export interface IndexFinding {
  readonly kind: 'index';
  /** "set/code" */
  readonly subject: string;
  readonly period: string;
  /** IndexSheet.id */
  readonly ruleSet: string;
  readonly status: IndexVerdict<StatusClass>;
  readonly direction: IndexVerdict<DirectionClass>;
  readonly shown: readonly IndexWorking[];
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

/** Measures of an uneven spread, 0–1: 0 is evenly spread, 1 wholly apart. */
export interface SegregationNumbers {
  /** Dissimilarity D of those counted against the others. [lo, hi] holds the D of every count that the shown ones can stand for. */
  readonly dissimilarity: ProtectedNumber;
  /** D that chance alone would give in areas of this size. */
  readonly byChance: ProtectedNumber;
  /** D without what chance gives; below 0 for a spread more even than chance. */
  readonly corrected: ProtectedNumber;
  /** Mean share of the group in the area of one of its members. */
  readonly isolation: ProtectedNumber;
}

/** findings/segregation.json: one for each declared indicator and period; the subject is the municipality. */
export interface SegregationFinding {
  readonly kind: 'segregation';
  readonly subject: string;
  readonly period: string;
  /** The indicator whose numerator is the group and the rest of whose denominator are the others. */
  readonly ruleSet: string;
  /** Areas that it was worked out over: those with both counts shown, and all there are. */
  readonly areas: { readonly areaSet: string; readonly counted: number; readonly all: number };
  /** Mean size of an area's denominator, in counted units, for those counted. */
  readonly meanSize: number | undefined;
  readonly status: 'known' | 'unknown';
  /** undefined where too little is shown. */
  readonly shown: SegregationNumbers | undefined;
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

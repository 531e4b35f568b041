/**
 * One figure as a reader sees it: its key, its status, the number with interval and step; and what else may be learnt.
 * Belongs here: figures and the types that every other file of the contract stands on. Does not belong: what is counted (indicator.ts).
 * Every number carries its interval and step: nobody downstream chooses decimals.
 * Start with Observation.
 */

/** A text in both languages of the interface. */
export interface Text {
  readonly da: string;
  readonly en: string;
}

/**
 * Why a number is or is not there.
 * `published` as the policy shows it · `under-threshold` only an interval at the edge ("under 5", "over 97 %") ·
 * `coarsened` shown with a wider step than usual · `suppressed` hidden to protect persons ·
 * `unavailable` nobody has delivered it · `not-applicable` the question has no meaning here.
 */
export const STATUSES = [
  'published',
  'under-threshold',
  'coarsened',
  'suppressed',
  'unavailable',
  'not-applicable',
] as const;
export type Status = (typeof STATUSES)[number];

export const QUALITIES = ['final', 'preliminary', 'estimated', 'break'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Reasons behind a status, each with its sentence in the web app's texts. */
export const REASONS = [
  'none',
  'small-count',
  'small-complement',
  'few-persons',
  'few-households',
  'dominance',
  'everyone',
  'secondary',
  'small-difference',
  'masked-by-supplier',
  'not-delivered',
  'not-yet-published',
  'area-not-valid',
  'no-population',
  'year-before-first',
] as const;
export type Reason = (typeof REASONS)[number];

/** Who may read: each layer is complete in itself. */
export type Layer = 'alle' | 'samarbejde' | `samarbejde.${string}` | 'intern';

/** A count or measure as shown: `value` printed with `step`; the truth lies in [lo, hi]. */
export interface ProtectedNumber {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly step: number;
}

export interface ObservationKey {
  readonly indicator: string;
  readonly areaSet: string;
  readonly area: string;
  /** The year (or half-year, "2015-01") the figure is reported for; see Indicator.lagYears for the year it speaks of. */
  readonly period: string;
  /** "total" or "dimension:value", for example "sex:k" or "age:0-5". */
  readonly group: string;
}

interface Shown {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly step: number;
  readonly numerator: ProtectedNumber | undefined;
  readonly denominator: ProtectedNumber | undefined;
}

/** One figure. Units: shares and ratios 0–1 (or above), counts persons, means kroner or years, rates per 1,000. */
export type Observation = ObservationKey & {
  readonly quality: Quality;
  readonly reason: Reason;
} & (
    | ({ readonly status: 'published' | 'coarsened' } & Shown)
    | {
        readonly status: 'under-threshold';
        readonly lo: number;
        readonly hi: number;
        readonly step: number;
        readonly numerator: ProtectedNumber | undefined;
        readonly denominator: ProtectedNumber | undefined;
      }
    | { readonly status: 'suppressed' | 'unavailable' | 'not-applicable' }
  );

export type ShownObservation = Extract<Observation, { status: 'published' | 'coarsened' }>;

/** Whether a figure has a printable value; the rest have only a status, perhaps with an interval. */
export function isShown(observation: Observation): observation is ShownObservation {
  return observation.status === 'published' || observation.status === 'coarsened';
}

/** Something a reader learns beyond the observations: coefficients × variables `op` bound, in exact integers as text. */
export interface Inequality {
  readonly terms: readonly {
    readonly indicator: string;
    readonly cell: string;
    readonly coefficient: string;
  }[];
  readonly op: '>' | '>=' | '<' | '<=' | '=';
  readonly bound: string;
}

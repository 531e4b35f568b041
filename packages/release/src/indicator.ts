/**
 * catalogue.json: what each figure counts, where it comes from, how it is said and drawn.
 * Belongs here: frozen sheets and the pure functions that follow from them. Does not belong: figures (observation.ts), limits of law (law.ts).
 * Start with Indicator.
 */
import type { IndexSheet } from './balance.ts';
import type { Text } from './observation.ts';

/** `points`: a difference between two shares, −1 to 1, printed in percentage points; ready tables alone have it. */
export type Unit = 'count' | 'share' | 'per1000' | 'mean-dkk' | 'ratio' | 'points';

export interface SourceSheet {
  readonly id: string;
  readonly title: Text;
  readonly controller: string;
  readonly legalBasis: string;
  readonly class: 'ordinary' | 'art9' | 'art10';
  readonly form: 'persons' | 'delivered' | 'published-elsewhere';
}

/** One test on one field. Numbers: both ends included, in the field's unit. */
export type FieldTest =
  | { readonly kind: 'range'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'in'; readonly values: readonly string[] }
  | { readonly kind: 'is'; readonly value: boolean };

/** All of the fields must pass; an empty condition is true. No SQL in YAML. */
export type Condition = readonly { readonly field: string; readonly test: FieldTest }[];

/** What an indicator counts. */
export type MeasureSpec =
  | {
      readonly population: 'state' | 'household' | 'dwelling' | 'pupil';
      readonly numerator: Condition;
      /** undefined: a plain count. */
      readonly denominator: Condition | undefined;
    }
  /** Moves over the border of each area during the year before the period's 1 January … see lagYears; per 1,000 residents or as a count. */
  | { readonly population: 'flow'; readonly direction: 'in' | 'out' | 'net' }
  /** Ready tables; `table` is the indicator name inside the delivered rows. */
  | { readonly population: 'delivered'; readonly table: string };

/** One indicator's frozen sheet. */
export interface Indicator {
  readonly id: string;
  readonly theme: string;
  readonly title: Text;
  readonly short: Text;
  /** Population and unit, for under the title: "fuldtidspersoner i pct. af 18-64-årige, gennemsnit af 2 år". */
  readonly subtitle: Text;
  /**
   * How to say the figure in a sentence, without place or time: "{value} af de 18-64-årige {er|var} uden for arbejdsmarkedet".
   * `{now|then}` is the verb of the newest state and of anything earlier or over a period. Missing = the title and the value.
   */
  readonly sentence?: Text;
  readonly definition: Text;
  readonly numerator: Text;
  readonly denominator: Text;
  readonly caveat: Text;
  readonly unit: Unit;
  /** Which end is the less favourable one; `none` = no better or worse. */
  readonly direction: 'high' | 'low' | 'none';
  readonly scale: 'diverging' | 'sequential';
  /** Class breaks, four ascending values in the unit, half-open, frozen for all periods. */
  readonly breaks: readonly number[];
  readonly averageYears: 1 | 2;
  /** Its own periods where they are not the release's (half-years, editions); missing = Manifest.periods. */
  readonly periods?: readonly string[];
  /** A figure reported for year Y speaks of Y − lagYears (and the year before when averaged). */
  readonly lagYears: number;
  readonly publicationMonth: number;
  readonly source: SourceSheet;
  /** What is counted; missing in releases made before it was told. */
  readonly measure?: MeasureSpec;
  /** Breakdown dimensions that exist in the release, apart from the total. */
  readonly dimensions: readonly string[];
  readonly seriesBreaks: readonly { readonly period: string; readonly reason: Text }[];
  readonly needsPersons: boolean;
  /** Persons word for counts: "person", "household", "dwelling", "full-time-person", "pupil", "move", "taxpayer". */
  readonly counts: string;
  /** The legal limit drawn beside the figure, where a criterion speaks of it. */
  readonly limit: { readonly ruleSet: string; readonly criterion: string } | undefined;
  readonly sensitivity: 'core' | 'sensitive' | 'income' | 'health' | 'crime' | 'child';
  /** Tells of origin or citizenship: never part of an index. Missing = no. */
  readonly aboutOrigin?: boolean;
  /** Checksum of what is counted: figures of two editions are the same figure only where it is the same. Missing in older releases. */
  readonly countedAs?: string;
}

export interface GroupLabel {
  readonly id: string;
  readonly dimension: string;
  readonly label: Text;
  /** Whom the group holds; missing for groups that only ready tables have. */
  readonly when?: Condition;
}

export interface Theme {
  readonly id: string;
  readonly title: Text;
}

/** catalogue.json */
export interface FrozenCatalogue {
  readonly themes: readonly Theme[];
  readonly indicators: readonly Indicator[];
  readonly groups: readonly GroupLabel[];
  /** Declared indices; missing where the site has none. */
  readonly indices?: readonly IndexSheet[];
}

/** Years (or half-years) that a figure reported for `period` speaks of, oldest first. Periods without a year form answer themselves. */
export function speaksOf(
  indicator: Pick<Indicator, 'lagYears' | 'averageYears'>,
  period: string,
): readonly string[] {
  const year = Number(period);
  if (!Number.isInteger(year)) return [period];
  const last = year - indicator.lagYears;
  return indicator.averageYears === 2 ? [String(last - 1), String(last)] : [String(last)];
}

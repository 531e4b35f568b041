/**
 * Criteria tables: the law held against plain CSV files, of figures or of membership, without a site or a register.
 * Belongs here: reading such a file with every problem in it, and the rows that come out. Does not belong: the decisions (analyse/criteria).
 * Called by the command line (`criteria evaluate`, `criteria counters`); nothing is published, so nothing is protected here.
 * Form: docs/reference/criteria-tables.md.
 * Start with FigureRow and MembershipRow.
 */
import type { CriteriaStatus } from '../analyse/decide.ts';
import type { ExactInterval } from '../analyse/figure.ts';

/** Figures that a row may hold, as shares (0–1) or persons; a column of the file each. */
export const FIGURES = [
  'residents',
  'non_western_pct',
  'outside_labour_market_pct',
  'outside_labour_market_year_pct',
  'convicted_pct',
  'basic_education_only_pct',
  'income_pct_of_region',
  'convicted_pct_country',
  'convicted_pct_region',
] as const;
export type Figure = (typeof FIGURES)[number];

/** How many residents' education nobody knows, beside the counts of a share. */
export interface EducationCounts {
  readonly numerator: ExactInterval;
  readonly denominator: ExactInterval;
  readonly unknown: ExactInterval;
}

/** One area on one list; a figure that is not there is unknown. */
export interface FigureRow {
  readonly line: number;
  readonly area: string;
  /** ISO date. */
  readonly listDate: string;
  readonly figures: Readonly<Partial<Record<Figure, ExactInterval>>>;
  /** Where unknown education stands apart: the share then depends on how the rule set counts it. */
  readonly education: EducationCounts | undefined;
}

/** One area that a list names. */
export interface MembershipRow {
  readonly line: number;
  readonly area: string;
  readonly listDate: string;
  /** What the list calls it; none = not known. */
  readonly statuses: readonly CriteriaStatus[];
}

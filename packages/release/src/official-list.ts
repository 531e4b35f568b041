/**
 * The ministry's official list of 1 December, as people hand it over and as a release keeps it.
 * Belongs here: its rows, statuses and figures, and the finding that settles a legal area's year. Does not belong: reading text (official-list-text.ts).
 * Published elsewhere and public: every value stands as it was printed, and none is worked out here.
 * Start with OfficialRow, then OfficialFinding, which is what an outlook for the same subject and period is settled by.
 */
import type { ThreeValued } from './criteria.ts';
import type { CriterionSubject } from './law.ts';
import type { Inequality } from './observation.ts';

/** What a list may say of an area, under every name the law has had. `none`: listed with values, with no status. */
export const OFFICIAL_STATUSES = [
  'none',
  'forebyggelse',
  'kombineret',
  'udsat',
  'ghetto',
  'haard-ghetto',
  'parallelsamfund',
  'omdannelse',
] as const;
export type OfficialStatus = (typeof OFFICIAL_STATUSES)[number];

/** The law's own words for statuses, as lists and plain tables write them. */
export const OFFICIAL_WORDS: Readonly<Record<OfficialStatus, string>> = {
  none: 'none',
  forebyggelse: 'forebyggelsesområde',
  kombineret: 'kombineret udlejning',
  udsat: 'udsat boligområde',
  ghetto: 'ghettoområde',
  'haard-ghetto': 'hårdt ghettoområde',
  parallelsamfund: 'parallelsamfund',
  omdannelse: 'omdannelsesområde',
};

/** Lists that are kept apart: §§ 61 a and 61 b give one status a year, § 51 b is a flag of its own. */
export const OFFICIAL_FAMILIES = ['par61', 'par51b'] as const;
export type OfficialFamily = (typeof OFFICIAL_FAMILIES)[number];

/** Which of the lists a status stands on. */
export function familyOf(status: OfficialStatus): OfficialFamily {
  return status === 'kombineret' ? 'par51b' : 'par61';
}

/** Columns of percentages, in reading order; `citizens` was published in 2012 and is no criterion. */
export const OFFICIAL_COLUMNS = {
  work: 'outside_labour_market_pct',
  convictions: 'convicted_pct',
  education: 'basic_education_only_pct',
  income: 'income_pct_of_region',
  origin: 'non_western_pct',
  citizens: 'non_danish_citizens_pct',
} as const satisfies Readonly<Record<CriterionSubject | 'citizens', string>>;
export type OfficialSubject = keyof typeof OFFICIAL_COLUMNS;
export const OFFICIAL_SUBJECTS = Object.keys(OFFICIAL_COLUMNS) as readonly OfficialSubject[];

/** A percentage as printed, with a point: "43.5" is a figure that lies from 43.45 to 43.55. */
export interface OfficialFigure {
  readonly subject: OfficialSubject;
  readonly percent: string;
}

/** One area on one list. */
export interface OfficialRow {
  /** As the list writes it. */
  readonly area: string;
  /** Code of the municipality, where the list has a column of it. */
  readonly municipality?: string;
  /** ISO date. */
  readonly listDate: string;
  readonly status: OfficialStatus;
  /** On 1 January of the list's year. */
  readonly residents?: number;
  readonly figures: readonly OfficialFigure[];
}

/** official-lists.json holds an array of these: what came of each list, by date. */
export interface OfficialListSheet {
  readonly listDate: string;
  readonly family: OfficialFamily;
  readonly source: string;
  /** Whether the list was handed over whole: an area of the municipality that it does not name is then not on it. */
  readonly whole: boolean;
  /** Rows of the municipality that a legal area of the release answers to. */
  readonly known: number;
  /** Rows of the municipality that no legal area answers to, as printed. */
  readonly unknown: readonly OfficialRow[];
}

/**
 * findings/official.json: what the list said of a legal area. It settles an outlook for the same subject and period, and stands beside the
 * municipality's own count; neither ever takes the other's place.
 */
export interface OfficialFinding {
  readonly kind: 'official';
  /** "set/code" */
  readonly subject: string;
  /** The list's year. */
  readonly period: string;
  readonly ruleSet: OfficialFamily;
  readonly listDate: string;
  /** Always one. */
  readonly status: readonly OfficialStatus[];
  /** What the list calls the area; missing: the list is whole and does not name it. */
  readonly name?: string;
  readonly residents?: number;
  readonly shown: readonly OfficialFigure[];
  /** Lists in a row as ghettoområde or parallelsamfund, counted from the official lists alone; `hi` missing: any number before the first. */
  readonly yearsInRow?: { readonly lo: number; readonly hi?: number };
  /** Off the list while a development plan may still run, from the official lists alone. */
  readonly planRunning?: ThreeValued;
  /** Empty: nothing is told but what the ministry published. What a reader may do with it is part of the attack. */
  readonly facts: readonly Inequality[];
}

/** Half of the last printed decimal, in per cent: the printed figure lies so far from the counted one at most. */
export function printedHalf(percent: string): number {
  const decimals = percent.split('.')[1]?.length ?? 0;
  return 0.5 / 10 ** decimals;
}

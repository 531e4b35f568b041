/**
 * The outlook as a release tells it: the coming lists of legal areas, the population of areas, early warnings, and the record of all three.
 * Belongs here: shapes and the words for chances. Does not belong: models (statistics), making them (pipeline, protect), sentences of pages.
 * All are worked out from the observations and decisions that the layer's readers have already: they tell nothing more, so `facts` is empty.
 * Chances come in steps of 5 points and are never nothing or all. Nothing later than `vantage` was read.
 * Start with OutlookFinding, then BacktestFinding.
 */

import type { ThreeValued } from './criteria.ts';
import type { Indicator } from './indicator.ts';
import type { CriterionSubject } from './law.ts';
import type { Inequality, Text } from './observation.ts';

/** From "< 5 %" to "> 95 %"; each has its words in the web app's texts. */
export const CHANCE_WORDS = [
  'next-to-none',
  'unlikely',
  'less-likely-than-not',
  'even',
  'more-likely-than-not',
  'likely',
  'next-to-sure',
] as const;
export type ChanceWord = (typeof CHANCE_WORDS)[number];

/** First day of the month in which a period's figure is published, as an ISO date. */
export function publishedOn(
  { publicationMonth }: Pick<Indicator, 'publicationMonth'>,
  period: string,
): string {
  return `${period.slice(0, 4)}-${String(publicationMonth).padStart(2, '0')}-01`;
}

/** A chance as it is told: in hundredths, 5, 10 … 95. `under`: less than 5, `over`: more than 95. */
export interface Chance {
  readonly percent: number;
  readonly edge: 'under' | 'over' | undefined;
  readonly words: ChanceWord;
}

/** A coming figure in its own unit, printed with `step`; `range50` holds every second outcome, `range90` nine of ten. */
export interface FanPoint {
  readonly period: string;
  readonly centre: number;
  readonly range50: readonly [lo: number, hi: number];
  readonly range90: readonly [lo: number, hi: number];
  readonly step: number;
}

/** `model`: a damped, pooled drift. `persistence`: the newest figure stands, for the model had not beaten it. */
export type OutlookMethod = 'model' | 'persistence';

export type OutlookKnowledge = 'known' | 'preliminary' | 'forecast';

/** One year that a criterion's figure is made of. */
export interface OutlookYear {
  readonly period: string;
  readonly speaksOf: string;
  readonly knowledge: OutlookKnowledge;
  /** First day of the month in which it is published. */
  readonly published: string;
  /** Due before the vantage date, but not delivered. */
  readonly late: boolean;
}

/** One criterion of one rule set on a coming list. */
export interface OutlookCriterion {
  readonly ruleSet: string;
  readonly criterion: string;
  readonly indicator: string;
  readonly subject: CriterionSubject | undefined;
  readonly title: Text;
  readonly role: 'criterion' | 'gate';
  readonly years: readonly OutlookYear[];
  /** The least that is known of any of its years. */
  readonly knowledge: OutlookKnowledge;
  /** As decided, where all of it is known. */
  readonly state: ThreeValued;
  /** Chance that it is met; undefined where it is decided, cannot be said, or is the origin condition, which is the law’s alone. */
  readonly chance: Chance | undefined;
  /** The limit in the figure's unit; the newest known one where the list's own rests on figures to come. */
  readonly limit: number | undefined;
  readonly limitKnown: boolean;
  /** undefined where it cannot be said, and for the origin condition. */
  readonly fan: FanPoint | undefined;
  readonly method: OutlookMethod;
}

export interface StatusChance {
  /** A status of a criteria finding; `open` where a figure is missing that would decide. */
  readonly status: string;
  readonly chance: Chance;
}

/** What was said of a list a year before, beside what happened. */
export interface StatusOutcome {
  /** The list's year. */
  readonly period: string;
  readonly vantage: string;
  readonly said: readonly StatusChance[];
  readonly happened: string;
}

/** findings/outlook.json: one legal area and one coming list. */
export interface OutlookFinding {
  readonly kind: 'outlook';
  /** "set/code" */
  readonly subject: string;
  /** Year of the list of 1 December. */
  readonly period: string;
  /** Rule sets of the list, as one: "par61a@2021+par61b@2021". */
  readonly ruleSet: string;
  /** ISO date of the day that is looked from. */
  readonly vantage: string;
  /** Most serious first; statuses without any chance are left out. Empty where nothing can be said. */
  readonly chances: readonly StatusChance[];
  /** Chance of standing on the list by § 61 a: any of its statuses. */
  readonly listed: Chance | undefined;
  /** The figures that decide are published: no year that could change the status is forecast. */
  readonly settled: boolean;
  /** Possible futures that the chances are counted over; 0 where nothing had to be foretold. */
  readonly draws: number;
  readonly criteria: readonly OutlookCriterion[];
  /** The same for the list before, from the same day of its own year. */
  readonly before: StatusOutcome | undefined;
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

/** findings/population-outlook.json: one main area. */
export interface PopulationOutlookFinding {
  readonly kind: 'population-outlook';
  readonly subject: string;
  /** The newest period known on the vantage date. */
  readonly period: string;
  /** The indicator. */
  readonly ruleSet: string;
  readonly vantage: string;
  /** The coming periods, nearest first. */
  readonly fan: readonly FanPoint[];
  readonly method: OutlookMethod;
  /** What was foretold for `period` a year before, and whether the figure lay inside the two ranges. */
  readonly before:
    | { readonly fan: FanPoint; readonly inside50: boolean; readonly inside90: boolean }
    | undefined;
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

export type BacktestMethod = 'shown' | 'persistence' | 'drift' | 'linear';

/** Means over forecasts; a member is missing where nothing can be said. Units: the figure's own. */
export interface BacktestScores {
  readonly method: BacktestMethod;
  readonly forecasts: number;
  readonly mae?: number;
  readonly crps?: number;
  readonly brier?: number;
  readonly logScore?: number;
  /** Shares of outcomes inside the ranges, and how wide the 90 % range is. */
  readonly cover50?: number;
  readonly cover90?: number;
  readonly width90?: number;
}

/** Chances told, and how often it happened. */
export interface BacktestBin {
  readonly from: number;
  readonly to: number;
  readonly forecasts: number;
  readonly meanChance: number | undefined;
  readonly happened: number;
}

/** One horizon and one choice of areas: all, or social-housing areas within two typical changes of a limit. */
export interface BacktestPart {
  readonly scope: 'all' | 'near-limit';
  /** Periods ahead. */
  readonly horizon: number;
  readonly scores: readonly BacktestScores[];
  readonly reliability: readonly BacktestBin[];
  /** Forecasts near a limit, and those that ended on its other side; `enough`: 20 crossings or more. */
  readonly near: number;
  readonly crossed: number;
  readonly enough: boolean;
}

interface BacktestFrame {
  readonly kind: 'backtest';
  /** The municipality. */
  readonly subject: string;
  /** Year of the vantage date. */
  readonly period: string;
  readonly vantage: string;
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

/** How the outlook of one indicator would have done. */
export interface IndicatorBacktest extends BacktestFrame {
  readonly about: 'indicator';
  /** The indicator. */
  readonly ruleSet: string;
  /** Periods from which it was foretold. */
  readonly origins: readonly string[];
  readonly areas: number;
  readonly method: OutlookMethod;
  /** 1 − MAE(model) / MAE(persistence) one period ahead, over all areas; undefined where it cannot be said. */
  readonly maeSkill: number | undefined;
  readonly brierSkill: number | undefined;
  readonly parts: readonly BacktestPart[];
}

/** Whether the likeliest status happened, and scores of all chances; lower is better but for hits. */
export interface StatusScores {
  readonly method: 'shown' | 'persistence';
  readonly hits: number;
  readonly brier: number;
  readonly logScore: number;
}

/** How the outlook of the lists themselves would have done. */
export interface StatusBacktest extends BacktestFrame {
  readonly about: 'status';
  readonly ruleSet: string;
  /** Lists ahead: 1 = the coming one. */
  readonly parts: readonly {
    readonly listsAhead: number;
    readonly forecasts: number;
    /** Areas whose status was another than on the newest known list. */
    readonly changed: number;
    readonly enough: boolean;
    readonly scores: readonly StatusScores[];
    readonly reliability: readonly BacktestBin[];
  }[];
  /** Each list and area, newest list first. */
  readonly outcomes: readonly (StatusOutcome & { readonly subject: string; readonly listsAhead: number })[];
}

/** findings/backtest.json */
export type BacktestFinding = IndicatorBacktest | StatusBacktest;

export const WARNING_REASONS = ['likely-to-cross', 'close-to-limit', 'in-movers-differ'] as const;
export type WarningReason = (typeof WARNING_REASONS)[number];

export interface EarlyWarning {
  /** "set/code": a legal area, or a main area that holds none; never a person or an address. */
  readonly subject: string;
  readonly reasons: readonly WarningReason[];
  /** The criterion it is nearest to, or likeliest to cross. */
  readonly criterion: string;
  readonly ruleSet: string;
  readonly indicator: string;
  readonly title: Text;
  readonly limit: number;
  /** Towards the criterion being met, or away from it. */
  readonly way: 'towards' | 'away';
  /** Chance that the next figure lies on the limit's other side. */
  readonly chance: Chance;
}

/** findings/early-warning.json: at most eight areas. */
export interface EarlyWarningFinding {
  readonly kind: 'early-warning';
  /** The municipality. */
  readonly subject: string;
  readonly period: string;
  readonly ruleSet: string;
  readonly vantage: string;
  readonly flags: readonly EarlyWarning[];
  /** Areas that could have been flagged. */
  readonly candidates: number;
  /** The same rule at earlier periods. */
  readonly record: {
    readonly origins: readonly string[];
    readonly flags: number;
    readonly hits: number;
    readonly crossings: number;
    /** hits / flags and hits / crossings; missing where nothing can be divided. */
    readonly hitRate?: number;
    readonly caught?: number;
    readonly enough: boolean;
  };
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

export type AnyOutlookFinding =
  | OutlookFinding
  | PopulationOutlookFinding
  | BacktestFinding
  | EarlyWarningFinding;

/**
 * A protection policy in numbers: the rules' thresholds by class of indicator, and the steps that figures are shown with by layer.
 * Belongs here: the two tables that policy.json holds and how they are looked up. Does not belong: applying a rule (pipeline, protect).
 * Read by pages and findings through precisionOf and stepAt: nothing downstream chooses decimals.
 */
import type { Indicator } from './indicator.ts';
import type { Layer, Text } from './observation.ts';

/** How sensitive what an indicator tells is; the sheet's `sensitivity`. */
export type IndicatorClass = Indicator['sensitivity'];

/** Numbers of the primary rules P1–P9 for one class of indicators. */
export interface ClassRules {
  /** P1: persons in the denominator. */
  readonly minimumPersons: number;
  /** P2: households in the denominator. */
  readonly minimumHouseholds: number;
  /** P3, P4: counts and complements below it are one class, "under 5". */
  readonly smallCount: number;
  /** P6: households among those with the attribute. */
  readonly minimumHouseholdsWithAttribute: number;
  /** P7: p of the p %-rule. */
  readonly dominancePercent: number;
  /** P8, beside P7: the `largest` contributors may make at most `percent` % of a sum. Empty: P7 alone. */
  readonly fewMakeMost: readonly { readonly largest: number; readonly percent: number }[];
  /** P9: persons on each side of a median or another quantile. */
  readonly minimumEachSide: number;
  /** Largest share (0–1) of persons whose attribute is not known. */
  readonly mostMissing: number;
}

/** Shown with `step` from `from` persons in the denominator, as shown, up to the next row; below the lowest row not at all. */
export interface StepFrom {
  readonly from: number;
  readonly step: number;
}

/** What each kind of figure is shown with in one layer. An empty list: not shown there. */
export interface Precision {
  /** Shares, 0–1; rates per 1,000 take a thousand times the same. */
  readonly share: readonly StepFrom[];
  /** Means, kroner. */
  readonly meanDkk: readonly StepFrom[];
  /** A mean relative to its reference; 1 = the same. */
  readonly ratio: readonly StepFrom[];
  /** Distance to a limit, persons. */
  readonly distancePersons: readonly StepFrom[];
  /** Probability of an outcome, 0–1. */
  readonly probability: readonly StepFrom[];
  /** Contribution to a change of a share, 0–1: 0.005 is half a percentage point. */
  readonly contribution: readonly StepFrom[];
  /** Counts inside a calculation told step by step, persons. */
  readonly working: readonly StepFrom[];
}

/** One row per kind of layer; `samarbejde.*` is what a single organisation sees. Exact figures in `intern` only. */
export type PrecisionTable = Readonly<Record<'alle' | 'samarbejde' | 'samarbejde.*' | 'intern', Precision>>;

/** policy.json: what the reader is told about protection. */
export interface FrozenPolicy {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  /** The promise in one sentence. */
  readonly sentence: Text;
  readonly rules: readonly { readonly id: string; readonly text: Text }[];
  /** Rules that cannot be tested because the figures arrived as tables. */
  readonly untestable: readonly string[];
  /** Base that counts are rounded to; 1: exact from the small class up. */
  readonly base: number;
  /** The rules' numbers by class of indicator, a site's stricter ones included. */
  readonly classes: Readonly<Record<IndicatorClass, ClassRules>>;
  /** The steps that figures are shown with, layer by layer. */
  readonly precision: PrecisionTable;
}

/** The stricter of two numbers, rule by rule; `b` may leave rules out. Rules of P8 add up. */
export function stricterRules(
  a: ClassRules,
  b: { readonly [rule in keyof ClassRules]?: ClassRules[rule] | undefined },
): ClassRules {
  const most = (rule: keyof Omit<ClassRules, 'fewMakeMost'>) => Math.max(a[rule], b[rule] ?? a[rule]);
  return {
    minimumPersons: most('minimumPersons'),
    minimumHouseholds: most('minimumHouseholds'),
    smallCount: most('smallCount'),
    minimumHouseholdsWithAttribute: most('minimumHouseholdsWithAttribute'),
    dominancePercent: most('dominancePercent'),
    fewMakeMost: [...a.fewMakeMost, ...(b.fewMakeMost ?? [])],
    minimumEachSide: most('minimumEachSide'),
    mostMissing: Math.min(a.mostMissing, b.mostMissing ?? a.mostMissing),
  };
}

/** The steps of one layer. */
export function precisionOf(table: PrecisionTable, layer: Layer): Precision {
  if (layer === 'alle' || layer === 'samarbejde' || layer === 'intern') return table[layer];
  return table['samarbejde.*'];
}

/** Step of a figure over so many persons; undefined: too few for it to be shown. */
export function stepAt(rows: readonly StepFrom[], persons: number): number | undefined {
  const fitting = rows.filter(({ from }) => persons >= from);
  return fitting.length === 0 ? undefined : Math.min(...fitting.map(({ step }) => step));
}

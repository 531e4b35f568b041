/**
 * protection.json: what the attack on a layer's figures found, and what protecting them cost.
 * Belongs here: the certificate and its price. Does not belong: the policy's rules (policy.ts), attacking (pipeline, protect).
 * Start with ProtectionCertificate.
 */
import type { Layer, Text } from './observation.ts';

/** One system of the audit by attack: a count series in one year, over every area set and breakdown together. */
export interface AuditedSystem {
  /** What is counted, as population and conditions; never a figure. */
  readonly series: string;
  readonly period: string;
  /** Secret counts that must stay uncertain. */
  readonly targets: number;
  /** Targets that the rounded figures alone would have given away. */
  readonly breachesAtFirst: number;
  readonly coarsened: number;
  readonly hidden: number;
  /** Targets that may be known because they are proven 0. */
  readonly exempt: number;
  /**
   * Fewest values that stay possible for any count of few persons, hidden or at an edge, proven by whole-number tables.
   * Missing where the system holds no such count.
   */
  readonly fewestValues?: number;
}

/** The fewest possible values of any system's counts of few; undefined where no system holds one. */
export function fewestPossibleValues(systems: readonly AuditedSystem[]): number | undefined {
  const known = systems.flatMap(({ fewestValues }) => fewestValues ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** A number of the price of protection, rounded to `step`: no coarser and no finer than it may be told. */
export interface PriceNumber {
  readonly value: number;
  readonly step: number;
}

/** How far shown numbers lie from exact ones. */
export interface ShownDistance {
  /** Numbers compared. */
  readonly compared: number;
  /** Mean of what was measured, so coarse that one number's whole possible error moves it by half a step at most. */
  readonly mean: PriceNumber;
  /** 95 of 100 numbers lie no further from the exact ones; from the certain intervals alone, as `most`. */
  readonly usual: number;
  /** No number lies further. What was measured stays in the municipality: it would cut every interval. */
  readonly most: number;
}

/** What protecting one indicator cost in one area set: its totals, or the groups of its breakdowns. */
export interface ProtectionPrice {
  readonly indicator: string;
  readonly areaSet: string;
  readonly part: 'total' | 'groups';
  /** Cells that somebody delivered or measured: the sum of the following. */
  readonly cells: number;
  /** Shown as the policy has it. */
  readonly published: number;
  readonly underThreshold: number;
  /** Shown coarser by the rules themselves: one year of a mean is a class. */
  readonly coarsened: number;
  /** Hidden by the rules themselves. */
  readonly suppressed: number;
  /** Coarser or hidden because of the attack: so that another figure cannot be worked out. */
  readonly secondary: { readonly coarsened: number; readonly suppressed: number };
  /** In counted units (persons, dwellings …); undefined where too few were compared. */
  readonly counts: ShownDistance | undefined;
  /** In the indicator's unit; undefined where too few were compared. */
  readonly values: ShownDistance | undefined;
  /** Spearman's, of areas by their newest total: 1 = the same order. undefined for few areas, and for groups. */
  readonly rankCorrelation: PriceNumber | undefined;
}

/** Among the criteria's rows, the one of a light's colours: the rule set is then the site's rules of the light. */
export const LIGHT_ROW = 'colour';

/** Whether a reader who holds shown figures against the limit decides as was decided on exact ones; over areas and years. */
export interface InferredCriterion {
  readonly ruleSet: string;
  /** A criterion of the rule set, `residents`: the law's minimum, or LIGHT_ROW. */
  readonly criterion: string;
  readonly agree: number;
  readonly differ: number;
  /** Decided, but the figure is not shown, or only an interval that holds the limit. */
  readonly cannotTell: number;
  /** Undecided on exact figures too: a figure or a reference is missing. */
  readonly undecided: number;
}

/** protection.json: what the attack on a layer's figures found. No clock times, no cell, no witness. */
export interface ProtectionCertificate {
  readonly format: 1;
  readonly policy: string;
  readonly layer: Layer;
  /** What the attacker is taken to know besides the release. */
  readonly assumed: readonly Text[];
  readonly systems: readonly AuditedSystem[];
  /** Indicators that were not attacked: their primary rules alone protect them. */
  readonly untested: readonly string[];
  /** What it cost, for the area sets of the layer. */
  readonly prices: readonly ProtectionPrice[];
  /** The same for decisions; missing in releases made before it was counted. */
  readonly inferred?: readonly InferredCriterion[];
}

/**
 * laws.json: the dated rule sets that legal areas are held against. Law is data, each part with its paragraph.
 * Belongs here: the shape of a rule set. Does not belong: what was found of an area (criteria.ts).
 * Start with RuleSet.
 */
import type { Text } from './observation.ts';

/** What a criterion speaks of. Origin is the law's own condition: never a distance, a colour or advice. */
export const CRITERION_SUBJECTS = ['work', 'convictions', 'education', 'income', 'origin'] as const;
export type CriterionSubject = (typeof CRITERION_SUBJECTS)[number];

export interface Criterion {
  readonly id: string;
  readonly indicator: string;
  /** Missing in releases made before it was told. */
  readonly subject?: CriterionSubject;
  readonly title: Text;
  readonly paragraph: string;
  readonly operator: '>' | '>=' | '<';
  /** Limit as an exact fraction; with `reference` it multiplies the reference figure. */
  readonly limit: { readonly numerator: number; readonly denominator: number };
  readonly reference: 'country' | 'region' | undefined;
  readonly averageYears: 1 | 2 | 3 | 4;
  /** Mean of the years' shares, or their persons pooled; missing = as the indicator says. */
  readonly averageHow?: 'meanOfShares' | 'pooled';
  /** Residents the criterion speaks of, both ends included; missing = all. */
  readonly ages?: { readonly from?: number | undefined; readonly to?: number | undefined };
  readonly role: 'criterion' | 'gate';
  /** How residents whose education nobody knows are counted; missing: the question does not arise. */
  readonly unknownEducation?: UnknownEducation;
  /** Fewest residents for this criterion alone, where it asks for more than the rule set does. */
  readonly minimumResidents?: number;
  /** Where the text of this criterion was read. */
  readonly source?: string;
  /** What was not found, or is not settled by the text. */
  readonly unsure?: Text;
}

/** Counted as basic school only, left out of both counts, or not known: the share then lies in an interval. */
export const UNKNOWN_EDUCATION = ['basic-school', 'left-out', 'unknown'] as const;
export type UnknownEducation = (typeof UNKNOWN_EDUCATION)[number];

/** Whose rules they are: in force at their time, another wording that is not the law, or someone's proposal. */
export const STANDINGS = ['law', 'variant', 'proposed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where a part of a rule set was read, and how sure it is. */
export interface Citation {
  /** The part: "needed", "validFrom", "consecutive". */
  readonly of: string;
  readonly paragraph: string;
  readonly source: string;
  /** Read in the act or the authority's own text, read elsewhere, or not settled. */
  readonly certainty: 'read' | 'secondary' | 'unsure';
  readonly note?: Text;
}

/** Years in a row after which an area gets a further status. */
export interface ConsecutiveRule {
  readonly status: string;
  /** Years in a row needed, by the list's year: the first step whose `until` is missing or not before that year. */
  readonly steps: readonly { readonly until?: number | undefined; readonly years: number }[];
  /** What goes on when the area is off the list. */
  readonly afterwards: {
    /** The development plan, at the latest until this date. */
    readonly planUntil: string;
    /** The letting rules, until the plan is done or so many lists in a row were not met. */
    readonly lettingLists: number;
  };
}

/** laws.json holds an array of these. */
export interface RuleSet {
  readonly id: string;
  readonly title: Text;
  readonly paragraph: string;
  readonly validFrom: string;
  readonly validTo: string | undefined;
  readonly minimumResidents: number;
  /** The day the residents are counted on, in words. */
  readonly minimumCountedOn?: Text;
  readonly needed: number;
  readonly criteria: readonly Criterion[];
  readonly source: string;
  /** Missing in releases made before there were others: law. */
  readonly standing?: Standing;
  /** What an area is called when enough criteria are met: without the gate, and with it. */
  readonly statuses?: { readonly ungated: string; readonly gated: string };
  /** From this list date the gate is switched off, and counts as said. */
  readonly gateOff?: { readonly from: string; readonly counts: 'met' | 'notMet' };
  readonly consecutive?: ConsecutiveRule;
  readonly citations?: readonly Citation[];
}

/**
 * The traffic light of a social housing department as a release tells it: a computed proposal, never a decision.
 * Belongs here: its shape, and the site's rules as a release keeps them. Does not belong: the round in which the forum decides (governed inputs).
 * The colour guides letting tools; what the law itself imposes on a listed area stands beside it and is never softened by it.
 */
import type { ThreeValued } from './criteria.ts';
import type { Inequality, Observation, ProtectedNumber, Text } from './observation.ts';

/** `too-small`: below the size at which a colour is given. */
export const LIGHT_COLOURS = ['red', 'yellow', 'green', 'too-small'] as const;
export type LightColour = (typeof LIGHT_COLOURS)[number];

/** One socio-economic criterion on the department's own figures. Origin is never one. */
export interface LightCriterion {
  readonly criterion: string;
  readonly indicator: string;
  readonly title: Text;
  /** Against the limit of § 61 a, and the lower one of § 61 b (the same where the law has but one). */
  readonly atUpper: ThreeValued;
  readonly atLower: ThreeValued;
  /** Within the stated margin below the upper limit. */
  readonly isNear: ThreeValued;
  readonly limits: { readonly upper: number | undefined; readonly lower: number | undefined };
  /** The very row of the table. */
  readonly figure: Observation;
}

/** What would give another colour: "ville være gul, hvis omkring 5 flere …", in the precision of the layer. */
export interface LightChange {
  readonly to: LightColour;
  readonly criterion: string;
  /** Persons (full-time persons for the labour market) who would have to get work or finish school. */
  readonly persons: ProtectedNumber;
}

export interface LightFinding {
  readonly kind: 'light';
  /** "afdelinger/101" */
  readonly subject: string;
  readonly period: string;
  /** Id of the site's rules: "fjordby-light@1". */
  readonly ruleSet: string;
  /** Possible colours, one when certain, after hysteresis. */
  readonly status: readonly LightColour[];
  /** The colours of this year's figures alone. */
  readonly computed: readonly LightColour[];
  /** The first period in a row with this status; undefined while it is uncertain. */
  readonly since: string | undefined;
  /** Whether one household more or less could give another colour of this year's figures; undefined while that cannot be said. */
  readonly flipsWithOneHousehold: boolean | undefined;
  readonly criteria: readonly LightCriterion[];
  readonly changes: readonly LightChange[];
  /** Legal area the department lies in that is listed, with its statuses: "lovomraader/L03". */
  readonly listed: { readonly subject: string; readonly status: readonly string[] } | undefined;
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

/** light.json: the rules that the colours follow, from the site's light.yaml. */
export interface LightRules {
  readonly id: string;
  readonly title: Text;
  /** The departments' area set. */
  readonly areaSet: string;
  /** Rule sets whose limits are used: § 61 a, and the lower ones of § 61 b. */
  readonly upper: string;
  readonly lower: string;
  /** Ids in both rule sets, in reading order; never the condition on origin. */
  readonly criteria: readonly string[];
  /** Red: at least so many criteria at the upper limits. */
  readonly red: { readonly atUpper: number };
  /** Yellow, where it is not red: at least so many at the upper limits, or at the lower ones, or one near its upper limit. */
  readonly yellow: { readonly atUpper: number; readonly atLower: number; readonly near: boolean };
  /** Part of a limit: within it a figure is near. */
  readonly margin: { readonly numerator: number; readonly denominator: number };
  /** Below so many residents no colour is given. */
  readonly minimumResidents: number;
  /** A figure that is not there yet: the last one, at most so many years older. 0: never. */
  readonly olderByYears: number;
  /** A colour changes when the figures gave the new one so many years in a row, or at once when they are beyond the margin. */
  readonly hysteresis: { readonly yearsInRow: 1 | 2; readonly atOnceBeyondMargin: boolean };
  /** Adults of one household, for the question whether one could give another colour. */
  readonly householdAdults: number;
  /** The agreement that the rules come from. */
  readonly source: string;
}

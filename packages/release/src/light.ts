/**
 * The traffic light of a social housing department as a release tells it: a computed proposal, never a decision.
 * Belongs here: its shape. Does not belong: the rules (the site's light.yaml), the round in which the forum decides (governed inputs).
 * The colour guides letting tools; what the law itself imposes on a listed area stands beside it and is never softened by it.
 */
import type { Inequality, Observation, ProtectedNumber, Text, ThreeValued } from './model.ts';

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

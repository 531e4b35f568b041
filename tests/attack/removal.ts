/**
 * How a rule is taken away, and who then looks: shared by the towns of the mutation test.
 * Belongs here: makers of cases. Does not belong: the towns (display-removed.ts, audit-removed.ts), replacing functions (mutation.test.ts).
 * A rule with a number is taken away by the number; an effect that is a row of the release is undone in the row; for the rest the
 * test replaces one function. Where a rule is tried without the audit, the audit would mend what the rule no longer prevents.
 */
import type { Observation, ProtectedNumber } from '@bybalance/release';
import type { Policy } from '../../packages/pipeline/src/catalogue/types.ts';
import { atomTable } from '../support/municipality.ts';
import type { Neighbourhood } from './insiders.ts';
import type { Found } from './linear-attack.ts';
import { type Knowledge, workOut } from './reader.ts';
import { knowledgeOf, publish, sensitiveShare, type Town, town } from './town.ts';

export type Rows = readonly Observation[];

export interface RuleRemoved {
  readonly rule: string;
  /** `removed`: without the rule, unless the test itself has replaced the function that holds it. */
  readonly publish: (removed: boolean) => Promise<Rows>;
  readonly attack: (rows: Rows) => Promise<readonly Found[]>;
}

export const SEXES = ['total', 'sex:m', 'sex:k'];

export const withPencil = (knowledge: Knowledge) => async (rows: Rows) =>
  (await workOut(rows, knowledge)).found;

/** Shares of one year by area; in each row of the lists one area, total first. */
export function shares(
  numerator: readonly (readonly number[])[],
  denominator: readonly (readonly number[])[],
  more: Town['nodes'] = [],
  households: { readonly N?: readonly number[]; readonly Y?: readonly number[] } = {},
  groups = SEXES,
): Town {
  const values = {
    numerator: numerator.flat(),
    denominator: denominator.flat(),
    ...(households.N ? { householdsN: households.N } : {}),
    ...(households.Y ? { householdsY: households.Y } : {}),
  };
  const width = numerator[0]?.length ?? 1;
  const tables = [atomTable('skole', values, ['2026'], groups.slice(0, width))];
  return town(numerator.length, { definitions: [sensitiveShare('skole')], tables }, more);
}

export const one = (counts: readonly number[]) => counts.map((count) => [count]);

export const neighbours = (changes: Partial<Neighbourhood>): Neighbourhood => ({
  persons: new Map(),
  households: new Map(),
  largestFamily: new Map(),
  ...changes,
});

export const AREA = 'omraader/1 total';

/** The rule is a number of the policy. */
export function byNumber(
  rule: string,
  place: Town,
  policy: Partial<Policy>,
  attack: (rows: Rows) => readonly Found[] | Promise<readonly Found[]>,
): RuleRemoved {
  return {
    rule,
    publish: (removed) => publish(place, removed ? { policy } : {}),
    attack: async (rows) => attack(rows),
  };
}

/** The test replaces the function; the audit stands aside where it would mend the display. */
export function byFunction(
  rule: string,
  place: Town,
  audited: boolean,
  knowledge = knowledgeOf(place),
): RuleRemoved {
  return { rule, publish: () => publish(place, { audited }), attack: withPencil(knowledge) };
}

/** The rule's effect is undone in the rows themselves. */
export function byRow(
  rule: string,
  place: Town,
  undo: (row: Observation) => Observation,
  knowledge = knowledgeOf(place),
) {
  return {
    rule,
    publish: async (removed: boolean) => {
      const rows = await publish(place);
      return removed ? rows.map(undo) : rows;
    },
    attack: withPencil(knowledge),
  } satisfies RuleRemoved;
}

export const number = ({ lo, hi }: { readonly lo: number; readonly hi: number }): ProtectedNumber => ({
  ...{ value: lo, lo, hi, step: 1 },
});

/**
 * Decisions in three-valued logic: a figure against a limit, criteria against a rule set.
 * Belongs here: pure decisions. Does not belong: finding figures, words.
 * Unknown only where the exact interval really straddles the limit or a figure is missing.
 */
import type { Criterion, RuleSet, ThreeValued } from '@bybalance/release';
import { compare, type Fraction } from '../support/fraction.ts';
import type { ExactInterval } from './figure.ts';

/** Whether a figure meets a limit; exactly at the line `>` and `<` do not. */
export function holds(figure: Fraction, operator: Criterion['operator'], limit: Fraction): boolean {
  const order = compare(figure, limit);
  return operator === '>' ? order > 0 : operator === '>=' ? order >= 0 : order < 0;
}

/** Whether every possible figure meets the limit, none does, or it cannot be said. Exactly at the line `>` is not met. */
export function decideCriterion(
  figure: ExactInterval | undefined,
  operator: Criterion['operator'],
  limit: Fraction | undefined,
): ThreeValued {
  if (figure === undefined || limit === undefined) return 'unknown';
  const atLo = holds(figure.lo, operator, limit);
  const atHi = holds(figure.hi, operator, limit);
  if (atLo !== atHi) return 'unknown';
  return atLo ? 'met' : 'notMet';
}

/** Statuses an area may have. `below-minimum`: the rules do not apply to so few residents. */
export const CRITERIA_STATUSES = [
  'below-minimum',
  'none',
  'forebyggelse',
  'kombineret',
  'udsat',
  'ghetto',
  'haard-ghetto',
  'parallelsamfund',
  'omdannelse',
] as const;
export type CriteriaStatus = (typeof CRITERIA_STATUSES)[number];

/** § 61 a, stk. 2, under each of its names: what the law's years in a row are counted in. */
const COUNTED: readonly CriteriaStatus[] = ['ghetto', 'haard-ghetto', 'parallelsamfund', 'omdannelse'];

const toStatus = (written: string) => CRITERIA_STATUSES.find((status) => status === written);

/** Whether findings can be made under this rule set; others are left to the stages that know them. */
export function isCriteriaLaw(ruleSet: Pick<RuleSet, 'statuses'>): boolean {
  return ruleSet.statuses !== undefined;
}

/** "par61a@2021" → "par61a". */
export function lawOf(ruleSet: Pick<RuleSet, 'id'>): string {
  return ruleSet.id.split('@')[0] ?? ruleSet.id;
}

/** Whether every possible status counts towards the years in a row, none does, or it cannot be said. In: none = nothing is known. */
export function countsTowardsYears(statuses: readonly CriteriaStatus[]): ThreeValued {
  if (statuses.length === 0) return 'unknown';
  const counted = statuses.filter((status) => COUNTED.includes(status)).length;
  if (counted === 0) return 'notMet';
  return counted === statuses.length ? 'met' : 'unknown';
}

export interface CriteriaStates {
  readonly minimum: ThreeValued;
  readonly gate: ThreeValued;
  readonly criteria: readonly ThreeValued[];
}

/**
 * The statuses that are possible, in the order of CRITERIA_STATUSES: one when certain; before any years in a row.
 * Method: at least `needed` of the criteria, three-valued (met ≥ needed → met; met + unknown < needed → not met).
 */
export function possibleStatuses(
  ruleSet: Pick<RuleSet, 'statuses' | 'needed'>,
  { minimum, gate, criteria }: CriteriaStates,
): readonly CriteriaStatus[] {
  const ungated = toStatus(ruleSet.statuses?.ungated ?? '');
  const gated = toStatus(ruleSet.statuses?.gated ?? '');
  if (ungated === undefined || gated === undefined) return [];
  const met = criteria.filter((state) => state === 'met').length;
  const unknown = criteria.filter((state) => state === 'unknown').length;
  const possible = new Set<CriteriaStatus>();
  if (minimum !== 'met') possible.add('below-minimum');
  if (minimum !== 'notMet') {
    if (met < ruleSet.needed) possible.add('none');
    if (met + unknown >= ruleSet.needed) {
      if (gate !== 'met') possible.add(ungated);
      if (gate !== 'notMet') possible.add(gated);
    }
  }
  return CRITERIA_STATUSES.filter((status) => possible.has(status));
}

/**
 * Decisions in three-valued logic: a figure against a limit, criteria against a rule set.
 * Belongs here: pure decisions. Does not belong: finding figures, words.
 * Unknown only where the exact interval really straddles the limit or a figure is missing.
 */
import type { Criterion, RuleSet, ThreeValued } from '@bybalance/release';
import { compare, type Fraction } from '../support/fraction.ts';
import type { ExactInterval } from './figure.ts';

function holds(figure: Fraction, operator: Criterion['operator'], limit: Fraction): boolean {
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

/** Statuses a finding may have. `below-minimum`: the rules do not apply to so few residents. */
export const CRITERIA_STATUSES = [
  'below-minimum',
  'none',
  'udsat',
  'parallelsamfund',
  'forebyggelse',
] as const;
export type CriteriaStatus = (typeof CRITERIA_STATUSES)[number];

/** What an area is called when enough criteria are met, without and with the condition that stands apart (the gate). */
const STATUS_BY_LAW: Readonly<
  Record<string, { readonly ungated: CriteriaStatus; readonly gated: CriteriaStatus }>
> = {
  // § 61 a, stk. 1 and 2: the origin condition turns one status into the other.
  par61a: { ungated: 'udsat', gated: 'parallelsamfund' },
  // § 61 b: without the origin condition there is no status.
  par61b: { ungated: 'none', gated: 'forebyggelse' },
};

/** Whether findings can be made under this rule set; others are left to the stages that know them. */
export function isCriteriaLaw(ruleSet: Pick<RuleSet, 'id'>): boolean {
  return lawOf(ruleSet) in STATUS_BY_LAW;
}

/** "par61a@2021" → "par61a". */
export function lawOf(ruleSet: Pick<RuleSet, 'id'>): string {
  return ruleSet.id.split('@')[0] ?? ruleSet.id;
}

export interface CriteriaStates {
  readonly minimum: ThreeValued;
  readonly gate: ThreeValued;
  readonly criteria: readonly ThreeValued[];
}

/**
 * The statuses that are possible, in the order of CRITERIA_STATUSES: one when certain.
 * Method: at least `needed` of the criteria, three-valued (met ≥ needed → met; met + unknown < needed → not met).
 */
export function possibleStatuses(
  ruleSet: Pick<RuleSet, 'id' | 'needed'>,
  { minimum, gate, criteria }: CriteriaStates,
): readonly CriteriaStatus[] {
  const law = STATUS_BY_LAW[lawOf(ruleSet)];
  if (law === undefined) return [];
  const met = criteria.filter((state) => state === 'met').length;
  const unknown = criteria.filter((state) => state === 'unknown').length;
  const possible = new Set<CriteriaStatus>();
  if (minimum !== 'met') possible.add('below-minimum');
  if (minimum !== 'notMet') {
    if (met < ruleSet.needed) possible.add('none');
    if (met + unknown >= ruleSet.needed) {
      if (gate !== 'met') possible.add(law.ungated);
      if (gate !== 'notMet') possible.add(law.gated);
    }
  }
  return CRITERIA_STATUSES.filter((status) => possible.has(status));
}

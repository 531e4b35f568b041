/**
 * One area, one list, one rule set: every criterion, the gate, the minimum, and the statuses that are possible.
 * Belongs here: putting the decisions together. Does not belong: where figures come from, years in a row (years.ts), words.
 * The same for figures counted from persons, for delivered tables with masked cells, and for plain tables of percentages.
 * Start with evaluate.
 */
import type { Criterion, RuleSet, ThreeValued } from '@bybalance/release';
import { type Fraction, fraction } from '../../support/fraction.ts';
import { type CriteriaStatus, decideCriterion, possibleStatuses } from '../decide.ts';
import type { ExactInterval } from '../figure.ts';

/** A figure and what it is held against; undefined where either is not known. */
export interface HeldFigure {
  readonly figure: ExactInterval | undefined;
  readonly limit: Fraction | undefined;
}

export interface HeldCriterion extends HeldFigure {
  readonly criterion: Criterion;
  readonly state: ThreeValued;
}

export interface Evaluation {
  readonly ruleSet: RuleSet;
  readonly listDate: string;
  /** Every criterion in the rule set's order, the gate among them. */
  readonly held: readonly HeldCriterion[];
  readonly residents: ExactInterval | undefined;
  readonly minimum: ThreeValued;
  readonly gate: ThreeValued;
  /** Of the criteria that are counted, the gate apart. */
  readonly met: number;
  readonly unknown: number;
  /** Possible statuses before any years in a row; one when certain. */
  readonly statuses: readonly CriteriaStatus[];
}

export interface Case {
  readonly ruleSet: RuleSet;
  /** ISO date of the list. */
  readonly listDate: string;
  readonly residents: ExactInterval | undefined;
  readonly figureOf: (criterion: Criterion) => HeldFigure;
}

const atLeast = (residents: ExactInterval | undefined, minimum: number) =>
  decideCriterion(residents, '>=', fraction(BigInt(minimum)));

/** Met when both are, not met when either is not. */
function both(a: ThreeValued, b: ThreeValued): ThreeValued {
  if (a === 'notMet' || b === 'notMet') return 'notMet';
  return a === 'met' && b === 'met' ? 'met' : 'unknown';
}

function hold({ residents, figureOf }: Case, criterion: Criterion): HeldCriterion {
  const { figure, limit } = figureOf(criterion);
  const state = decideCriterion(figure, criterion.operator, limit);
  const { minimumResidents } = criterion;
  if (minimumResidents === undefined) return { criterion, figure, limit, state };
  return { criterion, figure, limit, state: both(state, atLeast(residents, minimumResidents)) };
}

/** What the gate counts as on a list: as decided, unless the rule set switches it off from a date. */
function gateState({ ruleSet, listDate }: Case, held: readonly HeldCriterion[]): ThreeValued {
  const { gateOff } = ruleSet;
  if (gateOff !== undefined && listDate >= gateOff.from) return gateOff.counts;
  return held.find(({ criterion }) => criterion.role === 'gate')?.state ?? 'notMet';
}

/** Decides one case. In: exact intervals, limits with their reference already in them. Out: decisions only, three-valued. */
export function evaluate(one: Case): Evaluation {
  const { ruleSet, listDate, residents } = one;
  const held = ruleSet.criteria.map((criterion) => hold(one, criterion));
  const counted = held.filter(({ criterion }) => criterion.role === 'criterion').map(({ state }) => state);
  const minimum = atLeast(residents, ruleSet.minimumResidents);
  const gate = gateState(one, held);
  return {
    ...{ ruleSet, listDate, held, residents, minimum, gate },
    met: counted.filter((state) => state === 'met').length,
    unknown: counted.filter((state) => state === 'unknown').length,
    statuses: possibleStatuses(ruleSet, { minimum, gate, criteria: counted }),
  };
}

/** The same rule set with the gate switched off on every list: a variant to hold beside it, never the law itself. */
export function withoutGate(ruleSet: RuleSet, counts: 'met' | 'notMet'): RuleSet {
  return { ...ruleSet, standing: 'variant', gateOff: { from: '0001-01-01', counts } };
}

/** The rule sets of the law that decide the list of a day, in the catalogue's order; variants and proposals never do. */
export function rulesInForce(laws: readonly RuleSet[], listDate: string): readonly RuleSet[] {
  return laws.filter(
    ({ standing = 'law', validFrom, validTo }) =>
      standing === 'law' && validFrom <= listDate && (validTo === undefined || listDate <= validTo),
  );
}

/** § 61 a and § 61 b of one list as one answer: an area that § 61 a names is named so, otherwise § 61 b may name it. */
export function joinStatuses(
  first: readonly CriteriaStatus[],
  second: readonly CriteriaStatus[],
): readonly CriteriaStatus[] {
  const named = (status: CriteriaStatus) => status !== 'none' && status !== 'below-minimum';
  const joined = first.flatMap((one) => {
    if (named(one) || second.length === 0) return [one];
    return second.map((other) => (named(other) ? other : one));
  });
  return [...new Set(joined)];
}

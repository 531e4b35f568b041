/**
 * The primary rules applied to one cell: what may be shown of it, before anything is rounded.
 * Belongs here: the order of the rules and what each leads to. Does not belong: numbers (round.ts, show/).
 * Telling breakdowns (telling-breakdowns.ts) and the audit by attack (audit/) answer with stricter ones; nothing else may change them.
 */
import type { ClassRules, Reason } from '@bybalance/release';
import type { IndicatorDefinition, Policy } from '../catalogue/types.ts';
import type { MeasuredCell } from '../measure/types.ts';
import { isTooFewPersons } from './rules/p1-few-persons.ts';
import { isTooFewHouseholds } from './rules/p2-few-households.ts';
import { isInSmallClass } from './rules/p3-small-count.ts';
import { isInSmallComplementClass } from './rules/p4-small-complement.ts';
import { isGroupDisclosure } from './rules/p5-group-disclosure.ts';
import { isFromTooFewHouseholds } from './rules/p6-few-households-with-attribute.ts';
import { rulesFor } from './rules-for.ts';

/**
 * `silent` nobody has it · `hidden` a primary rule hides it, or the audit · `under` and `over` only the class at the edge ·
 * `rounded` to the base, wider than usual when the audit asked for it · `exact` as it is, or else hidden (profile `suppressed`).
 */
export type Verdict =
  | {
      readonly kind: 'silent';
      readonly status: 'unavailable' | 'not-applicable';
      readonly reason: Reason;
    }
  | { readonly kind: 'hidden'; readonly reason: Reason }
  | { readonly kind: 'under'; readonly reason: Reason }
  | { readonly kind: 'over'; readonly reason: Reason }
  | { readonly kind: 'rounded'; readonly level: 'usual' | 'coarse' }
  | { readonly kind: 'exact' };

const ROUNDED: Verdict = { kind: 'rounded', level: 'usual' };
const EXACT: Verdict = { kind: 'exact' };
const SMALL: Verdict = { kind: 'under', reason: 'small-count' };
const MASKED: Verdict = { kind: 'under', reason: 'masked-by-supplier' };
const NEARLY_ALL: Verdict = { kind: 'over', reason: 'small-complement' };
const hidden = (reason: Reason): Verdict => ({ kind: 'hidden', reason });
const FEW_PERSONS = hidden('few-persons');
const FEW_HOUSEHOLDS = hidden('few-households');
const MASKED_WIDE = hidden('masked-by-supplier');

type Sheet = Pick<IndicatorDefinition, 'unit' | 'sensitivity' | 'measure'>;

/** Sex and age counts are public: households are not tested for them; they are rounded all the same. */
function testsHouseholds(sheet: Sheet, group: string): boolean {
  return sheet.sensitivity !== 'core' || sheet.measure.population === 'flow' || group.startsWith('origin:');
}

/** A share's numerator is part of its denominator; a rate's (moves per resident) is not. */
function hasComplement(sheet: Sheet): boolean {
  return sheet.unit === 'share';
}

function knownVerdict(
  cell: Extract<MeasuredCell, { state: 'known' }>,
  sheet: Sheet,
  policy: Policy,
  group: string,
): Verdict {
  const rules = rulesFor(policy, sheet.sensitivity);
  const open = policy.profile === 'suppressed' ? EXACT : ROUNDED;
  const { numerator, denominator } = cell;
  if (denominator !== undefined && isTooFewPersons(denominator, rules.minimumPersons)) return FEW_PERSONS;
  if (testsHouseholds(sheet, group) && denominator !== undefined) {
    if (isTooFewHouseholds(cell.householdsN, rules.minimumHouseholds)) return FEW_HOUSEHOLDS;
  }
  if (isInSmallClass(numerator, rules.smallCount)) return SMALL;
  if (testsHouseholds(sheet, group)) {
    // "Under 5" would be untrue of a family of six: hidden instead.
    if (isFromTooFewHouseholds(numerator, cell.householdsY, rules.minimumHouseholdsWithAttribute)) {
      return FEW_HOUSEHOLDS;
    }
  }
  if (denominator === undefined || !hasComplement(sheet)) return open;
  const atTheEdge =
    isInSmallComplementClass(numerator, denominator, rules.smallCount) ||
    isGroupDisclosure(numerator, denominator, false);
  return atTheEdge ? NEARLY_ALL : open;
}

function maskedVerdict(
  cell: Extract<MeasuredCell, { state: 'masked' }>,
  sheet: Sheet,
  rules: ClassRules,
): Verdict {
  const { denominator } = cell;
  if (sheet.unit === 'ratio' || sheet.unit === 'mean-dkk') return MASKED_WIDE;
  if (sheet.unit !== 'count' && denominator === undefined) return MASKED_WIDE;
  if (denominator !== undefined && isTooFewPersons(denominator, rules.minimumPersons)) return FEW_PERSONS;
  return cell.hi < rules.smallCount ? MASKED : MASKED_WIDE;
}

/**
 * What the primary rules allow of one cell of a table that is not `as-published`.
 * In: the exact cell, the indicator's sheet, the policy's numbers. A mean without its count of persons is hidden: P1 cannot be tested.
 */
export function primaryVerdict(cell: MeasuredCell, sheet: Sheet, policy: Policy, group = 'total'): Verdict {
  const rules = rulesFor(policy, sheet.sensitivity);
  switch (cell.state) {
    case 'none':
      return {
        kind: 'silent',
        status: cell.notApplicable ? 'not-applicable' : 'unavailable',
        reason: cell.reason,
      };
    case 'known':
      return knownVerdict(cell, sheet, policy, group);
    case 'masked':
      return maskedVerdict(cell, sheet, rules);
    case 'mean':
      return isTooFewPersons(cell.denominator ?? 0, rules.minimumPersons) ? FEW_PERSONS : ROUNDED;
    case 'value':
      return hidden('few-persons');
  }
}

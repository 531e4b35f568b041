/** The numbers that apply to a sheet: every primary rule takes its own from here, never from the policy as a whole. */
import type { ClassRules, IndicatorClass } from '@bybalance/release';
import type { Policy } from '../catalogue/types.ts';

/** Thresholds of P1–P9 for one class of indicators under a policy. */
export function rulesFor(policy: Pick<Policy, 'classes'>, sensitivity: IndicatorClass): ClassRules {
  return policy.classes[sensitivity];
}

/** Policies with other numbers than the one they begin with, in every class of indicators. Used by the tests of this folder. */
import type { ClassRules } from '@bybalance/release';
import type { Policy } from '../../packages/pipeline/src/catalogue/types.ts';
import { roundedPolicy } from '../support/municipality.ts';

/** Numbers of rules, the same in every class. */
export function withRules(changes: Partial<ClassRules>): Partial<Policy> {
  const looser = (rules: ClassRules) => ({ ...rules, ...changes });
  const { core, sensitive, income, health, crime, child } = roundedPolicy.classes;
  return {
    ...(changes.smallCount === undefined ? {} : { smallCount: changes.smallCount }),
    classes: {
      core: looser(core),
      sensitive: looser(sensitive),
      income: looser(income),
      health: looser(health),
      crime: looser(crime),
      child: looser(child),
    },
  };
}

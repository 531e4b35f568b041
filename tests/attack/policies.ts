/** Policies with other numbers than the one they begin with, in every class of indicators. Used by the tests of this folder. */
import { type ClassRules, stricterRules } from '@bybalance/release';
import type { Policy } from '../../packages/pipeline/src/catalogue/types.ts';
import { roundedPolicy } from '../support/municipality.ts';

type Change = (rules: ClassRules) => ClassRules;

function inEveryClass(change: Change, smallCount: number | undefined): Partial<Policy> {
  const { core, sensitive, income, health, crime, child } = roundedPolicy.classes;
  return {
    ...(smallCount === undefined ? {} : { smallCount }),
    classes: {
      core: change(core),
      sensitive: change(sensitive),
      income: change(income),
      health: change(health),
      crime: change(crime),
      child: change(child),
    },
  };
}

/** Numbers of rules, the same in every class. */
export const withRules = (changes: Partial<ClassRules>): Partial<Policy> =>
  inEveryClass((rules) => ({ ...rules, ...changes }), changes.smallCount);

/** Numbers of rules where they ask for more than the class does already. */
export function withStricterRules(changes: Partial<ClassRules>): Partial<Policy> {
  const { smallCount } = changes;
  const most = smallCount === undefined ? undefined : Math.max(smallCount, roundedPolicy.smallCount);
  return inEveryClass((rules) => stricterRules(rules, changes), most);
}

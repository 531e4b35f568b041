/** P7 and P8 together: whether a mean or a sum may be told of these contributions, by the numbers of its class. */
import type { ClassRules } from '@bybalance/release';
import { isDominated } from './p7-dominance.ts';
import { isMadeByFew } from './p8-few-make-most.ts';

/** In: contributions, any order, kroner. A class without numbers for P8 rests on P7 alone. */
export function isUnsafeMean(
  contributions: readonly number[],
  { dominancePercent, fewMakeMost }: Pick<ClassRules, 'dominancePercent' | 'fewMakeMost'>,
): boolean {
  return (
    isDominated(contributions, dominancePercent) ||
    fewMakeMost.some(({ largest, percent }) => isMadeByFew(contributions, largest, percent))
  );
}

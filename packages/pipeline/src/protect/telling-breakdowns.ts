/**
 * Breakdowns that would tell: every group "under 5" beside a total that leaves them hardly any choice.
 * Two groups of at most 4 and a total shown as 10 (8 to 12) can only be 4 and 4. The whole breakdown is hidden there, always:
 * decided from what is shown of the total alone, so that the hiding itself says nothing of the groups.
 * Called by judge.ts after the primary rules, for tables from persons, moves and ready tables alike.
 */
import type { IndicatorDefinition, Policy } from '../catalogue/types.ts';
import type { NodeTable } from './node-table.ts';
import { roundCount } from './round.ts';
import { rulesFor } from './rules-for.ts';
import type { Verdict } from './verdict.ts';

const HIDDEN: Verdict = { kind: 'hidden', reason: 'secondary' };

/** Group numbers by dimension, those with something to protect: all of a sensitive indicator's, otherwise origin's. */
function dimensionsOf(
  groups: readonly string[],
  indicator: IndicatorDefinition,
): readonly (readonly number[])[] {
  const byDimension = new Map<string, number[]>();
  groups.forEach((group, index) => {
    const [dimension = '', value] = group.split(':');
    if (value === undefined) return;
    if (indicator.sensitivity === 'core' && dimension !== 'origin') return;
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), index]);
  });
  return [...byDimension.values()];
}

/**
 * Whether a total shown as [lo, …] leaves fewer than three values to `groups` counts that are all in the small class.
 * 8 and two groups: 4 + 4 only. 13 and two groups: cannot all be small, so nothing is told.
 */
export function tellsOfGroups(lo: number, groups: number, most: number): boolean {
  const slack = groups * most - lo;
  return slack >= 0 && slack < 2;
}

const isTold = (verdict: Verdict | undefined) => verdict?.kind === 'rounded' || verdict?.kind === 'exact';

/** The verdicts with telling breakdowns hidden. */
export function hideTellingBreakdowns(
  { cells, groups }: NodeTable,
  verdicts: readonly (Verdict | undefined)[],
  indicator: IndicatorDefinition,
  policy: Policy,
): readonly (Verdict | undefined)[] {
  const dimensions = dimensionsOf(groups, indicator);
  if (dimensions.length === 0) return verdicts;
  const scale = indicator.counts === 'full-time-person' ? 10 : 1;
  const { base } = policy;
  const { smallCount } = rulesFor(policy, indicator.sensitivity);
  const stricter = [...verdicts];
  for (let total = 0; total < cells.length; total += groups.length) {
    const cell = cells[total];
    if (cell?.state !== 'known' || !isTold(verdicts[total])) continue;
    const { lo } = roundCount(cell.numerator, { base, smallCount, scale });
    for (const dimension of dimensions) {
      if (!tellsOfGroups(lo, dimension.length, smallCount - 1 / scale)) continue;
      for (const group of dimension) {
        const kind = stricter[total + group]?.kind;
        if (kind !== undefined && kind !== 'silent') stricter[total + group] = HIDDEN;
      }
    }
  }
  return stricter;
}

/**
 * Unions in ready tables: nobody attacks those tables, so a sum is shown only where every part is shown as a rounded figure.
 * Two parts "under 5" and their sum shown as 10 (8 to 12) can only be 4 and 4. Where every part is rounded, the rounded sum takes no small
 * count beside it, in a district around them, below three values that it had without the sum: tried over all counts in the test.
 * Decided from what is shown of the parts alone, so that the hiding itself says nothing. Called by judge.ts after the breakdowns.
 */
import { areaKey } from '@bybalance/release';
import type { NodeTable } from './node-table.ts';
import type { Verdict } from './verdict.ts';

type Verdicts = readonly (Verdict | undefined)[];

const HIDDEN: Verdict = { kind: 'hidden', reason: 'secondary' };

/** The verdicts with the sums hidden that would tell of a part. */
export function hideTellingUnions({ form, nodes, periods, groups }: NodeTable, verdicts: Verdicts): Verdicts {
  if (form !== 'delivered' || nodes.every(({ parts }) => parts === undefined)) return verdicts;
  const width = periods.length * groups.length;
  const starts = new Map(nodes.map(({ areaSet, area }, i) => [areaKey(areaSet, area), i * width]));
  const stricter = [...verdicts];
  nodes.forEach(({ parts }, node) => {
    const from = parts?.map(({ areaSet, area }) => starts.get(areaKey(areaSet, area)) ?? -1) ?? [];
    for (let at = 0; at < width; at++) {
      const own = verdicts[node * width + at];
      if (own === undefined || own.kind === 'silent') continue;
      if (from.some((start) => verdicts[start + at]?.kind !== 'rounded'))
        stricter[node * width + at] = HIDDEN;
    }
  });
  return stricter;
}

/**
 * Areas that are not shown. Withheld ones: no figure of theirs is shown in any layer or year, because subtracting it from others would leave too few people.
 * Belongs here: hiding them. Does not belong: which they are (assign/geometry.ts decides before any table is made).
 * Former ones: only earlier editions show them, and they take part in the attack alone. That nobody has a figure is still told; figures that others have published stay as published. Called by judge.ts.
 */
import type { NodeTable } from './node-table.ts';
import type { Verdict } from './verdict.ts';

type Verdicts = readonly (Verdict | undefined)[];

const HIDDEN: Verdict = { kind: 'hidden', reason: 'small-difference' };

/** The verdicts with every cell of a withheld or former node hidden. */
export function hideWithheld({ nodes, periods, groups }: NodeTable, verdicts: Verdicts): Verdicts {
  if (nodes.every(({ withheld, former }) => withheld === undefined && former === undefined)) return verdicts;
  const width = periods.length * groups.length;
  return verdicts.map((verdict, index) => {
    if (verdict === undefined || verdict.kind === 'silent') return verdict;
    const node = nodes[Math.floor(index / width)];
    return node?.withheld || node?.former ? HIDDEN : verdict;
  });
}

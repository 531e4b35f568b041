/**
 * What a reader learns from a decision, as inequalities for the audit.
 * Belongs here: criteria turned into rows. Does not belong: exact figures (a fact names cells and public limits only).
 * A variable is the figure of a cell: the share of a share, the mean of a mean, the count of a count.
 * Multiplying out by the denominators happens in the audit, where they are known; so no exact count stands in a release.
 */
import type { Criterion, Inequality, ThreeValued } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';
import { type Fraction, fraction, multiply, reduced } from '../support/fraction.ts';

const NEGATED = { '>': '<=', '>=': '<', '<': '>=' } as const;

/** "set/area|period|group": how facts name a cell. */
export function cellName(node: Pick<AreaNode, 'areaSet' | 'area'>, period: string, group = 'total'): string {
  return `${node.areaSet}/${node.area}|${period}|${group}`;
}

/**
 * Σ of the years' figures against years × limit, cleared of fractions: k·(s₁ + s₂) op b in whole numbers.
 * Empty while the criterion is undecided: then nothing but public figures is told.
 */
export function factOf(
  indicator: string,
  node: AreaNode,
  years: readonly string[],
  operator: Criterion['operator'],
  limit: Fraction | undefined,
  state: ThreeValued,
): readonly Inequality[] {
  if (state === 'unknown' || limit === undefined) return [];
  const bound = reduced(multiply(limit, fraction(BigInt(years.length))));
  const coefficient = bound.denominator.toString();
  return [
    {
      terms: years.map((year) => ({ indicator, cell: cellName(node, year), coefficient })),
      op: state === 'met' ? operator : NEGATED[operator],
      bound: bound.numerator.toString(),
    },
  ];
}

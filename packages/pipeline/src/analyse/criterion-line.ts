/**
 * What the distance to a limit is counted with: the law's own numbers and public references, no figure of anybody.
 * Belongs here: which criteria have a distance, and in what. Does not belong: the distance itself (protect counts it from what is shown).
 * Never for origin: the law's own condition has no distance, no colour and no advice.
 */
import type { ClosedBy, Criterion } from '@bybalance/release';
import type { IndicatorDefinition } from '../catalogue/types.ts';
import type { Fraction } from '../support/fraction.ts';
import type { Averaging } from './figure.ts';
import { yearsOf } from './limits.ts';

export interface CriterionLine {
  readonly closedBy: ClosedBy;
  readonly operator: Criterion['operator'];
  /** A share; kroner for an income. undefined when the reference is missing. */
  readonly limit: Fraction | undefined;
  /** Periods that the figure is made of, oldest first; the newest alone can still move. */
  readonly years: readonly string[];
  readonly how: Averaging;
  /** Whether the sheet's own figure is the mean of the same years. */
  readonly isSheetMean: boolean;
  readonly unit: 'person' | 'full-time-person';
}

/** How the distance of a criterion is told; undefined for origin, which has none. */
export function closedBy({ subject }: Pick<Criterion, 'subject'>): ClosedBy | undefined {
  switch (subject) {
    case 'work':
      return 'work-or-education';
    case 'education':
      return 'finished-school';
    case 'convictions':
      return 'fewer-convicted';
    case 'income':
      return 'higher-income';
    default:
      return undefined;
  }
}

/** In: a criterion, its sheet, the limit as it was decided with. undefined for origin and for the gate. */
export function lineOf(
  criterion: Criterion,
  indicator: Pick<IndicatorDefinition, 'average' | 'counts'> | undefined,
  limit: Fraction | undefined,
  period: string,
): CriterionLine | undefined {
  const way = closedBy(criterion);
  if (way === undefined || criterion.role === 'gate') return undefined;
  const years = yearsOf(criterion, period);
  const how = criterion.averageHow ?? indicator?.average.how ?? 'meanOfShares';
  return {
    closedBy: way,
    operator: criterion.operator,
    limit,
    years,
    how,
    isSheetMean:
      how === 'meanOfShares' && indicator?.average.how === how && indicator.average.years === years.length,
    unit: indicator?.counts === 'full-time-person' ? 'full-time-person' : 'person',
  };
}

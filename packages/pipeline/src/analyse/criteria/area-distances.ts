/**
 * One legal area's distance to every limit it was held against, from the measured tables.
 * Belongs here: finding each year's counts, and the unit a distance is told in. Does not belong: the arithmetic (distance.ts), what may be
 * shown of it and in which layer (protect: a distance is a fact of its own, not yet in any release).
 * Never for origin. A criterion whose counts are not there has no distance, with the reason; it is never guessed from a percentage.
 * Start with areaDistances.
 */
import type { AreaNode } from '../../assign/types.ts';
import type { IndicatorDefinition } from '../../catalogue/types.ts';
import type { MeasuredCell, MeasuredTable } from '../../measure/types.ts';
import { type Fraction, fraction, fromDecimal } from '../../support/fraction.ts';
import { totalCell, yearsEndingAt } from '../figure.ts';
import {
  type ClosedBy,
  type CountedYear,
  closedBy,
  type DistanceRange,
  distanceRange,
  type HeldShare,
  type IncomeDistance,
  incomeDistanceOf,
} from './distance.ts';
import type { Evaluation, HeldCriterion } from './evaluate.ts';

export type ToldDistance =
  | { readonly kind: 'persons'; readonly unit: 'person' | 'full-time-person'; readonly range: DistanceRange }
  | { readonly kind: 'kroner'; readonly income: IncomeDistance }
  | { readonly kind: 'unknown'; readonly because: 'no-counts' | 'no-limit' };

export interface AreaDistance {
  readonly criterion: string;
  readonly closedBy: ClosedBy;
  /** The year whose residents would have to change; the others of a mean are fixed. */
  readonly newest: string;
  readonly distance: ToldDistance;
}

export interface DistanceInput {
  readonly evaluation: Evaluation;
  readonly node: AreaNode;
  readonly period: string;
  readonly tables: ReadonlyMap<string, MeasuredTable>;
  readonly indicators: ReadonlyMap<string, Pick<IndicatorDefinition, 'average' | 'counts'>>;
}

/** A year's counts at both ends; undefined for a year without counts. */
function countedYear(cell: MeasuredCell): { readonly lo: CountedYear; readonly hi: CountedYear } | undefined {
  if (cell.state !== 'known' && cell.state !== 'masked') return undefined;
  if (cell.denominator === undefined || cell.denominator <= 0) return undefined;
  const denominator = fromDecimal(cell.denominator);
  const [lo, hi] =
    cell.state === 'known'
      ? [cell.numerator, cell.numerator]
      : [cell.lo, Math.min(cell.hi, cell.denominator)];
  return { lo: { numerator: fromDecimal(lo), denominator }, hi: { numerator: fromDecimal(hi), denominator } };
}

function personsOf(held: HeldCriterion, limit: Fraction, input: DistanceInput): ToldDistance {
  const { criterion } = held;
  const table = input.tables.get(criterion.indicator);
  const indicator = input.indicators.get(criterion.indicator);
  const years = yearsEndingAt(input.period, criterion.averageYears) ?? [];
  const counted = years.map((year) => table && countedYear(totalCell(table, input.node, year)));
  if (counted.length === 0 || !counted.every((year) => year !== undefined)) {
    return { kind: 'unknown', because: 'no-counts' };
  }
  const how = criterion.averageHow ?? indicator?.average.how ?? 'meanOfShares';
  const at = (end: 'lo' | 'hi'): HeldShare => ({
    ...{ how, limit, operator: criterion.operator },
    years: counted.map((year) => year[end]),
  });
  const unit = indicator?.counts === 'full-time-person' ? 'full-time-person' : 'person';
  return { kind: 'persons', unit, range: distanceRange(at('lo'), at('hi')) };
}

/** The limit of an income is kroner already: the law's share times the region's mean. */
function kronerOf({ criterion }: HeldCriterion, limit: Fraction, input: DistanceInput): ToldDistance {
  const table = input.tables.get(criterion.indicator);
  const cell = table && totalCell(table, input.node, input.period);
  if (cell?.state !== 'mean' || cell.denominator === undefined)
    return { kind: 'unknown', because: 'no-counts' };
  const income = incomeDistanceOf({
    meanDkk: fromDecimal(cell.value),
    taxpayers: BigInt(Math.round(cell.denominator)),
    referenceDkk: limit,
    limit: fraction(1n),
  });
  return { kind: 'kroner', income };
}

/** In the rule set's order, one for every criterion but origin. */
export function areaDistances(input: DistanceInput): readonly AreaDistance[] {
  return input.evaluation.held.flatMap((held): readonly AreaDistance[] => {
    const { criterion, limit } = held;
    const way = closedBy(criterion);
    if (way === undefined) return [];
    const distance: ToldDistance =
      limit === undefined
        ? { kind: 'unknown', because: 'no-limit' }
        : criterion.subject === 'income'
          ? kronerOf(held, limit, input)
          : personsOf(held, limit, input);
    return [{ criterion: criterion.id, closedBy: way, newest: input.period, distance }];
  });
}

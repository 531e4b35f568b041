/**
 * The limits of the law in numbers: its own, or times the country's or the region's figure of the years in question.
 * Belongs here: public reference figures and what they make of a limit. Does not belong: areas' figures, decisions.
 * Start with limitOf.
 */
import type { Criterion } from '@bybalance/release';
import type { Catalogue, IndicatorDefinition } from '../catalogue/types.ts';
import type { Measured, MeasuredTable } from '../measure/types.ts';
import { type Fraction, fraction, fromDecimal, mean, multiply, toNumber } from '../support/fraction.ts';
import { yearsEndingAt } from './figure.ts';

/** What decisions look up: tables and sheets by indicator, and public figures. */
export interface Desk {
  readonly tables: ReadonlyMap<string, MeasuredTable>;
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  readonly reference: Measured['reference'];
}

export function toDesk(measured: Measured, catalogue: Pick<Catalogue, 'indicators'>): Desk {
  return {
    tables: new Map(measured.tables.map((table) => [table.indicator, table])),
    indicators: new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator])),
    reference: measured.reference,
  };
}

function seriesOf(indicator: IndicatorDefinition): string {
  if (indicator.reference) return indicator.reference.series;
  return indicator.measure.population === 'delivered' ? indicator.measure.table : indicator.id;
}

function referenceFigure(
  desk: Desk,
  scope: 'country' | 'region',
  series: string,
  period: string,
): Fraction | undefined {
  const found = desk.reference.find(
    (figure) => figure.scope === scope && figure.series === series && figure.period === period,
  );
  if (found === undefined) return undefined;
  if (found.numerator !== undefined && found.denominator) {
    return multiply(fromDecimal(found.numerator), invert(fromDecimal(found.denominator)));
  }
  return found.value === undefined ? undefined : fromDecimal(found.value);
}

const invert = (a: Fraction) => fraction(a.denominator, a.numerator);

/** The limit in the unit that figures are held against: the law's number, times the reference where it names one. */
export function limitOf(
  desk: Desk,
  criterion: Criterion,
  indicator: IndicatorDefinition,
  years: readonly string[],
): Fraction | undefined {
  const limit = fraction(BigInt(criterion.limit.numerator), BigInt(criterion.limit.denominator));
  const scope = criterion.reference;
  if (scope === undefined) return limit;
  const figures = years.map((year) => referenceFigure(desk, scope, seriesOf(indicator), year));
  if (!figures.every((figure) => figure !== undefined)) return undefined;
  return multiply(limit, mean(figures));
}

/** What the reader is shown beside the figure. A ratio to the region already holds the reference in itself. */
export function shownLimit(
  criterion: Criterion,
  indicator: IndicatorDefinition,
  limit: Fraction | undefined,
) {
  if (indicator.unit === 'ratio') return criterion.limit.numerator / criterion.limit.denominator;
  return limit && toNumber(limit);
}

/** The years that a criterion's figure for a period is made of, as they are reported. */
export const yearsOf = ({ averageYears }: Criterion, period: string) =>
  yearsEndingAt(period, averageYears) ?? [period];

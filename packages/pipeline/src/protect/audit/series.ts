/**
 * Count series: the counts behind the figures. Two figures that count the same people under the same condition share one series,
 * so that a count coarsened in one place is coarsened everywhere.
 * Belongs here: naming a series, its exact values by atom, who is a target. Does not belong: rounding, systems.
 */
import type { IndicatorDefinition } from '../../catalogue/types.ts';
import type { AtomTable } from '../../measure/types.ts';

export interface CountSeries {
  readonly id: string;
  readonly periods: readonly string[];
  readonly groups: readonly string[];
  /** Exact counts, index = (atom · periods + period) · groups + group. */
  readonly values: Float64Array;
  /** What each count is a part of and the attacker is taken to know exactly; undefined when it is a whole itself. */
  readonly within: Float64Array | undefined;
  /** Groups whose small counts must stay uncertain; the others are public knowledge (sex, age). */
  readonly isSensitive: (group: string) => boolean;
}

const conditionId = (condition: unknown) => JSON.stringify(condition ?? []);

/** Names of the two series of an indicator measured over atoms; undefined for flows and delivered tables. */
export function seriesIds(
  indicator: Pick<IndicatorDefinition, 'measure'>,
): { readonly numerator: string; readonly denominator: string | undefined } | undefined {
  const { measure } = indicator;
  if (measure.population === 'flow' || measure.population === 'delivered') return undefined;
  const whole = `${measure.population} ${conditionId(measure.denominator)}`;
  if (measure.denominator === undefined) {
    return { numerator: `${measure.population} ${conditionId(measure.numerator)}`, denominator: undefined };
  }
  return { numerator: `${whole} with ${conditionId(measure.numerator)}`, denominator: whole };
}

const isOrigin = (group: string) => group.startsWith('origin:');

/** Series of one table: its numerator, and its denominator as a count of its own. */
export function seriesOf(table: AtomTable, indicator: IndicatorDefinition): readonly CountSeries[] {
  const ids = seriesIds(indicator);
  if (ids === undefined) return [];
  const frame = { periods: table.periods, groups: table.groups };
  const sensitive = indicator.sensitivity !== 'core';
  const numerator: CountSeries = {
    ...frame,
    id: ids.numerator,
    values: table.numerator,
    within: table.denominator,
    isSensitive: (group) => sensitive || isOrigin(group),
  };
  if (ids.denominator === undefined || table.denominator === undefined) return [numerator];
  return [
    numerator,
    { ...frame, id: ids.denominator, values: table.denominator, within: undefined, isSensitive: isOrigin },
  ];
}

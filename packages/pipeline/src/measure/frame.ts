/** What every table says of itself: periods, groups, quality, and why whole periods are missing. */
import type { Quality, Reason } from '@bybalance/release';
import type { GroupDefinition, IndicatorDefinition, Site } from '../catalogue/types.ts';
import { groupsOf } from './plan.ts';
import type { TableFrame } from './types.ts';

/** Calendar year that a figure reported for a period speaks of; undefined for periods that are no years. */
export function spokenYear(
  { lagYears }: Pick<IndicatorDefinition, 'lagYears'>,
  period: string,
): number | undefined {
  return /^\d{4}$/.test(period) ? Number(period) - lagYears : undefined;
}

/** Why periods have no figure: after the last one not yet published, before the first one too early, else not delivered. */
export function missingPeriods(
  periods: readonly string[],
  has: (period: string) => boolean,
): Readonly<Record<string, Reason>> {
  const first = periods.findIndex(has);
  const last = periods.findLastIndex(has);
  const reasonAt = (i: number): Reason => {
    if (first < 0) return 'not-delivered';
    if (i > last) return 'not-yet-published';
    return i < first ? 'year-before-first' : 'not-delivered';
  };
  return Object.fromEntries(
    periods.flatMap((period, i) => (has(period) ? [] : [[period, reasonAt(i)] as const])),
  );
}

function qualityOf(
  indicator: IndicatorDefinition,
  periods: readonly string[],
): Readonly<Record<string, Quality>> {
  const breaks = new Set(indicator.seriesBreaks.map(({ period }) => period));
  return Object.fromEntries(
    periods.map((period): [string, Quality] => [period, breaks.has(period) ? 'break' : 'final']),
  );
}

/** The frame of an indicator's table. `has` answers whether anything was delivered for a period. */
export function frameOf(
  indicator: IndicatorDefinition,
  site: Pick<Site, 'periods' | 'sources'>,
  groups: readonly GroupDefinition[],
  has: (period: string) => boolean,
): TableFrame {
  const source = site.sources.find(({ id }) => id === indicator.sourceId);
  if (source === undefined) throw new Error(`Source ${indicator.sourceId} was checked to exist.`);
  const periods = indicator.periods ?? site.periods;
  return {
    indicator: indicator.id,
    sourceId: indicator.sourceId,
    form: source.form,
    periods,
    groups: groupsOf(indicator, groups),
    quality: qualityOf(indicator, periods),
    missing: missingPeriods(periods, has),
  };
}

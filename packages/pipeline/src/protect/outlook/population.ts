/**
 * How many will live in each main area: the same machinery as for the criteria, on counts of people.
 * Belongs here: findings of areas. Does not belong: plans of new dwellings, which nobody here knows of.
 * Start with populationFindings.
 */
import type { FanPoint, PopulationOutlookFinding } from '@bybalance/release';
import type { BacktestRow } from '@bybalance/statistics';
import type { OutlookDesk } from './desk.ts';
import { foretell } from './foretell.ts';
import type { Methods } from './methods.ts';
import type { IndicatorSeries } from './series.ts';
import { toFanPoint } from './tell.ts';
import { BECAUSE_OF_POPULATION } from './words.ts';

interface Tools {
  readonly desk: OutlookDesk;
  readonly methods: Methods;
}

const byUnit = (rows: readonly BacktestRow[]) => new Map(rows.map((row) => [row.unit, row]));

function pointOf(
  { desk }: Tools,
  series: IndicatorSeries,
  row: BacktestRow | undefined,
): FanPoint | undefined {
  if (row?.ranges === undefined) return undefined;
  const { areaSet = '', area = '' } = desk.units[row.unit] ?? {};
  const newest = desk.find(series.sheet.id, areaSet, area, desk.periods[row.origin] ?? '');
  const step = newest !== undefined && 'step' in newest ? newest.step : 1;
  const period = String(Number(desk.periods[0]) + row.origin + row.horizon);
  return toFanPoint(period, row.centre, row.ranges, step);
}

/** Whether the figure that came, as shown, lay inside a range. */
const isInside = ([lo, hi]: FanPoint['range50'], actual: number) => lo <= actual && actual <= hi;

function beforeOf(tools: Tools, series: IndicatorSeries, row: BacktestRow | undefined) {
  const fan = pointOf(tools, series, row);
  const actual = row?.actual;
  if (fan === undefined || actual === undefined) return undefined;
  return { fan, inside50: isInside(fan.range50, actual), inside90: isInside(fan.range90, actual) };
}

/** One finding per main area whose newest figure is shown; none where the plan asks for no population. */
export function populationFindings(tools: Tools): readonly PopulationOutlookFinding[] {
  const { desk, methods } = tools;
  const { population, vantage } = desk.exact.plan;
  if (population === undefined) return [];
  const series = desk.series(population.indicator);
  const { last } = series;
  if (last < 1) return [];
  const method = methods.at(series, last);
  const ahead = Array.from({ length: population.years }, (_, i) =>
    byUnit(foretell(series, { origin: last, horizon: i + 1, method, limits: [] })),
  );
  const earlier = byUnit(
    foretell(series, { origin: last - 1, horizon: 1, method: methods.at(series, last - 1), limits: [] }),
  );
  return desk.main.flatMap((unit): readonly PopulationOutlookFinding[] => {
    const fan = ahead.flatMap((rows) => pointOf(tools, series, rows.get(unit)) ?? []);
    if (fan.length === 0) return [];
    return [
      {
        kind: 'population-outlook',
        subject: desk.units[unit]?.key ?? '',
        period: desk.periods[last] ?? '',
        ruleSet: population.indicator,
        ...{ vantage, fan, method },
        before: beforeOf(tools, series, earlier.get(unit)),
        facts: [],
        because: BECAUSE_OF_POPULATION,
      },
    ];
  });
}

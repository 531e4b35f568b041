/**
 * One indicator as the outlook has it: a panel of single years over legal and main areas, and the means that the law holds against limits.
 * Belongs here: panels, the newest known year, which of model and persistence is used. Does not belong: lists, findings.
 * Legal areas are few; main areas lend them their misses. Areas with half their dwellings social are likened to legal areas (methods C.2).
 * Start with openSeries.
 */
import { areaKey } from '@bybalance/release';
import { type Fit, figureOf, type Outlooks, openOutlook, type Panel } from '@bybalance/statistics';
import type { IndicatorDefinition } from '../../catalogue/types.ts';
import { type FindRow, panelKind, readYear, type YearFigure } from './figures.ts';

/** An area that is foretold, or lends its misses. */
export interface OutlookUnit {
  readonly areaSet: string;
  readonly area: string;
  /** "set/code" */
  readonly key: string;
  /** `social`: a legal area, or a main area with half of its dwellings social or more. */
  readonly group: 'social' | 'other';
}

export interface IndicatorSeries {
  readonly sheet: IndicatorDefinition;
  readonly periods: readonly string[];
  readonly units: readonly OutlookUnit[];
  readonly panel: Panel;
  readonly outlooks: Outlooks;
  /** The same, but the newest figure stands. */
  readonly persisting: Outlooks;
  /** Years that a figure is the mean of. */
  readonly years: 1 | 2;
  /** First and last period with a figure, as indices; −1 without any. */
  readonly first: number;
  readonly last: number;
  /** The single year; undefined where it is not shown. */
  year(unit: number, period: number): YearFigure | undefined;
  /** The figure of a period, a mean of `years`; NaN where a year is not shown. */
  figure(unit: number, period: number): number;
}

interface Source {
  readonly find: FindRow;
  readonly periods: readonly string[];
  readonly units: readonly OutlookUnit[];
}

const isPersistence = (fit: Fit): Fit => ({ ...fit, follow: 1, used: 0, persistence: true });

/** In: rows of what was published by the vantage date. Out: the panel, opened once for every origin. */
export function openSeries({ find, periods, units }: Source, sheet: IndicatorDefinition): IndicatorSeries {
  const years = units.map(({ areaSet, area }) =>
    periods.map((period) => readYear(find(sheet.id, areaSet, area, period), sheet)),
  );
  const panel: Panel = {
    kind: panelKind(sheet),
    periods: periods.length,
    units: units.map(({ key, group }, unit) => ({
      id: key,
      group,
      readings: periods.map((_, t) => years[unit]?.[t]?.reading),
    })),
  };
  const outlooks = openOutlook(panel);
  const has = periods.map((_, t) => years.some((own) => own[t] !== undefined));
  const single = (unit: number, period: number) => {
    const reading = years[unit]?.[period]?.reading;
    return reading === undefined ? Number.NaN : figureOf(reading);
  };
  return {
    ...{ sheet, periods, units, panel, outlooks },
    persisting: { ...outlooks, fit: (last) => isPersistence(outlooks.fit(last)) },
    years: sheet.average.years,
    first: has.indexOf(true),
    last: has.lastIndexOf(true),
    year: (unit, period) => years[unit]?.[period],
    figure: (unit, period) =>
      sheet.average.years === 1
        ? single(unit, period)
        : (single(unit, period - 1) + single(unit, period)) / 2,
  };
}

/** Share of social dwellings from which an area counts as one of them. */
const MOSTLY_SOCIAL = 0.5;

/** Main areas by the first figure of their tenure that is shown: a later one must not change what was said before it. */
export function groupOf(
  { find, periods }: Pick<Source, 'find' | 'periods'>,
  tenure: IndicatorDefinition | undefined,
  areaSet: string,
  area: string,
): OutlookUnit['group'] {
  if (tenure === undefined) return 'other';
  for (const period of periods) {
    const figure = readYear(find(tenure.id, areaSet, area, period), tenure);
    if (figure !== undefined) return figureOf(figure.reading) >= MOSTLY_SOCIAL ? 'social' : 'other';
  }
  return 'other';
}

export function toUnit(areaSet: string, area: string, group: OutlookUnit['group']): OutlookUnit {
  return { areaSet, area, key: areaKey(areaSet, area), group };
}

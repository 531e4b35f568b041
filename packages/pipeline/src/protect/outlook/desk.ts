/**
 * What one layer's outlook is made of: its rows up to the vantage date, its decisions, the areas, and each indicator's panel, opened once.
 * Belongs here: looking up. Does not belong: foretelling, findings.
 * Start with openDesk.
 */
import { type CriteriaFinding, publishedOn } from '@bybalance/release';
import type { ExactOutlook, OutlookRule } from '../../analyse/outlook.ts';
import type { IndicatorDefinition } from '../../catalogue/types.ts';
import { type FindRow, publishedBy } from './figures.ts';
import { type IndicatorSeries, type OutlookUnit, openSeries } from './series.ts';

export interface OutlookDesk {
  readonly exact: ExactOutlook;
  readonly sheets: ReadonlyMap<string, IndicatorDefinition>;
  readonly periods: readonly string[];
  readonly units: readonly OutlookUnit[];
  /** Numbers in `units`. */
  readonly legal: readonly number[];
  readonly main: readonly number[];
  readonly find: FindRow;
  series(indicator: string): IndicatorSeries;
  /** The newest period whose figures were out and delivered on a day; −1 without any. */
  newest(series: IndicatorSeries, vantage: string): number;
  /** What was decided of a list that rests on figures published by the day; undefined where nothing was. */
  decided(subject: string, listYear: number, ruleSet: string): CriteriaFinding | undefined;
  limit(rule: OutlookRule, listYear: number, vantage?: string): number | undefined;
}

export interface DeskSource
  extends Pick<OutlookDesk, 'exact' | 'sheets' | 'periods' | 'units' | 'legal' | 'main' | 'find'> {
  /** The layer's own findings. */
  readonly findings: readonly CriteriaFinding[];
}

/** In: rows of the layer. Out: the desk, from which nothing published after the plan's vantage date can be had. */
export function openDesk({ findings, ...source }: DeskSource): OutlookDesk {
  const { exact, sheets, periods, units } = source;
  const find = publishedBy(source.find, sheets, exact.plan.vantage);
  const opened = new Map<string, IndicatorSeries>();
  const byKey = new Map(findings.map((one) => [`${one.subject}\n${one.period}\n${one.ruleSet}`, one]));
  return {
    ...source,
    find,
    series(indicator) {
      const known = opened.get(indicator);
      if (known) return known;
      const sheet = sheets.get(indicator);
      if (sheet === undefined) throw new TypeError(`The outlook’s indicator ${indicator} has no sheet.`);
      const series = openSeries({ find, periods, units }, sheet);
      opened.set(indicator, series);
      return series;
    },
    newest: ({ sheet, last }, vantage) =>
      periods.findLastIndex((period, t) => t <= last && publishedOn(sheet, period) <= vantage),
    decided: (subject, listYear, ruleSet) => byKey.get(`${subject}\n${listYear}\n${ruleSet}`),
    limit: (rule, listYear, vantage = exact.plan.vantage) => exact.limitAt(rule, listYear, vantage).value,
  };
}

/** Distinct limits that the criteria of a rule set or several hold an indicator against. */
export function rulesOn(desk: OutlookDesk, indicator: string, listYear: number): readonly OutlookRule[] {
  return desk.exact
    .rulesAt(listYear)
    .filter(({ criterion }) => criterion.indicator === indicator && criterion.role === 'criterion');
}

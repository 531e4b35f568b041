/**
 * A department's figures over the years, each with its letting tools on the same time axis: time, not cause.
 * Belongs here: which figures, and where a tool lies on their axis. Does not belong: drawing, what a tool allows.
 * The figures are those that its light is decided on; one that is shown in fewer than two years is left out. Start with departmentTrends.
 */
import type { Release } from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import { isPrinted } from '../report/figure.ts';
import { seriesOf, wholeOf } from '../report/from-release.ts';
import { toIndicatorView } from '../report/indicator-view.ts';
import { periodNumber } from '../report/periods.ts';
import { type Trend, type TrendSpan, toTrend } from '../report/trend.ts';
import { type DepartmentLight, proposalOf } from './department.ts';
import type { LightWords } from './say.ts';
import { isInUse, type ToolInUse } from './tools.ts';

const MS_A_YEAR = 365.25 * 86_400_000;

/** "2025-07-01" → 2025.5, on the axis of 1 Januaries. */
export function yearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return year + (Date.parse(day) - Date.UTC(year, 0, 1)) / MS_A_YEAR;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Tools that lie on the axis, in percent of it; one that began before it begins at its edge. */
export function toolSpans(
  tools: readonly ToolInUse[],
  periods: readonly string[],
  today: string,
  { texts, language }: LightWords,
): readonly TrendSpan[] {
  const first = periodNumber(periods[0] ?? '');
  const last = periodNumber(periods.at(-1) ?? '');
  const t = texts.light.tools;
  const at = (year: number) => round(Math.min(Math.max((year - first) / (last - first), 0), 1) * 100);
  return tools.flatMap((tool): readonly TrendSpan[] => {
    const [from, to] = [
      yearOf(tool.from),
      tool.to === undefined ? Number.POSITIVE_INFINITY : yearOf(tool.to),
    ];
    if (!(last > first) || from > last || to < first) return [];
    const date = (day: string) => formatDate(day, language);
    return [
      {
        key: String(tool.sequence),
        name: t.names[tool.tool],
        period: tool.to === undefined ? t.running(date(tool.from)) : t.span(date(tool.from), date(tool.to)),
        ...{ x: at(from), width: round(Math.max(0.6, at(Math.min(to, last)) - at(from))) },
        isRunning: isInUse(tool, today),
        begins: from >= first,
      },
    ];
  });
}

/** In: the department, the release that shows it, the day. Out: a trend for each criterion of its light. */
export function departmentTrends(
  department: DepartmentLight,
  release: Release,
  today: string,
  words: LightWords,
): readonly Trend[] {
  const { areaSet: set, code, tools } = department;
  const report = { language: words.language, text: words.texts.report };
  const whole = wholeOf(release);
  return (proposalOf(department)?.criteria ?? []).flatMap(({ indicator: id }) => {
    const indicator = release.indicator(id);
    if (indicator === undefined) return [];
    const view = toIndicatorView(release, indicator, report);
    const own = seriesOf(release, indicator, { set, code }, view.periods);
    if (own.filter(isPrinted).length < 2) return [];
    const municipality =
      whole && view.comparable ? seriesOf(release, indicator, whole, view.periods) : undefined;
    const trend = toTrend(
      view,
      [
        { kind: 'own', name: department.name, figures: own },
        ...(municipality?.some(isPrinted)
          ? [
              {
                kind: 'municipality' as const,
                name: report.text.words.municipalityTitle,
                figures: municipality,
              },
            ]
          : []),
      ],
      view.periods.length - 1,
      report,
    );
    return trend ? [{ ...trend, spans: toolSpans(tools, view.periods, today, words) }] : [];
  });
}

/**
 * Model or persistence: which of the two an indicator's outlook uses, by what it was worth up to that day.
 * Belongs here: origins, rows of both at each, the verdict. Does not belong: reports of it (record.ts).
 * The drift is used only where its mean error one year ahead was smaller, and its chances no worse, than those of the newest figure.
 * Start with openMethods.
 */
import { publishedOn } from '@bybalance/release';
import { type BacktestRow, judge, type Limit, type Verdict } from '@bybalance/statistics';
import { type OutlookDesk, rulesOn } from './desk.ts';
import { classical, foretell } from './foretell.ts';
import type { IndicatorSeries } from './series.ts';

export interface Methods {
  /** Of the outlook made when the period `last` was the newest known. */
  at(series: IndicatorSeries, last: number): 'model' | 'persistence';
  verdict(series: IndicatorSeries, last: number): Verdict | undefined;
  /** Indices of periods from which it is judged, with outcomes up to `last`. */
  origins(series: IndicatorSeries, last: number, horizon: number): readonly number[];
  /** What would have been shown from one origin, and the classical methods beside it; memorised. */
  rows(series: IndicatorSeries, origin: number, horizon: number): readonly BacktestRow[];
  /** Limits as they turned out to be, by the period of the outcome. */
  limits(indicator: string): readonly Limit[];
}

/** Years that are known at the first origin that is judged. */
const FIRST_KNOWN = 4;

export function openMethods(desk: OutlookDesk): Methods {
  const listYear = Number(desk.exact.plan.vantage.slice(0, 4));
  const firstYear = Number(desk.periods[0]);
  const rules = new Map<string, ReturnType<typeof rulesOn>>();
  const rulesFor = (indicator: string) => {
    const known = rules.get(indicator);
    if (known) return known;
    const found = rulesOn(desk, indicator, listYear);
    rules.set(indicator, found);
    return found;
  };
  const valueAt = (rule: ReturnType<typeof rulesOn>[number], period: number, vantage?: string) =>
    desk.limit(rule, firstYear + period, vantage) ?? Number.NaN;
  /** As known when the origin's own figure was out. */
  const knownLimits = (series: IndicatorSeries, origin: number, horizon: number) =>
    rulesFor(series.sheet.id).map((rule) =>
      valueAt(rule, origin + horizon, publishedOn(series.sheet, desk.periods[origin] ?? '')),
    );
  const limits = (indicator: string) =>
    rulesFor(indicator).map(
      (rule): Limit =>
        (period) =>
          valueAt(rule, period),
    );
  const made = new Map<string, readonly BacktestRow[]>();
  const remember = (key: string, make: () => readonly BacktestRow[]) => {
    const known = made.get(key);
    if (known) return known;
    const fresh = make();
    made.set(key, fresh);
    return fresh;
  };
  const ask = (series: IndicatorSeries, origin: number, horizon: number, method: 'model' | 'persistence') =>
    remember(`${series.sheet.id} ${origin} ${horizon} ${method}`, () =>
      foretell(series, { origin, horizon, method, limits: knownLimits(series, origin, horizon) }),
    );
  const beside = (series: IndicatorSeries, origin: number, horizon: number) =>
    remember(`${series.sheet.id} ${origin} ${horizon} classical`, () =>
      classical(series, { origin, horizon, limits: knownLimits(series, origin, horizon) }),
    );
  const origins: Methods['origins'] = (series, last, horizon) => {
    const first = series.first + FIRST_KNOWN;
    return Array.from({ length: Math.max(0, last - horizon - first + 1) }, (_, i) => first + i);
  };
  const verdicts = new Map<string, Verdict | undefined>();
  const verdict: Methods['verdict'] = (series, last) => {
    const key = `${series.sheet.id} ${last}`;
    if (!verdicts.has(key)) {
      const rows = origins(series, last, 1).flatMap((origin) => [
        ...ask(series, origin, 1, 'model'),
        ...beside(series, origin, 1),
      ]);
      verdicts.set(key, judge(rows, limits(series.sheet.id))[0]);
    }
    return verdicts.get(key);
  };
  const at: Methods['at'] = (series, last) =>
    verdict(series, last)?.shown === 'default' ? 'model' : 'persistence';
  const rows: Methods['rows'] = (series, origin, horizon) => [
    ...ask(series, origin, horizon, at(series, origin)),
    ...beside(series, origin, horizon),
  ];
  return { at, verdict, origins, rows, limits };
}

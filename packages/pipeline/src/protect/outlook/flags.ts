/**
 * At most eight areas to look at more closely, each with its reason, and how often such flags were right before.
 * Belongs here: candidates and their criteria, the record of the same rule. Does not belong: the rule itself (statistics), persons.
 * Candidates have 1,000 residents or more: legal areas, and main areas that hold no address of one, so that no estate is told twice.
 * Start with earlyWarning.
 */
import type { EarlyWarning, EarlyWarningFinding } from '@bybalance/release';
import {
  type BacktestRow,
  type Candidate,
  chooseFlags,
  ENOUGH_CROSSINGS,
  median,
} from '@bybalance/statistics';
import type { OutlookRule } from '../../analyse/outlook.ts';
import { type OutlookDesk, rulesOn } from './desk.ts';
import type { Methods } from './methods.ts';
import type { IndicatorSeries } from './series.ts';
import { toChance, toScore } from './tell.ts';
import { BECAUSE_OF_WARNINGS } from './words.ts';

interface Tools {
  readonly desk: OutlookDesk;
  readonly methods: Methods;
  readonly whole: string;
  /** Areas that may be flagged, as numbers in the desk's units. */
  readonly candidates: readonly number[];
}

/** One criterion with its figures; `at`: its place among the indicator's limits. */
interface Line {
  readonly rule: OutlookRule;
  readonly series: IndicatorSeries;
  readonly at: number;
  /** § 61 a, which main areas are held against too; the limits of § 61 b speak of legal areas alone. */
  readonly isFirstLaw: boolean;
}

/** The next figure of one area against one limit. */
interface Next {
  readonly line: Line;
  readonly chance: number;
  /** In typical yearly changes. */
  readonly changes: number;
  readonly isOver: boolean;
  readonly distance: number;
  readonly typical: number;
  readonly limit: number;
  /** undefined while the figure has not come. */
  readonly crossed: boolean | undefined;
}

/** The law's minimum: below it an area is on no list. */
const FEWEST_RESIDENTS = 1000;

function linesOf({ desk }: Tools): readonly Line[] {
  const listYear = Number(desk.exact.plan.vantage.slice(0, 4));
  const all = desk.exact.rulesAt(listYear);
  const law = all[0]?.ruleSet.id;
  return all
    .filter(({ criterion }) => criterion.role === 'criterion')
    .map((rule) => ({
      rule,
      series: desk.series(rule.criterion.indicator),
      at: rulesOn(desk, rule.criterion.indicator, listYear).findIndex(
        ({ ruleSet, criterion }) => ruleSet.id === rule.ruleSet.id && criterion.id === rule.criterion.id,
      ),
      isFirstLaw: rule.ruleSet.id === law,
    }));
}

/** Median change of a year, over all areas and years up to the origin; NaN without any. */
function typicalChange(series: IndicatorSeries, origin: number): number {
  const changes = series.units.flatMap((_, unit) =>
    Array.from({ length: origin }, (__, t) => Math.abs(series.figure(unit, t + 1) - series.figure(unit, t))),
  );
  return median(changes.filter((change) => !Number.isNaN(change)));
}

function toNext({ methods }: Tools, line: Line, row: BacktestRow, typical: number): Next | undefined {
  const limit = methods.limits(line.series.sheet.id)[line.at]?.(row.origin + 1) ?? Number.NaN;
  const over = row.chances[line.at];
  if (over === undefined || Number.isNaN(limit)) return undefined;
  const isOver = row.known > limit;
  const distance = Math.abs(row.known - limit);
  return {
    ...{ line, isOver, distance, typical, limit },
    chance: isOver ? 1 - over : over,
    changes: distance / typical,
    crossed: row.actual === undefined ? undefined : row.actual > limit !== isOver,
  };
}

/** The next figures of every candidate; `from`: each series' own origin. */
function nextFigures(
  tools: Tools,
  lines: readonly Line[],
  from: (series: IndicatorSeries) => number,
): ReadonlyMap<number, readonly Next[]> {
  const { desk, methods, candidates } = tools;
  const residents = desk.series(desk.exact.residents);
  const large = new Set(
    candidates.filter((unit) => residents.figure(unit, from(residents)) >= FEWEST_RESIDENTS),
  );
  const legal = new Set(desk.legal);
  const all = lines.flatMap((line) => {
    const origin = from(line.series);
    const typical = typicalChange(line.series, origin);
    return methods
      .rows(line.series, origin, 1)
      .filter(({ method, unit }) => method === 'default' && large.has(unit))
      .filter(({ unit }) => line.isFirstLaw || legal.has(unit))
      .flatMap((row) => {
        const next = toNext(tools, line, row, typical);
        return next ? [{ unit: row.unit, next }] : [];
      });
  });
  return new Map(
    [...Map.groupBy(all, ({ unit }) => unit)].map(([unit, own]) => [unit, own.map(({ next }) => next)]),
  );
}

/** The likeliest to be crossed; of equals the nearest. */
const foremost = (all: readonly Next[]) =>
  [...all].sort((a, b) => b.chance - a.chance || a.changes - b.changes)[0];
const nearest = (all: readonly Next[]) => [...all].sort((a, b) => a.changes - b.changes)[0];

function toCandidates(desk: OutlookDesk, found: ReadonlyMap<number, readonly Next[]>): readonly Candidate[] {
  return [...found].map(([unit, all]) => {
    const close = nearest(all);
    return {
      unit: desk.units[unit]?.key ?? '',
      chance: foremost(all)?.chance ?? 0,
      distance: close?.distance,
      typicalChange: close && !Number.isNaN(close.typical) ? close.typical : undefined,
      // Who moves in is not told by area and criterion: that reason waits for figures that are shown.
      inMoverGaps: [],
    };
  });
}

function toWarning(next: Next): Omit<EarlyWarning, 'subject' | 'reasons' | 'chance'> {
  const { rule } = next.line;
  const { criterion, ruleSet } = rule;
  const metAbove = criterion.operator !== '<';
  return {
    ...{ criterion: criterion.id, ruleSet: ruleSet.id, indicator: criterion.indicator },
    ...{ title: criterion.title, limit: next.limit },
    way: next.isOver === metAbove ? 'away' : 'towards',
  };
}

function recordOf(tools: Tools, lines: readonly Line[]): EarlyWarningFinding['record'] {
  const { desk, methods } = tools;
  const perLine = lines.map(({ series }) => methods.origins(series, series.last, 1));
  const shared = (perLine[0] ?? []).filter((origin) => perLine.every((own) => own.includes(origin)));
  const judged = shared.map((origin) => {
    const found = nextFigures(tools, lines, () => origin);
    const flagged = new Set(chooseFlags(toCandidates(desk, found)).map(({ unit }) => unit));
    const crossed = [...found].filter(([, all]) => all.some((one) => one.crossed === true));
    const hits = crossed.filter(([unit]) => flagged.has(desk.units[unit]?.key ?? '')).length;
    return { flags: flagged.size, hits, crossings: crossed.length };
  });
  const sum = (what: 'flags' | 'hits' | 'crossings') => judged.reduce((all, one) => all + one[what], 0);
  const [flags, hits, crossings] = [sum('flags'), sum('hits'), sum('crossings')];
  const [hitRate, caught] = [toScore(hits / flags), toScore(hits / crossings)];
  return {
    origins: shared.map((origin) => desk.periods[origin] ?? ''),
    ...{ flags, hits, crossings },
    ...(hitRate === undefined ? {} : { hitRate }),
    ...(caught === undefined ? {} : { caught }),
    enough: crossings >= ENOUGH_CROSSINGS,
  };
}

/** undefined where no law holds figures against limits. */
export function earlyWarning(tools: Tools): EarlyWarningFinding | undefined {
  const { desk, whole } = tools;
  const { vantage } = desk.exact.plan;
  const lines = linesOf(tools).filter(({ series, at }) => series.last >= 0 && at >= 0);
  const [first] = lines;
  if (first === undefined) return undefined;
  const found = nextFigures(tools, lines, ({ last }) => last);
  const byKey = new Map([...found].map(([unit, all]) => [desk.units[unit]?.key ?? '', all]));
  const flags = chooseFlags(toCandidates(desk, found)).flatMap((flag): readonly EarlyWarning[] => {
    const all = byKey.get(flag.unit) ?? [];
    const next = flag.reasons.includes('likely-to-cross') ? foremost(all) : nearest(all);
    if (next === undefined) return [];
    return [
      {
        subject: flag.unit,
        reasons: flag.reasons,
        ...toWarning(next),
        chance: toChance(next.chance),
      },
    ];
  });
  return {
    kind: 'early-warning',
    subject: whole,
    period: vantage.slice(0, 4),
    ruleSet: first.rule.ruleSet.id,
    ...{ vantage, flags },
    candidates: found.size,
    record: recordOf(tools, lines),
    facts: [],
    because: BECAUSE_OF_WARNINGS,
  };
}

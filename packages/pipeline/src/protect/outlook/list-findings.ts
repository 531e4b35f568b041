/**
 * The outlook of legal areas as findings: chances of each status, what is known of each criterion, and last year's outlook beside what happened.
 * Belongs here: putting it together. Does not belong: drawing and deciding (lists.ts).
 * Origin enters the status as the law's own condition; it has no chance and no fan of its own.
 * Start with listFindings.
 */
import {
  type Chance,
  type Knowledge,
  type OutlookCriterion,
  type OutlookFinding,
  type OutlookKnowledge,
  type OutlookYear,
  publishedOn,
  type StatusChance,
  type StatusOutcome,
} from '@bybalance/release';
import type { OutlookDesk } from './desk.ts';
import { rangesOf } from './foretell.ts';
import { type ForetoldList, type ForetoldRule, foretellLists, happened } from './lists.ts';
import type { Methods } from './methods.ts';
import { knownPoint, toChance, toFanPoint } from './tell.ts';
import { becauseOfList } from './words.ts';

/** Most serious first. */
const ORDER = [
  ...['omdannelse', 'haard-ghetto', 'parallelsamfund', 'ghetto', 'udsat'],
  ...['kombineret', 'forebyggelse', 'none', 'below-minimum', 'open'],
];
/** Statuses by § 61 a: on the list. */
const LISTED = ORDER.slice(0, 5);

/** The same day a year or more earlier. */
export function yearsEarlier(vantage: string, years: number): string {
  return `${Number(vantage.slice(0, 4)) - years}${vantage.slice(4)}`;
}

export function toChances({ counts, draws }: ForetoldList): readonly StatusChance[] {
  return ORDER.flatMap((status) => {
    const count = counts.get(status) ?? 0;
    return count === 0 ? [] : [{ status, chance: toChance(count / draws) }];
  });
}

function listedChance({ counts, draws }: ForetoldList): Chance | undefined {
  if (draws === 0 || (counts.get('open') ?? 0) > 0) return undefined;
  return toChance(LISTED.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0) / draws);
}

/** A figure that is late is foretold like one to come; `late` says so. */
const toldAs = (knowledge: Knowledge): OutlookKnowledge => (knowledge === 'missing' ? 'forecast' : knowledge);

function yearsOf(desk: OutlookDesk, { rule, known, late }: ForetoldRule): readonly OutlookYear[] {
  const { sheet } = desk.series(rule.criterion.indicator);
  return known.years.map(({ period, speaksOf, knowledge }) => ({
    ...{ period, speaksOf, knowledge: toldAs(knowledge) },
    published: publishedOn(sheet, period),
    late: late.includes(period),
  }));
}

/** How finely the area's newest figure is shown. */
function stepOf(desk: OutlookDesk, unit: number, indicator: string): number {
  const { areaSet = '', area = '' } = desk.units[unit] ?? {};
  for (const period of [...desk.periods].reverse()) {
    const row = desk.find(indicator, areaSet, area, period);
    if (row !== undefined && 'step' in row && row.step > 0) return row.step;
  }
  return 1;
}

function fanOf(desk: OutlookDesk, list: ForetoldList, { rule, known, figures, centre }: ForetoldRule) {
  const { indicator, role } = rule.criterion;
  if (role === 'gate') return undefined;
  const { areaSet = '', area = '' } = desk.units[list.unit] ?? {};
  const period = String(list.listYear);
  if (known.knowledge !== 'forecast') return knownPoint(desk.find(indicator, areaSet, area, period));
  if (figures.length === 0) return undefined;
  return toFanPoint(period, centre, rangesOf(figures), stepOf(desk, list.unit, indicator));
}

function toCriterion({ desk, methods }: Tools, list: ForetoldList, foretold: ForetoldRule): OutlookCriterion {
  const { rule, known, state, met } = foretold;
  const { ruleSet, criterion } = rule;
  const series = desk.series(criterion.indicator);
  const limit = desk.exact.limitAt(rule, list.listYear, desk.exact.plan.vantage);
  return {
    ...{ ruleSet: ruleSet.id, criterion: criterion.id, indicator: criterion.indicator },
    ...{ subject: criterion.subject, title: criterion.title, role: criterion.role },
    ...{ years: yearsOf(desk, foretold), knowledge: toldAs(known.knowledge), state },
    chance: criterion.role === 'gate' || met === undefined ? undefined : toChance(met),
    ...{ limit: limit.value, limitKnown: limit.isKnown },
    fan: fanOf(desk, list, foretold),
    method: methods.at(series, series.last),
  };
}

interface Tools {
  readonly desk: OutlookDesk;
  readonly methods: Methods;
}

/** What was said of the list before, and what happened; undefined where either is not there. */
function outcomeOf(
  { desk }: Tools,
  before: ForetoldList | undefined,
  vantage: string,
): StatusOutcome | undefined {
  if (before === undefined) return undefined;
  const status = happened({ desk }, before.unit, before.listYear);
  const said = toChances(before);
  if (status === undefined || said.length === 0) return undefined;
  return { period: String(before.listYear), vantage, said, happened: status };
}

function toFinding(tools: Tools, list: ForetoldList, before: StatusOutcome | undefined): OutlookFinding {
  const { desk } = tools;
  const criteria = list.rules.map((rule) => toCriterion(tools, list, rule));
  const missing = criteria.flatMap(({ title, years }) =>
    years.filter(({ knowledge }) => knowledge === 'forecast').map((year) => ({ ...year, title })),
  );
  const once = [...new Map(missing.map((one) => [`${one.title.da} ${one.speaksOf}`, one])).values()];
  const sets = [...new Set(list.rules.map(({ rule }) => rule.ruleSet.id))];
  return {
    kind: 'outlook',
    subject: desk.units[list.unit]?.key ?? '',
    period: String(list.listYear),
    ruleSet: sets.join('+'),
    vantage: desk.exact.plan.vantage,
    chances: toChances(list),
    listed: listedChance(list),
    settled: list.settled,
    draws: list.settled ? 0 : list.draws,
    criteria,
    before,
    facts: [],
    because: becauseOfList(once, list.settled),
  };
}

/** In: the desk. Out: one finding per legal area and coming list; last year's outlook stands with the nearest list. */
export function listFindings(tools: Tools): readonly OutlookFinding[] {
  const { desk } = tools;
  const { vantage, lists } = desk.exact.plan;
  const first = Number(vantage.slice(0, 4));
  const listYears = Array.from({ length: lists }, (_, i) => first + i);
  const earlier = yearsEarlier(vantage, 1);
  const before = new Map(
    foretellLists({ ...tools, vantage: earlier, listYears: [first - 1] }).map((one) => [one.unit, one]),
  );
  return foretellLists({ ...tools, vantage, listYears }).map((list) =>
    toFinding(
      tools,
      list,
      list.listYear === first ? outcomeOf(tools, before.get(list.unit), earlier) : undefined,
    ),
  );
}

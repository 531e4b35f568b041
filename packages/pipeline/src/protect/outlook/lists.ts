/**
 * The coming lists of legal areas as they looked on one day: what is known of each criterion, and how many possible futures end where.
 * Belongs here: decisions of draws, counted. Does not belong: drawing (slots.ts), findings, words, judging.
 * A criterion whose years are all known is as it was decided and told; only the others are decided anew, on possible figures.
 * Start with foretellLists.
 */
import { publishedOn, type Quality, type ThreeValued } from '@bybalance/release';
import { quantile } from '@bybalance/statistics';
import type { ExactOutlook, OutlookRule, Supposed, YearsBefore } from '../../analyse/outlook.ts';
import type { OutlookDesk } from './desk.ts';
import { drawSlots, type Slots, standing, type View } from './slots.ts';

/** One criterion of a list: the years it rests on, and what the draws say. */
export interface ForetoldRule {
  readonly rule: OutlookRule;
  readonly known: ReturnType<ExactOutlook['knownAt']>;
  /** Periods that were due on the day, but not delivered. */
  readonly late: readonly string[];
  /** As decided, where all years are known; else unknown. */
  readonly state: ThreeValued;
  /** Figures of the draws, ascending; empty where a year is not shown. */
  readonly figures: Float64Array;
  /** What is foretold: the figures that stand, or the middle of the draws. */
  readonly centre: number;
  /** Share of draws in which it is met; undefined where it is decided or cannot be said. */
  readonly met: number | undefined;
}

export interface ForetoldList {
  readonly unit: number;
  readonly listYear: number;
  /** Draws by status; `open` where a figure is missing that would decide. */
  readonly counts: ReadonlyMap<string, number>;
  readonly draws: number;
  /** No year that could change the status is forecast. */
  readonly settled: boolean;
  readonly rules: readonly ForetoldRule[];
}

const holds = (figure: number, operator: OutlookRule['criterion']['operator'], limit: number) =>
  operator === '<' ? figure < limit : operator === '>=' ? figure >= limit : figure > limit;

const ruleKey = ({ ruleSet, criterion }: OutlookRule) => `${ruleSet.id}\n${criterion.id}`;

/** Quality of a year's figure on the day; undefined: not out, or nobody delivered it. */
function qualityOn({ desk, vantage }: View, unit: number) {
  const { areaSet = '', area = '' } = desk.units[unit] ?? {};
  return (indicator: string, period: string): Quality | undefined => {
    const series = desk.series(indicator);
    if (desk.periods.indexOf(period) > desk.newest(series, vantage)) return undefined;
    return desk.find(indicator, areaSet, area, period)?.quality;
  };
}

/** A criterion of one area and list, before any draw. */
interface Held extends Pick<ForetoldRule, 'rule' | 'known' | 'late'> {
  readonly slots: readonly number[];
  readonly limit: number | undefined;
  readonly decided: ThreeValued | undefined;
}

function holdRules(view: View, slots: Slots, unit: number, listYear: number): readonly Held[] {
  const { desk, vantage } = view;
  const quality = qualityOn(view, unit);
  return desk.exact.rulesAt(listYear).map((rule): Held => {
    const { indicator } = rule.criterion;
    const known = desk.exact.knownAt(rule, listYear, vantage, quality);
    const finding = desk.decided(desk.units[unit]?.key ?? '', listYear, rule.ruleSet.id);
    const state = finding?.shown.find(({ criterion }) => criterion === rule.criterion.id)?.state;
    const { sheet } = desk.series(indicator);
    return {
      ...{ rule, known },
      late: known.years
        .filter(({ knowledge, period }) => knowledge === 'forecast' && publishedOn(sheet, period) <= vantage)
        .map(({ period }) => period),
      slots: known.years.map(({ period }) => slots.at(indicator, Number(period))),
      limit: desk.limit(rule, listYear, vantage),
      decided: known.knowledge === 'forecast' || state === 'unknown' ? undefined : state,
    };
  });
}

/** Residents as they were counted and told, where they are known; else as drawn. */
function residentsTold(view: View, unit: number, listYear: number): ThreeValued {
  const { desk, vantage } = view;
  const residents = desk.series(desk.exact.residents);
  if (listYear - Number(desk.periods[0]) > desk.newest(residents, vantage)) return 'unknown';
  const sets = desk.exact.rulesAt(listYear).map(({ ruleSet }) => ruleSet.id);
  const told = sets
    .flatMap((id) => desk.decided(desk.units[unit]?.key ?? '', listYear, id) ?? [])
    .map(({ status }) => status.filter((one) => one === 'below-minimum').length / status.length)[0];
  return told === 0 ? 'met' : told === 1 ? 'notMet' : 'unknown';
}

interface Year {
  readonly listYear: number;
  readonly held: readonly Held[];
  readonly residents: ThreeValued;
  readonly residentsSlot: number;
}

const figureIn = ({ slots }: Held, values: Float64Array) =>
  slots.reduce((sum, slot) => sum + (values[slot] ?? Number.NaN), 0) / slots.length;

function stateIn(held: Held | undefined, values: Float64Array): ThreeValued {
  if (held?.decided !== undefined) return held.decided;
  const figure = held === undefined ? Number.NaN : figureIn(held, values);
  if (held?.limit === undefined || Number.isNaN(figure)) return 'unknown';
  return holds(figure, held.rule.criterion.operator, held.limit) ? 'met' : 'notMet';
}

/** What is supposed in a draw. Without values: of what is decided alone. */
function supposedIn({ held, residents, residentsSlot }: Year, values: Float64Array | undefined): Supposed {
  const byKey = new Map(held.map((one) => [ruleKey(one.rule), one]));
  return {
    stateOf(rule) {
      const one = byKey.get(ruleKey(rule));
      return values === undefined ? (one?.decided ?? 'unknown') : stateIn(one, values);
    },
    atLeast(number) {
      const value = values?.[residentsSlot] ?? Number.NaN;
      if (residents !== 'unknown' || Number.isNaN(value)) return residents;
      return value >= number ? 'met' : 'notMet';
    },
  };
}

/** Lists in a row up to the list before the first one. */
function countedBefore({ desk, listYears: [first = 0] }: View, unit: number): YearsBefore {
  const subject = desk.units[unit]?.key ?? '';
  const sets = new Set(desk.exact.rulesAt(first - 1).map(({ ruleSet }) => ruleSet.id));
  return desk.exact.yearsBefore(
    new Map([...sets].map((id) => [id, desk.decided(subject, first - 1, id)?.yearsInRow])),
  );
}

/** Statuses of the lists in order: what one list gives goes into the next. */
function statusesIn(desk: OutlookDesk, years: readonly Year[], before: YearsBefore, values?: Float64Array) {
  let counted = before;
  return years.map((year) => {
    const { statuses, after } = desk.exact.decide(year.listYear, supposedIn(year, values), counted);
    counted = after;
    return statuses;
  });
}

function toRule(held: Held, values: readonly Float64Array[], stands: Float64Array): ForetoldRule {
  const { rule, known, late, limit, decided } = held;
  const figures = Float64Array.from(values, (own) => figureIn(held, own)).sort();
  const isShown = figures.length > 0 && !figures.some(Number.isNaN);
  const met = values.filter((own) => stateIn(held, own) === 'met').length / values.length;
  return {
    ...{ rule, known, late },
    state: decided ?? 'unknown',
    figures: isShown ? figures : new Float64Array(),
    centre: Number.isNaN(figureIn(held, stands)) ? quantile(figures, 0.5) : figureIn(held, stands),
    met: decided === undefined && limit !== undefined && isShown ? met : undefined,
  };
}

function foretellArea(view: View, slots: Slots, unit: number): readonly ForetoldList[] {
  const { desk, listYears } = view;
  const drawn = slots.drawn.get(unit);
  if (drawn === undefined) return [];
  const years = listYears.map(
    (listYear): Year => ({
      listYear,
      held: holdRules(view, slots, unit, listYear),
      residents: residentsTold(view, unit, listYear),
      residentsSlot: slots.at(desk.exact.residents, listYear),
    }),
  );
  const before = countedBefore(view, unit);
  const stands = Float64Array.from(slots.slots, (slot) => standing(slot, unit));
  const perDraw = drawn.map((values) => statusesIn(desk, years, before, values));
  const decided = statusesIn(desk, years, before);
  return years.map(({ listYear, held }, i): ForetoldList => {
    const counts = new Map<string, number>();
    for (const lists of perDraw) {
      const [status = 'open', ...others] = lists[i] ?? [];
      const one = others.length === 0 ? status : 'open';
      counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    return {
      ...{ unit, listYear, counts, draws: perDraw.length },
      settled: decided[i]?.length === 1,
      rules: held.map((one) => toRule(one, drawn, stands)),
    };
  });
}

/** In: a day and the lists that come after it. Out: every legal area and list, areas in the desk's order, lists in order of year. */
export function foretellLists(view: View): readonly ForetoldList[] {
  const slots = drawSlots(view);
  return view.desk.legal.flatMap((unit) => foretellArea(view, slots, unit));
}

/** What happened: the joint status of a list whose figures are all out; undefined while it is open. */
export function happened(view: Pick<View, 'desk'>, unit: number, listYear: number): string | undefined {
  const { desk } = view;
  const subject = desk.units[unit]?.key ?? '';
  const findings = [...new Set(desk.exact.rulesAt(listYear).map(({ ruleSet }) => ruleSet.id))].map((id) =>
    desk.decided(subject, listYear, id),
  );
  if (findings.length === 0 || !findings.every((one) => one !== undefined)) return undefined;
  const statuses = desk.exact.joined(findings.map(({ status }) => status));
  return statuses.length === 1 ? statuses[0] : undefined;
}

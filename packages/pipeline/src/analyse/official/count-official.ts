/**
 * Years in a row as the official lists have them, and the plans they leave behind.
 * Belongs here: official lists → the same counter as own decisions use (criteria/years.ts). Does not belong: the counter.
 * Before plans existed (§ 168 a, with the lists of 2018) no area can have had one: a history that reaches back to them is whole in that respect.
 * Start with countOfficial; knownPlan answers for a list that is decided here.
 */
import type { OfficialStatus, RuleSet, ThreeValued } from '@bybalance/release';
import {
  countYears,
  EARLIER_LISTS_UNKNOWN,
  type ListDecision,
  type Standing,
  type YearsState,
} from '../criteria/years.ts';
import { type CriteriaStatus, lawOf } from '../decide.ts';

/** The law that counts years, at any time. */
const COUNTING = 'par61a';

/** Status by list date; a list that says nothing of the area is not in it. */
export type OfficialHistory = ReadonlyMap<string, OfficialStatus>;

const ofCountingLaw = (laws: readonly RuleSet[]) =>
  laws.filter((law) => lawOf(law) === COUNTING && law.standing === 'law');

const consecutiveOn = (laws: readonly RuleSet[], listDate: string) =>
  ofCountingLaw(laws).find(
    ({ validFrom, validTo }) => validFrom <= listDate && (validTo === undefined || listDate <= validTo),
  )?.consecutive;

/** The year of the first list that a plan could follow from. */
function firstPlanYear(laws: readonly RuleSet[]): number {
  const years = ofCountingLaw(laws)
    .filter(({ consecutive }) => consecutive !== undefined)
    .map(({ validFrom }) => Number(validFrom.slice(0, 4)));
  return Math.min(...years, Number.POSITIVE_INFINITY);
}

function before(laws: readonly RuleSet[], firstList: string): YearsState {
  const isWhole = Number(firstList.slice(0, 4)) <= firstPlanYear(laws);
  return isWhole ? { ...EARLIER_LISTS_UNKNOWN, transformed: 'notMet' } : EARLIER_LISTS_UNKNOWN;
}

/** Each year's list from the first to the last, those that nobody handed over included. */
function everyList(dates: readonly string[], until: string): readonly string[] {
  const byYear = new Map(dates.map((date) => [Number(date.slice(0, 4)), date]));
  const first = Math.min(...byYear.keys());
  const last = Number(until.slice(0, 4));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const year = first + i;
    return byYear.get(year) ?? `${year}-12-01`;
  });
}

const decisionOf = (
  laws: readonly RuleSet[],
  listDate: string,
  statuses: readonly CriteriaStatus[],
): ListDecision => ({ listDate, statuses, consecutive: consecutiveOn(laws, listDate) });

/** Standing of an area on each official list of its history, by date. */
export function countOfficial(
  history: OfficialHistory,
  laws: readonly RuleSet[],
): ReadonlyMap<string, Standing> {
  const dates = [...history.keys()].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const lists = everyList(dates, last).map((date) => {
    const status = history.get(date);
    return decisionOf(laws, date, status === undefined ? [] : [status]);
  });
  return new Map(countYears(lists, before(laws, first)).map((standing) => [standing.listDate, standing]));
}

/** Whether a plan still runs at a list that is decided here, as the official lists before it tell. */
export function knownPlan(
  history: OfficialHistory,
  laws: readonly RuleSet[],
  own: { readonly listDate: string; readonly statuses: readonly CriteriaStatus[] },
): ThreeValued {
  const dates = [...history.keys()].filter((date) => date.slice(0, 4) < own.listDate.slice(0, 4)).sort();
  const [first] = dates;
  if (first === undefined) return 'unknown';
  const lists = everyList(dates, own.listDate).map((date) => {
    if (date === own.listDate) return decisionOf(laws, date, own.statuses);
    const status = history.get(date);
    return decisionOf(laws, date, status === undefined ? [] : [status]);
  });
  return countYears(lists, before(laws, first)).at(-1)?.planRunning ?? 'unknown';
}

/**
 * Years in a row, and what outlives them: list by list, as an interval where a list is not known.
 * Belongs here: one step from list to list. Does not belong: deciding a single list (evaluate.ts), areas that split or join (lineage.ts).
 * A list counts under the rules of its own day; the years needed are those of the list that asks.
 * Method: met → both ends one more; not met → 0; unknown → from 0 to one more.
 * Start with stepYears.
 */
import type { ConsecutiveRule, ThreeValued } from '@bybalance/release';
import { CRITERIA_STATUSES, type CriteriaStatus, countsTowardsYears } from '../decide.ts';

/** Lists in a row, both ends possible; `hi` may be Infinity. */
export interface YearsInRow {
  readonly lo: number;
  readonly hi: number;
}

/** One list's decision on an area, as it goes into the count. */
export interface ListDecision {
  /** ISO date. */
  readonly listDate: string;
  /** Possible statuses before years in a row; none = nothing is known of this list. */
  readonly statuses: readonly CriteriaStatus[];
  /** The rule of the list's own day; undefined before there was one. */
  readonly consecutive: ConsecutiveRule | undefined;
}

/** All that earlier lists leave to the next. */
export interface YearsState {
  /** Lists in a row that counted. */
  readonly inRow: YearsInRow;
  /** Lists in a row that did not. */
  readonly off: YearsInRow;
  /** Whether the area ever had the status that years in a row lead to. */
  readonly transformed: ThreeValued;
}

export interface Standing extends Pick<ListDecision, 'listDate' | 'statuses'> {
  readonly yearsInRow: YearsInRow;
  /** Off the list, and a development plan goes on unless it has been carried out. */
  readonly planRunning: ThreeValued;
  /** Off the list, and its letting rules go on unless the plan has been carried out. */
  readonly lettingRulesGoOn: ThreeValued;
}

const NONE: YearsInRow = { lo: 0, hi: 0 };
const ANY: YearsInRow = { lo: 0, hi: Number.POSITIVE_INFINITY };

/** Nothing counted before. */
export const NO_EARLIER_LISTS: YearsState = { inRow: NONE, off: NONE, transformed: 'notMet' };
/** There may have been any number of lists before. */
export const EARLIER_LISTS_UNKNOWN: YearsState = { inRow: ANY, off: ANY, transformed: 'unknown' };

/** One more list. */
export function nextInRow(before: YearsInRow, counts: ThreeValued): YearsInRow {
  if (counts === 'notMet') return NONE;
  return { lo: counts === 'met' ? before.lo + 1 : 0, hi: before.hi + 1 };
}

const opposite = { met: 'notMet', notMet: 'met', unknown: 'unknown' } as const;

/** Years in a row that the rule asks for on the list of a year. */
export function yearsNeeded({ steps }: ConsecutiveRule, listYear: number): number {
  const step = steps.find(({ until }) => until === undefined || listYear <= until);
  if (step === undefined) throw new Error('The last step of a rule was checked to have no end.');
  return step.years;
}

const yearOf = (listDate: string) => Number(listDate.slice(0, 4));
const isStatus = (status: string): status is CriteriaStatus =>
  CRITERIA_STATUSES.some((known) => known === status);

/** Statuses with the years told in: an area that counts again for the needed time has the further status. */
function withYears(
  { statuses, consecutive, listDate }: ListDecision,
  before: YearsInRow,
): readonly CriteriaStatus[] {
  if (consecutive === undefined || !isStatus(consecutive.status)) return statuses;
  const needed = yearsNeeded(consecutive, yearOf(listDate));
  const further = consecutive.status;
  const found = statuses.flatMap((status) => {
    if (countsTowardsYears([status]) !== 'met') return [status];
    if (before.lo + 1 >= needed) return [further];
    return before.hi + 1 < needed ? [status] : [status, further];
  });
  return CRITERIA_STATUSES.filter((status) => found.includes(status));
}

function transformedBy(statuses: readonly CriteriaStatus[], further: string | undefined): ThreeValued {
  const number = statuses.filter((status) => status === further).length;
  if (number === 0) return statuses.length === 0 && further !== undefined ? 'unknown' : 'notMet';
  return number === statuses.length ? 'met' : 'unknown';
}

function either(a: ThreeValued, b: ThreeValued): ThreeValued {
  if (a === 'met' || b === 'met') return 'met';
  return a === 'notMet' && b === 'notMet' ? 'notMet' : 'unknown';
}

/** § 168 a, stk. 5: of an area that is not transformed now and was before. */
function planRunning(list: ListDecision, now: ThreeValued, earlier: ThreeValued): ThreeValued {
  const { consecutive, listDate } = list;
  if (consecutive === undefined || listDate >= consecutive.afterwards.planUntil) return 'notMet';
  if (now === 'met' || earlier === 'notMet') return 'notMet';
  return now === 'notMet' && earlier === 'met' ? 'met' : 'unknown';
}

/** § 168 a, stk. 6: until so many lists in a row were not met. */
function lettingRules(list: ListDecision, plan: ThreeValued, off: YearsInRow): ThreeValued {
  const lists = list.consecutive?.afterwards.lettingLists ?? 0;
  if (plan === 'notMet' || off.lo >= lists) return 'notMet';
  return plan === 'met' && off.hi < lists ? 'met' : 'unknown';
}

/** One list further. In: what earlier lists left. Out: the area's standing on this list, and what it leaves to the next. */
export function stepYears(
  before: YearsState,
  list: ListDecision,
): { readonly standing: Standing; readonly after: YearsState } {
  const counts = countsTowardsYears(list.statuses);
  const statuses = withYears(list, before.inRow);
  const yearsInRow = nextInRow(before.inRow, counts);
  const off = nextInRow(before.off, opposite[counts]);
  const now = transformedBy(statuses, list.consecutive?.status);
  const plan = planRunning(list, now, before.transformed);
  return {
    standing: {
      ...{ listDate: list.listDate, statuses, yearsInRow },
      planRunning: plan,
      lettingRulesGoOn: lettingRules(list, plan, off),
    },
    after: { inRow: yearsInRow, off, transformed: either(before.transformed, now) },
  };
}

/** An area's lists in order of date → its standing on each. */
export function countYears(
  lists: readonly ListDecision[],
  before: YearsState = NO_EARLIER_LISTS,
): readonly Standing[] {
  let state = before;
  return lists.map((list) => {
    const { standing, after } = stepYears(state, list);
    state = after;
    return standing;
  });
}

/** The state that holds all of several possible ones. */
export function hullOf(states: readonly YearsState[]): YearsState {
  const hull = (parts: readonly YearsInRow[]) => ({
    lo: Math.min(...parts.map(({ lo }) => lo)),
    hi: Math.max(...parts.map(({ hi }) => hi)),
  });
  const [first = 'unknown', ...others] = states.map(({ transformed }) => transformed);
  return {
    inRow: hull(states.map(({ inRow }) => inRow)),
    off: hull(states.map(({ off }) => off)),
    transformed: others.every((one) => one === first) ? first : 'unknown',
  };
}

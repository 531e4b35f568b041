/**
 * Legal areas over time: what an area that was split, joined or extended takes over of the count of years.
 * Belongs here: changes as data, and the state an area begins its next list with. Does not belong: monitoring areas (areas/), geometry.
 * The minister approves splits and extensions (§ 61 a, stk. 3). What becomes of the years is the ministry's answer where it gave one; otherwise
 * an area takes over the years of the one that at least 80 per cent of its residents come from; otherwise nobody but the ministry can say.
 * Start with countByArea.
 */
import type { ThreeValued } from '@bybalance/release';
import type { AreaChange } from '../../catalogue/area-changes.ts';
import {
  hullOf,
  type ListDecision,
  NO_EARLIER_LISTS,
  type Standing,
  stepYears,
  type YearsState,
} from './years.ts';

/** Whether the years are taken over: the ministry's answer, or by where residents come from. */
export function takesOverYears({ ministry, residents }: AreaChange): ThreeValued {
  if (ministry !== undefined) return ministry === 'inherits' ? 'met' : 'notMet';
  if (residents === undefined) return 'unknown';
  return 100 * residents.from >= 80 * residents.of ? 'met' : 'unknown';
}

/** An area that goes on and takes others in: the rest of its residents are its own. */
function withItself(to: string, changes: readonly AreaChange[]): readonly AreaChange[] {
  const [first] = changes;
  if (first === undefined || changes.some(({ from }) => from === to)) return changes;
  const of = first.residents?.of;
  const known = changes.every(({ residents }) => residents !== undefined);
  const taken = changes.reduce((sum, { residents }) => sum + (residents?.from ?? 0), 0);
  const residents = known && of !== undefined ? { from: Math.max(0, of - taken), of } : undefined;
  return [...changes, { ...first, from: to, residents, ministry: undefined }];
}

/** What an area may begin a list with. */
interface Past {
  /** What the list before left an area; undefined when it was not there. */
  readonly stateOf: (area: string) => YearsState | undefined;
  /** For an area that nothing is known of. */
  readonly before: YearsState;
  /** For an area that appears without having come from another. */
  readonly fresh: YearsState;
}

/** The state an area begins a list with, after changes; without any, its own of the list before. */
function inheritYears(
  to: string,
  changes: readonly AreaChange[],
  { stateOf, before, fresh }: Past,
): YearsState {
  const own = stateOf(to);
  if (changes.length === 0) return own ?? fresh;
  const origins = own === undefined ? changes : withItself(to, changes);
  const heir = origins.find((change) => takesOverYears(change) === 'met');
  if (heir !== undefined) return stateOf(heir.from) ?? before;
  const possible = origins.filter((change) => takesOverYears(change) === 'unknown');
  return hullOf([NO_EARLIER_LISTS, ...possible.map(({ from }) => stateOf(from) ?? before)]);
}

/** What is known of the lists of every area. */
export interface ListHistory {
  /** ISO dates in order: every list there was, also those of which nothing is known. */
  readonly listDates: readonly string[];
  /** The decision on an area; undefined when the area was not there. */
  readonly decisionOn: (area: string, listDate: string) => ListDecision | undefined;
  readonly changes: readonly AreaChange[];
  /** What is taken of the time before the first list. */
  readonly before: YearsState;
}

/** Every area's standing on every list it was there for, in the order of `areas` and dates. */
export function countByArea(
  areas: readonly string[],
  { listDates, decisionOn, changes, before }: ListHistory,
): ReadonlyMap<string, readonly Standing[]> {
  const found = new Map<string, Standing[]>(areas.map((area) => [area, []]));
  let states: ReadonlyMap<string, YearsState> = new Map();
  listDates.forEach((listDate, i) => {
    const since = listDates[i - 1] ?? '';
    const recent = changes.filter(({ approvedOn }) => approvedOn > since && approvedOn <= listDate);
    // An area that first appears on a later list was on none before; only the first list has an unknown past.
    const fresh = i === 0 ? before : NO_EARLIER_LISTS;
    const earlier = states;
    const next = new Map(earlier);
    for (const area of areas) {
      const decision = decisionOn(area, listDate);
      if (decision === undefined) continue;
      const own = recent.filter(({ to }) => to === area);
      const past = { stateOf: (one: string) => earlier.get(one), before, fresh };
      const { standing, after } = stepYears(inheritYears(area, own, past), decision);
      found.get(area)?.push(standing);
      next.set(area, after);
    }
    states = next;
  });
  return found;
}

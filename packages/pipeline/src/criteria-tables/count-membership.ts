/**
 * Membership of lists → years in a row and the status they lead to, for every area on every list since it first appeared.
 * Belongs here: lists that are missing between others, areas that a list does not name. Does not belong: the count itself.
 * A year without a list between two others is unknown for every area, never a list that nobody was on.
 * Start with countMembership.
 */
import type { RuleSet } from '@bybalance/release';
import { rulesInForce } from '../analyse/criteria/evaluate.ts';
import { countByArea } from '../analyse/criteria/lineage.ts';
import {
  EARLIER_LISTS_UNKNOWN,
  type ListDecision,
  NO_EARLIER_LISTS,
  type Standing,
} from '../analyse/criteria/years.ts';
import type { AreaChange } from '../catalogue/area-changes.ts';
import type { MembershipRow } from './types.ts';

export interface CountOptions {
  readonly laws: readonly RuleSet[];
  readonly changes: readonly AreaChange[];
  /** What is taken of the lists before the first in the file. */
  readonly earlier: 'none' | 'unknown';
}

export interface CountedArea {
  readonly area: string;
  readonly standings: readonly Standing[];
}

/** The lists in the file and, for years between them that have none, the day they would have been of. */
function everyList(
  rows: readonly MembershipRow[],
): readonly { readonly date: string; readonly isKnown: boolean }[] {
  const dates = [...new Set(rows.map(({ listDate }) => listDate))].sort();
  return dates.flatMap((date, i) => {
    const before = Number(dates[i - 1]?.slice(0, 4) ?? Number(date.slice(0, 4)) - 1);
    const gap = Number(date.slice(0, 4)) - before - 1;
    const missing = Array.from({ length: gap }, (_, n) => ({
      date: `${before + 1 + n}-12-01`,
      isKnown: false,
    }));
    return [...missing, { date, isKnown: true }];
  });
}

/** In: one row per area and list. Out: areas in order of appearance; lists in order of date, from the first that named the area. */
export function countMembership(
  rows: readonly MembershipRow[],
  { laws, changes, earlier }: CountOptions,
): readonly CountedArea[] {
  const lists = everyList(rows);
  const known = new Set(lists.filter(({ isKnown }) => isKnown).map(({ date }) => date));
  const named = new Map(rows.map(({ area, listDate, statuses }) => [`${area}\n${listDate}`, statuses]));
  const areas = [...new Set(rows.map(({ area }) => area))];
  const firstNamed = new Map(
    [...Map.groupBy(rows, ({ area }) => area)].map(([area, own]) => [
      area,
      own.map(({ listDate }) => listDate).sort()[0],
    ]),
  );
  const decisionOn = (area: string, listDate: string): ListDecision => ({
    listDate,
    statuses: known.has(listDate) ? (named.get(`${area}\n${listDate}`) ?? ['none']) : [],
    consecutive: rulesInForce(laws, listDate).find(({ consecutive }) => consecutive)?.consecutive,
  });
  const counted = countByArea(areas, {
    listDates: lists.map(({ date }) => date),
    decisionOn,
    changes,
    before: earlier === 'none' ? NO_EARLIER_LISTS : EARLIER_LISTS_UNKNOWN,
  });
  return areas.map((area) => ({
    area,
    standings: (counted.get(area) ?? []).filter(
      ({ listDate }) => known.has(listDate) && listDate >= (firstNamed.get(area) ?? ''),
    ),
  }));
}

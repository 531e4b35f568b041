/**
 * The legal areas that the law names something, and what has changed since the list before, for the panel on Overblik.
 * Belongs here: choosing which rows are told. Does not belong: deciding anything.
 * The origin condition is the law's own gate and no part of the count.
 * Start with criteriaList.
 */
import type { Release } from '@bybalance/release';
import { collatorOf } from '../format/words.ts';
import { type Crossing, crossingsAt } from './criteria-history.ts';
import { type ShownStatus, statusOf } from './criteria-rows.ts';
import {
  countCriteria,
  criteriaPeriods,
  findingOf,
  isListed,
  jointStatus,
  lawFamilies,
  seriousness,
} from './criteria-status.ts';
import { legalPlaces } from './legal-places.ts';
import type { Words } from './words.ts';

export interface CriteriaRow {
  readonly code: string;
  readonly name: string;
  readonly met: number;
  /** Met, were every undecided criterion met. */
  readonly most: number;
  readonly of: number;
  readonly status: ShownStatus;
  /** "Udsat boligområde, ingen betegnelse i 2025" */
  readonly told: string;
}

export interface CriteriaList {
  readonly period: string;
  /** Areas with a designation, perhaps with one, or with another than on the list before. */
  readonly rows: readonly CriteriaRow[];
  /** How many have another status than on the list before; empty for the first list. */
  readonly crossings: string;
  /** Legal areas in all. */
  readonly of: number;
}

/** What cannot be decided is told by the heaviest that it may be; what has changed, with what it was. */
function toldOf(
  statuses: readonly string[],
  crossing: Crossing | undefined,
  before: string | undefined,
  words: Words,
): string {
  const { criteriaPage: t } = words.text;
  const now = statusOf(statuses, words).said;
  return crossing && before !== undefined ? t.wasBefore(now, crossing.from.name, before) : now;
}

function crossingsText(crossings: readonly Crossing[], before: string, { text }: Words): string {
  const open = crossings.filter(({ kind }) => kind === 'open').length;
  return text.criteriaPage.crossings(crossings.length - open, open, before);
}

/** The newest list under the law, most serious first; undefined when nothing was found. */
export function criteriaList(release: Release, words: Words): CriteriaList | undefined {
  const period = criteriaPeriods(release).at(-1);
  const [family] = lawFamilies(release).filter(({ standing }) => standing === 'law');
  if (!family || period === undefined) return undefined;
  const all = legalPlaces(release).flatMap((place) => {
    const subject = `${place.set}/${place.area.code}`;
    const found = findingOf(release, family, subject, period);
    return found ? [{ place, found, statuses: jointStatus(release, subject, period) }] : [];
  });
  const before = criteriaPeriods(release).at(-2);
  const crossings = crossingsAt(release, period, words);
  const rows = all
    .filter(
      ({ place, statuses }) =>
        statuses.some(isListed) || crossings.some(({ code }) => code === place.area.code),
    )
    .map(({ place, found, statuses }) => ({
      code: place.area.code,
      name: place.area.name,
      ...countCriteria(found.finding, found.law),
      status: statusOf(statuses, words),
      told: toldOf(
        statuses,
        crossings.find(({ code }) => code === place.area.code),
        before,
        words,
      ),
      weight: seriousness(statuses),
    }))
    .sort(
      (a, b) => b.weight - a.weight || b.met - a.met || collatorOf(words.language).compare(a.name, b.name),
    );
  return {
    period,
    rows: rows.map(({ weight: _, ...row }) => row),
    crossings: before === undefined ? '' : crossingsText(crossings, before, words),
    of: all.length,
  };
}

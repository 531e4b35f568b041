/**
 * The legal areas nearest a limit that residents can cross by work or education, for the panel on Overblik: by distance in persons.
 * Belongs here: choosing and sorting what the findings tell. Does not belong: counting distances, the cheapest way to lose a status.
 * Convictions are few everywhere and would head every list; origin has no distance. Areas under the law's minimum are left out.
 * Start with nearestAreas.
 */
import type { Release, ShownCriterion } from '@bybalance/release';
import { collatorOf } from '../format/words.ts';
import { type Crossing, crossingsAt } from './criteria-history.ts';
import { type ShownStatus, statusOf } from './criteria-rows.ts';
import { countCriteria, criteriaPeriods, findingOf, jointStatus, lawFamilies } from './criteria-status.ts';
import { sayDistance } from './distance.ts';
import { legalPlaces } from './legal-places.ts';
import type { Words } from './words.ts';

export interface NearestRow {
  readonly code: string;
  readonly name: string;
  readonly met: number;
  /** Met, were every undecided criterion met. */
  readonly most: number;
  readonly of: number;
  readonly status: ShownStatus;
  /** "omkring 15 personer over grænsen for grundskole" */
  readonly distance: string;
  /** "udsat boligområde; ingen betegnelse i 2025"; empty where the status is as on the list before. */
  readonly crossed: string;
}

export interface NearestList {
  readonly period: string;
  readonly rows: readonly NearestRow[];
  /** How many have another status than on the list before; empty for the first list. */
  readonly crossings: string;
  /** Legal areas in all. */
  readonly of: number;
}

const MOST_ROWS = 5;
const CLOSED = ['work-or-education', 'finished-school'];

interface Near {
  readonly shown: ShownCriterion;
  readonly number: { readonly value: number; readonly lo: number; readonly hi: number };
}

const byDistance = (a: Near, b: Near) => a.number.lo + a.number.hi - b.number.lo - b.number.hi;

/** The nearest of an area's limits. */
function nearestOf(shown: readonly ShownCriterion[]): Near | undefined {
  return shown
    .flatMap((one): readonly Near[] =>
      one.distance?.kind === 'persons' && CLOSED.includes(one.distance.closedBy)
        ? [{ shown: one, number: one.distance.number }]
        : [],
    )
    .sort(byDistance)[0];
}

function saidOf(release: Release, { shown }: Near, words: Words): string {
  const said = sayDistance(shown, words)?.said ?? '';
  const short = release.indicator(shown.figure.indicator)?.short[words.language] ?? '';
  return words.text.distance.ofLimit(
    said,
    short.charAt(0).toLocaleLowerCase(words.language) + short.slice(1),
  );
}

function crossingsText(crossings: readonly Crossing[], before: string, { text }: Words): string {
  const open = crossings.filter(({ kind }) => kind === 'open').length;
  return text.criteriaPage.crossings(crossings.length - open, open, before);
}

/** The newest list under the law; undefined when nothing was found. */
export function nearestAreas(release: Release, words: Words): NearestList | undefined {
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
    .filter(({ found }) => !found.finding.status.every((status) => status === 'below-minimum'))
    .flatMap(({ place, found, statuses }) => {
      const near = nearestOf(found.finding.shown);
      if (near === undefined) return [];
      const crossing = crossings.find(({ code }) => code === place.area.code);
      const status = statusOf(statuses, words);
      return [
        {
          near,
          code: place.area.code,
          name: place.area.name,
          ...countCriteria(found.finding, found.law),
          status,
          distance: saidOf(release, near, words),
          crossed:
            crossing && before !== undefined
              ? words.text.criteriaPage.wasBefore(status.said, crossing.from.name, before)
              : '',
        },
      ];
    })
    .sort((a, b) => byDistance(a.near, b.near) || collatorOf(words.language).compare(a.name, b.name));
  return {
    period,
    rows: rows.slice(0, MOST_ROWS).map(({ near: _, ...row }) => row),
    crossings: before === undefined ? '' : crossingsText(crossings, before, words),
    of: all.length,
  };
}

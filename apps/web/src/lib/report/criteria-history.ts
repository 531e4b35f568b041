/**
 * The statuses of every legal area over the lists, as a small matrix, and what has changed from one list to the next.
 * Belongs here: laying out what the findings decided. Does not belong: deciding, markup.
 * Under the law the matrix tells the designation that weighs most of § 61 a and § 61 b; under another rule set that one's own.
 * Start with toHistory and crossingsAt.
 */
import type { Release } from '@bybalance/release';
import { collatorOf } from '../format/words.ts';
import { type ShownStatus, statusOf } from './criteria-rows.ts';
import {
  criteriaPeriods,
  findingOf,
  isListed,
  jointStatus,
  type LawFamily,
  seriousness,
} from './criteria-status.ts';
import { type LegalPlace, legalPlaces } from './legal-places.ts';
import type { Words } from './words.ts';

export interface HistoryRow {
  readonly code: string;
  readonly name: string;
  /** In the order of the periods. */
  readonly marks: readonly ShownStatus[];
  /** "udsat boligområde siden 2024" */
  readonly since: string;
}

export interface History {
  readonly periods: readonly string[];
  readonly rows: readonly HistoryRow[];
  /** Every shape that the matrix holds, with its words, most serious first. */
  readonly key: readonly ShownStatus[];
}

export interface Crossing {
  readonly code: string;
  readonly name: string;
  readonly opens: string | undefined;
  readonly from: ShownStatus;
  readonly to: ShownStatus;
  /** Onto a list, off it, or between two lists; open where it cannot be decided. */
  readonly kind: 'onto' | 'off' | 'between' | 'open';
}

const subjectOf = ({ set, area }: LegalPlace) => `${set}/${area.code}`;

/** Statuses of an area at a list: the family's own, or the law's together. */
function statusesAt(release: Release, family: LawFamily, subject: string, period: string): readonly string[] {
  if (family.standing === 'law') return jointStatus(release, subject, period);
  return findingOf(release, family, subject, period)?.finding.status ?? [];
}

const same = (a: readonly string[] | undefined, b: readonly string[] | undefined) =>
  [...(a ?? [])].sort().join() === [...(b ?? [])].sort().join();

function sinceText(
  statuses: readonly (readonly string[])[],
  periods: readonly string[],
  words: Words,
): string {
  const last = statuses.length - 1;
  const changed = statuses.findLastIndex((one) => !same(one, statuses[last]));
  const { criteriaPage: t } = words.text;
  const name = statusOf(statuses[last] ?? [], words).said;
  if ((statuses[last]?.length ?? 0) > 1) return name;
  return changed < 0 ? t.allYears(name) : t.since(name, periods[changed + 1] ?? '');
}

/** Places with a finding in any list, most serious in the newest first, then by name. */
function places(release: Release, family: LawFamily, words: Words) {
  const periods = criteriaPeriods(release);
  return legalPlaces(release)
    .map((place) => ({
      place,
      statuses: periods.map((period) => statusesAt(release, family, subjectOf(place), period)),
    }))
    .filter(({ statuses }) => statuses.some((one) => one.length > 0))
    .sort(
      (a, b) =>
        seriousness(b.statuses.at(-1) ?? []) - seriousness(a.statuses.at(-1) ?? []) ||
        collatorOf(words.language).compare(a.place.area.name, b.place.area.name),
    );
}

const KEY_ORDER = [
  'omdannelse',
  'parallelsamfund',
  'udsat',
  'forebyggelse',
  'kombineret',
  'none',
  'below-minimum',
];

function keyOf(rows: readonly HistoryRow[], words: Words): readonly ShownStatus[] {
  const shapes = new Set(rows.flatMap((row) => row.marks.map((mark) => mark.shape)));
  const { criteriaPage: t } = words.text;
  const certain = KEY_ORDER.filter((shape) => shapes.has(shape as ShownStatus['shape']));
  return [
    ...certain.map((shape) => statusOf([shape], words)),
    ...(shapes.has('unknown')
      ? [{ shape: 'unknown' as const, name: t.undecidedShort, most: '', said: t.undecidedShort }]
      : []),
    ...(shapes.has('missing')
      ? [{ shape: 'missing' as const, name: t.notAssessed, most: '', said: t.notAssessed }]
      : []),
  ];
}

/** The matrix of a rule set; every list of the release, oldest first. */
export function toHistory(release: Release, family: LawFamily, words: Words): History {
  const periods = criteriaPeriods(release);
  const rows = places(release, family, words).map(({ place, statuses }) => ({
    code: place.area.code,
    name: place.area.name,
    marks: statuses.map((one) => statusOf(one, words)),
    since: sinceText(statuses, periods, words),
  }));
  return { periods, rows, key: keyOf(rows, words) };
}

function kindOf(from: readonly string[], to: readonly string[]): Crossing['kind'] {
  if (from.length > 1 || to.length > 1) return 'open';
  const [before, now] = [from, to].map((one) => one.some(isListed));
  if (before === now) return 'between';
  return now ? 'onto' : 'off';
}

/** Areas whose status under the law is another at this list than at the one before; empty for the first list. */
export function crossingsAt(release: Release, period: string, words: Words): readonly Crossing[] {
  const before = criteriaPeriods(release).findLast((one) => one < period);
  if (before === undefined) return [];
  return legalPlaces(release)
    .flatMap((place): readonly (Crossing & { readonly weight: number })[] => {
      const [from, to] = [before, period].map((one) => jointStatus(release, subjectOf(place), one));
      if (!from || !to || from.length === 0 || to.length === 0 || same(from, to)) return [];
      return [
        {
          code: place.area.code,
          name: place.area.name,
          opens: place.lies[0],
          from: statusOf(from, words),
          to: statusOf(to, words),
          kind: kindOf(from, to),
          weight: seriousness(to),
        },
      ];
    })
    .sort((a, b) => b.weight - a.weight || collatorOf(words.language).compare(a.name, b.name))
    .map(({ weight: _, ...crossing }) => crossing);
}

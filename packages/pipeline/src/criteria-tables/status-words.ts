/**
 * The law's own words for statuses, as plain tables write them, and what a list's categories mean.
 * Belongs here: words of files. Does not belong: words of pages (the web app's texts).
 */
import type { CriteriaStatus } from '../analyse/decide.ts';

const WORDS: Readonly<Record<CriteriaStatus, string>> = {
  'below-minimum': 'none',
  none: 'none',
  forebyggelse: 'forebyggelsesområde',
  kombineret: 'kombineret udlejning',
  udsat: 'udsat boligområde',
  ghetto: 'ghettoområde',
  'haard-ghetto': 'hårdt ghettoområde',
  parallelsamfund: 'parallelsamfund',
  omdannelse: 'omdannelsesområde',
};

/** Off the list, with a development plan that goes on. */
export const PLAN_RUNNING = 'udviklingsplan';

/** Each word once; an area with too few residents has no status. */
export function toWords(statuses: readonly CriteriaStatus[]): readonly string[] {
  return [...new Set(statuses.map((status) => WORDS[status]))];
}

/** Words that a category may be; `ghettoområde (særligt udsat boligområde)` is the list of 2012's own. */
const CATEGORIES: Readonly<Record<string, CriteriaStatus>> = {
  ...Object.fromEntries(Object.entries(WORDS).map(([status, word]) => [word, status as CriteriaStatus])),
  none: 'none',
  'ghettoområde (særligt udsat boligområde)': 'ghetto',
};

export const KNOWN_CATEGORIES = [...new Set(Object.values(WORDS))];

/** What a list calls an area → its status; undefined for a word that no list has. */
export function toStatus(category: string): CriteriaStatus | undefined {
  return CATEGORIES[category.toLowerCase()];
}

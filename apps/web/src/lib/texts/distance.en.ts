/** Distance to a limit, and what of a list is already fixed, in English. Part of report.en.ts; the shape of distance.da.ts. British spelling. */
import { places, startPlaces } from './counting.en.ts';
import type { distanceDa } from './distance.da.ts';
import type { Widened } from './types.ts';

export const distanceEn: Widened<typeof distanceDa> = {
  about: (n) => `about ${n}`,
  between: (from, to) => `about ${from}–${to}`,
  shortBetween: (from, to) => `${from}–${to}`,
  under: (n) => `fewer than ${n}`,
  unit: {
    person: { one: 'person', other: 'persons' },
    'full-time-person': { one: 'full-time person', other: 'full-time persons' },
  },
  side: { over: 'above the limit', under: 'below the limit', near: 'from the limit' },
  shortSide: { over: 'above', under: 'below', near: 'away' },
  said: (amount, side) => `${amount} ${side}`,
  perTaxpayer: 'per taxpayer',
  ofLimit: (said, criterion) => `${said} for ${criterion}`,
  why: {
    hidden: 'the distance is not shown, to protect individuals',
    'no-counts': 'the distance cannot be worked out: the figure is missing',
    'no-limit': 'the distance cannot be worked out: the limit is not known for this year',
    undecided: 'the distance cannot be worked out: the criterion cannot be decided',
    'out-of-reach': 'the newest year alone cannot move the figure across the limit',
  },
  closes: {
    'work-or-education': {
      out: (n) => `Were ${n} more in work or education, the criterion would not be met.`,
      in: (n) => `Were ${n} not in work or education who are, the criterion would be met.`,
    },
    'finished-school': {
      out: (n) => `Had ${n} more an education beyond basic school, the criterion would not be met.`,
      in: (n) => `Had ${n} no education beyond basic school who have, the criterion would be met.`,
    },
    'fewer-convicted': {
      out: (n) => `Were ${n} not convicted who are, the criterion would not be met.`,
      in: (n) => `Were ${n} more convicted, the criterion would be met.`,
    },
    'higher-income': {
      out: (n) => `Were the mean ${n} higher, the criterion would not be met.`,
      in: (n) => `Were the mean ${n} lower, the criterion would be met.`,
    },
  },
  fixedYears: (fixed, newest) => `The figure of ${fixed} is fixed; only ${newest} can move the mean.`,
  intern: {
    outMovers: (n) => `Internal only: ${n} with the attribute would have to move out, nobody moving in.`,
    inMovers: (n) => `Internal only: ${n} without the attribute would have to move in, nobody moving out.`,
    replaced: (n) =>
      `Internal only: ${n} taxpayers would have to give way to others with the municipality’s mean.`,
    wayOut: (least, most, criteria) =>
      `Internal only: at least ${least} and at most ${most} persons would change the designation (${criteria}).`,
    wayOutOne: (n, criteria) => `Internal only: ${n} persons would change the designation (${criteria}).`,
    undecided: (criteria) => `Provided that ${criteria} is not met.`,
  },

  figure: 'How far is it to the criteria?',
  figureSub: (law, list) => `Distance to the limit under ${law}, computed for the list of ${list}`,
  figureNote:
    'Right of the line: met. The bar runs from the least to the most that the shown figures leave room for. The law’s origin condition has no distance.',
  isMet: 'met',
  isNotMet: 'not met',

  known: {
    title: 'What is already fixed?',
    sub: (date) => `The years behind each figure, as seen from the edition of ${date}`,
    list: (year) => `List of 1 December ${year}`,
    criterion: 'Criterion',
    all: (years) => `Fixed: ${years} known.`,
    part: (fixed, of) =>
      fixed === 0 ? 'Nothing is fixed' : `${startPlaces(fixed)} of ${places(of)} years fixed`,
    year: {
      known: (year) => `${year} is known`,
      preliminary: (year) => `${year} is preliminary`,
      missing: (year) => `${year} is not delivered`,
      forecast: (year, when) => `${year} comes in ${when}`,
    },
    month: (month, year) => `${month} ${year}`,
  },

  panel: 'Closest to the criteria',
  panelSub: (list) =>
    `Distance to the nearest limit for work and education under section\u00a061\u00a0a, computed for the list of ${list}`,
};

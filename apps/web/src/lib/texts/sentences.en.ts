/** Sentences that are put together from figures, in English. Part of report.en.ts; the shape of sentences.da.ts. British spelling. */
import { capital, ORDINALS, places, plural, startPlaces, withArticle } from './counting.en.ts';
import type { sentencesDa } from './sentences.da.ts';

type Tense = 'now' | 'then';
const isWas = (tense: Tense) => (tense === 'now' ? 'is' : 'was');
const SUBJECT: Readonly<Record<string, string>> = {
  share: 'the share',
  ratio: 'the figure',
  count: 'the number',
  per1000: 'the rate',
  'mean-dkk': 'the mean',
  points: 'the change',
};

export const sentencesEn: typeof sentencesDa = {
  time: {
    single: (period) => `In ${withArticle(period)},`,
    mean: (first, last) => `On average over ${first} and ${last},`,
  },
  withVerb: (time, verb, subject, rest) => `${time} ${subject} ${verb}${rest === '' ? '' : ` ${rest}`}`,
  plain: (time, title, value, tense) => `${time} the figure for “${title}” ${isWas(tense)} ${value}`,
  plainMissing: (time, title, status) => `${time.replace(/,$/, '')}: “${title}” is ${status}`,
  sameAs: (since) => `unchanged ${since}`,
  changed: (kind, by, since) => `${kind === 'higher' ? 'up' : 'down'} ${by} ${since}`,
  changeSentence: (unit, tense, clause) =>
    `${capital(SUBJECT[unit] ?? 'the figure')} ${isWas(tense)} ${clause}.`,
  changeClause: (unit, tense, clause) => `${SUBJECT[unit] ?? 'the figure'} ${isWas(tense)} ${clause}`,
  countChanged: (kind, by, period) =>
    `${by} ${kind === 'higher' ? 'more' : 'fewer'} than in ${withArticle(period)}`,
  inTheMunicipality: 'in the municipality',
  newMeasure: (period) => `New measure in ${period}; change cannot be shown.`,
  beyondLimit: (n, limit, operator) => {
    const who = `${startPlaces(n)} ${plural(n, 'area', 'areas')}`;
    if (operator === 'mindst') return `${who} ${plural(n, 'reaches', 'reach')} the legal limit of ${limit}.`;
    return `${who} ${plural(n, 'is', 'are')} ${operator === 'under' ? 'below' : 'above'} the legal limit of ${limit}.`;
  },
  limitNote: (minimum) =>
    `The legal limit applies only to social housing areas with at least ${minimum} residents.`,
  streakInOne: (name, kind, years) =>
    `In one of them, **${name}**, the share has ${kind === 'higher' ? 'risen' : 'fallen'} ${years} years in a row.`,
  streak: (kind, years) =>
    years <= 10
      ? `${kind === 'higher' ? 'up' : 'down'} for the ${ORDINALS[years] ?? years} year in a row`
      : `${kind === 'higher' ? 'up' : 'down'} ${years} years in a row`,
  mostChanged: (place, kind, by) => `Largest change ${place}: ${kind === 'higher' ? 'up' : 'down'} ${by}.`,
  range: (unit, high, low) =>
    `${capital(SUBJECT[unit] ?? 'the figure')} is highest ${high} and lowest ${low}.`,
  inSeveral: (n) => `in ${places(n)} areas`,
  residents: (time, value, place, tense) =>
    `${time} **${value}** people ${tense === 'now' ? 'live' : 'lived'} ${place}.`,
  inMunicipality: (value) => `In the municipality it was ${value}.`,
  higherThan: (by) => `${by} higher than in the municipality`,
  lowerThan: (by) => `${by} lower than in the municipality`,
  levelWith: 'level with the municipality',
  aboutTwice: 'about twice as high as in the municipality',
  amongHighest: 'among the ten areas with the highest figures',
  amongLowest: 'among the ten areas with the lowest figures',
  titleBeyond: (n, limit, operator) => {
    const who = `${startPlaces(n)} ${plural(n, 'area', 'areas')}`;
    if (operator === 'mindst') return `${who} ${plural(n, 'reaches', 'reach')} the legal ${limit}`;
    return `${who} ${plural(n, 'is', 'are')} ${operator === 'under' ? 'below' : 'above'} the legal ${limit}`;
  },
  titleAbove: (n, all) => `${startPlaces(n)} of ${all} areas are above the municipality`,
  titleAll: (n) => `${startPlaces(n)} areas on one scale`,
  nobody: 'No area has a figure for the chosen year.',
};

/** The English words of Kriterier; the same shape as criteria.da.ts. An area "meets the conditions for" a status; it never "is" one. */

import type { criteriaDa } from './criteria.da.ts';
import type { Widened } from './types.ts';

const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);
const COUNT_WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const places = (n: number) => COUNT_WORDS[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
const startPlaces = (n: number) => (n <= 10 ? capital(places(n)) : `In all ${n}`);
const listed = (names: readonly string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;

export const criteriaEn: Widened<typeof criteriaDa> = {
  title: 'Criteria',
  question: 'Which residential areas meet the law’s criteria?',
  none: 'This edition has no social-housing areas that are held against the law’s criteria.',
  lead: (met, all, { period, rules, standing, tense }) => {
    const verb = tense === 'now' ? plural(met, 'meets', 'meet') : 'met';
    const under = standing === 'law' ? `the conditions of ${rules}` : `the conditions of “${rules}”`;
    return `Computed for the list of 1 December ${period}, **${places(met)}** of ${places(all)} social-housing ${plural(all, 'area', 'areas')} ${verb} ${under}.`;
  },
  leadOpen: (n, missing) =>
    `${startPlaces(n)} cannot be decided${
      missing.length === 0
        ? ''
        : `: ${listed(
            missing.map((one) => `“${one}”`),
            'and',
          )} ${plural(missing.length, 'is', 'are')} missing`
    }.`,
  leadLong: (names, tense) =>
    `**${listed(names, 'and')}** ${tense === 'now' ? plural(names.length, 'has', 'have') : 'had'} met them so many years in a row that the conditions for transformation area (omdannelsesområde) ${tense === 'now' ? 'are' : 'were'} met too.`,
  rulesFor: 'Choose rules',
  year: 'List',
  list: (period) => `1 December ${period}`,
  notLaw: { variant: (name) => `${name} (not the law)`, proposed: (name) => `${name} (proposal)` },
  standing: {
    law: '',
    variant: 'Not the law: another wording, held against the same figures. No list was ever made by it.',
    proposed: 'A proposal: it is not in force, and no list was made by it.',
  },
  table: 'The criteria, area by area',
  tableSub: (title, minimum) => `${title}. For social-housing areas with at least ${minimum} residents`,
  area: 'Residential area',
  status: 'Computed status',
  statusSub: 'from the municipality’s own figures',
  years: 'Years in a row',
  yearsSub: 'and development plan',
  residents: 'Residents',
  residentsSub: (minimum) => `at least ${minimum}`,
  gate: 'The law’s origin condition',
  gateSub: (limit) => `non-Western countries, ${limit}`,
  tooFew: (minimum) => `under ${minimum} residents: the rules do not apply`,
  counts: (met, of) => `${met} of ${of} criteria`,
  countsBetween: (low, high, of) => `${low}–${high} of ${of} criteria`,
  undecidedShort: 'undecided',
  notAssessed: 'not assessed',
  yearsInRow: (n) => `${n} ${plural(n, 'year', 'years')}`,
  yearsBetween: (low, high) => (high === undefined ? `at least ${low} years` : `${low}–${high} years`),
  plan: {
    follows: 'development plan follows',
    met: 'plan may still run',
    notMet: 'no development plan',
    unknown: 'plan: unknown',
  },
  planUnknown: (first) => `the lists before ${first} are not here, so an older plan may still run`,
  open: (name) => `Show the working for ${name}`,
  close: (name) => `Hide the working for ${name}`,
  workingFor: (name) => `The working for ${name}`,
  toArea: (name) => `Page about the area: ${name}`,
  key: 'Filled dot: met. Open dot: not met. Question mark: undecided. Upright line: the limit. Each column runs from the lowest to the highest figure.',
  ownNumbers:
    'Computed from the municipality’s own figures. Only the ministry’s list of 1 December decides what a residential area is.',
  gateNote:
    'The condition is the law’s own. It does not count among the criteria and has neither colour, distance nor advice.',
  download: 'Download the figures (CSV)',
  downloadExcel: 'Download for Excel',

  limitOfCountry: (times, base, limit) =>
    `The limit is ${times} times the national average of ${base}, that is ${limit}.`,
  limitOfRegion: (limit) => `The limit is ${limit} of the regional average.`,
  verdict: (limit, state) => `${capital(limit)}: ${state}.`,
  undecided: (why, years) => `Undecided: ${why} for ${years}.`,
  meanOf: 'mean of',
  divided: (numerator, denominator) => `${numerator} out of ${denominator}`,
  agesFrom: (from) => `aged ${from} and over`,
  agesBetween: (from, to) => `aged ${from}–${to}`,
  precision: (step) => `Shown in steps of ${step}.`,
  counted: (base) => `Counts are rounded to the nearest ${base}; the decisions were taken on the exact ones.`,
  shownCannotTell: 'The figure shown lies too close to the limit to tell; the exact figures do.',
  unsure: (note) => `Not settled: ${note}`,

  stepResidents: (residents, minimum, on) =>
    `Residents: ${residents}. The law asks for at least ${minimum}${on === '' ? '' : `, counted on ${on}`}.`,
  stepMet: (met, of, needed) =>
    `${startPlaces(met)} of ${places(of)} criteria ${plural(met, 'is', 'are')} met; the law asks for ${places(needed)}.`,
  stepBetween: (low, high, of, needed) =>
    `At least ${places(low)} and at most ${places(high)} of ${places(of)} criteria are met; the law asks for ${places(needed)}.`,
  stepGate: (value, limit, state) =>
    `The law’s origin condition: ${value}, the law’s limit is ${limit}: ${state}.`,
  stepYears: (years, plan, why) =>
    `Lists in a row as parallel society: ${years}. ${capital(plan)}${why === '' ? '' : `: ${why}`}.`,
  stepStatus: (status) => `${status}.`,

  history: 'Status, list by list',
  historySub: (from, to) =>
    `1 December ${from}–${to}, under the rules of the day. The designation that weighs most under § 61 a and § 61 b`,
  historySubOther: (rules, from, to) => `${rules}, 1 December ${from}–${to}`,
  historyNote:
    'The newest list is computed and not yet published: dashed edge. Press a sign to see that year’s working.',
  now: 'Now',
  allYears: (name) => `${name} in every year`,
  since: (name, period) => `${name} since ${period}`,

  crossings: (changed, open, before) => {
    const who =
      changed === 0
        ? 'No residential area'
        : `${startPlaces(changed)} residential ${plural(changed, 'area', 'areas')}`;
    return `${who} ${changed > 1 ? 'have' : 'has'} another status than on the list of ${before}${open === 0 ? '' : `; ${places(open)} cannot be decided yet`}.`;
  },
  atMost: (name) => `at most ${name}`,
  wasBefore: (now, was, before) => `${now}; ${was} in ${before}`,
  allCriteria: 'All residential areas and workings',
  inARow: (years) => `${years} in a row as parallel society`,
  workingsOf: (name) => `Workings and earlier years of ${name}`,
};

/** The English words of the outlook; the shape of outlook.da.ts. */
import type { outlookDa } from './outlook.da.ts';
import type { Widened } from './types.ts';

const listed = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);

export const outlookEn: Widened<typeof outlookDa> = {
  section: (list) => `The outlook for ${list}`,
  sub: (day) =>
    `Made on ${day} of what was published by then. An outlook is no decision: the ministry publishes the list`,
  list: (period) => `1 December ${period}`,
  chance: { under: '< 5%', over: '> 95%', of: (percent) => `${percent}%` },
  ofHundred: {
    under: 'fewer than 5 of 100',
    over: 'more than 95 of 100',
    of: (percent) => `${percent} of 100`,
  },
  words: {
    'next-to-none': 'next to ruled out',
    unlikely: 'unlikely',
    'less-likely-than-not': 'less likely than not',
    even: 'as likely as not',
    'more-likely-than-not': 'more likely than not',
    likely: 'likely',
    'next-to-sure': 'next to certain',
  },
  statuses: {
    'below-minimum': 'too few residents',
    none: 'none of the law’s designations',
    udsat: 'vulnerable residential area',
    parallelsamfund: 'parallel society',
    forebyggelse: 'prevention area',
    kombineret: 'combined letting',
    ghetto: 'ghetto area',
    'haard-ghetto': 'hard ghetto area',
    omdannelse: 'transformation area',
    open: 'cannot be said: figures are missing',
  },
  sentence: (times, name, status, list) =>
    `In **${times}** computed courses ${name} meets the conditions for **${status}** on the list of ${list}.`,
  sentenceNone: (times, name, list) =>
    `In **${times}** computed courses ${name} meets the conditions for none of the law’s designations on the list of ${list}.`,
  sentenceFew: (times, name, list) =>
    `In **${times}** computed courses ${name} has too few residents, so that the rules do not apply on the list of ${list}.`,
  sentenceOpen: (name) => `The outlook for ${name} cannot be said: figures that decide it are not shown.`,
  settled: (name, status, list) =>
    `The figures that decide the status on the list of ${list} are published: ${name} meets the conditions for **${status}**.`,
  settledNone: (name, list) =>
    `The figures that decide the status on the list of ${list} are published: ${name} meets the conditions for none of the law’s designations.`,
  settledFew: (name) => `${name} has too few residents: the rules do not apply.`,
  settledShort: 'decided by known figures',
  likelihoodOf: (status) => `chance of ${status}`,
  dots: (percent) => `${percent} dots are filled`,
  next: (list) => `Next list, ${list}`,
  lastYear: 'Last year’s outlook',
  lastYearOf: (said, happened) => `It said ${said}. It became ${happened}.`,
  lastYearAll: (day, hits, all) =>
    `The outlook of ${day} said the right status in **${hits} of ${all}** residential areas.`,
  lastYearMisses: (names) => `It was wrong about ${listed(names)}.`,
  noLastYear: 'There is no outlook of last year to hold this against.',
  allAreas: 'Every residential area',
  allAreasSub: 'Status on the coming lists, the likeliest first',
  area: 'Residential area',
  said: 'Last year we said',
  happened: 'It became',
  choose: (name) => `Show the outlook for ${name}`,
  chosen: 'shown below',
  known: 'What is known?',
  knownSub: (list) => `The years that each criterion rests on, for the list of ${list}`,
  criterion: 'Criterion',
  years: 'Rests on',
  knowledge: { known: 'known', preliminary: 'preliminary', forecast: 'forecast' },
  yearAt: (year, state) => `${year}: ${state}`,
  due: (month) => `due in ${month}`,
  late: (month) => `late since ${month}`,
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
  met: { met: 'met', notMet: 'not met', unknown: 'not decided' },
  isMet: 'Met?',
  chanceMet: (percent) => `${percent} that it is met`,
  gateNote:
    'The law’s origin condition is part of the status as the law has it, and has no outlook of its own.',
  limitMoves: 'The limit follows the country’s figures; for years to come the newest known one is used.',
  fans: 'Criterion by criterion',
  fansSub: (name) =>
    `${name}. The dark band holds 50 and the light one 90 of 100 courses. The line is the figures as shown`,
  fanKnown: (title, state) => `${title}: ${state} on known figures`,
  fanChance: (title, percent) => `${title}: ${percent} that it is met`,
  fanOpen: (title) => `${title}: cannot be said`,
  persistence: 'The newest figure stands: a common development was no better.',
  model: 'The common development is part of it.',
  ends: { low: 'low', high: 'high', middle: 'likeliest' },
  limit: (paragraph, value) => `${paragraph}: ${value}`,
  read: 'Arrow keys read year by year',
  table: {
    year: 'Year',
    kind: 'Known or forecast',
    value: 'Figure',
    low90: 'Low (90)',
    low50: 'Low (50)',
    high50: 'High (50)',
    high90: 'High (90)',
  },
  trust: 'How good is the outlook? See it tried on the past',
  csv: 'Download the outlook (CSV)',
  population: {
    title: 'The outlook for the population',
    claim: (from, to, year) => `Probably between ${from} and ${to} in ${year}`,
    subtitle:
      'Residents on 1 January. The dark band holds 50 and the light one 90 of 100 courses. New dwellings that nobody has told of are not in it',
    before: (year, lo, hi, was, inside) =>
      `For ${year} we said a year ago between ${lo} and ${hi} (90 of 100 courses). It became ${was}: ${inside ? 'inside' : 'outside'}.`,
  },
  warning: {
    title: 'Early warning',
    sub: (n) =>
      `At most eight areas among ${n} with 1,000 residents or more, where a criterion may change within a year`,
    none: 'No area has an outlook that calls for a warning now.',
    reasons: {
      'likely-to-cross': 'may cross the limit within a year',
      'close-to-limit': 'lies close to the limit',
      'in-movers-differ': 'in-movers differ from residents',
    },
    towards: (title, limit) => `${title}: towards the limit ${limit}`,
    away: (title, limit) => `${title}: away from the limit ${limit}`,
    wouldMeet: 'would meet: the area is no residential area in the law’s sense',
    record: (hits, flags, years) =>
      `The same rule gave ${flags} ${plural(flags, 'warning', 'warnings')} in ${years}; ${hits} of them came true.`,
    caught: (hits, crossings) =>
      `${crossings} areas crossed a limit, and ${hits} of them had been warned of.`,
    tooFew: 'Too few crossings to judge the rule.',
    noRecord: 'The rule has no past to be judged by yet.',
    area: 'Area',
    why: 'Why',
    chance: 'Chance',
    note: 'A warning is a reason to look closer, not a verdict. It speaks of areas, never of persons.',
  },
  record: {
    title: 'The outlook',
    crumb: 'The outlook',
    question: 'How good is the outlook?',
    lead: (shown, all) =>
      shown === 0
        ? 'For none of the measures does a common development do better than repeating the newest figure. So the newest figure is shown, with the uncertainty that past misses give.'
        : `For **${shown} of ${all}** measures a common development does better than repeating the newest figure. For the others the newest figure is shown, with the uncertainty that past misses give.`,
    none: 'The edition has no outlook.',
    how: 'How it is tried',
    howText: [
      'We stand in an earlier year, read only the figures that were published then, make the outlook, and hold it against what came.',
      'The newest figure unchanged is the yardstick. Where our outlook does no better, we show the newest figure and say so.',
      'The figures are those the site itself shows. Rounding is part of the misses.',
    ],
    lists: 'The lists',
    listsSub: (day) =>
      `The outlook made on the same day of earlier years (${day}), held against the computed status`,
    listsAhead: { 1: 'the coming list', 2: 'the list after', 3: 'two lists after' },
    hits: (hits, all) => `${hits} of ${all}`,
    changed: (n) => `${n} changed status`,
    which: 'List',
    shown: 'The outlook',
    persistence: 'Same status as before',
    right: 'Right status',
    brier: 'Brier',
    logScore: 'Log score',
    changes: 'Changes',
    tooFew: 'too few to judge',
    outcomes: 'Each list, said and done',
    method: {
      shown: 'What is shown',
      persistence: 'Newest figure',
      drift: 'Own development',
      linear: 'Straight line',
    },
    methodHead: 'Method',
    scope: { all: 'all areas', 'near-limit': 'social-housing areas near a limit' },
    ahead: (n) => (n === 1 ? 'one year ahead' : `${n} years ahead`),
    scores: {
      forecasts: 'Outlooks',
      mae: 'Mean error',
      crps: 'CRPS',
      brier: 'Brier',
      logScore: 'Log score',
      cover50: 'Inside 50',
      cover90: 'Inside 90',
      width90: 'Width of 90',
    },
    scoresNote:
      'Error, CRPS and width in the measure’s own unit (percentage points for shares). Lower is better; 50 and 90 should be near 50 and 90%.',
    crossings: (crossed, near) =>
      `${crossed} ${plural(crossed, 'crossing', 'crossings')} of a limit among ${near} outlooks near one.`,
    reliability: 'Said and done',
    reliabilitySub: 'How often something happened when so large a chance was told',
    told: 'Told',
    times: 'Times',
    came: 'Happened',
    isModel: (percent) =>
      `The common development is shown: its error is ${percent} smaller than the newest figure’s.`,
    isPersistence: 'The newest figure is shown: a common development was no better.',
    origins: (first, last, areas) => `Tried from ${first} to ${last}, ${areas} areas`,
    limits: 'What it cannot do',
    limitsText: [
      'A break is not foreseen: a new law, new dwellings, a demolition or a new way of counting.',
      'All areas share the same year. An unusual year may strike them all.',
      'The law’s origin condition is part of the status alone, as the law has it.',
    ],
    further: 'Further ahead, and near the limits',
  },
};

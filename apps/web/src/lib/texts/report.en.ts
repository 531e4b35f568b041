/**
 * Every English word of the report, in the shape of report.da.ts; each page's in a file of its own.
 * British spelling; Danish legal names stand in brackets at first use.
 */
import { areaEn } from './area.en.ts';
import { findingAreasEn } from './areas.en.ts';
import { balanceEn } from './balance.en.ts';
import { compareEn } from './compare.en.ts';
import { capital, genitive, places, startPlaces } from './counting.en.ts';
import { criteriaEn } from './criteria.en.ts';
import { distanceEn } from './distance.en.ts';
import { pageWordsEn } from './figures.en.ts';
import { methodEn } from './method.en.ts';
import { officialEn } from './official.en.ts';
import { outlookEn } from './outlook.en.ts';
import { overviewEn } from './overview.en.ts';
import { protectionEn } from './protection.en.ts';
import type { reportDa } from './report.da.ts';
import { sentencesEn } from './sentences.en.ts';

export const reportEn: typeof reportDa = {
  ...pageWordsEn,
  sentences: sentencesEn,
  overview: overviewEn,
  ...findingAreasEn,
  area: areaEn,
  method: methodEn,
  protection: protectionEn,
  criteriaPage: criteriaEn,
  distance: distanceEn,
  official: officialEn,
  balance: balanceEn,
  compare: compareEn,
  outlook: outlookEn,

  criteria: {
    possible: {
      'below-minimum': 'too few residents',
      none: 'no designation',
      udsat: 'vulnerable residential area',
      parallelsamfund: 'parallel society',
      forebyggelse: 'prevention area',
      kombineret: 'combined letting',
      ghetto: 'ghetto area',
      'haard-ghetto': 'hard ghetto area',
      omdannelse: 'transformation area',
    },
    undecided: (names) => `Undecided: ${names.join(' or ')}`,
    status: {
      'below-minimum': 'Too few residents: the rules do not apply',
      none: 'None of the law’s designations',
      udsat: 'Meets the conditions for vulnerable residential area (section\u00a061\u00a0a(1))',
      parallelsamfund: 'Meets the conditions for parallel society (section\u00a061\u00a0a(2))',
      forebyggelse: 'Meets the conditions for prevention area (section\u00a061\u00a0b)',
      kombineret: 'Meets the conditions for combined letting (section\u00a051\u00a0b)',
      ghetto: 'Met the conditions for ghetto area under the rules of the list',
      'haard-ghetto': 'Met the conditions for hard ghetto area under the rules of the list',
      omdannelse: 'Meets the conditions for transformation area (section\u00a061\u00a0a(4))',
    },
  },

  helpers: { places, startPlaces, capital, genitive },
};

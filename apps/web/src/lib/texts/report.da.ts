/**
 * Every Danish word of the report: pages, figures, statuses, sentences; each page's in a file of its own.
 * Belongs here: which parts there are, and the names of statuses. Does not belong: a page's wording, printing numbers.
 * report.en.ts has the same shape; a missing text is a type error.
 */
import { areaDa } from './area.da.ts';
import { findingAreasDa } from './areas.da.ts';
import { balanceDa } from './balance.da.ts';
import { compareDa } from './compare.da.ts';
import { capital, genitive, places, startPlaces } from './counting.da.ts';
import { criteriaDa } from './criteria.da.ts';
import { distanceDa } from './distance.da.ts';
import { pageWordsDa } from './figures.da.ts';
import { methodDa } from './method.da.ts';
import { officialDa } from './official.da.ts';
import { outlookDa } from './outlook.da.ts';
import { overviewDa } from './overview.da.ts';
import { protectionDa } from './protection.da.ts';
import { sentencesDa } from './sentences.da.ts';

export const reportDa = {
  ...pageWordsDa,
  sentences: sentencesDa,
  overview: overviewDa,
  ...findingAreasDa,
  area: areaDa,
  method: methodDa,
  protection: protectionDa,
  criteriaPage: criteriaDa,
  distance: distanceDa,
  official: officialDa,
  balance: balanceDa,
  compare: compareDa,
  outlook: outlookDa,

  criteria: {
    possible: {
      'below-minimum': 'for få beboere',
      none: 'ingen betegnelse',
      udsat: 'udsat boligområde',
      parallelsamfund: 'parallelsamfund',
      forebyggelse: 'forebyggelsesområde',
      kombineret: 'kombineret udlejning',
      ghetto: 'ghettoområde',
      'haard-ghetto': 'hårdt ghettoområde',
      omdannelse: 'omdannelsesområde',
    },
    undecided: (names: readonly string[]) => `Kan ikke afgøres: ${names.join(' eller ')}`,
    status: {
      'below-minimum': 'For få beboere: reglerne gælder ikke',
      none: 'Ingen af lovens betegnelser',
      udsat: 'Opfylder betingelserne for udsat boligområde (§\u00a061\u00a0a, stk.\u00a01)',
      parallelsamfund: 'Opfylder betingelserne for parallelsamfund (§\u00a061\u00a0a, stk.\u00a02)',
      forebyggelse: 'Opfylder betingelserne for forebyggelsesområde (§\u00a061\u00a0b)',
      kombineret: 'Opfylder betingelserne for kombineret udlejning (§\u00a051\u00a0b)',
      ghetto: 'Opfyldte betingelserne for ghettoområde, efter listens regler',
      'haard-ghetto': 'Opfyldte betingelserne for hårdt ghettoområde, efter listens regler',
      omdannelse: 'Opfylder betingelserne for omdannelsesområde (§\u00a061\u00a0a, stk.\u00a04)',
    },
  },

  helpers: { places, startPlaces, capital, genitive },
};

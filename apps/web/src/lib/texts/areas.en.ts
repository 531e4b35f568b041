/** The list of areas, and the search, in English. Part of report.en.ts; the shape of areas.da.ts. British spelling. */

import type { findingAreasDa } from './areas.da.ts';
import { plural } from './counting.en.ts';

export const findingAreasEn: typeof findingAreasDa = {
  areas: {
    title: 'Areas',
    question: 'Which areas are there?',
    lead: (n, town, country) =>
      town + country === n && country > 0
        ? `The municipality is divided into **${n} areas**: ${town} in the town and ${country} in the country. All figures are compiled for all of them.`
        : `The report covers **${n} areas**. All figures are compiled for all of them.`,
    search: 'Search by name',
    noMatch: (q) => `No area has a name with “${q}”.`,
    guess: 'Did you mean',
    shown: (n) => `${n} ${plural(n, 'area', 'areas')} shown`,
    sortBy: (column) => `Sort by ${column}`,
    district: 'Belongs to',
    all: 'All',
    filterKind: 'Show',
    empty: 'This edition has no areas.',
  },

  find: {
    title: 'Search',
    question: 'What are you looking for?',
    label: 'Find an area or a figure',
    results: (n, q) => `${n} ${plural(n, 'result', 'results')} for “${q}”`,
    none: (q) => `We did not find “${q}”.`,
    guess: 'Did you mean',
    hint: 'Search for an area, school district, residential area or subject.',
    areas: 'Areas',
    measures: 'Figures',
    synonyms: {
      ghetto: 'criteria',
      crime: 'convicted',
      unemployment: 'labour market',
      unemployed: 'labour market',
      wages: 'income',
      population: 'residents',
      elderly: '65',
      migration: 'moved',
      housing: 'dwellings',
      school: 'pupils',
      disease: 'lifestyle',
    },
    pages: 'Pages',
  },
};

/** How a figure, its status and its period are said, and the words that every page uses, in English. Part of report.en.ts; the shape of figures.da.ts. British spelling. */
import { withArticle } from './counting.en.ts';
import type { pageWordsDa } from './figures.da.ts';

export const pageWordsEn: typeof pageWordsDa = {
  figures: {
    underWord: (n) => `under ${n}`,
    notShownCloser: (text) => `${text}, not shown more closely to protect individuals`,
    short: { suppressed: 'hidden', unavailable: 'no data', 'not-applicable': 'not applicable' },
    long: {
      suppressed: 'hidden to protect individuals',
      unavailable: 'no data',
      'not-applicable': 'not applicable here',
    },
    reason: {
      'small-count': 'hidden to protect individuals',
      'small-complement': 'hidden to protect individuals',
      'few-persons': 'hidden to protect individuals: too few persons',
      'few-households': 'hidden to protect individuals: too few households',
      dominance: 'hidden to protect individuals: a few make up most of it',
      everyone: 'hidden to protect individuals',
      secondary: 'hidden so that another figure cannot be worked out',
      'small-difference':
        'hidden because the area is nearly the same as another: they differ by too few people',
      'masked-by-supplier': 'hidden by the supplier to protect individuals',
      'not-delivered': 'no data: not reported',
      'not-yet-published': 'no data yet',
      'area-not-valid': 'no data: the area is not part of this edition',
      'no-population': 'not applicable: nobody in the group',
      'year-before-first': 'no data: the mean needs two years',
    },
    union: {
      'no-areas': 'cannot be computed: choose at least one area',
      'same-area-twice': 'cannot be computed: the same area is chosen twice',
      'other-set': 'cannot be computed: the areas are not of one kind',
      'other-figure': 'cannot be computed: the figures are not the same figure for the same year',
      'areas-may-overlap': 'cannot be computed: the areas may share residents',
      'not-a-sum': 'cannot be computed: the figure is not a sum of the areas’ figures',
      'no-counts': 'cannot be computed: only the share is published, not the counts behind it',
      'part-hidden': 'cannot be computed: the figure of one of the areas is hidden',
      'part-missing': 'cannot be computed: one of the areas has no figure',
      'too-wide': 'cannot be computed: the rounded figures leave the answer too uncertain',
    },
    quality: { preliminary: 'preliminary', estimated: 'estimated', break: 'break in series', final: '' },
    steps: { share: 'shares shown with the step the figure carries' },
  },

  words: {
    municipality: 'the municipality',
    municipalityTitle: 'Municipality',
    limit: 'Legal limit',
    limitShort: 'Limit',
    area: 'Area',
    areas: 'Areas',
    year: 'Year',
    value: 'Figure',
    class: 'Class',
    table: 'Table',
    hideTable: 'Hide table',
    download: 'Download',
    status: 'Status',
    kind: 'Kind',
    town: 'town',
    country: 'country',
    noKind: '',
    open: 'Open the area',
    clear: 'Clear selection',
    and: 'and',
    total: 'in all',
    madeUp: 'Made-up figures',
    source: 'Source',
  },

  periods: {
    halfShort: (half, year) => `H${half} ${year}`,
    in: (period) => `in ${period}`,
    meanOf: (first, last) => `mean of ${first} and ${last}`,
    measuredIn: (period) => `measured in ${period}`,
    asOf: (period) => `1 January ${period}`,
    since: (period) => `since ${withArticle(period)}`,
    sinceYearBefore: 'since the year before',
    sinceMean: (years) => `since the mean of ${years}`,
  },

  dimensions: {
    age: 'Age',
    aldersgruppe: 'Age',
    sex: 'Sex',
    koen: 'Sex',
    origin: 'Origin',
    oprindelse: 'Origin',
    nationality: 'Citizenship',
    statsborgerskab: 'Citizenship',
  },

  table: {
    caption: (title, period) => `${title}, ${period}`,
    period: 'Year',
  },

  csv: { madeUp: 'MADE-UP FIGURES: the municipality does not exist' },
};

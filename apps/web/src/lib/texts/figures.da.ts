/**
 * How a figure, its status and its period are said, and the words that every page uses, in Danish. Part of report.da.ts; figures.en.ts has the same shape.
 * Belongs here: wording only, with places for what is already printed. Does not belong: choosing, computing, printing numbers.
 * `**…**` marks a fact that stands out. Start with figures.
 */
import type { UnionReason } from '@bybalance/release';

const LONG = {
  suppressed: 'skjult af hensyn til diskretion',
  unavailable: 'ingen tal',
  'not-applicable': 'findes ikke her',
} as const;
const REASON: Readonly<Record<string, string>> = {
  'small-count': 'skjult af hensyn til diskretion',
  'small-complement': 'skjult af hensyn til diskretion',
  'few-persons': 'skjult af hensyn til diskretion: for få personer',
  'few-households': 'skjult af hensyn til diskretion: for få husstande',
  dominance: 'skjult af hensyn til diskretion: få udgør det meste',
  everyone: 'skjult af hensyn til diskretion',
  secondary: 'skjult, så et andet tal ikke kan regnes ud',
  'small-difference': 'skjult, fordi området næsten er det samme som et andet: forskellen er for få personer',
  'masked-by-supplier': 'skjult af den, der har leveret tallet, af hensyn til diskretion',
  'not-delivered': 'ingen tal: ikke indberettet',
  'not-yet-published': 'ingen tal endnu',
  'area-not-valid': 'ingen tal: området indgår ikke i opgørelsen',
  'no-population': 'findes ikke her: ingen i gruppen',
  'year-before-first': 'ingen tal: gennemsnittet kræver to år',
};
/** Why areas that a reader puts together have no figure. */
const UNION: Readonly<Record<UnionReason, string>> = {
  'no-areas': 'kan ikke opgøres: vælg mindst ét område',
  'same-area-twice': 'kan ikke opgøres: det samme område er valgt to gange',
  'other-set': 'kan ikke opgøres: områderne er ikke af samme slags',
  'other-figure': 'kan ikke opgøres: tallene er ikke de samme tal for samme år',
  'areas-may-overlap': 'kan ikke opgøres: områderne kan have nogle af de samme beboere',
  'not-a-sum': 'kan ikke opgøres: tallet er ikke en sum af områdernes tal',
  'no-counts': 'kan ikke opgøres: kun andelen er offentliggjort, ikke antallene bag',
  'part-hidden': 'kan ikke opgøres: et af områdernes tal er skjult',
  'part-missing': 'kan ikke opgøres: et af områderne har ingen tal',
  'too-wide': 'kan ikke opgøres: de afrundede tal gør svaret for usikkert',
};

export const pageWordsDa = {
  figures: {
    underWord: (n: string) => `under ${n}`,
    notShownCloser: (text: string) => `${text}, vises ikke nærmere af hensyn til diskretion`,
    short: { suppressed: 'skjult', unavailable: 'ingen tal', 'not-applicable': 'findes ikke' } as Readonly<
      Record<'suppressed' | 'unavailable' | 'not-applicable', string>
    >,
    long: LONG as Readonly<Record<keyof typeof LONG, string>>,
    reason: REASON,
    union: UNION,
    quality: {
      preliminary: 'foreløbigt tal',
      estimated: 'anslået tal',
      break: 'brud i tidsserien',
      final: '',
    },
    steps: {
      share: 'andele vist med det trin, tallet bærer',
    },
  },

  words: {
    municipality: 'kommunen',
    municipalityTitle: 'Kommunen',
    limit: 'Lovens grænse',
    limitShort: 'Grænse',
    area: 'Område',
    areas: 'Områder',
    year: 'År',
    value: 'Tal',
    class: 'Klasse',
    table: 'Tabel',
    hideTable: 'Skjul tabel',
    download: 'Hent',
    status: 'Status',
    kind: 'Slags',
    town: 'by',
    country: 'land',
    noKind: '',
    open: 'Åbn området',
    clear: 'Fjern valg',
    and: 'og',
    total: 'i alt',
    madeUp: 'Opdigtede tal',
    source: 'Kilde',
  },

  periods: {
    halfShort: (half: string, year: string) => `${half}. hv. ${year}`,
    in: (period: string) => `i ${period}`,
    meanOf: (first: string, last: string) => `gennemsnit af ${first} og ${last}`,
    measuredIn: (period: string) => `målt i ${period}`,
    asOf: (period: string) => `1. januar ${period}`,
    since: (period: string) => `siden ${period}`,
    sinceYearBefore: 'siden året før',
    sinceMean: (years: string) => `siden gennemsnittet for ${years}`,
  },

  dimensions: {
    age: 'Alder',
    aldersgruppe: 'Alder',
    sex: 'Køn',
    koen: 'Køn',
    origin: 'Oprindelse',
    oprindelse: 'Oprindelse',
    nationality: 'Statsborgerskab',
    statsborgerskab: 'Statsborgerskab',
  },

  table: {
    caption: (title: string, period: string) => `${title}, ${period}`,
    period: 'År',
  },

  csv: {
    madeUp: 'OPDIGTEDE TAL: kommunen findes ikke',
  },
};

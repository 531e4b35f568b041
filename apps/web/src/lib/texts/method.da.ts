/**
 * The words of Tal og metode and of an indicator's sheet, in Danish. Part of report.da.ts; method.en.ts has the same shape.
 * Belongs here: wording only, with places for what is already printed. Does not belong: choosing, computing, printing numbers.
 * `**…**` marks a fact that stands out. Start with title.
 */
import { capital, places, plural } from './counting.da.ts';

const SUBJECT = {
  share: 'andelen',
  ratio: 'tallet',
  count: 'antallet',
  per1000: 'tallet',
  'mean-dkk': 'gennemsnittet',
  points: 'ændringen',
} as const;
type UnitName = keyof typeof SUBJECT;
/** A distance of shown from exact numbers, printed without its unit. */
type PrintedDistance = Readonly<Record<'compared' | 'mean' | 'usual' | 'most', string>>;

export const methodDa = {
  title: 'Tal og metode',
  question: 'Hvad betyder tallene, og hvor kommer de fra?',
  lead: (edition: string, figures: number, sources: number, areas: string) =>
    `${edition} har **${figures} mål** fra ${places(sources)} ${plural(sources, 'kilde', 'kilder')}${areas}. Alle kan hentes frit.`,
  leadAll: (n: number, all: number) => `; **${n}** dækker alle ${all} områder`,
  measures: 'Målene',
  measuresNote:
    'Fyldt: årgangen findes. Stiplet: ingen tal. Lodret streg: brud, før og efter kan ikke sammenlignes. Bjælke: områder, der har et tal.',
  measure: 'Mål',
  source: 'Kilde',
  newest: 'Nyeste',
  years: 'År',
  coverage: (n: number) => `Områder af ${n}`,
  covered: (n: number, all: number) => `${n} af ${all}`,
  next: 'Næste tal',
  months: [
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'december',
  ],
  nextIn: (month: string) => month,
  searchMeasure: 'Søg i mål og kilder',
  noMeasure: (q: string) => `Ingen mål handler om »${q}«.`,
  allThemes: 'Alle mål',
  protection: 'Sådan beskytter vi personer i tallene',
  protectionSub:
    'Ingen enkeltperson skal kunne genkendes, heller ikke ved at trække to tabeller fra hinanden',
  rounding: (base: number) => `Alle antal er afrundet til nærmeste ${base}`,
  roundingSub: 'Det talte antal er ét af dem i bøjlen, men siden ved ikke hvilket',
  counted: 'Talt',
  shown: 'Vist',
  steps: 'Jo færre personer, jo grovere andel',
  base: 'Regnet på',
  step: 'Trin',
  example: (value: string) => `${value} vises som`,
  under: (n: string) => `under ${n}`,
  between: (from: string, to: string) => `${from}–${to}`,
  andOver: (from: string) => `${from} og derover`,
  notShown: 'vises ikke',
  nearest: (step: string) => `nærmeste ${step}`,
  stepNames: { whole: 'hele procent', half: 'halve procent', tenth: 'én decimal' },
  policy: (title: string, version: number) => `Politik: ${title}, version ${version}`,
  asPublished: 'Tallene er vist, som de er offentliggjort andetsteds.',
  edition: 'Udgaven',
  notes: 'Noter til udgaven',
  editionRow: (title: string, asOf: string, published: string) =>
    `${title}, opgjort pr. ${asOf}, offentliggjort ${published}`,
  // one indicator's sheet
  says: 'Hvad tallet siger',
  sum: 'Regnestykke',
  notCounted: 'Vær opmærksom på',
  sourceOwner: 'Kilde',
  lag: 'Forsinkelse',
  lagMeasures: (speaksOf: string) => `Måler ${speaksOf}`,
  lagPublished: (day: string) => `udgivet ${day}`,
  lagShown: (year: string) => `Vist som ${year}`,
  dividedBy: 'divideret med',
  areasInNewest: (years: string) => `områder har et tal for ${years}.`,
  breaks: 'Brud',
  noBreaks: 'Ingen i den viste periode.',
  breakLine: (period: string, reason: string) =>
    `${period}: ${reason.replace(/\.$/, '')}.${reason.includes('sammenlign') ? '' : ' Før og efter kan ikke sammenlignes.'}`,
  protectionPrice: 'Beskyttelse',
  protectionCounts: (shown: number, coarse: number, edge: number, hidden: number, none: number) =>
    [
      `${shown} ${plural(shown, 'område vises', 'områder vises')}`,
      coarse > 0 ? `${coarse} vist grovere` : '',
      edge > 0 ? `${edge} kun som »under« eller »over«` : '',
      hidden > 0 ? `${hidden} skjult` : '',
      none > 0 ? `${none} uden tal` : '',
    ]
      .filter((text) => text !== '')
      .join(', '),
  direction: 'Læses',
  directions: {
    high: 'Et højt tal er den mindre gunstige ende.',
    low: 'Et lavt tal er den mindre gunstige ende.',
    none: 'Tallet har ingen bedre eller dårligere ende.',
  },
  coverageRow: 'Dækning',
  priceDistance: (distance: PrintedDistance, unit: string) =>
    `Viste tal ligger i gennemsnit ${distance.mean}${unit} fra de præcise; 95 af 100 højst ${distance.usual} og ingen mere end ${distance.most}${unit} (${distance.compared} tal sammenlignet).`,
  priceUnit: {
    share: ' pct.-point',
    ratio: ' pct.-point',
    count: '',
    per1000: ' pr. 1.000',
    'mean-dkk': ' kr.',
    points: ' pct.-point',
  } as Readonly<Record<UnitName, string>>,
  priceOrder: (correlation: string) =>
    `Områdernes rækkefølge er bevaret med en rangkorrelation på ${correlation}, hvor 1 er helt den samme.`,
  meanOfTwo: 'Gennemsnit af to år: hvert år regnes for sig, derefter tages midten.',
  limitRow: 'Lovens grænse',
  distribution: (n: number, period: string) => `${n} områder, ${period}. Hver prik er et område`,
  distributionTitle: 'Sådan fordeler områderne sig',
  downloads: 'Hent tallene',
  csvExcel: 'CSV til Excel',
  csvExcelNote: 'semikolon og decimalkomma',
  csv: 'CSV',
  csvNote: 'komma og punktum, UTF-8',
  citation: 'Henvis til tallet',
  citationText: (municipality: string, year: string, title: string, edition: string, address: string) =>
    `${municipality} (${year}). **${title}**. Bybalance, ${edition}. ${address}`,
  madeUpCitation: 'Opdigtede tal.',
  back: 'Alle mål',
  previous: 'Forrige',
  nextMeasure: 'Næste',
  seeMap: 'Se på kortet',
  class: {
    ordinary: 'almindelige personoplysninger',
    art9: 'følsomme oplysninger (artikel 9)',
    art10: 'oplysninger om lovovertrædelser (artikel 10)',
  },
  form: {
    persons: 'kommunens egne data om personer',
    delivered: 'leveret som færdig tabel, uden personer',
    'published-elsewhere': 'offentliggjort andetsteds',
  },
  controller: (name: string, basis: string) => (basis === '' ? name : `${name}. ${capital(basis)}.`),
  breakdowns: 'Opdelinger',
  noDenominator: 'antal',
  notFound: (q: string) => `Vi fandt ikke målet »${q}«.`,
};

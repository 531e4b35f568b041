/**
 * Every Danish word of the report: pages, figures, statuses, sentences.
 * Belongs here: wording only, with places for what is already printed. Does not belong: choosing, computing, printing numbers.
 * report.en.ts has the same shape; a missing text is a type error. `**…**` marks a fact that stands out.
 * Plural is chosen by n === 1, since Intl answers "one" for 0,1–1,9 in Danish.
 * Start with figures, then sentences.
 */

import type { UnionReason } from '@bybalance/release';
import { balanceDa } from './balance.da.ts';
import { criteriaDa } from './criteria.da.ts';
import { officialDa } from './official.da.ts';
import { protectionDa } from './protection.da.ts';

const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);
const COUNT_WORDS = ['nul', 'ét', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti'];
const ORDINALS = [
  '',
  'første',
  'andet',
  'tredje',
  'fjerde',
  'femte',
  'sjette',
  'syvende',
  'ottende',
  'niende',
  'tiende',
];
const places = (n: number) => COUNT_WORDS[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
/** A sentence never starts with a digit. */
const startPlaces = (n: number) => (n <= 10 ? capital(places(n)) : `I alt ${n}`);
const genitive = (name: string) => (/[sxz]$/i.test(name) ? `${name}’` : `${name}s`);

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

/** Verbs with a state on the newest date (now) and for anything earlier (then). */
type Tense = 'now' | 'then';
const isWas = (tense: Tense) => (tense === 'now' ? 'er' : 'var');

const SUBJECT = {
  share: 'andelen',
  ratio: 'tallet',
  count: 'antallet',
  per1000: 'tallet',
  'mean-dkk': 'gennemsnittet',
} as const;
type UnitName = keyof typeof SUBJECT;
/** A distance of shown from exact numbers, printed without its unit. */
type PrintedDistance = Readonly<Record<'compared' | 'mean' | 'usual' | 'most', string>>;

export const reportDa = {
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

  sentences: {
    time: {
      single: (period: string) => `I ${period}`,
      mean: (first: string, last: string) => `I gennemsnit for ${first} og ${last}`,
    },
    /** "I 2026" + "{value} af de 30-59-årige {har|havde} alene grundskole" → verb second. */
    withVerb: (time: string, verb: string, subject: string, rest: string) =>
      `${time} ${verb} ${subject}${rest === '' ? '' : ` ${rest}`}`,
    /** For an indicator without a sentence of its own. */
    plain: (time: string, title: string, value: string, tense: Tense) =>
      `${time} ${isWas(tense)} tallet for »${title}« ${value}`,
    plainMissing: (time: string, title: string, status: string) => `${time}: »${title}« er ${status}`,
    sameAs: (since: string) => `uændret ${since}`,
    changed: (kind: 'higher' | 'lower', by: string, since: string) =>
      `${kind === 'higher' ? 'steget' : 'faldet'} ${by} ${since}`,
    changeSentence: (unit: string, tense: Tense, clause: string) =>
      `${capital(SUBJECT[unit as UnitName] ?? 'tallet')} ${isWas(tense)} ${clause}.`,
    changeClause: (unit: string, tense: Tense, clause: string) =>
      `${SUBJECT[unit as UnitName] ?? 'tallet'} ${isWas(tense)} ${clause}`,
    countChanged: (kind: 'higher' | 'lower', by: string, period: string) =>
      `${by} ${kind === 'higher' ? 'flere' : 'færre'} end i ${period}`,
    inTheMunicipality: 'i kommunen',
    newMeasure: (period: string) => `Nyt mål i ${period}, ændring kan ikke vises.`,
    beyondLimit: (n: number, limit: string, operator: 'over' | 'under' | 'mindst') => {
      const who = n === 0 ? 'Ingen områder' : `${startPlaces(n)} ${plural(n, 'område', 'områder')}`;
      return `${who} ${operator === 'mindst' ? 'når' : `ligger ${operator}`} lovens grænse på ${limit}.`;
    },
    limitNote: (minimum: string) =>
      `Lovens grænse gælder kun almene boligområder med mindst ${minimum} beboere.`,
    streakInOne: (name: string, kind: 'higher' | 'lower', years: number) =>
      `I et af dem, **${name}**, ${kind === 'higher' ? 'er andelen steget' : 'er andelen faldet'} ${years} år i træk.`,
    streak: (kind: 'higher' | 'lower', years: number) =>
      years <= 10
        ? `${kind === 'higher' ? 'stiger' : 'falder'} for ${ORDINALS[years] ?? years} år i træk`
        : `er ${kind === 'higher' ? 'steget' : 'faldet'} ${years} år i træk`,
    mostChanged: (place: string, kind: 'higher' | 'lower', by: string) =>
      `Størst ændring ${place}: ${kind === 'higher' ? 'steget' : 'faldet'} ${by}.`,
    range: (unit: string, high: string, low: string) =>
      `${capital(SUBJECT[unit as UnitName] ?? 'tallet')} er højest ${high} og lavest ${low}.`,
    inSeveral: (n: number) => `i ${places(n)} områder`,
    residents: (time: string, value: string, place: string, tense: Tense) =>
      `${time} ${tense === 'now' ? 'bor' : 'boede'} der **${value}** mennesker ${place}.`,
    inMunicipality: (value: string) => `I kommunen var det ${value}.`,
    higherThan: (by: string) => `${by} højere end i kommunen`,
    lowerThan: (by: string) => `${by} lavere end i kommunen`,
    levelWith: 'på niveau med kommunen',
    aboutTwice: 'omkring dobbelt så højt som i kommunen',
    amongHighest: 'blandt de ti områder med højeste tal',
    amongLowest: 'blandt de ti områder med laveste tal',
    titleBeyond: (n: number, limit: string, operator: 'over' | 'under' | 'mindst') => {
      const who = n === 0 ? 'Ingen områder' : `${startPlaces(n)} ${plural(n, 'område', 'områder')}`;
      return `${who} ${operator === 'mindst' ? 'når' : `ligger ${operator}`} lovens ${limit}`;
    },
    titleAbove: (n: number, all: number) => `${startPlaces(n)} af ${all} områder ligger over kommunen`,
    titleAll: (n: number) => `${startPlaces(n)} områder på én skala`,
    nobody: 'Ingen områder har tal for det valgte år.',
  },

  overview: {
    question: (place: string) => `Hvordan går det i ${place}?`,
    title: 'Overblik',
    chooser: 'Vælg tal',
    chooserHint: 'Vælg det tal, som kort og liste viser',
    yearSlider: 'Vælg år',
    yearValue: (period: string, value: string) => `${period}: kommunen ${value}`,
    yearAlone: (period: string) => period,
    timeLine: 'Kommunens tal over tid',
    whole: 'Hele kommunen',
    wholeSite: (name: string) => `Hele ${name}`,
    mapLabel: (title: string, period: string) => `Kort: ${title}, ${period}`,
    mapHelp:
      'Piletaster går til naboområdet. Enter vælger, Escape fjerner valget, Home og End går til laveste og højeste tal. Listen ved siden af kortet indeholder de samme tal.',
    mapHint: 'Peg på et område for at se tallet. Klik vælger det.',
    everyDot: (period: string) => `Hver prik er et område, ${period}`,
    hidden: (n: number) => `${n} ${plural(n, 'område', 'områder')} vises ikke af hensyn til diskretion`,
    none: (n: number) => `${n} ${plural(n, 'område', 'områder')} uden tal`,
    legendNote: 'Over hver søjle: antal områder i klassen. Samme klasser i alle år.',
    legendLow: 'lavere end kommunen',
    legendHigh: 'højere',
    legendLess: 'lavere',
    legendMore: 'højere',
    classFirst: (to: string) => `under ${to}`,
    classLast: (from: string) => `${from} og derover`,
    classBetween: (from: string, to: string) => `${from} til under ${to}`,
    hiddenRows: 'Vises ikke',
    noneRows: 'Ingen tal',
    changes: 'Har ændret sig mest',
    changesSub: (since: string, unit: string) => `Ændring ${since}${unit === '' ? '' : `, ${unit}`}`,
    changesNote: 'Ændringer, der ikke er større end afrundingen, er ikke med.',
    noChanges: 'Ingen områder har ændret sig mere, end afrundingen kan forklare.',
    noEarlier: 'Der er ikke et tidligere år at sammenligne med.',
    criteriaMet: (met: number, of: number) => `${met} af ${of} kriterier`,
    criteriaBetween: (low: number, high: number, of: number) => `${low}–${high} af ${of} kriterier`,
    criteriaNote:
      'Kriterier efter §\u00a061\u00a0a. Lovens betingelse om oprindelse tæller ikke med i antallet.',
    points: 'pct.-\u2060point',
    about: 'Det handler tallet om',
    aboutLink: (title: string) => `Om »${title}«`,
    allAreas: (n: number) => `Alle ${n} områder`,
    resources: 'Tal og metode',
    scaleKm: (km: string) => `${km} km`,
    changesTable: 'Ændring i alle områder',
    selected: 'Valgt',
    legendLabel: (areas: string, range: string) => `${areas} områder ${range}`,
    mapNoteNone: 'stiplet kant: ingen tal',
    town: (name: string) => name,
    nearest: (asked: string, got: string) => `Vi fandt ikke »${asked}«. Du ser ${got}.`,
    loading: (what: string) => `Henter ${what} …`,
  },

  areas: {
    title: 'Områder',
    question: 'Hvilke områder er der?',
    lead: (n: number, town: number, country: number) =>
      town + country === n && country > 0
        ? `Kommunen er delt i **${n} områder**: ${town} i byen og ${country} på landet. Alle tal er opgjort for dem alle.`
        : `Rapporten dækker **${n} områder**. Alle tal er opgjort for dem alle.`,
    search: 'Søg på navn',
    noMatch: (q: string) => `Ingen områder hedder noget med »${q}«.`,
    guess: 'Mente du',
    shown: (n: number) => `${n} ${plural(n, 'område', 'områder')} vises`,
    sortBy: (column: string) => `Sortér efter ${column}`,
    district: 'Hører til',
    all: 'Alle',
    filterKind: 'Vis',
    empty: 'Der er ingen områder i denne udgave.',
  },

  area: {
    breadcrumb: 'Områder',
    keyFigures: (n: string, name: string) => `${n} tal om ${name}`,
    keyFiguresCount: (n: number) => capital(places(n)),
    figure: 'Nøgletal',
    allAreas: 'Alle områder',
    changeHead: 'Ændring',
    brokenSeries: 'brud i tidsserien',
    figuresShort: 'Nøgletal',
    since: (period: string) => `Siden ${period}`,
    change: (period: string) => `Siden ${period}`,
    changeOneYear: 'På ét år',
    stripNote: (name: string) =>
      `Streg: et område. Prik: ${name}. Stiplet: kommunen. Skalaen går fra laveste til højeste område i rækken.`,
    unchanged: 'uændret',
    neighbours: (names: string) => `Naboer: ${names}`,
    inSet: (singular: string) => capital(singular),
    locator: (name: string) => `Kort: ${name} i kommunen`,
    showOnMap: 'Se på kortet',
    trends: 'Udvikling',
    trendsSub: (from: string, to: string, name: string) => `${from}–${to}. Blå: ${name}. Stiplet: kommunen`,
    breakIn: (period: string, reason: string) =>
      `Brud i ${period}: ${reason.replace(/\.$/, '')}${reason.includes('sammenlign') ? '' : '; før og efter kan ikke sammenlignes'}`,
    more: (n: number) => `Vis ${n} ${plural(n, 'figur', 'figurer')} mere`,
    criteria: 'Kriterierne',
    criteriaSub: 'Holdt mod lovens grænser for de almene boligområder, der ligger her',
    criteriaNone: (name: string) =>
      `Der er ingen almene boligområder efter loven i ${name}. Kriterierne gælder kun dem.`,
    criterion: 'Kriterium',
    limit: 'Grænse',
    figureValue: 'Tal',
    state: 'Afgørelse',
    speaksOf: 'Gælder',
    met: 'opfyldt',
    notMet: 'ikke opfyldt',
    unknown: 'kan ikke afgøres',
    gateFigure: 'Indvandrere og efterkommere fra ikkevestlige lande',
    readLabel: 'Piletaster læser år for år',
    peopleNote:
      'Stiplet: kommunens fordeling. Antal er vist med det trin, de bærer; bjælkens længde er en del af alle indbyggere.',
    allFigures: 'Alle tal om området',
    allFiguresSub: 'Samme år som ovenfor, eller det nærmeste, der findes',
    chooseYear: 'År',
    criteriaOpen: (first: string, second: string) =>
      `Udfyldt prik: opfyldt efter ${first}. Streg: grænsen${second === '' ? '' : ` (lang: ${first}, kort: ${second})`}.`,
    peopleShort: 'Hvem bor her',
    peopleTitle: 'Hvem bor her?',
    peopleSub: (period: string) => `Indbyggere, ${period}`,
    allFiguresShort: 'Alle tal',
    neighboursAre: 'Naboer:',
    breadcrumbLabel: 'Du er her',
    twoColumns: (name: string) => `Fed: ${name}. Ved siden af: kommunen.`,
    hasComment: 'Kommentar',
    gate: 'Lovens betingelse om oprindelse',
    operator: {
      '>': (limit: string) => `over ${limit}`,
      '>=': (limit: string) => `mindst ${limit}`,
      '<': (limit: string) => `under ${limit}`,
    },
    ofReference: {
      country: (times: string) => `mindst ${times} × landets`,
      region: (percent: string) => `under ${percent} af regionens`,
    },
    noLimit: 'grænsen kendes ikke for dette år',
    working: 'Se regnestykket',
    workingText: (numerator: string, denominator: string) => `${numerator} ud af ${denominator}`,
    residentsIn: (value: string) => `${value} beboere`,
    tooFew: (minimum: string) => `Færre end ${minimum} beboere: reglerne gælder ikke`,
    metOf: (met: number, of: number, paragraph: string) =>
      `${capital(places(met))} af ${places(of)} kriterier er opfyldt efter ${paragraph}.`,
    metBetween: (low: number, high: number, of: number) =>
      `Kan ikke afgøres fuldt ud: mindst ${places(low)} og højst ${places(high)} af ${places(of)} kriterier er opfyldt.`,
    statusOwn: (names: string) => `Egne tal: ${names}.`,
    ownNumbers:
      'Beregnet af kommunens egne udgaver af tallene. Kun ministeriets liste 1. december afgør, hvad et boligområde er.',
    people: (name: string) => `Hvem bor ${name}?`,
    pyramid: 'Alder og køn',
    byAge: 'Alder',
    bySex: 'Køn',
    pyramidSub: (period: string) => `Pct. af indbyggerne, ${period}. Streg: kommunen`,
    men: 'Mænd',
    women: 'Kvinder',
    ageGroup: 'Aldersgruppe',
    group: 'Gruppe',
    here: 'Her',
    moves: 'Flytninger',
    movesSub: 'Pr. 1.000 indbyggere, over områdets grænse',
    movesTitle: (years: string, inn: string, out: string) =>
      `I ${years} flyttede ${inn} hertil og ${out} herfra pr. 1.000`,
    movedIn: 'Flyttet hertil',
    movedOut: 'Flyttet herfra',
    movesLead: (time: string, inn: string, out: string) =>
      `${time} flyttede ${inn} hertil og ${out} herfra pr. 1.000 indbyggere.`,
    departments: 'Afdelinger',
    departmentsSub: 'Almene afdelinger, der ligger i området',
    department: 'Afdeling',
    notFound: (q: string) => `Vi fandt ikke området »${q}«.`,
    limitLabel: (limit: string) => `Grænse ${limit}`,
    rank: { high: 'blandt de ti højeste', low: 'blandt de ti laveste', middle: '', hidden: '' },
    placeInAll: 'Placering',
    onThisPage: 'På denne side',
    limitsDistance: 'Hvor ligger tallet i forhold til grænsen?',
    meets: 'opfylder',
    meetsNot: 'opfylder ikke',
  },

  method: {
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
  },

  protection: protectionDa,
  criteriaPage: criteriaDa,
  official: officialDa,
  balance: balanceDa,

  find: {
    title: 'Søg',
    question: 'Hvad leder du efter?',
    label: 'Find område eller tal',
    results: (n: number, q: string) => `${n} ${plural(n, 'træf', 'træf')} på »${q}«`,
    none: (q: string) => `Vi fandt ikke »${q}«.`,
    guess: 'Mente du',
    hint: 'Søg på område, skoledistrikt, boligområde eller emne.',
    areas: 'Områder',
    measures: 'Tal',
    synonyms: {
      sukkersyge: 'diabetes',
      rygerlunger: 'KOL',
      slagtilfælde: 'apopleksi',
      kriminalitet: 'dømte',
      kriminelle: 'dømte',
      straf: 'dømte',
      ghetto: 'kriterier',
      ufaglært: 'grundskole',
      arbejdsløs: 'arbejdsmarkedet',
      arbejdsløshed: 'arbejdsmarkedet',
      overførsel: 'arbejdsmarkedet',
      løn: 'bruttoindkomst',
      folketal: 'indbyggere',
      befolkning: 'indbyggere',
      specialskole: 'specialklasse',
      flytninger: 'flyttet',
      tilflyttere: 'flyttet hertil',
      fraflyttere: 'flyttet herfra',
      ældre: '65 år',
      børn: 'under 18',
      herkomst: 'oprindelse',
      almennyttig: 'almene',
    } as Readonly<Record<string, string>>,
    pages: 'Sider',
  },

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

  helpers: { places, startPlaces, capital, genitive },
};

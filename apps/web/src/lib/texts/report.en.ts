/**
 * Every English word of the report, in the shape of report.da.ts.
 * Belongs here: wording only. British spelling; Danish legal names stand in brackets at first use.
 * Start with figures, then sentences.
 */
import { protectionEn } from './protection.en.ts';
import type { reportDa } from './report.da.ts';

const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);
const COUNT_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ORDINALS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const places = (n: number) => COUNT_WORDS[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const startPlaces = (n: number) => (n <= 10 ? capital(places(n)) : `A total of ${n}`);
/** Half-years take the article: "in the first half of 2015". */
const withArticle = (period: string) => (/^(first|second) /.test(period) ? `the ${period}` : period);
const genitive = (name: string) => `${name}’s`;
type Tense = 'now' | 'then';
const isWas = (tense: Tense) => (tense === 'now' ? 'is' : 'was');

const SUBJECT: Readonly<Record<string, string>> = {
  share: 'the share',
  ratio: 'the figure',
  count: 'the number',
  per1000: 'the rate',
  'mean-dkk': 'the mean',
};

export const reportEn: typeof reportDa = {
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
      'masked-by-supplier': 'hidden by the supplier to protect individuals',
      'not-delivered': 'no data: not reported',
      'not-yet-published': 'no data yet',
      'area-not-valid': 'no data: the area is not part of this edition',
      'no-population': 'not applicable: nobody in the group',
      'year-before-first': 'no data: the mean needs two years',
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

  sentences: {
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
      if (operator === 'mindst')
        return `${who} ${plural(n, 'reaches', 'reach')} the legal limit of ${limit}.`;
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
  },

  overview: {
    question: (place) => `How is ${place} doing?`,
    title: 'Overview',
    chooser: 'Choose figure',
    chooserHint: 'Choose the figure shown on the map and in the list',
    yearSlider: 'Choose year',
    yearValue: (period, value) => `${period}: municipality ${value}`,
    yearAlone: (period) => period,
    timeLine: 'The municipality’s figure over time',
    whole: 'Whole municipality',
    wholeSite: (name) => `All of ${name}`,
    mapLabel: (title, period) => `Map: ${title}, ${period}`,
    mapHelp:
      'Arrow keys go to the neighbouring area. Enter selects, Escape clears, Home and End go to the lowest and highest figure. The list beside the map holds the same figures.',
    mapHint: 'Point at an area to see its figure. Click to select it.',
    everyDot: (period) => `Each dot is an area, ${period}`,
    hidden: (n) => `${n} ${plural(n, 'area is', 'areas are')} not shown, to protect individuals`,
    none: (n) => `${n} ${plural(n, 'area', 'areas')} without data`,
    legendNote: 'Above each bar: number of areas in the class. Same classes in all years.',
    legendLow: 'lower than the municipality',
    legendHigh: 'higher',
    legendLess: 'lower',
    legendMore: 'higher',
    classFirst: (to) => `under ${to}`,
    classLast: (from) => `${from} and over`,
    classBetween: (from, to) => `${from} to under ${to}`,
    hiddenRows: 'Not shown',
    noneRows: 'No data',
    changes: 'Changed most',
    changesSub: (since, unit) => `Change ${since}${unit === '' ? '' : `, ${unit}`}`,
    changesNote: 'Changes no larger than the rounding are left out.',
    noChanges: 'No area has changed by more than rounding can explain.',
    noEarlier: 'There is no earlier year to compare with.',
    criteria: 'Closest to the criteria',
    criteriaSub: (period) => `Social housing areas, computed on figures up to ${period}`,
    criteriaMet: (met, of) => `${met} of ${of} criteria`,
    criteriaBetween: (low, high, of) => `${low}–${high} of ${of} criteria`,
    criteriaNote:
      'The order follows the number of criteria met and nothing else. The law’s origin condition is not counted.',
    points: 'percentage points',
    about: 'What the figure is about',
    aboutLink: (title) => `About “${title}”`,
    allAreas: (n) => `All ${n} areas`,
    resources: 'Figures and method',
    scaleKm: (km) => `${km} km`,
    changesTable: 'Change in all areas',
    selected: 'Selected',
    legendLabel: (areas, range) => `${areas} areas ${range}`,
    mapNoteNone: 'dashed outline: no data',
    town: (name) => name,
    nearest: (asked, got) => `We did not find “${asked}”. You see ${got}.`,
    loading: (what) => `Loading ${what} …`,
  },

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

  area: {
    breadcrumb: 'Areas',
    keyFigures: (n, name) => `${n} figures about ${name}`,
    keyFiguresCount: (n) => capital(places(n)),
    figure: 'Key figure',
    allAreas: 'All areas',
    changeHead: 'Change',
    brokenSeries: 'break in series',
    figuresShort: 'Key figures',
    since: (period) => `Since ${period}`,
    change: (period) => `Since ${period}`,
    changeOneYear: 'In one year',
    stripNote: (name) =>
      `Tick: one area. Dot: ${name}. Dashed: the municipality. The scale runs from the lowest to the highest area in the row.`,
    unchanged: 'unchanged',
    neighbours: (names) => `Neighbours: ${names}`,
    inSet: (singular) => capital(singular),
    locator: (name) => `Map: ${name} in the municipality`,
    showOnMap: 'See on the map',
    trends: 'Over time',
    trendsSub: (from, to, name) => `${from}–${to}. Blue: ${name}. Dashed: the municipality`,
    breakIn: (period, reason) =>
      `Break in ${withArticle(period)}: ${reason.replace(/\.$/, '')}${reason.includes('compared') ? '' : '; before and after cannot be compared'}`,
    more: (n) => `Show ${n} more ${plural(n, 'figure', 'figures')}`,
    criteria: 'The criteria',
    criteriaSub: 'Held against the law’s limits for the social housing areas that lie here',
    criteriaNone: (name) =>
      `There are no social housing areas in the law’s sense in ${name}. The criteria apply to those only.`,
    criterion: 'Criterion',
    limit: 'Limit',
    figureValue: 'Figure',
    state: 'Decision',
    speaksOf: 'Speaks of',
    met: 'met',
    notMet: 'not met',
    unknown: 'undecided',
    gateFigure: 'Immigrants and descendants from non-Western countries',
    readLabel: 'Arrow keys read year by year',
    peopleNote:
      'Dashed: the municipality’s distribution. Counts are shown with the step they carry; a bar’s length is a part of all residents.',
    allFigures: 'All figures about the area',
    allFiguresSub: 'Same year as above, or the nearest there is',
    chooseYear: 'Year',
    criteriaOpen: (first, second) =>
      `Filled dot: met under ${first}. Tick: the limit${second === '' ? '' : ` (long: ${first}, short: ${second})`}.`,
    peopleShort: 'Who lives here',
    peopleTitle: 'Who lives here?',
    peopleSub: (period) => `Residents, ${period}`,
    allFiguresShort: 'All figures',
    neighboursAre: 'Neighbours:',
    breadcrumbLabel: 'You are here',
    twoColumns: (name) => `Bold: ${name}. Beside it: the municipality.`,
    hasComment: 'Comment',
    gate: 'The law’s origin condition',
    operator: {
      '>': (limit) => `over ${limit}`,
      '>=': (limit) => `at least ${limit}`,
      '<': (limit) => `under ${limit}`,
    },
    ofReference: {
      country: (times) => `at least ${times} × the national share`,
      region: (percent) => `under ${percent} of the region’s`,
    },
    noLimit: 'the limit is not known for this year',
    working: 'See the working',
    workingText: (numerator, denominator) => `${numerator} of ${denominator}`,
    residentsIn: (value) => `${value} residents`,
    tooFew: (minimum) => `Fewer than ${minimum} residents: the rules do not apply`,
    metOf: (met, of, paragraph) =>
      `${capital(places(met))} of ${places(of)} criteria ${plural(met, 'is', 'are')} met under ${paragraph}.`,
    metBetween: (low, high, of) =>
      `Not fully decided: at least ${places(low)} and at most ${places(high)} of ${places(of)} criteria are met.`,
    statusOwn: (names) => `Own figures: ${names}.`,
    ownNumbers:
      'Computed from the municipality’s own versions of the figures. Only the ministry’s list of 1 December decides what a residential area is.',
    people: (name) => `Who lives ${name}?`,
    pyramid: 'Age and sex',
    byAge: 'Age',
    bySex: 'Sex',
    pyramidSub: (period) => `% of residents, ${period}. Line: the municipality`,
    men: 'Men',
    women: 'Women',
    ageGroup: 'Age group',
    group: 'Group',
    here: 'Here',
    moves: 'Moves',
    movesSub: 'Per 1,000 residents, over the area’s border',
    movesTitle: (years, inn, out) => `In ${years}, ${inn} moved in and ${out} moved out per 1,000`,
    movedIn: 'Moved in',
    movedOut: 'Moved out',
    movesLead: (time, inn, out) => `${time} ${inn} moved in and ${out} moved out per 1,000 residents.`,
    departments: 'Departments',
    departmentsSub: 'Social housing departments in the area',
    department: 'Department',
    notFound: (q) => `We did not find the area “${q}”.`,
    limitLabel: (limit) => `Limit ${limit}`,
    rank: { high: 'among the ten highest', low: 'among the ten lowest', middle: '', hidden: '' },
    placeInAll: 'Position',
    onThisPage: 'On this page',
    limitsDistance: 'Where does the figure lie beside the limit?',
    meets: 'met',
    meetsNot: 'not met',
  },

  method: {
    title: 'Figures and method',
    question: 'What do the figures mean, and where do they come from?',
    lead: (edition, figures, sources, areas) =>
      `${edition} has **${figures} measures** from ${places(sources)} ${plural(sources, 'source', 'sources')}${areas}. All can be downloaded freely.`,
    leadAll: (n, all) => `; **${n}** cover all ${all} areas`,
    measures: 'The measures',
    measuresNote:
      'Filled: the year exists. Dashed: no data. Vertical line: break, before and after cannot be compared. Bar: areas that have a figure.',
    measure: 'Measure',
    source: 'Source',
    newest: 'Newest',
    years: 'Years',
    coverage: (n) => `Areas of ${n}`,
    covered: (n, all) => `${n} of ${all}`,
    next: 'Next figures',
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    nextIn: (month) => month,
    searchMeasure: 'Search measures and sources',
    noMeasure: (q) => `No measure is about “${q}”.`,
    allThemes: 'All measures',
    protection: 'How we protect the people in the figures',
    protectionSub: 'Nobody should be recognised, not even by subtracting one table from another',
    rounding: (base) => `All counts are rounded to the nearest ${base}`,
    roundingSub: 'The counted number is one of those in the bracket, but the page does not know which',
    counted: 'Counted',
    shown: 'Shown',
    steps: 'The fewer people, the coarser the share',
    base: 'Based on',
    step: 'Step',
    example: (value) => `${value} is shown as`,
    under: (n) => `under ${n}`,
    between: (from, to) => `${from}–${to}`,
    andOver: (from) => `${from} and over`,
    notShown: 'not shown',
    nearest: (step) => `nearest ${step}`,
    stepNames: { whole: 'whole per cent', half: 'half per cent', tenth: 'one decimal' },
    policy: (title, version) => `Policy: ${title}, version ${version}`,
    asPublished: 'The figures are shown as published elsewhere.',
    edition: 'The edition',
    notes: 'Notes to the edition',
    editionRow: (title, asOf, published) => `${title}, as of ${asOf}, published ${published}`,
    says: 'What the figure says',
    sum: 'Sum',
    notCounted: 'Bear in mind',
    sourceOwner: 'Source',
    lag: 'Delay',
    lagMeasures: (speaksOf) => `Measures ${speaksOf}`,
    lagPublished: (day) => `published ${day}`,
    lagShown: (year) => `Shown as ${year}`,
    dividedBy: 'divided by',
    areasInNewest: (years) => `areas have a figure for ${years}.`,
    breaks: 'Breaks',
    noBreaks: 'None in the period shown.',
    breakLine: (period, reason) =>
      `${capital(period)}: ${reason.replace(/\.$/, '')}.${reason.includes('compared') ? '' : ' Before and after cannot be compared.'}`,
    protectionPrice: 'Protection',
    protectionCounts: (shown, coarse, edge, hidden, none) =>
      [
        `${shown} ${plural(shown, 'area is', 'areas are')} shown`,
        coarse > 0 ? `${coarse} shown more coarsely` : '',
        edge > 0 ? `${edge} only as “under” or “over”` : '',
        hidden > 0 ? `${hidden} hidden` : '',
        none > 0 ? `${none} without data` : '',
      ]
        .filter((text) => text !== '')
        .join(', '),
    direction: 'How to read it',
    directions: {
      high: 'A high figure is the less favourable end.',
      low: 'A low figure is the less favourable end.',
      none: 'Neither end of this figure is better or worse.',
    },
    coverageRow: 'Coverage',
    priceDistance: ({ compared, mean, usual, most }, unit) =>
      `Shown figures lie ${mean}${unit} from the exact ones on average; 95 of 100 at most ${usual} and none more than ${most}${unit} (${compared} figures compared).`,
    priceUnit: { share: ' points', ratio: ' points', count: '', per1000: ' per 1,000', 'mean-dkk': ' DKK' },
    priceOrder: (correlation) =>
      `The order of areas is kept with a rank correlation of ${correlation}, where 1 is exactly the same.`,
    meanOfTwo: 'Mean of two years: each year is computed on its own, then the middle is taken.',
    limitRow: 'Legal limit',
    distribution: (n, period) => `${n} areas, ${period}. Each dot is an area`,
    distributionTitle: 'How the areas are spread',
    downloads: 'Download the figures',
    csvExcel: 'CSV for Danish Excel',
    csvExcelNote: 'semicolon and decimal comma',
    csv: 'CSV',
    csvNote: 'comma and point, UTF-8',
    citation: 'Cite the figure',
    citationText: (municipality, year, title, edition, address) =>
      `${municipality} (${year}). **${title}**. Bybalance, ${edition}. ${address}`,
    madeUpCitation: 'Made-up figures.',
    back: 'All measures',
    previous: 'Previous',
    nextMeasure: 'Next',
    seeMap: 'See on the map',
    class: {
      ordinary: 'ordinary personal data',
      art9: 'special categories (article 9)',
      art10: 'criminal offences (article 10)',
    },
    form: {
      persons: 'the municipality’s own records on persons',
      delivered: 'delivered as a ready table, without persons',
      'published-elsewhere': 'published elsewhere',
    },
    controller: (name, basis) => (basis === '' ? name : `${name}. ${capital(basis)}.`),
    breakdowns: 'Breakdowns',
    noDenominator: 'a number',
    notFound: (q) => `We did not find the measure “${q}”.`,
  },

  protection: protectionEn,

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

  criteria: {
    possible: {
      'below-minimum': 'too few residents',
      none: 'no designation',
      udsat: 'vulnerable residential area',
      parallelsamfund: 'parallel society',
      forebyggelse: 'prevention area',
    },
    undecided: (names) => `Undecided: ${names.join(' or ')}`,
    status: {
      'below-minimum': 'Too few residents: the rules do not apply',
      none: 'None of the law’s designations',
      udsat: 'Meets the conditions for vulnerable residential area (section\u00a061\u00a0a(1))',
      parallelsamfund: 'Meets the conditions for parallel society (section\u00a061\u00a0a(2))',
      forebyggelse: 'Meets the conditions for prevention area (section\u00a061\u00a0b)',
    },
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

  helpers: { places, startPlaces, capital, genitive },
};

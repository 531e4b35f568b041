/**
 * The Danish words of the outlook: coming lists, population, early warnings and the record.
 * Belongs here: wording only. Does not belong: choosing, computing, printing numbers.
 * outlook.en.ts has the same shape. A chance is told, never promised; nothing is "sure".
 * Start with section.
 */
const listed = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} og ${names.at(-1) ?? ''}`;
const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);

export const outlookDa = {
  section: (list: string) => `Udsigten til ${list}`,
  sub: (day: string) =>
    `Lavet ${day} af det, der da var offentliggjort. En udsigt er ingen afgørelse: ministeriet offentliggør listen`,
  list: (period: string) => `1. december ${period}`,
  chance: {
    under: '< 5\u00a0%',
    over: '> 95\u00a0%',
    of: (percent: number) => `${percent}\u00a0%`,
  },
  ofHundred: {
    under: 'færre end 5 af 100',
    over: 'mere end 95 af 100',
    of: (percent: number) => `${percent} af 100`,
  },
  words: {
    'next-to-none': 'næsten udelukket',
    unlikely: 'usandsynligt',
    'less-likely-than-not': 'mindre sandsynligt end ikke',
    even: 'lige så sandsynligt som ikke',
    'more-likely-than-not': 'mere sandsynligt end ikke',
    likely: 'sandsynligt',
    'next-to-sure': 'næsten sikkert',
  },
  statuses: {
    'below-minimum': 'for få beboere',
    none: 'ingen af lovens betegnelser',
    udsat: 'udsat boligområde',
    parallelsamfund: 'parallelsamfund',
    forebyggelse: 'forebyggelsesområde',
    kombineret: 'kombineret udlejning',
    ghetto: 'ghettoområde',
    'haard-ghetto': 'hårdt ghettoområde',
    omdannelse: 'omdannelsesområde',
    open: 'kan ikke siges: tal mangler',
  },
  /** "I 70 af 100 beregnede forløb …" */
  sentence: (times: string, name: string, status: string, list: string) =>
    `I **${times}** beregnede forløb opfylder ${name} betingelserne for **${status}** på listen ${list}.`,
  sentenceNone: (times: string, name: string, list: string) =>
    `I **${times}** beregnede forløb opfylder ${name} ikke betingelserne for nogen af lovens betegnelser på listen ${list}.`,
  sentenceFew: (times: string, name: string, list: string) =>
    `I **${times}** beregnede forløb har ${name} for få beboere, så reglerne ikke gælder på listen ${list}.`,
  sentenceOpen: (name: string) => `Udsigten for ${name} kan ikke siges: tal, der afgør den, er ikke vist.`,
  settled: (name: string, status: string, list: string) =>
    `De tal, der afgør status på listen ${list}, er offentliggjort: ${name} opfylder betingelserne for **${status}**.`,
  settledNone: (name: string, list: string) =>
    `De tal, der afgør status på listen ${list}, er offentliggjort: ${name} opfylder ikke betingelserne for nogen af lovens betegnelser.`,
  settledFew: (name: string) => `${name} har for få beboere: reglerne gælder ikke.`,
  settledShort: 'afgjort af kendte tal',
  likelihoodOf: (status: string) => `sandsynlighed for ${status}`,
  dots: (percent: string) => `${percent} prikker er fyldt`,
  next: (list: string) => `Næste liste, ${list}`,
  lastYear: 'Sidste års udsigt',
  lastYearOf: (said: string, happened: string) => `Sagde ${said}. Det blev ${happened}.`,
  lastYearAll: (day: string, hits: number, all: number) =>
    `Udsigten fra ${day} sagde det rigtige i **${hits} af ${all}** boligområder.`,
  lastYearMisses: (names: readonly string[]) => `Den tog fejl af ${listed(names)}.`,
  noLastYear: 'Der er ingen udsigt fra sidste år at holde op imod.',
  allAreas: 'Alle boligområder',
  allAreasSub: 'Status på de kommende lister, mest sandsynlig først',
  area: 'Boligområde',
  said: 'Sidste år sagde vi',
  happened: 'Det blev',
  choose: (name: string) => `Vis udsigten for ${name}`,
  chosen: 'vist herunder',
  known: 'Hvad er kendt?',
  knownSub: (list: string) => `De år, som hvert kriterium hviler på, til listen ${list}`,
  criterion: 'Kriterium',
  years: 'Hviler på',
  knowledge: { known: 'kendt', preliminary: 'foreløbigt', forecast: 'fremskrevet' },
  yearAt: (year: string, state: string) => `${year}: ${state}`,
  due: (month: string) => `ventes i ${month}`,
  late: (month: string) => `forsinket siden ${month}`,
  months: [
    ...['januar', 'februar', 'marts', 'april', 'maj', 'juni'],
    ...['juli', 'august', 'september', 'oktober', 'november', 'december'],
  ] as readonly string[],
  met: { met: 'opfyldt', notMet: 'ikke opfyldt', unknown: 'ikke afgjort' },
  isMet: 'Opfyldt?',
  chanceMet: (percent: string) => `${percent} for at det er opfyldt`,
  gateNote:
    'Lovens betingelse om oprindelse indgår kun som lovens egen betingelse og har ingen udsigt for sig.',
  limitMoves: 'Grænsen følger landets tal; til de kommende år er den seneste kendte brugt.',
  fans: 'Kriterium for kriterium',
  fansSub: (name: string) =>
    `${name}. Det mørke felt rummer 50 og det lyse 90 af 100 forløb. Linjen er de viste tal`,
  fanKnown: (title: string, state: string) => `${title}: ${state} på kendte tal`,
  fanChance: (title: string, percent: string) => `${title}: ${percent} for at være opfyldt`,
  fanOpen: (title: string) => `${title}: kan ikke siges`,
  persistence: 'Det seneste tal står: en fælles udvikling har ikke ramt bedre.',
  model: 'Den fælles udvikling er regnet med.',
  ends: { low: 'lav', high: 'høj', middle: 'mest sandsynligt' },
  limit: (paragraph: string, value: string) => `${paragraph}: ${value}`,
  read: 'Piletaster læser år for år',
  table: {
    year: 'År',
    kind: 'Kendt eller fremskrevet',
    value: 'Tal',
    low90: 'Lav (90)',
    low50: 'Lav (50)',
    high50: 'Høj (50)',
    high90: 'Høj (90)',
  },
  trust: 'Hvor godt rammer udsigten? Se prøven på fortiden',
  csv: 'Hent udsigten (CSV)',
  population: {
    title: 'Udsigten for indbyggertallet',
    claim: (from: string, to: string, year: string) => `Formentlig mellem ${from} og ${to} i ${year}`,
    subtitle:
      'Indbyggere 1. januar. Det mørke felt rummer 50 og det lyse 90 af 100 forløb. Nye boliger, som ingen har fortalt om, er ikke med',
    before: (year: string, lo: string, hi: string, was: string, inside: boolean) =>
      `For ${year} sagde vi for et år siden mellem ${lo} og ${hi} (90 af 100 forløb). Det blev ${was}: ${inside ? 'inden for' : 'uden for'}.`,
  },
  warning: {
    title: 'Tidligt varsel',
    sub: (n: number) =>
      `Højst otte områder blandt ${n} med mindst 1.000 beboere, hvor et kriterium kan skifte inden for et år`,
    none: 'Intet område har lige nu en udsigt, der giver et varsel.',
    reasons: {
      'likely-to-cross': 'kan passere grænsen inden for et år',
      'close-to-limit': 'ligger tæt på grænsen',
      'in-movers-differ': 'tilflyttere adskiller sig fra beboere',
    },
    towards: (title: string, limit: string) => `${title}: på vej mod grænsen ${limit}`,
    away: (title: string, limit: string) => `${title}: på vej væk fra grænsen ${limit}`,
    wouldMeet: 'ville opfylde: området er ikke et boligområde i lovens forstand',
    record: (hits: number, flags: number, years: string) =>
      `Samme regel gav ${flags} ${plural(flags, 'varsel', 'varsler')} i ${years}; ${hits} af dem ramte.`,
    caught: (hits: number, crossings: number) =>
      `${crossings} områder passerede en grænse, og ${hits} af dem var varslet.`,
    tooFew: 'For få passager til at vurdere reglen.',
    noRecord: 'Reglen har ingen fortid at blive målt på endnu.',
    area: 'Område',
    why: 'Hvorfor',
    chance: 'Sandsynlighed',
    note: 'Et varsel er en grund til at se nærmere efter, ikke en dom. Det siger noget om områder, aldrig om personer.',
  },
  record: {
    title: 'Udsigten',
    crumb: 'Udsigten',
    question: 'Hvor godt rammer udsigten?',
    lead: (shown: number, all: number) =>
      shown === 0
        ? 'Ingen af målene har en fælles udvikling, der rammer bedre end at gentage det seneste tal. Derfor vises det seneste tal, med den usikkerhed, som fortidens fejl giver.'
        : `For **${shown} af ${all}** mål rammer en fælles udvikling bedre end at gentage det seneste tal. For de øvrige vises det seneste tal, med den usikkerhed, som fortidens fejl giver.`,
    none: 'Udgaven har ingen udsigt.',
    how: 'Sådan prøves den',
    howText: [
      'Vi stiller os på et tidligere år, læser kun de tal, der var offentliggjort da, laver udsigten, og holder den op mod det, der kom.',
      'Det seneste tal uændret er målestokken. Rammer vores udsigt ikke bedre, viser vi det seneste tal og siger det.',
      'Tallene er dem, siden selv viser. Afrunding er med i fejlene.',
    ] as readonly string[],
    lists: 'Listerne',
    listsSub: (day: string) =>
      `Udsigten lavet samme dag i tidligere år (${day}), holdt op mod den beregnede status`,
    listsAhead: { 1: 'den kommende liste', 2: 'listen efter', 3: 'to lister efter' } as Readonly<
      Record<number, string>
    >,
    hits: (hits: number, all: number) => `${hits} af ${all}`,
    changed: (n: number) => `${n} skiftede status`,
    which: 'Liste',
    shown: 'Udsigten',
    persistence: 'Samme status som sidst',
    right: 'Rigtig status',
    brier: 'Brier',
    logScore: 'Log-score',
    changes: 'Skift',
    tooFew: 'for få til at vurdere',
    outcomes: 'Hver liste, sagt og sket',
    method: { shown: 'Det viste', persistence: 'Seneste tal', drift: 'Egen udvikling', linear: 'Ret linje' },
    methodHead: 'Fremgangsmåde',
    scope: { all: 'alle områder', 'near-limit': 'almene områder tæt på en grænse' },
    ahead: (n: number) => (n === 1 ? 'ét år frem' : `${n} år frem`),
    scores: {
      forecasts: 'Udsigter',
      mae: 'Fejl i snit',
      crps: 'CRPS',
      brier: 'Brier',
      logScore: 'Log-score',
      cover50: 'Inden for 50',
      cover90: 'Inden for 90',
      width90: 'Bredde af 90',
    },
    scoresNote:
      'Fejl, CRPS og bredde i målets egen enhed (pct.-point for andele). Lavere er bedre; 50 og 90 bør være tæt på 50 og 90 %.',
    crossings: (crossed: number, near: number) =>
      `${crossed} ${plural(crossed, 'passage', 'passager')} af en grænse blandt ${near} udsigter tæt på en.`,
    reliability: 'Sagt og sket',
    reliabilitySub: 'Hvor ofte noget skete, når sandsynligheden var sagt så stor',
    told: 'Sagt',
    times: 'Gange',
    came: 'Skete',
    isModel: (percent: string) => `Fælles udvikling vises: fejlen er ${percent} mindre end det seneste tals.`,
    isPersistence: 'Det seneste tal vises: en fælles udvikling ramte ikke bedre.',
    origins: (first: string, last: string, areas: number) =>
      `Prøvet fra ${first} til ${last}, ${areas} områder`,
    limits: 'Hvad den ikke kan',
    limitsText: [
      'Et brud kan ikke forudses: ny lov, nye boliger, en nedrivning eller en ny opgørelse.',
      'Alle områder har det samme år til fælles. Et usædvanligt år kan ramme dem alle.',
      'Lovens betingelse om oprindelse indgår kun i status, som loven har den.',
    ] as readonly string[],
    further: 'Længere frem, og tæt på grænserne',
  },
};

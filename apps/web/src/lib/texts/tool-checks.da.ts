/**
 * The Danish words of tools in use held against the framework agreement and the law, and of the yearly report under § 51 b.
 * Belongs here: wording only. tool-checks.en.ts has the same shape. Nothing here says what may be let to whom.
 */
const NOT_KNOWN: readonly string[] = [
  'Antal afviste ansøgere: det føres af boligorganisationerne og er ikke i programmet.',
  'Antal tilbud om anden bolig: det føres af kommunen og er ikke i programmet.',
  'Om byrådets beslutning er meddelt ministeren og bekendtgjort.',
];

export const toolChecksDa = {
  departs: (colour: string, paragraph: string) =>
    `Afviger fra rammeaftalen: ikke forudsat for ${colour} afdelinger (${paragraph})`,
  follows: (colour: string, paragraph: string) =>
    `Forudsat i rammeaftalen for ${colour} afdelinger (${paragraph})`,
  silent: (colour: string) => `Rammeaftalen nævner det ikke for ${colour} afdelinger`,
  colours: { red: 'røde', yellow: 'gule', green: 'grønne' },
  unknown: (why: string) => `Rammeaftalen kan ikke vurderes: ${why}`,
  why: {
    'no-agreement': 'der er ingen rammeaftale i udgaven',
    'not-in-force': 'aftalen gælder ikke i dag',
    'no-colour': 'afdelingen har ingen farve i kraft',
  },
  against: (paragraph: string, kind: string, sure: string) =>
    `I strid med loven: ${paragraph} giver ikke plads til det ${kind} (${sure})`,
  sure: { read: 'læst i loven', secondary: 'læst hos andre', unsure: 'usikkert' },
  kinds: {
    ordinary: 'i et almindeligt område',
    forebyggelse: 'i et forebyggelsesområde',
    udsat: 'i et udsat boligområde',
    parallelsamfund: 'i et parallelsamfund',
    omdannelse: 'i et omdannelsesområde',
    'plan-running': 'i et område, hvor udviklingsplanen løber',
    kombineret: 'på listen efter § 51 b',
    'not-kombineret': 'uden for listen efter § 51 b',
  },
  lawUnknown: (why: string) => `Loven kan ikke vurderes: ${why}`,
  whyLaw: {
    'no-list': 'ministeriets liste er ikke hentet ind',
    'list-not-whole': 'ministeriets liste er ikke hentet ind som hel',
    'partly-inside': 'afdelingen ligger kun delvis i boligområdet',
  },
  shows: 'Programmet viser regler og aftaler. Det afgør ingen udlejning.',
  title: 'Værktøjer mod rammeaftale og lov',
  sub: (agreement: string) =>
    `Værktøjer i brug i dag, holdt mod ${agreement} og lovens skema over områdetyper`,
  noAgreement: 'lovens skema over områdetyper alene (udgaven har ingen rammeaftale)',
  none: 'Intet værktøj i brug afviger fra rammeaftalen eller er i strid med loven.',
  nothingInUse: 'Ingen værktøjer er indført som i brug i dag.',
  open: (n: number) =>
    `${n} ${n === 1 ? 'værktøj' : 'værktøjer'} kan ikke vurderes. Grunden står ved afdelingen.`,
  department: 'Afdeling',
  tool: 'Værktøj',
  says: 'Hvad der er at se',
  agreementTitle: 'Hvad rammeaftalen forudser',
  agreementPeriod: (from: string, to: string) => (to === '' ? `fra ${from}` : `${from} – ${to}`),
  colour: 'Farve',
  foreseen: 'Forudsat',
  notForeseen: 'Ikke forudsat',
  nothingSaid: 'intet nævnt',
  reportLink: 'Indberetning efter § 51 b',
  report: {
    title: 'Kombineret udlejning: indberetning efter § 51 b',
    lead: (municipality: string, from: string, to: string) =>
      `${municipality}s brug af kombineret udlejning ${from} – ${to}.`,
    due: (date: string, where: string) => `Sendes til ${where} senest ${date}.`,
    where: 'Social- og Boligstyrelsen',
    basis: 'Almenboligloven § 51 b',
    year: 'Indberetningsår',
    yearOf: (from: string, to: string) => `1. juni ${from} – 31. maj ${to}`,
    area: 'Boligområde',
    residents: 'Beboere 1. januar',
    outside: 'Uden for arbejdsmarkedet, ét år',
    onList: 'På ministeriets liste',
    yes: 'ja',
    no: 'nej',
    areas: 'Områder, hvor kombineret udlejning kan bruges',
    areasSub: (date: string) =>
      `Efter ministeriets liste ${date}. Procent som trykt; kommunens egne tal er afrundet`,
    noList: 'Ministeriets liste efter § 51 b er ikke hentet ind. Hvilke områder der står på den, er ukendt.',
    noAreas: 'Ingen af kommunens boligområder står på listen.',
    tools: 'Værktøjet i brug',
    toolsSub: 'Efter registret over udlejningsværktøjer, dage i indberetningsåret',
    noTools: 'Registret har ingen afdelinger med kombineret udlejning i perioden.',
    department: 'Afdeling',
    organisation: 'Boligorganisation',
    period: 'I brug',
    agreement: 'Beslutning',
    decides: 'Hvem beslutter',
    source: 'Kilde',
    check: 'Bemærk',
    unknownTitle: 'Det ved rapporten ikke',
    unknown: NOT_KNOWN,
    fill: 'Udfyldes i hånden: ____________',
    stamp: (edition: string, layer: string) => `Udgave ${edition} · lag: ${layer}`,
    print: 'Skriv ud',
    csv: 'Hent som CSV',
    partners: 'Indberetningen er for kommunen og dens samarbejdspartnere. Log ind for at se den.',
    notKnown: 'ukendt',
    listOwn: (list: string, own: string) => `${list} (egne tal ${own})`,
  },
};

/**
 * The Danish words of the ministry's official list: beside own figures on Kriterier, and where it is handed over.
 * Belongs here: wording only. official.en.ts has the same shape. The list decides what an area is; own figures do not.
 */
const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);

const WHY: readonly string[] = [
  'Ministeriet afgrænser et boligområde efter matrikler. Kommunen afgrænser det efter sine egne kort og adresser.',
  'Tallene kan være talt på forskellige dage og for forskellige år. Beboere tælles 1. januar i listens år; arbejdsmarked og domme er gennemsnit af to tidligere år.',
  'Egne tal er afrundet af hensyn til diskretion. En forskel nævnes kun, når afrundingen ikke kan forklare den; ellers kan de to tal være det samme.',
  'Regler for uddannelse taget i udlandet, domme og oprindelse kan være brugt forskelligt.',
];

export const officialDa = {
  title: (date: string) => `Ministeriets liste ${date}`,
  lead: (agree: number, of: number) =>
    of === 0
      ? 'Kommunens egen status er ikke beregnet til denne liste.'
      : agree === of
        ? `Listen siger det samme som kommunens egne tal om alle ${of} boligområder.`
        : `Listen siger det samme som kommunens egne tal om ${agree} af ${of} boligområder.`,
  notYet: (asked: string, shown: string) =>
    `Listen 1. december ${asked} er ikke hentet ind. Her er den nyeste, der er: ${shown}.`,
  none: 'Ingen af ministeriets lister er hentet ind i denne udgave.',
  handOver: 'Hent en liste ind',
  area: 'Boligområde',
  called: (name: string) => `på listen: ${name}`,
  status: 'Status',
  headSub: 'listen · egne tal',
  ownSays: (own: string) => `egne ${own}`,
  sameOwn: 'samme i egne tal',
  residents: 'Beboere',
  subjects: {
    work: 'Uden for arbejdsmarkedet',
    convictions: 'Dømte',
    education: 'Alene grundskole',
    income: 'Indkomst mod regionen',
    origin: 'Ikkevestlige lande',
    citizens: 'Uden dansk statsborgerskab',
  },
  notComputed: 'ikke beregnet',
  notPrinted: 'ikke trykt',
  same: 'samme inden for afrunding',
  higher: (points: string) => `listen mindst ${points} pct.-point højere`,
  lower: (points: string) => `listen mindst ${points} pct.-point lavere`,
  whyTitle: 'Hvorfor tallene kan være forskellige',
  why: WHY,
  decides:
    'Kun ministeriets liste afgør, hvad et boligområde er. Egne tal retter den ikke, og den retter ikke egne tal.',
  unknownHere: (names: string) => `På listen, men ikke i kommunens inddeling her: ${names}.`,
  notNamed: (names: string) => `Ikke nævnt på listen: ${names}.`,
  wholeNote: 'Listen er hentet ind som hel. Et boligområde, den ikke nævner, har ingen betegnelse.',
  partNote: 'Listen er ikke hentet ind som hel. Om et boligområde, den ikke nævner, siger den intet.',
  history: 'Ministeriets lister, år for år',
  historySub: (from: string, to: string) =>
    `1. december ${from}–${to}. Ring om tegnet: kommunens egne tal gav en anden status`,
  years: 'År i træk',
  yearsSub: 'efter listerne selv',
  ownSaid: (own: string) => `egne tal: ${own}`,
  page: {
    title: 'Ministeriets lister',
    question: 'Hvilke af ministeriets lister er hentet ind?',
    lead: 'Ministeriet offentliggør listen 1. december. Den hentes ind her og kommer med i næste udgave. Listen er offentlig, og ingen persondata må stå i den.',
    handed: 'Lister i denne udgave',
    waiting: 'Hentet ind siden udgaven',
    waitingSub: 'Kommer med i næste udgave',
    nothingWaiting: 'Ingen lister venter på næste udgave.',
    date: 'Liste',
    law: 'Lov',
    laws: { par61: '§§ 61 a og 61 b', par51b: '§ 51 b' },
    rows: 'Boligområder',
    source: 'Kilde',
    by: 'Hentet ind',
    known: (known: number, unknown: number) =>
      unknown === 0 ? String(known) : `${known}, og ${unknown} uden for inddelingen`,
    form: 'Hent en liste ind',
    file: 'CSV-fil',
    text: 'Eller indsæt fra et regneark',
    textHelp:
      'Første linje er kolonnernes navne: area, list_date, status og, hvor de er trykt, residents, outside_labour_market_pct, convicted_pct, basic_education_only_pct, income_pct_of_region, non_western_pct. Én række for hvert område. Procenter som ministeriet trykker dem.',
    sourceHelp: 'Fx ministeriets side eller bekendtgørelse med dato',
    whole61: 'Listen efter §§ 61 a og 61 b er hel: områder i kommunen, den ikke nævner, er ikke på den',
    whole51b: 'Listen efter § 51 b er hel',
    save: 'Kontrollér og gem',
    withdraw: 'Træk tilbage',
    withdrawOf: (date: string) => `: listen ${date}`,
    problems: (n: number) => `${n} ${plural(n, 'fejl', 'fejl')}. Intet er gemt.`,
    line: (line: number) => `linje ${line}`,
    column: (column: string) => `kolonne ${column}`,
    notAllowed: 'Du har ikke adgang til at hente lister ind. Intet er gemt.',
    noSource: 'Skriv, hvor listen er fra. Intet er gemt.',
    tooLarge: 'Listen er for stor: højst 400 kB. Intet er gemt.',
    notUtf8: 'Filen er ikke UTF-8. Gem den som »CSV UTF-8«. Intet er gemt.',
    gone: 'Listen er allerede trukket tilbage.',
    back: 'Kriterier',
  },
  problems: {
    empty: 'Listen er tom. Skriv kolonnernes navne og en række for hvert område.',
    'too-long': 'Listen har mere end 20.000 rækker. Hent kun de nye år ind.',
    quotes: 'Et anførselstegn mangler sin makker. Skriv to i træk inde i et felt.',
    'column-twice': 'Kolonnen står der to gange. Behold den ene.',
    'missing-column': 'Kolonnen mangler. Listen skal have area, list_date og status.',
    'number-of-fields':
      'Rækken har et andet antal felter end første linje. Se efter et skilletegn for meget eller for lidt.',
    'no-rows': 'Der er ingen rækker. Et område uden betegnelse har status none.',
    'no-area': 'Området har intet navn. Skriv det som på listen.',
    'not-a-date': 'Det er ikke en dato. Skriv den som 2025-12-01.',
    'no-status': 'Området har ingen status. Skriv none, hvis det kun har tal.',
    'unknown-status':
      'Den status kendes ikke. Skriv fx udsat boligområde, parallelsamfund, forebyggelsesområde eller none.',
    'not-residents': 'Det er ikke et helt tal. Skriv 1234, eller lad feltet stå tomt.',
    'not-a-percentage':
      'Det er ikke en procent, som listen trykker den. Skriv 43,5 uden tegn, eller lad feltet stå tomt.',
    'not-yes-or-no': 'Skriv yes eller no, eller lad feltet stå tomt.',
    'row-twice': 'Området står på listen to gange samme år. Behold den ene række.',
    'two-lists-a-year': 'Der er to lister samme år. Behold den ene.',
  },
};

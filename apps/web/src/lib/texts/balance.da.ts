/**
 * The Danish words of status and direction, and of uneven spread.
 * Belongs here: wording only. Does not belong: choosing, computing, printing numbers.
 * balance.en.ts has the same shape. Classes are "højere" and "lavere", never good or bad.
 * Start with lead.
 */
const COUNT_WORDS = ['nul', 'ét', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti'];
const places = (n: number) => COUNT_WORDS[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
const noneOr = (n: number) => (n === 0 ? 'ingen' : places(n));
const listed = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} og ${names.at(-1) ?? ''}`;
const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase('da') + text.slice(1);

interface Counts {
  readonly low: number;
  readonly all: number;
  readonly falling: number;
  readonly rising: number;
  readonly unknown: number;
}

export const balanceDa = {
  section: 'Hvor er vilkårene lavere, og hvilken vej går det?',
  lead: (period: string, { low, all, falling, rising, unknown }: Counts) =>
    [
      `I ${period} er status lavere eller meget lavere i **${noneOr(low)}** af ${all} områder.`,
      low === 0 ? '' : `I ${noneOr(falling)} af dem falder den, i ${noneOr(rising)} stiger den.`,
      unknown === 0
        ? ''
        : `${unknown === 1 ? 'For ét område' : `For ${places(unknown)} områder`} er den ukendt.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  subtitle: (parts: readonly string[], period: string, base: 'relative' | 'first', years: number) =>
    `Sammensat af ${listed(parts.map((part) => `»${lowerFirst(part)}«`))}, holdt mod alle områder ${base === 'first' ? 'i det første år' : 'samme år'}. Retning: ændring over ${places(years)} år. ${period}`,
  statusHead: 'Status',
  directionHead: 'Retning',
  statuses: { higher: 'højere', middle: 'midt', lower: 'lavere', 'much-lower': 'meget lavere' },
  directions: { rising: 'stiger', unchanged: 'uændret', falling: 'falder', unknown: 'ukendt' },
  show: (n: number) => `Vis ${n} områder`,
  unknown: 'ukendt',
  unknownStatus: 'Ukendt status',
  fewResidents: (minimum: string) => `færre end ${minimum} indbyggere`,
  notPart: 'indgår ikke',
  reasons: {
    'few-areas': 'for få områder har alle tal',
    'no-spread': 'tallet er ens i alle områder',
    'series-break': 'brud i tidsserien',
  },
  reasonOf: (title: string, why: string) => `${why} om »${lowerFirst(title)}«`,
  unsteady: 'kan skifte klasse',
  unsteadyNote: '* Kan skifte klasse, hvis målene vægtes anderledes, eller der regnes med medianer.',
  noiseNote: (n: number) =>
    `${n === 1 ? 'Ét områdes ændring' : `${capital(places(n))} områders ændring`} er ikke større end tilfældige udsving og vises som uændret.`,
  map: 'Status på kortet',
  mapSub: 'Mørkere er lavere status; stiplet er ukendt',
  mapLabel: (title: string) => `Kort: ${title}. Matricen ved siden af har de samme klasser`,

  spread: 'Hvor skævt er de fordelt?',
  spreadSub:
    'Skævhed i fordelingen mellem kommunens områder: 0 = ens fordelt, 100 = helt adskilt. Bånd: det interval, tallet sikkert ligger i',
  group: 'Gruppe',
  measure: 'Skævhed',
  interval: 'sikkert mellem',
  period: 'År',
  risen: (since: string) => `steget siden ${since}`,
  fallen: (since: string) => `faldet siden ${since}`,
  notSurely: (since: string) => `ingen sikker ændring siden ${since}`,
  countedAreas: (counted: number, all: number) => `${counted} af ${all} områder`,
  spreadNote:
    'Tallet siger, hvor skævt gruppen er fordelt, ikke hvorfor. Det afhænger af, hvordan områderne er tegnet.',
};

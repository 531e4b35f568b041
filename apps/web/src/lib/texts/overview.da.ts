/**
 * The words of Overblik, in Danish. Part of report.da.ts; overview.en.ts has the same shape.
 * Belongs here: wording only, with places for what is already printed. Does not belong: choosing, computing, printing numbers.
 * `**…**` marks a fact that stands out. Start with question.
 */
import { plural } from './counting.da.ts';

export const overviewDa = {
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
};

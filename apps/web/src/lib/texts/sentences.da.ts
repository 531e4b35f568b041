/**
 * Sentences that are put together from figures, in Danish. Part of report.da.ts; sentences.en.ts has the same shape.
 * Belongs here: wording only, with places for what is already printed. Does not belong: choosing, computing, printing numbers.
 * `**…**` marks a fact that stands out. Start with time.
 */
import { capital, ORDINALS, places, plural, startPlaces } from './counting.da.ts';

/** Verbs with a state on the newest date (now) and for anything earlier (then). */
type Tense = 'now' | 'then';
const isWas = (tense: Tense) => (tense === 'now' ? 'er' : 'var');
const SUBJECT = {
  share: 'andelen',
  ratio: 'tallet',
  count: 'antallet',
  per1000: 'tallet',
  'mean-dkk': 'gennemsnittet',
  points: 'ændringen',
} as const;
type UnitName = keyof typeof SUBJECT;

export const sentencesDa = {
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
};

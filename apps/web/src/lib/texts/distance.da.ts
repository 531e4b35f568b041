/**
 * How far a figure is from its limit, and what of a list is already fixed, in Danish. Part of report.da.ts; distance.en.ts has the same shape.
 * Belongs here: wording only, with places for what is already printed. Does not belong: choosing, computing, printing numbers.
 * A distance counts residents who get work or education or finish school; never who moves, and never origin. Start with said.
 */
import { places, startPlaces } from './counting.da.ts';

export const distanceDa = {
  about: (n: string) => `omkring ${n}`,
  between: (from: string, to: string) => `omkring ${from}–${to}`,
  shortBetween: (from: string, to: string) => `${from}–${to}`,
  under: (n: string) => `under ${n}`,
  unit: {
    person: { one: 'person', other: 'personer' },
    'full-time-person': { one: 'fuldtidsperson', other: 'fuldtidspersoner' },
  },
  /** `near`: less than a step, on whichever side. */
  side: { over: 'over grænsen', under: 'under grænsen', near: 'fra grænsen' },
  shortSide: { over: 'over', under: 'under', near: 'fra' },
  said: (amount: string, side: string) => `${amount} ${side}`,
  perTaxpayer: 'pr. skattepligtig',
  ofLimit: (said: string, criterion: string) => `${said} for ${criterion}`,
  why: {
    hidden: 'afstanden vises ikke af hensyn til diskretion',
    'no-counts': 'afstanden kan ikke opgøres: tallet mangler',
    'no-limit': 'afstanden kan ikke opgøres: grænsen kendes ikke for dette år',
    undecided: 'afstanden kan ikke opgøres: kriteriet kan ikke afgøres',
    'out-of-reach': 'det nyeste år kan ikke alene flytte tallet over grænsen',
  },
  closes: {
    'work-or-education': {
      out: (n: string) => `Var ${n} flere i arbejde eller uddannelse, ville kriteriet ikke være opfyldt.`,
      in: (n: string) => `Var ${n} færre i arbejde eller uddannelse, ville kriteriet være opfyldt.`,
    },
    'finished-school': {
      out: (n: string) =>
        `Havde ${n} flere en uddannelse efter grundskolen, ville kriteriet ikke være opfyldt.`,
      in: (n: string) => `Havde ${n} færre en uddannelse efter grundskolen, ville kriteriet være opfyldt.`,
    },
    'fewer-convicted': {
      out: (n: string) => `Var ${n} færre dømt, ville kriteriet ikke være opfyldt.`,
      in: (n: string) => `Var ${n} flere dømt, ville kriteriet være opfyldt.`,
    },
    'higher-income': {
      out: (n: string) => `Steg gennemsnittet ${n}, ville kriteriet ikke være opfyldt.`,
      in: (n: string) => `Faldt gennemsnittet ${n}, ville kriteriet være opfyldt.`,
    },
  },
  fixedYears: (fixed: string, newest: string) =>
    `Tallet for ${fixed} ligger fast; kun ${newest} kan flytte gennemsnittet.`,
  intern: {
    outMovers: (n: string) => `Kun internt: ${n} med kendetegnet skulle flytte fra, hvis ingen flyttede til.`,
    inMovers: (n: string) => `Kun internt: ${n} uden kendetegnet skulle flytte til, hvis ingen flyttede fra.`,
    replaced: (n: string) =>
      `Kun internt: ${n} skattepligtige skulle afløses af nogen med kommunens gennemsnit.`,
    wayOut: (least: string, most: string, criteria: string) =>
      `Kun internt: mindst ${least} og højst ${most} personer ville ændre betegnelsen (${criteria}).`,
    wayOutOne: (n: string, criteria: string) =>
      `Kun internt: ${n} personer ville ændre betegnelsen (${criteria}).`,
    undecided: (criteria: string) => `Forudsat at ${criteria} ikke er opfyldt.`,
  },

  figure: 'Hvor langt er der til kriterierne?',
  figureSub: (law: string, list: string) => `Afstand til grænsen efter ${law}, beregnet til listen ${list}`,
  figureNote:
    'Til højre for stregen: opfyldt. Bjælken går fra det mindste til det største, de viste tal giver plads til. Lovens betingelse om oprindelse har ingen afstand.',
  isMet: 'opfyldt',
  isNotMet: 'ikke opfyldt',

  known: {
    title: 'Hvad ligger allerede fast?',
    sub: (date: string) => `Årene bag hvert tal, set fra udgaven ${date}`,
    list: (year: string) => `Listen 1. december ${year}`,
    criterion: 'Kriterium',
    all: (years: string) => `Ligger fast: ${years} er kendt.`,
    part: (fixed: number, of: number) =>
      fixed === 0 ? 'Intet ligger fast' : `${startPlaces(fixed)} af ${places(of)} år ligger fast`,
    year: {
      known: (year: string) => `${year} er kendt`,
      preliminary: (year: string) => `${year} er foreløbigt`,
      missing: (year: string) => `${year} er ikke leveret`,
      forecast: (year: string, when: string) => `${year} kommer i ${when}`,
    },
    month: (month: string, year: string) => `${month} ${year}`,
  },

  panel: 'Tættest på kriterierne',
  panelSub: (list: string) =>
    `Afstand til nærmeste grænse for arbejde og uddannelse efter §\u00a061\u00a0a, beregnet til listen ${list}`,
};

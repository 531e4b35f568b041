/**
 * The sentences of the light, Danish and English.
 * Belongs here: words. Does not belong: what they are said of.
 * Wording from the project's terms: the figures propose, the forum decides; conditions, not people.
 */
import type { LightColour, LightRules, Text } from '@bybalance/release';

const COLOURS: Readonly<Record<Exclude<LightColour, 'too-small'>, Text>> = {
  red: { da: 'rød', en: 'red' },
  yellow: { da: 'gul', en: 'yellow' },
  green: { da: 'grøn', en: 'green' },
};

const NBSP = '\u00A0';

const DANISH = ['ingen', 'et', 'to', 'tre', 'fire', 'fem', 'seks'];
const ENGLISH = ['none', 'one', 'two', 'three', 'four', 'five', 'six'];

const counted = (words: readonly string[], n: number) => words[n] ?? String(n);

function grouped(count: number, mark: string): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, mark);
}

function tooSmall({ minimumResidents }: LightRules): Text {
  return {
    da: `Ingen farve: færre end ${grouped(minimumResidents, '.')} beboere.`,
    en: `No colour: fewer than ${grouped(minimumResidents, ',')} residents.`,
  };
}

const name = (colour: LightColour, rules: LightRules): Text =>
  colour === 'too-small'
    ? {
        da: `ingen farve (færre end ${grouped(rules.minimumResidents, '.')} beboere)`,
        en: `no colour (fewer than ${grouped(rules.minimumResidents, ',')} residents)`,
      }
    : COLOURS[colour];

function either(colours: readonly LightColour[], rules: LightRules): Text {
  const names = colours.map((colour) => name(colour, rules));
  const joined = (words: readonly string[], or: string) =>
    [words.slice(0, -1).join(', '), words.at(-1) ?? ''].filter((part) => part !== '').join(` ${or} `);
  return {
    da: joined(
      names.map(({ da }) => da),
      'eller',
    ),
    en: joined(
      names.map(({ en }) => en),
      'or',
    ),
  };
}

/** What a year's figures say by themselves. */
export interface Proposed {
  readonly computed: readonly LightColour[];
  readonly status: readonly LightColour[];
  readonly isHeld: boolean;
  /** Criteria at the upper limits, at the lower ones, and within the margin; of how many. */
  readonly atUpper: number;
  readonly atLower: number;
  /** Criteria that may or may not be at the upper limits: a colour can be certain all the same. */
  readonly openUpper: number;
  readonly near: number;
  readonly of: number;
  /** Criteria that cannot be decided. */
  readonly unknown: readonly Text[];
  readonly period: string;
}

function met({ atUpper, openUpper, of }: Proposed): Text {
  if (openUpper === 0)
    return {
      da: `${counted(DANISH, atUpper)} af ${counted(DANISH, of)} kriterier er opfyldt`,
      en: `${counted(ENGLISH, atUpper)} of ${counted(ENGLISH, of)} criteria ${atUpper === 1 ? 'is' : 'are'} met`,
    };
  if (atUpper === 0)
    return {
      da: `mindst et af ${counted(DANISH, of)} kriterier er opfyldt eller tæt på grænsen`,
      en: `at least one of ${counted(ENGLISH, of)} criteria is met or close to the limit`,
    };
  return {
    da: `mindst ${counted(DANISH, atUpper)} af ${counted(DANISH, of)} kriterier er opfyldt`,
    en: `at least ${counted(ENGLISH, atUpper)} of ${counted(ENGLISH, of)} criteria ${atUpper === 1 ? 'is' : 'are'} met`,
  };
}

/** Why a colour that no upper limit explains is yellow all the same. */
function besides({ atUpper, openUpper, atLower, near }: Proposed, { yellow }: LightRules): Text | undefined {
  if (atUpper + openUpper >= yellow.atUpper) return undefined;
  if (atLower >= yellow.atLower)
    return {
      da: `${counted(DANISH, atLower)} når de lavere grænser efter §${NBSP}61${NBSP}b`,
      en: `${counted(ENGLISH, atLower)} reach the lower limits of section${NBSP}61${NBSP}b`,
    };
  if (near === 0) return undefined;
  return {
    da: `${counted(DANISH, near)} er tæt på grænsen`,
    en: `${counted(ENGLISH, near)} ${near === 1 ? 'is' : 'are'} close to the limit`,
  };
}

function certain(proposed: Proposed, colour: LightColour, rules: LightRules): Text {
  if (colour === 'too-small') return tooSmall(rules);
  const first = met(proposed);
  const more = colour === 'yellow' ? besides(proposed, rules) : undefined;
  const own = COLOURS[colour];
  return {
    da: `Tallene foreslår ${own.da}: ${first.da}${more ? `, og ${more.da}` : ''}.`,
    en: `The figures propose ${own.en}: ${first.en}${more ? `, and ${more.en}` : ''}.`,
  };
}

function open({ unknown, computed }: Proposed, rules: LightRules): Text {
  const choice = either(computed, rules);
  const list = (language: 'da' | 'en') => unknown.map((title) => title[language]).join('; ');
  return {
    da: `Tallene afgør ikke farven: ${choice.da}.${unknown.length > 0 ? ` Kan ikke afgøres: ${list('da')}.` : ''}`,
    en: `The figures do not decide the colour: ${choice.en}.${unknown.length > 0 ? ` Undecided: ${list('en')}.` : ''}`,
  };
}

/** What earlier years make of it. */
function standing({ status, computed, isHeld, period }: Proposed, rules: LightRules): Text | undefined {
  const [colour, ...others] = status;
  if (colour === undefined) return undefined;
  if (others.length === 0 && computed.length > 1) {
    const own = name(colour, rules);
    return { da: `Fastholdt som ${own.da}.`, en: `Kept as ${own.en}.` };
  }
  if (isHeld) {
    const own = name(colour, rules);
    const next = Number(period.slice(0, 4)) + 1;
    return {
      da: `Fastholdt som ${own.da}, så farven ikke skifter hvert år; skifter, hvis tallene er de samme i ${next}.`,
      en: `Kept as ${own.en}, so that the colour does not change every year; it changes if the figures are the same in ${next}.`,
    };
  }
  if (others.length > 0 && computed.length === 1) {
    const choice = either(status, rules);
    return {
      da: `Farven kan være ${choice.da}: tidligere års tal afgør den ikke.`,
      en: `The colour may be ${choice.en}: earlier years’ figures do not decide it.`,
    };
  }
  return undefined;
}

/** "Tallene foreslår gul: et af fire kriterier er opfyldt. Fastholdt som rød, …" */
export function becauseOfLight(proposed: Proposed, rules: LightRules): Text {
  const [colour, ...others] = proposed.computed;
  const first =
    colour !== undefined && others.length === 0 ? certain(proposed, colour, rules) : open(proposed, rules);
  const more = standing(proposed, rules);
  return more ? { da: `${first.da} ${more.da}`, en: `${first.en} ${more.en}` } : first;
}

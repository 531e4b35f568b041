/**
 * The sentence that says why: "2 af 4 kriterier er opfyldt efter § 61 a".
 * Belongs here: the words of a criteria finding, Danish and English. Does not belong: decisions.
 * Wording from the project's terms; a no-break space stands after § and inside the reference.
 */
import type { RuleSet, Text, ThreeValued } from '@bybalance/release';
import type { CriteriaStates } from './decide.ts';
import { lawOf } from './decide.ts';

const NBSP = '\u00A0';

const PARAGRAPHS: Readonly<Record<string, Text>> = {
  par61a: { da: `§${NBSP}61${NBSP}a`, en: `section${NBSP}61${NBSP}a` },
  par61b: { da: `§${NBSP}61${NBSP}b`, en: `section${NBSP}61${NBSP}b` },
};

/** A criterion that could not be decided, and the years its figure is missing or masked for. */
export interface Undecided {
  readonly title: Text;
  readonly years: readonly string[];
}

function grouped(count: number, language: 'da' | 'en'): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, language === 'da' ? '.' : ',');
}

function belowMinimum(minimum: number): Text {
  return {
    da: `Færre end ${grouped(minimum, 'da')} beboere: reglerne gælder ikke.`,
    en: `Fewer than ${grouped(minimum, 'en')} residents: the rules do not apply.`,
  };
}

function counted(met: number, of: number, law: Text): Text {
  return {
    da: `${met} af ${of} kriterier er opfyldt efter ${law.da}.`,
    en: `${met} of ${of} criteria are met under ${law.en}.`,
  };
}

function undecided(met: number, unknown: readonly Undecided[], of: number, law: Text): Text {
  const list = (language: 'da' | 'en') =>
    unknown
      .map(({ title, years }) =>
        language === 'da'
          ? `${title.da} mangler for ${years.join(' og ')}`
          : `${title.en} is missing for ${years.join(' and ')}`,
      )
      .join('; ');
  const most = met + unknown.length;
  return {
    da: `Kan ikke afgøres: ${list('da')}. Mindst ${met} og højst ${most} af ${of} kriterier er opfyldt efter ${law.da}.`,
    en: `Undecided: ${list('en')}. At least ${met} and at most ${most} of ${of} criteria are met under ${law.en}.`,
  };
}

const GATE: Readonly<Record<ThreeValued, Text>> = {
  met: {
    da: 'Lovens betingelse om oprindelse er opfyldt.',
    en: 'The law’s origin condition is met.',
  },
  notMet: {
    da: 'Lovens betingelse om oprindelse er ikke opfyldt.',
    en: 'The law’s origin condition is not met.',
  },
  unknown: {
    da: 'Lovens betingelse om oprindelse kan ikke afgøres.',
    en: 'The law’s origin condition cannot be decided.',
  },
};

const RESIDENTS_UNKNOWN: Text = {
  da: 'Antallet af beboere mangler.',
  en: 'The number of residents is missing.',
};

function joined(parts: readonly Text[]): Text {
  return { da: parts.map((part) => part.da).join(' '), en: parts.map((part) => part.en).join(' ') };
}

/** The reason of a finding in both languages; `hasGate` false leaves the origin condition unsaid. */
export function becauseOf(
  ruleSet: Pick<RuleSet, 'id' | 'minimumResidents' | 'paragraph'>,
  states: CriteriaStates,
  unknown: readonly Undecided[],
  hasGate: boolean,
): Text {
  if (states.minimum === 'notMet') return belowMinimum(ruleSet.minimumResidents);
  const law = PARAGRAPHS[lawOf(ruleSet)] ?? { da: ruleSet.paragraph, en: ruleSet.paragraph };
  const met = states.criteria.filter((state) => state === 'met').length;
  const of = states.criteria.length;
  const first = unknown.length === 0 ? counted(met, of, law) : undecided(met, unknown, of, law);
  return joined([
    first,
    ...(hasGate ? [GATE[states.gate]] : []),
    ...(states.minimum === 'unknown' ? [RESIDENTS_UNKNOWN] : []),
  ]);
}

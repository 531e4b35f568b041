/** The sentences of the light where more than one thing has to be said. */
import { expect, test } from 'vitest';
import { lightRules } from '../../../../../tests/support/light.ts';
import { becauseOfLight, type Proposed } from './words.ts';

const proposed: Proposed = {
  computed: ['yellow'],
  status: ['yellow'],
  isHeld: false,
  atUpper: 0,
  openUpper: 0,
  atLower: 0,
  near: 0,
  of: 4,
  unknown: [],
  period: '2026',
};

const say = (changes: Partial<Proposed>) =>
  becauseOfLight({ ...proposed, ...changes }, lightRules).da.replaceAll('\u00a0', ' ');

test.each<[Partial<Proposed>, string]>([
  [{ atUpper: 1, atLower: 2 }, 'Tallene foreslår gul: et af fire kriterier er opfyldt.'],
  [
    { atLower: 2 },
    'Tallene foreslår gul: ingen af fire kriterier er opfyldt, og to når de lavere grænser efter § 61 b.',
  ],
  [{ openUpper: 1 }, 'Tallene foreslår gul: mindst et af fire kriterier er opfyldt eller tæt på grænsen.'],
  [
    { computed: ['red'], status: ['red'], atUpper: 2, openUpper: 1 },
    'Tallene foreslår rød: mindst to af fire kriterier er opfyldt.',
  ],
  [
    { computed: ['green', 'yellow'], status: ['green'], unknown: [{ da: 'Dømt', en: 'Convicted' }] },
    'Tallene afgør ikke farven: grøn eller gul. Kan ikke afgøres: Dømt. Fastholdt som grøn.',
  ],
  [
    { status: ['green'], isHeld: true, atUpper: 1 },
    'Tallene foreslår gul: et af fire kriterier er opfyldt. Fastholdt som grøn, så farven ikke skifter hvert år; skifter, hvis tallene er de samme i 2027.',
  ],
  [
    { status: ['yellow', 'green'], atUpper: 1 },
    'Tallene foreslår gul: et af fire kriterier er opfyldt. Farven kan være gul eller grøn: tidligere års tal afgør den ikke.',
  ],
  [{ computed: ['too-small'], status: ['too-small'] }, 'Ingen farve: færre end 300 beboere.'],
])('%o', (changes, sentence) => {
  expect(say(changes)).toBe(sentence);
});

/**
 * Where a site is stricter than its policy: the part `stricter` of site.yaml, held against the policy and laid over it.
 * Belongs here: its grammar, the check that nothing is looser, the merge. Does not belong: the floor (policy-floor.ts), applying a rule (protect).
 * Laid over every policy the site may use, so that ready tables are no looser than rows of persons.
 * Start with layOver.
 */
import { type Precision, stricterRules, type Text } from '@bybalance/release';
import { z } from 'zod';
import type { Issue } from '../support/errors.ts';
import { object } from './fields.ts';
import {
  crossedSteps,
  fewMakeMost,
  PROTECTED_LAYERS,
  precision,
  smallestClass,
  thresholds,
  wideBase,
} from './policy-file.ts';
import {
  INDICATOR_CLASSES,
  type Loosening,
  looseBase,
  looseSteps,
  looseThresholds,
  ruleName,
  THRESHOLDS,
} from './policy-floor.ts';
import type { Policy } from './types.ts';
import type { CheckedFile } from './yaml-file.ts';

const classPart = object(z.object({ ...thresholds, fewMakeMost }).partial().shape).optional();
const layerPart = object(z.object(precision).partial().shape).optional();

/** Only what is stricter is written; the rest is the policy's. */
export const stricter = object({
  base: z.int().min(1).optional(),
  core: classPart,
  sensitive: classPart,
  income: classPart,
  health: classPart,
  crime: classPart,
  child: classPart,
  precision: object({ alle: layerPart, samarbejde: layerPart, 'samarbejde.*': layerPart }).optional(),
});
export type Stricter = z.output<typeof stricter>;

const below = (path: readonly (string | number)[], found: readonly Loosening[]): readonly Loosening[] =>
  found.map(({ path: rest, problem }) => ({ path: [...path, ...rest], problem }));

function loosenings(asked: Stricter, policy: Policy, name: string): readonly Loosening[] {
  const floor = { name };
  const merged = layOver(asked, policy);
  return [
    ...(asked.base === undefined ? [] : below(['base'], looseBase(asked.base, policy.base, floor))),
    ...INDICATOR_CLASSES.flatMap((one) =>
      below([one], looseThresholds(asked[one] ?? {}, policy.classes[one], floor)),
    ),
    ...PROTECTED_LAYERS.flatMap((layer) =>
      below(['precision', layer], looseSteps(asked.precision?.[layer] ?? {}, policy.precision[layer], floor)),
    ),
    ...below(['precision'], crossedSteps(merged.precision)),
    ...wideBase(merged.base, merged.classes),
  ];
}

/** Where `stricter` has nothing to act on. */
function pointless(asked: Stricter, policy: Policy): readonly Loosening[] {
  if (policy.profile === 'as-published') {
    return [
      {
        path: [],
        problem: 'Under as-published figures are shown as others published them; nothing can be stricter',
      },
    ];
  }
  if (policy.profile === 'suppressed' && asked.base !== undefined) {
    return [
      { path: ['base'], problem: 'Under suppressed counts are exact or hidden; there is no base to widen' },
    ];
  }
  return [];
}

/** Everything in `stricter` that would be looser than the site's policy. In: the part as written; where its parts stand. */
export function checkStricter(
  asked: Stricter,
  policy: Policy,
  placeOf: CheckedFile<unknown>['placeOf'],
): readonly Issue[] {
  const name = `${policy.id}@${policy.version}`;
  const none = pointless(asked, policy);
  return (none.length > 0 ? none : loosenings(asked, policy, name)).map(({ path, problem }) => ({
    level: 'error',
    code: 'catalogue/looser-than-policy',
    place: placeOf(['stricter', ...path]),
    problem: `${problem}.`,
    remedy: 'A site may be stricter than its policy, never looser: correct it, or leave it out.',
  }));
}

const CLASS_IN_WORDS: Readonly<Record<(typeof INDICATOR_CLASSES)[number], Text>> = {
  core: { da: 'køn, alder og bolig', en: 'sex, age and housing' },
  sensitive: { da: 'følsomme oplysninger', en: 'sensitive attributes' },
  income: { da: 'indkomst', en: 'income' },
  health: { da: 'helbred', en: 'health' },
  crime: { da: 'domme', en: 'convictions' },
  child: { da: 'børn i særlige tilbud', en: 'children in special provision' },
};

/** "P1 (health)": what readers are told is stricter here than the policy's own sentences say. */
function namesOfStricter(asked: Stricter, policy: Policy, language: keyof Text): readonly string[] {
  const rounding = { da: 'afrunding', en: 'rounding' }[language];
  const steps = { da: 'trin', en: 'steps' }[language];
  return [
    ...INDICATOR_CLASSES.flatMap((one) =>
      THRESHOLDS.filter((key) => {
        const value = asked[one]?.[key];
        return value !== undefined && value !== policy.classes[one][key];
      }).map((key) => `${ruleName(key)} (${CLASS_IN_WORDS[one][language]})`),
    ),
    ...(asked.base === undefined || asked.base === policy.base ? [] : [rounding]),
    ...(asked.precision === undefined ? [] : [steps]),
  ];
}

function toldOf(asked: Stricter, policy: Policy): Policy['rules'] {
  const da = namesOfStricter(asked, policy, 'da');
  const en = namesOfStricter(asked, policy, 'en');
  if (da.length === 0) return [];
  return [
    {
      id: 'stricter',
      text: {
        da: `Kommunen er strengere end politikken: ${da.join(', ')}.`,
        en: `The municipality is stricter than the policy: ${en.join(', ')}.`,
      },
    },
  ];
}

function stricterSteps(
  steps: Precision,
  own: { readonly [key in keyof Precision]?: Precision[key] | undefined } = {},
): Precision {
  return {
    share: own.share ?? steps.share,
    meanDkk: own.meanDkk ?? steps.meanDkk,
    ratio: own.ratio ?? steps.ratio,
    distancePersons: own.distancePersons ?? steps.distancePersons,
    probability: own.probability ?? steps.probability,
    contribution: own.contribution ?? steps.contribution,
    working: own.working ?? steps.working,
  };
}

function stricterPrecision({ precision: asked }: Stricter, table: Policy['precision']): Policy['precision'] {
  const of = (layer: (typeof PROTECTED_LAYERS)[number]) => stricterSteps(table[layer], asked?.[layer]);
  return {
    alle: of('alle'),
    samarbejde: of('samarbejde'),
    'samarbejde.*': of('samarbejde.*'),
    intern: table.intern,
  };
}

/** The policy as a site uses it; unchanged where it shows what others published. */
export function layOver(asked: Stricter, policy: Policy): Policy {
  if (policy.profile === 'as-published') return policy;
  const of = (name: (typeof INDICATOR_CLASSES)[number]) =>
    stricterRules(policy.classes[name], asked[name] ?? {});
  const classes = {
    core: of('core'),
    sensitive: of('sensitive'),
    income: of('income'),
    health: of('health'),
    crime: of('crime'),
    child: of('child'),
  };
  return {
    ...policy,
    base: policy.profile === 'suppressed' ? 1 : Math.max(policy.base, asked.base ?? 1),
    smallCount: smallestClass(classes),
    classes,
    precision: stricterPrecision(asked, policy.precision),
    rules: [...policy.rules, ...toldOf(asked, policy)],
  };
}

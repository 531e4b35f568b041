/**
 * The floor of protection: numbers and steps that no policy and no site may loosen, and what is said when one tries.
 * Belongs here: the floor, the rules' names, comparing. Does not belong: a file's shape (policy-file.ts), applying a rule (protect).
 * Loosening takes a change of this file, with its reasons: docs/decisions/protection-floor.md.
 */
import {
  type ClassRules,
  type IndicatorClass,
  type Precision,
  type StepFrom,
  stepAt,
} from '@bybalance/release';

export const INDICATOR_CLASSES = [
  'core',
  'sensitive',
  'income',
  'health',
  'crime',
  'child',
] as const satisfies readonly IndicatorClass[];

const ORDINARY: ClassRules = {
  minimumPersons: 20,
  minimumHouseholds: 10,
  smallCount: 5,
  minimumHouseholdsWithAttribute: 3,
  dominancePercent: 10,
  fewMakeMost: [],
  minimumEachSide: 10,
  mostMissing: 0.1,
};

/** Health, convictions and measures for children: GDPR art. 9 and 10, and what neighbours would talk about. */
const SPECIAL: ClassRules = { ...ORDINARY, minimumPersons: 50, minimumHouseholds: 20 };

/** Least numbers of figures made from persons or delivered with masked cells. */
export const CLASS_FLOOR: Readonly<Record<IndicatorClass, ClassRules>> = {
  core: ORDINARY,
  sensitive: ORDINARY,
  income: { ...ORDINARY, minimumHouseholds: 20 },
  health: SPECIAL,
  crime: SPECIAL,
  child: SPECIAL,
};

/** Counts are rounded to at least this, unless the profile hides instead of rounding. */
export const BASE_FLOOR = 5;

/** Finest steps of every layer but `intern`: a figure may not promise more than its count. */
export const PRECISION_FLOOR: Precision = {
  share: [
    { from: 2000, step: 0.001 },
    { from: 1000, step: 0.005 },
    { from: 200, step: 0.01 },
    { from: 20, step: 0.05 },
  ],
  meanDkk: [{ from: 20, step: 5000 }],
  ratio: [{ from: 20, step: 0.01 }],
  distancePersons: [{ from: 20, step: 5 }],
  probability: [{ from: 20, step: 0.05 }],
  contribution: [{ from: 200, step: 0.005 }],
  working: [{ from: 20, step: 5 }],
};

export type Threshold = Exclude<keyof ClassRules, 'fewMakeMost'>;

const RULE_OF: Readonly<Record<Threshold, string>> = {
  minimumPersons: 'P1 (few persons)',
  minimumHouseholds: 'P2 (few households)',
  smallCount: 'P3/P4 (small counts and complements)',
  minimumHouseholdsWithAttribute: 'P6 (few households with the attribute)',
  dominancePercent: 'P7 (dominance)',
  minimumEachSide: 'P9 (few on one side of a median)',
  mostMissing: 'missing answers',
};
export const THRESHOLDS = Object.keys(RULE_OF) as readonly Threshold[];

/** "P1"; "missing answers" has no number. */
export const ruleName = (key: Threshold): string => RULE_OF[key].replace(/ \(.*/, '');

const STEPS_OF: Readonly<Record<keyof Precision, string>> = {
  share: 'steps of shares',
  meanDkk: 'rounding of income',
  ratio: 'steps of ratios',
  distancePersons: 'steps of distances',
  probability: 'steps of probabilities',
  contribution: 'steps of contributions',
  working: 'steps of workings',
};
export const PRECISIONS = Object.keys(STEPS_OF) as readonly (keyof Precision)[];

/** Whose floor it is: "the built-in floor", or "rounded5@1". */
export interface Floor {
  readonly name: string;
}

/** A number that would loosen a rule: where it stands, below the object that was compared, and the sentence about it. */
export interface Loosening {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/** Fewer missing answers are stricter; of everything else more is. */
export const stricterNumber = (key: Threshold, a: number, b: number): number =>
  key === 'mostMissing' ? Math.min(a, b) : Math.max(a, b);

/** Thresholds of one class that lie on the wrong side of the floor's. */
export function looseThresholds(
  written: { readonly [key in Threshold]?: number | undefined },
  floor: ClassRules,
  { name }: Floor,
): readonly Loosening[] {
  return THRESHOLDS.flatMap((key) => {
    const value = written[key];
    if (value === undefined || stricterNumber(key, value, floor[key]) === value) return [];
    const side = key === 'mostMissing' ? 'above' : 'below';
    return [
      {
        path: [key],
        problem: `Rule ${RULE_OF[key]} is locked: ${key} may not lie ${side} ${floor[key]} (${name})`,
      },
    ];
  });
}

export function looseBase(base: number, floor: number, { name }: Floor): readonly Loosening[] {
  if (base >= floor) return [];
  return [
    { path: [], problem: `Rule rounding of counts is locked: base may not lie below ${floor} (${name})` },
  ];
}

/** Steps of one layer that are finer than the floor's, or speak of fewer persons than it does. */
export function looseSteps(
  written: { readonly [key in keyof Precision]?: readonly StepFrom[] | undefined },
  floor: Precision,
  { name }: Floor,
): readonly Loosening[] {
  return PRECISIONS.flatMap((key) =>
    (written[key] ?? []).flatMap(({ from, step }, i) => {
      const finest = stepAt(floor[key], from);
      if (finest !== undefined && step >= finest) return [];
      const allowed = finest === undefined ? 'nothing is shown' : `no finer than ${finest}`;
      const problem = `Rule ${STEPS_OF[key]} is locked: from ${from} persons ${allowed} (${name})`;
      return [{ path: [key, i, finest === undefined ? 'from' : 'step'], problem }];
    }),
  );
}

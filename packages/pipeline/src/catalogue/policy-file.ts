/**
 * The grammar of a protection policy: catalogue/policies/<id>.yaml, held against the floor.
 * Belongs here: shape, and what must hold inside the file. Does not belong: the floor itself (policy-floor.ts), applying a rule (protect).
 * A policy may be stricter than the floor, never looser.
 */
import type { Precision } from '@bybalance/release';
import { z } from 'zod';
import { id, line, object, oneOf, text } from './fields.ts';
import {
  BASE_FLOOR,
  CLASS_FLOOR,
  INDICATOR_CLASSES,
  type Loosening,
  looseBase,
  looseSteps,
  looseThresholds,
  PRECISION_FLOOR,
} from './policy-floor.ts';
import type { Policy } from './types.ts';

/** What a class is told apart by; a site writes some of these, a policy all. */
export const thresholds = {
  minimumPersons: z.int().min(0),
  minimumHouseholds: z.int().min(0),
  smallCount: z.int().min(0),
  minimumHouseholdsWithAttribute: z.int().min(0),
  dominancePercent: z.number().min(0),
  minimumEachSide: z.int().min(0),
  mostMissing: z.number().min(0).max(1),
};

/** P8: empty unless it is asked for. */
export const fewMakeMost = z.array(object({ largest: z.int().min(1), percent: z.number().min(0).max(100) }));

/** Large denominators first, and finer only with more persons: then a row compared at its own size is compared everywhere. */
const steps = z
  .array(object({ from: z.int().min(0), step: z.number().positive() }))
  .refine((rows) => rows.every(({ from }, i) => i === 0 || from < (rows[i - 1]?.from ?? 0)), {
    message: 'Largest denominators first',
  })
  .refine((rows) => rows.every(({ step }, i) => i === 0 || step >= (rows[i - 1]?.step ?? 0)), {
    message: 'Fewer persons, no finer step',
  });

export const precision = {
  share: steps,
  meanDkk: steps,
  ratio: steps,
  distancePersons: steps,
  probability: steps,
  contribution: steps,
  working: steps,
};

const classRules = object({ ...thresholds, fewMakeMost: fewMakeMost.default([]) });
const layerPrecision = object(precision);

/** Layers that hold protected figures; `intern` may hold exact ones. */
export const PROTECTED_LAYERS = ['alle', 'samarbejde', 'samarbejde.*'] as const;

/** Below its class a count is not told; above, the base must not round it to nothing. */
export function wideBase(base: number, classes: Policy['classes']): readonly Loosening[] {
  const least = smallestClass(classes);
  if (base <= least) return [];
  return [
    {
      path: ['base'],
      problem: `Base ${base} is wider than the smallest class, under ${least}: raise smallCount with it`,
    },
  ];
}

/** Rounded twice over, a figure must land where it would anyway: these are formed of exact figures in more than one layer. */
const NESTED = [
  'meanDkk',
  'distancePersons',
  'probability',
  'contribution',
] as const satisfies readonly (keyof Precision)[];

const isMultiple = (step: number, of: number) => Math.abs(step / of - Math.round(step / of)) < 1e-9;

/** Steps that do not hold whole steps of the finest layer: two layers together would tell more than either. */
export function crossedSteps(
  table: Readonly<Record<(typeof PROTECTED_LAYERS)[number], Precision>>,
): readonly Loosening[] {
  return NESTED.flatMap((key) => {
    const finest = Math.min(
      ...PROTECTED_LAYERS.flatMap((layer) => table[layer][key].map(({ step }) => step)),
    );
    return PROTECTED_LAYERS.flatMap((layer) =>
      table[layer][key].flatMap(({ step }, i) =>
        isMultiple(step, finest)
          ? []
          : [
              {
                path: [layer, key, i, 'step'],
                problem: `A step of ${step} must hold whole steps of ${finest}`,
              },
            ],
      ),
    );
  });
}

const below = (path: readonly (string | number)[], found: readonly Loosening[]): readonly Loosening[] =>
  found.map(({ path: rest, problem }) => ({ path: [...path, ...rest], problem }));

/** Least that may remain between areas; limits of methods for small areas (50 persons, 20 households). */
const GEOMETRY_FLOOR = { minimumPersons: 50, minimumHouseholds: 20 } as const;

const geometry = object({
  minimumPersons: z.int().min(GEOMETRY_FLOOR.minimumPersons, 'Rule geometry is locked: at least 50 persons'),
  minimumHouseholds: z
    .int()
    .min(GEOMETRY_FLOOR.minimumHouseholds, 'Rule geometry is locked: at least 20 households'),
}).default(GEOMETRY_FLOOR);

export const policyFile = object({
  id,
  version: z.int().min(1),
  profile: oneOf(['rounded5', 'suppressed', 'leveret', 'as-published']),
  title: text,
  sentence: text,
  rules: z.array(object({ id: line, text })).min(1),
  untestable: z.array(line).default([]),
  base: z.int().min(1),
  classes: object({
    core: classRules,
    sensitive: classRules,
    income: classRules,
    health: classRules,
    crime: classRules,
    child: classRules,
  }),
  precision: object({
    alle: layerPrecision,
    samarbejde: layerPrecision,
    'samarbejde.*': layerPrecision,
    intern: layerPrecision,
  }),
  geometry,
}).superRefine(({ profile, base, classes, precision: table }, context) => {
  if (profile === 'as-published') return;
  const floor = { name: 'the built-in floor' };
  const found = [
    ...below(['base'], looseBase(base, profile === 'suppressed' ? 1 : BASE_FLOOR, floor)),
    ...INDICATOR_CLASSES.flatMap((one) =>
      below(['classes', one], looseThresholds(classes[one], CLASS_FLOOR[one], floor)),
    ),
    ...PROTECTED_LAYERS.flatMap((layer) =>
      below(['precision', layer], looseSteps(table[layer], PRECISION_FLOOR, floor)),
    ),
    ...below(['precision'], crossedSteps(table)),
    ...wideBase(base, classes),
  ];
  for (const { path, problem } of found) {
    context.addIssue({ code: 'custom', path: [...path], message: problem });
  }
  if (profile === 'suppressed' && base !== 1) {
    context.addIssue({
      code: 'custom',
      path: ['base'],
      message: 'Counts are exact or hidden here: base is 1',
    });
  }
});

/** The checked file → the policy that protect applies. */
export function toPolicy(written: z.output<typeof policyFile>): Policy {
  return { ...written, smallCount: smallestClass(written.classes) };
}

/** Smallest of the classes' own: the least that "under 5" may be taken to hold, which is what the audit attacks. */
export function smallestClass(classes: Policy['classes']): number {
  return Math.min(...INDICATOR_CLASSES.map((one) => classes[one].smallCount));
}

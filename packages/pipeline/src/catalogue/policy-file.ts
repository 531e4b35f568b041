/**
 * The grammar of a protection policy: catalogue/policies/<id>.yaml, and the floor no policy goes below.
 * Belongs here: shape and floor. Does not belong: how a rule is applied (protect).
 * A policy may be stricter than the floor, never looser: loosening takes a change of this file, with its reasons.
 */
import { z } from 'zod';
import { id, line, object, oneOf, text } from './fields.ts';
import type { Policy } from './types.ts';

const numbers = {
  minimumPersons: z.int().min(0),
  minimumHouseholds: z.int().min(0),
  minimumHouseholdsIncome: z.int().min(0),
  smallCount: z.int().min(0),
  minimumHouseholdsWithAttribute: z.int().min(0),
  dominancePercent: z.number().min(0),
  base: z.int().min(1),
  incomeStepDkk: z.int().min(1),
};

const ruleNames = {
  minimumPersons: 'P1 (few persons)',
  minimumHouseholds: 'P2 (few households)',
  minimumHouseholdsIncome: 'P2 (few households, income)',
  smallCount: 'P3/P4 (small counts and complements)',
  minimumHouseholdsWithAttribute: 'P6 (few households with the attribute)',
  dominancePercent: 'P7 (dominance)',
  base: 'rounding of counts',
  incomeStepDkk: 'rounding of income',
} as const satisfies Record<keyof typeof numbers, string>;

/**
 * Least protection for figures made from persons or delivered with masked cells.
 * Sources: `minimum` of rules P1–P7 and base 5 (Hundepool et al. 2012; the office's own practice for small areas).
 */
export const POLICY_FLOOR: Readonly<Record<keyof typeof numbers, number>> = {
  minimumPersons: 20,
  minimumHouseholds: 10,
  minimumHouseholdsIncome: 20,
  smallCount: 5,
  minimumHouseholdsWithAttribute: 3,
  dominancePercent: 10,
  base: 5,
  incomeStepDkk: 5000,
};

const names = Object.keys(POLICY_FLOOR) as readonly (keyof typeof numbers)[];

/** Least that may remain between areas; limits of methods for small areas (50 persons, 20 households). */
const GEOMETRY_FLOOR = { minimumPersons: 50, minimumHouseholds: 20 } as const;

const geometry = object({
  minimumPersons: z.int().min(GEOMETRY_FLOOR.minimumPersons, 'Rule geometry is locked: at least 50 persons'),
  minimumHouseholds: z
    .int()
    .min(GEOMETRY_FLOOR.minimumHouseholds, 'Rule geometry is locked: at least 20 households'),
}).default(GEOMETRY_FLOOR);

const shareSteps = z
  .array(object({ from: z.int().min(0), step: z.number().positive().max(1) }))
  .refine((steps) => steps.every(({ from }, i) => i === 0 || from < (steps[i - 1]?.from ?? 0)), {
    message: 'Largest denominators first',
  });

/** A share may not promise more than its count: finest allowed step by size of the denominator. */
const FINEST_STEP = [
  { from: 2000, step: 0.001 },
  { from: 1000, step: 0.005 },
  { from: 200, step: 0.01 },
  { from: 0, step: 0.05 },
] as const;

const finestAt = (size: number) => FINEST_STEP.find(({ from }) => size >= from)?.step ?? 0.05;

export const policyFile = object({
  id,
  version: z.int().min(1),
  profile: oneOf(['rounded5', 'leveret', 'as-published']),
  title: text,
  sentence: text,
  rules: z.array(object({ id: line, text })).min(1),
  untestable: z.array(line).default([]),
  shareSteps,
  geometry,
  ...numbers,
}).superRefine((policy, context) => {
  if (policy.profile === 'as-published') return;
  for (const name of names) {
    const floor = POLICY_FLOOR[name];
    if (policy[name] >= floor) continue;
    const message = `Rule ${ruleNames[name]} is locked: ${name} may not lie below ${floor}`;
    context.addIssue({ code: 'custom', path: [name], message });
  }
  policy.shareSteps.forEach(({ from, step }, i) => {
    if (step >= finestAt(from)) return;
    const message = `Rule for steps of shares is locked: from ${from} persons no finer than ${finestAt(from)}`;
    context.addIssue({ code: 'custom', path: ['shareSteps', i, 'step'], message });
  });
});

/** The checked file → the policy that protect applies. */
export function toPolicy(written: z.output<typeof policyFile>): Policy {
  return written;
}

/**
 * The grammar of a site's traffic light: sites/<name>/<the file that site.yaml calls light>.
 * Belongs here: shape and the rules inside the file. Does not belong: whether rule sets and criteria exist and may be used (check-light.ts).
 * What each field means to a reader stands at LightRules in the release's model.
 */
import type { LightRules } from '@bybalance/release';
import { z } from 'zod';
import { id, line, object, text, versionedId } from './fields.ts';
import { fraction } from './law-file.ts';

/** Without the condition on origin, which is never part of a colour. */
const SOCIO_ECONOMIC = ['arbejdsmarked', 'doemte', 'grundskole', 'indkomst'];

const margin = fraction.refine(({ numerator, denominator }) => 2 * numerator < denominator, {
  message: 'A margin is under half of the limit',
});

export const lightFile = object({
  id: versionedId,
  title: text,
  areaSet: id,
  limits: object({ upper: versionedId, lower: versionedId }),
  criteria: z.array(id).min(2, 'A light needs at least two criteria').default(SOCIO_ECONOMIC),
  red: object({ atUpper: z.int().min(1) }),
  yellow: object({ atUpper: z.int().min(1), atLower: z.int().min(1), near: z.boolean() }),
  margin,
  minimumResidents: z.int().min(20, 'Under 20 persons nothing is shown'),
  olderByYears: z.int().min(0).max(1).default(0),
  hysteresis: object({ yearsInRow: z.literal([1, 2]), atOnceBeyondMargin: z.boolean() }),
  householdAdults: z.int().min(1).max(6).default(2),
  source: line,
}).superRefine(({ red, yellow, criteria }, context) => {
  if (red.atUpper > criteria.length)
    context.addIssue({
      code: 'custom',
      path: ['red', 'atUpper'],
      message: 'More criteria are needed than there are',
    });
  if (yellow.atUpper >= red.atUpper)
    context.addIssue({
      code: 'custom',
      path: ['yellow', 'atUpper'],
      message: 'Yellow needs fewer criteria at the upper limits than red',
    });
});

export type LightFile = z.output<typeof lightFile>;

/** The checked file → the rules of a release. */
export function toLightRules({ limits, ...written }: LightFile): LightRules {
  return { ...written, ...limits };
}

/** The grammar of a dated rule set: catalogue/laws/<law>-<year>.yaml. */
import type { RuleSet } from '@bybalance/release';
import { z } from 'zod';
import { id, isoDate, line, object, oneOf, text, versionedId } from './fields.ts';

/** "40/100": the law's number, kept exact. */
const fraction = z
  .string()
  .regex(/^\d+(\/[1-9]\d*)?$/, 'A limit is a whole number or a fraction in quotes, for example "40/100"')
  .transform((written) => {
    const [numerator = '0', denominator = '1'] = written.split('/');
    return { numerator: Number(numerator), denominator: Number(denominator) };
  });

const criterion = object({
  id,
  indicator: id,
  title: text,
  paragraph: line,
  operator: oneOf(['>', '>=', '<']),
  limit: fraction,
  reference: oneOf(['country', 'region']).optional(),
  averageYears: z.literal([1, 2]),
  /** Both ends included; null: no age limit on that side. */
  ages: object({ from: z.int().optional(), to: z.int().optional() }).optional(),
  role: oneOf(['criterion', 'gate']),
  source: line,
});

export const lawFile = object({
  id: versionedId,
  title: text,
  paragraph: line,
  validFrom: isoDate,
  validTo: isoDate.optional(),
  minimumResidents: object({ residents: z.int().min(0), countedOn: text, source: line }),
  needed: z.int().min(1),
  criteria: z.array(criterion).min(1),
  source: line,
}).refine(({ needed, criteria }) => needed <= criteria.filter(({ role }) => role === 'criterion').length, {
  message: 'More criteria are needed than there are',
  path: ['needed'],
});

/** The checked file → the rule set of a release. */
export function toRuleSet(written: z.output<typeof lawFile>): RuleSet {
  const { validTo, minimumResidents, criteria, ...rest } = written;
  return {
    ...rest,
    validTo,
    minimumResidents: minimumResidents.residents,
    minimumCountedOn: minimumResidents.countedOn,
    criteria: criteria.map(({ reference, ages, ...one }) => ({
      ...one,
      reference,
      ...(ages === undefined ? {} : { ages }),
    })),
  };
}

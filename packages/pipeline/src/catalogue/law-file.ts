/**
 * The grammar of a dated rule set: catalogue/laws/<law>-<year>.yaml, or <site>/laws/<name>.yaml for a proposed one.
 * Belongs here: shape and the rules inside one file. Does not belong: what other files must hold (check-catalogue.ts).
 * Every part is cited: a criterion by its own paragraph and source, the rest in `citations`.
 * Start with lawFile.
 */
import {
  CRITERION_SUBJECTS,
  type Criterion,
  type RuleSet,
  STANDINGS,
  UNKNOWN_EDUCATION,
} from '@bybalance/release';
import { z } from 'zod';
import { id, isoDate, line, object, oneOf, text, versionedId, year } from './fields.ts';

/** "40/100": the law's number, kept exact. */
export const fraction = z
  .string()
  .regex(/^\d+(\/[1-9]\d*)?$/, 'A limit is a whole number or a fraction in quotes, for example "40/100"')
  .transform((written) => {
    const [numerator = '0', denominator = '1'] = written.split('/');
    return { numerator: Number(numerator), denominator: Number(denominator) };
  });

/** Statuses that a rule set may give; the order is the engine's own (analyse/decide.ts). */
const status = oneOf([
  'none',
  'udsat',
  'ghetto',
  'haard-ghetto',
  'parallelsamfund',
  'omdannelse',
  'forebyggelse',
  'kombineret',
]);

const criterion = object({
  id,
  indicator: id,
  subject: oneOf(CRITERION_SUBJECTS),
  title: text,
  paragraph: line,
  operator: oneOf(['>', '>=', '<']),
  limit: fraction,
  reference: oneOf(['country', 'region']).optional(),
  averageYears: z.literal([1, 2, 3, 4]),
  averageHow: oneOf(['meanOfShares', 'pooled']).optional(),
  /** Both ends included; missing: no age limit on that side. */
  ages: object({ from: z.int().optional(), to: z.int().optional() }).optional(),
  role: oneOf(['criterion', 'gate']),
  unknownEducation: oneOf(UNKNOWN_EDUCATION).optional(),
  minimumResidents: z.int().min(0).optional(),
  source: line,
  unsure: text.optional(),
});

const consecutive = object({
  status,
  steps: z.array(object({ until: year.optional(), years: z.int().min(1) })).min(1),
  afterwards: object({ planUntil: isoDate, lettingLists: z.int().min(0) }),
}).refine(({ steps }) => steps.at(-1)?.until === undefined, {
  message: 'The last step has no until: it holds from then on',
  path: ['steps'],
});

const citation = object({
  paragraph: line,
  source: line,
  certainty: oneOf(['read', 'secondary', 'unsure']),
  note: text.optional(),
});

/** The parts that a rule set must cite beside its criteria; the last two where it has them. */
const citations = object({
  validFrom: citation,
  minimumResidents: citation,
  minimumCountedOn: citation,
  needed: citation,
  averageHow: citation.optional(),
  unknownEducation: citation.optional(),
  gate: citation.optional(),
  consecutive: citation.optional(),
  afterwards: citation.optional(),
});

const unread = {
  needed: 'More criteria are needed than there are',
  averageHow: 'A mean of several years cites how the years are put together',
  unknownEducation: 'A criterion on education says how unknown education is counted, and cites it',
  gate: 'The gate is cited',
  consecutive: 'Years in a row are cited, and what goes on afterwards',
} as const;

type Written = z.output<typeof shape>;

const shape = object({
  id: versionedId,
  title: text,
  paragraph: line,
  standing: oneOf(STANDINGS).default('law'),
  validFrom: isoDate,
  validTo: isoDate.optional(),
  minimumResidents: object({ residents: z.int().min(0), countedOn: text }),
  needed: z.int().min(1),
  statuses: object({ ungated: status, gated: status }),
  gateOff: object({ from: isoDate, counts: oneOf(['met', 'notMet']) }).optional(),
  criteria: z.array(criterion).min(1),
  consecutive: consecutive.optional(),
  citations,
  source: line,
});

/** What is missing from a file whose parts are each well written. */
function missingParts(written: Written): readonly (keyof typeof unread)[] {
  const { needed, criteria, citations: cited } = written;
  const counted = criteria.filter(({ role }) => role === 'criterion');
  const means = criteria.some(({ averageYears }) => averageYears > 1);
  const education = criteria.filter(({ subject }) => subject === 'education');
  const told = education.every(({ unknownEducation }) => unknownEducation !== undefined);
  return [
    ...(needed > counted.length ? (['needed'] as const) : []),
    ...(means && !cited.averageHow ? (['averageHow'] as const) : []),
    ...(education.length > 0 && !(told && cited.unknownEducation) ? (['unknownEducation'] as const) : []),
    ...(counted.length < criteria.length && !cited.gate ? (['gate'] as const) : []),
    ...(written.consecutive && !(cited.consecutive && cited.afterwards) ? (['consecutive'] as const) : []),
  ];
}

export const lawFile = shape.superRefine((written, context) => {
  for (const part of missingParts(written)) {
    const path = part === 'needed' ? ['needed'] : ['citations'];
    context.addIssue({ code: 'custom', path, message: unread[part] });
  }
});

/** Leaves out keys that were not written, as the model has them. */
function told<T extends object>(written: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) as never;
}

function toCriterion({ reference, ...written }: Written['criteria'][number]): Criterion {
  return { ...told(written), reference };
}

/** The checked file → the rule set of a release. */
export function toRuleSet(written: Written): RuleSet {
  const {
    validTo,
    minimumResidents,
    criteria,
    citations: cited,
    gateOff,
    consecutive: row,
    ...rest
  } = written;
  return {
    ...rest,
    validTo,
    minimumResidents: minimumResidents.residents,
    minimumCountedOn: minimumResidents.countedOn,
    criteria: criteria.map(toCriterion),
    ...(gateOff === undefined ? {} : { gateOff }),
    ...(row === undefined ? {} : { consecutive: row }),
    citations: Object.entries(cited).flatMap(([of, found]) =>
      found === undefined ? [] : [{ of, ...told(found) }],
    ),
  };
}

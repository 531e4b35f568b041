/**
 * The grammar of one indicator file: catalogue/indicators/<id>.yaml, or <site>/indicators/<id>.yaml.
 * Belongs here: shape and the rules inside one file. Does not belong: what other files must hold (cross-checks.ts).
 * Start with indicatorFile; conditions are in condition.ts.
 */
import { z } from 'zod';
import { condition } from './condition.ts';
import { id, line, object, oneOf, period, shortText, text, versionedId } from './fields.ts';
import type { IndicatorDefinition, MeasureSpec } from './types.ts';

/** Numerator and denominator over one counted population, with the fields that population has. */
function counted<const P extends 'state' | 'household' | 'dwelling' | 'pupil'>(population: P) {
  const where = condition(population);
  return object({ population: z.literal(population), numerator: where, denominator: where.optional() });
}

const measure = z.discriminatedUnion('population', [
  counted('state'),
  counted('household'),
  counted('dwelling'),
  counted('pupil'),
  object({ population: z.literal('flow'), direction: oneOf(['in', 'out', 'net']) }),
  object({ population: z.literal('delivered'), table: line }),
]);

const example = object({
  says: text,
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))).min(1),
  numerator: z.number(),
  denominator: z.number().optional(),
});

const breaks = z
  .array(z.number())
  .length(4, 'Four class breaks, for five classes')
  .refine((values) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? value)), {
    message: 'The breaks must ascend',
  });

/** Titles ≤ 40 and short forms ≤ 18 characters: they must fit a table head and an axis. */
export const indicatorFile = object({
  id,
  theme: id,
  title: shortText(40),
  short: shortText(18),
  subtitle: text,
  definition: text,
  numerator: text,
  denominator: text,
  caveat: text,
  /** How the figure reads in the lead: see Indicator.sentence. */
  sentence: text.optional(),
  source: id,
  unit: oneOf(['count', 'share', 'per1000', 'mean-dkk', 'ratio', 'points']),
  direction: oneOf(['high', 'low', 'none']),
  scale: oneOf(['diverging', 'sequential']),
  breaks,
  lagYears: z.int().min(0).max(10),
  average: object({ years: z.literal([1, 2]), how: oneOf(['meanOfShares', 'pooled']) }).default({
    years: 1,
    how: 'meanOfShares',
  }),
  publicationMonth: z.int().min(1).max(12),
  counts: oneOf(['person', 'household', 'dwelling', 'full-time-person', 'pupil', 'move', 'taxpayer']),
  sensitivity: oneOf(['core', 'sensitive', 'income', 'health', 'crime', 'child']),
  /** Tells of origin or citizenship, and so is never part of an index. */
  aboutOrigin: z.boolean().default(false),
  dimensions: z.array(id).default([]),
  periods: z.array(period).min(1).optional(),
  seriesBreaks: z.array(object({ period, reason: text })).default([]),
  limit: object({ ruleSet: versionedId, criterion: id }).optional(),
  reference: object({ series: line, scope: oneOf(['country', 'region']) }).optional(),
  measure,
  examples: z.array(example).default([]),
})
  .refine(({ unit, measure: spec }) => unit !== 'points' || spec.population === 'delivered', {
    message: 'A difference between shares comes as a ready table: nothing is counted in points',
    path: ['unit'],
  })
  .refine(({ unit, reference }) => unit !== 'ratio' || reference !== undefined, {
    message: 'A ratio needs the reference it is divided by',
    path: ['reference'],
  })
  .refine(
    ({ measure: spec, unit }) =>
      (spec.population === 'flow') === (unit === 'per1000') || spec.population === 'delivered',
    { message: 'Moves are told per 1,000, and per 1,000 means moves', path: ['unit'] },
  );

function toMeasure(written: z.output<typeof measure>): MeasureSpec {
  if (written.population === 'flow' || written.population === 'delivered') return written;
  const { population, numerator, denominator } = written;
  return { population, numerator, denominator };
}

/** The checked file → the definition the stages use. */
export function toIndicator(written: z.output<typeof indicatorFile>, file: string): IndicatorDefinition {
  const { source, average, periods, sentence, limit, reference, measure: spec, examples, ...rest } = written;
  const { aboutOrigin, ...sheet } = rest;
  return {
    ...sheet,
    ...(periods === undefined ? {} : { periods }),
    ...(aboutOrigin ? { aboutOrigin } : {}),
    ...(sentence === undefined ? {} : { sentence }),
    averageYears: average.years,
    average,
    limit,
    reference,
    sourceId: source,
    measure: toMeasure(spec),
    examples: examples.map(({ denominator, ...rest }) => ({ ...rest, denominator })),
    file,
  };
}

/**
 * The grammar of a declared index: catalogue/indices/<id>.yaml, or <site>/indices/<id>.yaml.
 * Belongs here: shape and the rules inside one file. Does not belong: whether its indicators exist and fit (check-indices.ts).
 * What each field means to a reader stands at IndexSheet in the release's model.
 */
import { z } from 'zod';
import { id, line, object, oneOf, period, text } from './fields.ts';
import type { IndexDefinition } from './types.ts';

const part = object({
  indicator: id,
  /** Only the proportions between weights matter. */
  weight: z.number().positive('A weight is over 0').default(1),
  /** The less favourable end of the indicator. */
  direction: oneOf(['high', 'low']),
  /** First and last period in which the indicator is part of the index, both included. */
  from: period.optional(),
  to: period.optional(),
  /** Indicator whose figure is the change itself, where the change is published and must not be worked out again. */
  change: id.optional(),
}).refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
  message: 'The last period comes before the first',
  path: ['to'],
});

const ascending = (cuts: readonly number[]) => cuts.every((cut, i) => i === 0 || cut > (cuts[i - 1] ?? cut));

const cuts = object({
  /** Four classes: standard deviations between them. */
  status: z.tuple([z.number(), z.number(), z.number()]).refine(ascending, 'The cuts must ascend'),
  /** Three classes. */
  direction: z.tuple([z.number(), z.number()]).refine(ascending, 'The cuts must ascend'),
});

export const indexFile = object({
  id,
  title: text,
  definition: text,
  caveat: text,
  parts: z.array(part).min(2, 'An index is made of at least two indicators'),
  /** Areas with fewer residents, as shown, take no part. */
  residents: object({ indicator: id, minimum: z.int().min(1) }).optional(),
  base: oneOf(['relative', 'first']),
  changeYears: z.int().min(1).max(10),
  cuts,
  /** A change is called one only if it stands for so many persons and exceeds so many usual changes of a year. */
  noise: object({ persons: z.int().min(0), usualChanges: z.number().min(0) }).optional(),
  source: line,
});

/** The checked file → the index; what was not written is not there. */
export function toIndex(written: z.output<typeof indexFile>, file: string): IndexDefinition {
  const { parts, residents, noise, ...rest } = written;
  return {
    ...rest,
    ...(residents === undefined ? {} : { residents }),
    ...(noise === undefined ? {} : { noise }),
    parts: parts.map(({ from, to, change, ...one }) => ({
      ...one,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(change === undefined ? {} : { change }),
    })),
    file,
  };
}

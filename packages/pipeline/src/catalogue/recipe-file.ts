/**
 * The grammar of a recipe: catalogue/sources/<id>.yaml. Says how a known kind of delivery is read.
 * Belongs here: shape and the rules inside one file. Does not belong: the vault's columns (ingest holds recipes against them).
 */
import { z } from 'zod';
import { suggestion } from './closest-word.ts';
import { id, line, object, oneOf, text } from './fields.ts';
import { FIELD_CODES, type Recipe, VAULT_TABLES } from './types.ts';

const csv = object({
  kind: z.literal('csv'),
  encoding: oneOf(['utf-8', 'windows-1252']),
  delimiter: oneOf([',', ';', '\t']),
  decimal: oneOf(['.', ',']),
});

const column = object({
  from: line,
  to: line,
  type: oneOf(['person-key', 'household-key', 'id', 'text', 'integer', 'decimal', 'date', 'coordinate-m']),
  required: z.boolean().default(true),
  codes: z.record(z.string(), z.string()).optional(),
  range: object({ from: z.number().optional(), to: z.number().optional() }).optional(),
}).superRefine(({ to, codes }, context) => {
  const known: readonly string[] | undefined = Object.entries(FIELD_CODES).find(([name]) => name === to)?.[1];
  for (const [from, code] of Object.entries(codes ?? {})) {
    if (known === undefined || known.includes(code)) continue;
    const message = `No code of the vault for ${to}. ${suggestion(code, known)}`;
    context.addIssue({ code: 'custom', path: ['codes', from], message });
  }
});

const sum = z.union([
  object({ areaSet: id, codeLength: z.int().min(1) }),
  object({ areaSet: id, area: line }),
]);

const wide = object({
  areaSet: id,
  valid: object({ from: line, is: line }).optional(),
  sums: z.array(sum).default([]),
  measures: z
    .array(
      object({
        indicator: id,
        group: line.default('total'),
        value: line.optional(),
        scale: z.number().positive().default(1),
        numerator: z.array(line).default([]),
        denominator: z.array(line).default([]),
      }).refine(({ value, numerator }) => (value === undefined) !== (numerator.length === 0), {
        message: 'A figure is either a ready value or made from numerator columns',
      }),
    )
    .min(1),
});

export const recipeFile = object({
  id,
  version: z.int().min(1),
  title: text,
  format: z.discriminatedUnion('kind', [csv, object({ kind: z.literal('parquet') })]),
  table: oneOf(VAULT_TABLES),
  columns: z.array(column).min(1),
  unique: z.array(line).default([]),
  marks: z.array(object({ mark: line, lo: z.number(), hi: z.number() })).default([]),
  keep: z.array(object({ from: line, in: z.array(line).min(1) })).default([]),
  wide: wide.optional(),
}).superRefine(({ columns, unique }, context) => {
  const names = columns.flatMap(({ from, to }) => [from, to]);
  unique.forEach((name, i) => {
    if (names.includes(name)) return;
    const message = `No column of that name. ${suggestion(name, names)}`;
    context.addIssue({ code: 'custom', path: ['unique', i], message });
  });
});

/** The checked file → the recipe that ingest reads by. */
export function toRecipe(written: z.output<typeof recipeFile>, file: string): Recipe {
  const { columns, wide: melted, ...rest } = written;
  const bounds = (range: { from?: number | undefined; to?: number | undefined } | undefined) =>
    range && { from: range.from, to: range.to };
  return {
    ...rest,
    columns: columns.map(({ codes, range, ...one }) => ({ ...one, codes, range: bounds(range) })),
    wide: melted && {
      ...melted,
      valid: melted.valid,
      measures: melted.measures.map(({ value, ...one }) => ({ ...one, value })),
    },
    file,
  };
}

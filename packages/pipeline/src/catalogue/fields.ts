/**
 * The words every YAML file shares: texts in two languages, dates, years, ids, and objects that know their keys.
 * Belongs here: zod schemas without a domain. Does not belong: a file's own grammar.
 */
import { z } from 'zod';
import { suggestion } from './closest-word.ts';

/** A strict object whose unknown keys are answered with the nearest known one, a line per key. */
export function object<S extends z.core.$ZodLooseShape>(shape: S) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? (issue.keys as readonly string[]).map((key) => suggestion(key, known)).join('\n')
        : undefined,
  });
}

export const line = z.string().trim().min(1, 'An empty text says nothing');

/** Spaces that must not break a line: after §, inside § 61 a, between a number and its unit. */
export function withHardSpaces(written: string): string {
  return written
    .replace(/§ (?=\d)/g, '§\u00a0')
    .replace(/(§\u00a0\d+) (?=[a-z]\b)/g, '$1\u00a0')
    .replace(/(\d) (?=(?:år|pct\.|kr\.|personer|husstande|years?)(?![a-zæøå]))/g, '$1\u00a0');
}

const prose = line.transform(withHardSpaces);

/** A text in both languages; Danish first. */
export const text = object({ da: prose, en: prose });

/** A text in both languages of at most so many characters each. */
export const shortText = (most: number) => {
  const part = line.max(most, `At most ${most} characters`).transform(withHardSpaces);
  return object({ da: part, en: part });
};

const lowerCase = /^[a-z0-9]+(?:-[a-z0-9+]+)*$/;

export const id = z.string().regex(lowerCase, 'An id holds a–z, 0–9 and hyphens only');

/** "rounded5@1" */
export const versionedId = z
  .string()
  .regex(/^[a-z0-9-]+@\d+$/, 'Written as name@version, for example rounded5@1');

export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'A date is written 2026-01-31')
  .refine((date) => !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date), {
    message: 'There is no such date',
  });

export const year = z.int().min(1900).max(2200);

/** "2026" or a half-year, "2015-01". Written bare or in quotes. */
export const period = z.union([year.transform(String), z.string().regex(/^\d{4}(-\d{2})?$/)], {
  error: 'A period is a year (2026) or a half-year in quotes ("2015-01")',
});

/** {from: 2015, to: 2026} → every year, both ends included. */
export const yearRange = object({ from: year, to: year })
  .refine(({ from, to }) => from <= to, { message: 'The last year comes before the first' })
  .transform(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));

export const layer = z.custom<'alle' | 'samarbejde' | `samarbejde.${string}` | 'intern'>(
  (value) => typeof value === 'string' && /^(alle|intern|samarbejde(\.[a-z0-9-]+)?)$/.test(value),
  'A layer is alle, samarbejde, samarbejde.<organisation> or intern',
);

/** A layer that readers outside the municipality may have. */
export const openLayer = z.custom<'alle' | 'samarbejde' | `samarbejde.${string}`>(
  (value) => value !== 'intern' && layer.safeParse(value).success,
  'A layer is alle, samarbejde or samarbejde.<organisation> here',
);

/** The layer of an area set, or each area in the layer of its organisation. */
export const areaLayer = z.union([layer, z.literal('samarbejde.*')], {
  error:
    'A layer is alle, samarbejde, samarbejde.<organisation>, samarbejde.* (each area by its organisation) or intern',
});

/** One of the words, with the nearest offered. */
export function oneOf<const W extends readonly [string, ...string[]]>(words: W) {
  return z.enum(words, {
    error: (issue) =>
      typeof issue.input === 'string'
        ? `Not one of the words for this. ${suggestion(issue.input, words)}`
        : undefined,
  });
}

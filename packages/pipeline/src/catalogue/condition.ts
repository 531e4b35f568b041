import { z } from 'zod';
import { object, oneOf } from './fields.ts';
import {
  type Condition,
  type CountedPopulation,
  FIELD_CODES,
  type FieldTest,
  POPULATION_FIELDS,
} from './types.ts';

const range = object({ from: z.number().optional(), to: z.number().optional() })
  .refine(({ from, to }) => from !== undefined || to !== undefined, { message: 'Say from, to or both' })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: 'The upper end lies below the lower',
  })
  .transform(({ from, to }): FieldTest => ({ kind: 'range', from, to }));

const exactly = z.number().transform((n): FieldTest => ({ kind: 'range', from: n, to: n }));

const yesNo = z.boolean().transform((value): FieldTest => ({ kind: 'is', value }));

const YES_NO: readonly string[] = ['danishCitizen', 'occupied'];

function codes(words: readonly string[]) {
  const [first = '', ...rest] = words;
  const word = oneOf([first, ...rest]);
  return z
    .union([word.transform((one) => [one]), z.array(word).min(1, 'Name at least one')], {
      error: `One of ${words.join(', ')}, or a list of them`,
    })
    .transform((values): FieldTest => ({ kind: 'in', values }));
}

function fieldTest(field: string) {
  const words = Object.entries(FIELD_CODES).find(([name]) => name === field)?.[1];
  if (words !== undefined) return codes(words);
  return YES_NO.includes(field) ? yesNo : z.union([exactly, range], { error: 'A number, or {from, to}' });
}

/**
 * A condition as written: `{ageYears: {from: 18, to: 64}, sex: k}`; `{}` is everyone.
 * Out: the tests in the order of POPULATION_FIELDS, so that equal conditions look equal.
 */
export function condition(population: CountedPopulation) {
  const fields: readonly string[] = POPULATION_FIELDS[population];
  const shape = Object.fromEntries(fields.map((field) => [field, fieldTest(field).optional()]));
  return object(shape).transform(
    (written): Condition =>
      fields.flatMap((field) => {
        const test = written[field];
        return test === undefined ? [] : [{ field, test }];
      }),
  );
}

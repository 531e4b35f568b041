/** The primary rules by class of indicator, under the floor's own numbers: each threshold from both sides. */
import type { IndicatorClass } from '@bybalance/release';
import { expect, test } from 'vitest';
import { indicator, roundedPolicy } from '../../../../tests/support/municipality.ts';
import type { MeasuredCell } from '../measure/types.ts';
import { rulesFor } from './rules-for.ts';
import { primaryVerdict } from './verdict.ts';

/** One cell with nothing small but what a test makes small. */
function verdictOf(sensitivity: IndicatorClass, changes: Partial<Extract<MeasuredCell, { state: 'known' }>>) {
  const cell: MeasuredCell = {
    state: 'known',
    numerator: 10,
    denominator: 400,
    householdsN: 200,
    householdsY: 8,
    ...changes,
  };
  const verdict = primaryVerdict(cell, indicator('andel', { sensitivity }), roundedPolicy);
  return verdict.kind === 'hidden' || verdict.kind === 'under' ? verdict.reason : verdict.kind;
}

test.each([
  ['core', 19, 20],
  ['sensitive', 19, 20],
  ['income', 19, 20],
  ['health', 49, 50],
  ['crime', 49, 50],
  ['child', 49, 50],
] as const)(
  'P1: a share of the class %s over %i persons is hidden, over %i it is shown',
  (sensitivity, few, enough) => {
    expect(verdictOf(sensitivity, { denominator: few })).toBe('few-persons');
    expect(verdictOf(sensitivity, { denominator: enough })).toBe('rounded');
  },
);

test.each([
  ['sensitive', 9, 10],
  ['income', 19, 20],
  ['health', 19, 20],
  ['crime', 19, 20],
  ['child', 19, 20],
] as const)(
  'P2: a share of the class %s from %i households is hidden, from %i it is shown',
  (sensitivity, few, enough) => {
    expect(verdictOf(sensitivity, { householdsN: few })).toBe('few-households');
    expect(verdictOf(sensitivity, { householdsN: enough })).toBe('rounded');
  },
);

test('P2 and P6: shares of the class core are public as far as households go', () => {
  expect(verdictOf('core', { householdsN: 1, householdsY: 1 })).toBe('rounded');
});

test.each(['sensitive', 'income', 'health', 'crime', 'child'] as const)(
  'P3 and P6: in the class %s 4 are a small count, 5 are not, and 6 from 2 households are hidden',
  (sensitivity) => {
    expect(verdictOf(sensitivity, { numerator: 4, householdsY: 4 })).toBe('small-count');
    expect(verdictOf(sensitivity, { numerator: 5, householdsY: 5 })).toBe('rounded');
    expect(verdictOf(sensitivity, { numerator: 6, householdsY: 2 })).toBe('few-households');
    expect(verdictOf(sensitivity, { numerator: 6, householdsY: 3 })).toBe('rounded');
  },
);

test('numbers of one class say nothing of another', () => {
  const { classes } = roundedPolicy;
  const stricter = { classes: { ...classes, health: { ...classes.health, minimumPersons: 100 } } };
  expect(rulesFor(stricter, 'health').minimumPersons).toBe(100);
  expect(rulesFor(stricter, 'crime').minimumPersons).toBe(50);
});

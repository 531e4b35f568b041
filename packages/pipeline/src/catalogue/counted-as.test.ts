import { expect, test } from 'vitest';
import { both, groups, indicator } from '../../../../tests/support/municipality.ts';
import { countedAs } from './counted-as.ts';
import type { Condition } from './types.ts';

const young: Condition = [{ field: 'ageYears', test: { kind: 'range', from: undefined, to: 17 } }];
const women: Condition = [{ field: 'sex', test: { kind: 'in', values: ['k'] } }];
const sheet = indicator('andel', {
  measure: { population: 'state', numerator: [...young, ...women], denominator: [] },
});

test('what is counted is the same whatever a sheet is called and in whatever order its conditions stand', () => {
  const measure = { population: 'state', numerator: [...women, ...young], denominator: [] } as const;
  expect(countedAs({ ...sheet, measure }, groups)).toBe(countedAs(sheet, groups));
  expect(countedAs({ ...sheet, ...indicator('andel', { title: both('Nyt navn') }), measure }, groups)).toBe(
    countedAs(sheet, groups),
  );
});

test.each([
  ['another condition', { measure: { population: 'state', numerator: women, denominator: [] } }],
  ['another averaging', { average: { years: 2, how: 'pooled' } }],
  ['another lag', { lagYears: 1 }],
  ['another breakdown', { dimensions: ['sex'] }],
] as const)('%s makes another figure', (_, changes) => {
  expect(countedAs({ ...sheet, ...changes }, groups)).not.toBe(countedAs(sheet, groups));
});

import { describe, expect, test } from 'vitest';
import { add, compare, divide, fraction, fromDecimal, mean, reduced } from '../support/fraction.ts';
import { countsTowardsYears, decideCriterion, possibleStatuses } from './decide.ts';

const share = (numerator: number, denominator: number) =>
  divide(fromDecimal(numerator), fromDecimal(denominator));
const year = ([numerator, denominator]: readonly [number, number]) => share(numerator, denominator);
const point = (value: ReturnType<typeof share>) => ({ lo: value, hi: value });
const forty = fraction(2n, 5n);

describe('exact fractions', () => {
  test.each([
    [43.7, 437n, 10n],
    [0.1, 1n, 10n],
    [-2.5, -25n, 10n],
    [1e21, 10n ** 21n, 1n],
    [1e-7, 1n, 10n ** 7n],
  ])('%d is the decimal a person would write', (value, numerator, denominator) => {
    expect(compare(fromDecimal(value), fraction(numerator, denominator))).toBe(0);
  });
  test('know that 0.1 + 0.2 is 0.3', () => {
    expect(reduced(add(fromDecimal(0.1), fromDecimal(0.2)))).toEqual(fraction(3n, 10n));
  });
});

describe('the mean of two years against 40 % (worked examples of the method paper, B.3)', () => {
  test.each([
    ['250 of 600 and 243 of 612', [250, 600], [243, 612], 'met'],
    ['exactly at the line', [240, 600], [240, 600], 'notMet'],
    ['9 fewer in the newest year', [250, 600], [234, 612], 'notMet'],
    ['8 fewer in the newest year', [250, 600], [235, 612], 'met'],
  ] satisfies readonly (readonly [string, [number, number], [number, number], string])[])(
    '%s',
    (_, older, newer, state) => {
      const figure = mean([year(older), year(newer)]);
      expect(decideCriterion(point(figure), '>', forty)).toBe(state);
    },
  );
  test('250/600 and 243/612 is 0.406863', () => {
    const figure = mean([share(250, 600), share(243, 612)]);
    expect(Number(figure.numerator) / Number(figure.denominator)).toBeCloseTo(0.406863, 6);
  });
});

describe('operators', () => {
  test('"mindst 3 gange" is met at exactly three times the country: 45 of 1,500 against 1 %', () => {
    const limit = fraction(3n, 100n);
    expect(decideCriterion(point(share(45, 1500)), '>=', limit)).toBe('met');
    expect(decideCriterion(point(share(44, 1500)), '>=', limit)).toBe('notMet');
  });
  test('"mindre end 55 %" is not met at exactly 55 %', () => {
    const limit = fraction(11n, 20n);
    expect(decideCriterion(point(share(55, 100)), '<', limit)).toBe('notMet');
    expect(decideCriterion(point(share(54.9, 100)), '<', limit)).toBe('met');
  });
});

describe('a masked figure', () => {
  test.each([
    [0, 4, 'notMet'],
    [41, 45, 'met'],
    [38, 42, 'unknown'],
    [40, 44, 'unknown'],
  ])('between %i and %i of 100 against 40 %% is %s', (lo, hi, state) => {
    expect(decideCriterion({ lo: share(lo, 100), hi: share(hi, 100) }, '>', forty)).toBe(state);
  });
  test('without figure or limit is unknown', () => {
    expect(decideCriterion(undefined, '>', forty)).toBe('unknown');
    expect(decideCriterion(point(share(1, 2)), '>', undefined)).toBe('unknown');
  });
});

const letters = { m: 'met', n: 'notMet', u: 'unknown' } as const;
type Letter = keyof typeof letters;
const states = (word: string) => [...word].map((letter) => letters[letter as Letter]);

describe('statuses: met m, not met n, unknown u', () => {
  test.each([
    // law, four criteria, origin, minimum, statuses
    ['par61a', 'mnnn', 'm', 'm', 'none'],
    ['par61a', 'mmnn', 'n', 'm', 'udsat'],
    ['par61a', 'mmnn', 'm', 'm', 'parallelsamfund'],
    ['par61a', 'mmmm', 'u', 'm', 'udsat parallelsamfund'],
    ['par61a', 'munn', 'n', 'm', 'none udsat'],
    ['par61a', 'munn', 'u', 'm', 'none udsat parallelsamfund'],
    ['par61a', 'mmuu', 'm', 'm', 'parallelsamfund'],
    ['par61a', 'nnnu', 'm', 'm', 'none'],
    ['par61a', 'mmmm', 'm', 'n', 'below-minimum'],
    ['par61a', 'mmmm', 'm', 'u', 'below-minimum parallelsamfund'],
    ['par61b', 'mmnn', 'n', 'm', 'none'],
    ['par61b', 'mmnn', 'm', 'm', 'forebyggelse'],
    ['par61b', 'mmnn', 'u', 'm', 'none forebyggelse'],
    ['par61b', 'munn', 'm', 'm', 'none forebyggelse'],
  ])('%s with %s, origin %s, 1,000 residents %s: %s', (law, criteria, gate, minimum, expected) => {
    const [gateState = 'unknown', minimumState = 'unknown'] = [...states(gate), ...states(minimum)];
    const statuses =
      law === 'par61a'
        ? { ungated: 'udsat', gated: 'parallelsamfund' }
        : { ungated: 'none', gated: 'forebyggelse' };
    const found = possibleStatuses(
      { statuses, needed: 2 },
      { criteria: states(criteria), gate: gateState, minimum: minimumState },
    );
    expect(found.join(' ')).toBe(expected);
  });
});

test.each([
  [['parallelsamfund'], 'met'],
  [['ghetto', 'haard-ghetto'], 'met'],
  [['udsat'], 'notMet'],
  [['udsat', 'parallelsamfund'], 'unknown'],
  [['below-minimum'], 'notMet'],
] as const)('%s counts towards the years in a row: %s', (statuses, counts) => {
  expect(countsTowardsYears(statuses)).toBe(counts);
});

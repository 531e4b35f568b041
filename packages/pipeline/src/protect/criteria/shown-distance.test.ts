import type { CriterionDistance, Observation, ProtectedNumber } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { roundedPolicy } from '../../../../../tests/support/municipality.ts';
import type { CriterionLine } from '../../analyse/criterion-line.ts';
import { fraction } from '../../support/fraction.ts';
import { shownDistance, type ToldCriterion } from './shown-distance.ts';

const key = {
  indicator: 'x',
  areaSet: 'lovomraader',
  area: 'L1',
  group: 'total',
  quality: 'final',
  reason: 'none',
} as const;
const number = (value: number, lo: number, hi: number): ProtectedNumber => ({ value, lo, hi, step: 5 });
/** A year's row: only its counts are read. */
const row = (period: string, numerator: ProtectedNumber, denominator: ProtectedNumber): Observation => ({
  ...{ ...key, period, status: 'published', value: 0.4, lo: 0.39, hi: 0.41, step: 0.01 },
  ...{ numerator, denominator },
});
const point = (value: number): ProtectedNumber => ({ value, lo: value, hi: value, step: 1 });
const hidden: Observation = { ...key, period: '2026', status: 'suppressed' };
const missing: Observation = { ...key, period: '2026', status: 'unavailable' };

const work: CriterionLine = {
  closedBy: 'work-or-education',
  operator: '>',
  limit: fraction(2n, 5n),
  years: ['2025', '2026'],
  how: 'meanOfShares',
  isSheetMean: true,
  unit: 'full-time-person',
};
const met: ToldCriterion = { state: 'met', limit: 0.4, line: work };
const { alle, intern } = roundedPolicy.precision;
const numberOf = (distance: CriterionDistance) =>
  distance.kind === 'unknown' ? distance.because : distance.number;

/** The worked example of the method paper, B.3: 250 of 600 and 243 of 612. */
const exact = [row('2025', point(250), point(600)), row('2026', point(243), point(612))];
const rounded = [
  row('2025', number(250, 247.5, 252.4), number(600, 598, 602)),
  row('2026', number(245, 242.5, 247.4), number(610, 608, 612)),
];

describe('from exact rows', () => {
  test('the distance is the exact one: 9 full-time persons', () => {
    expect(shownDistance(met, exact, intern)).toEqual({
      kind: 'persons',
      unit: 'full-time-person',
      direction: 'out',
      closedBy: 'work-or-education',
      number: { value: 9, lo: 9, hi: 9, step: 1 },
    });
  });
});

describe('from rounded rows', () => {
  test('the distance is an interval around it, in steps of five', () => {
    const told = shownDistance(met, rounded, alle);
    // By hand: n₂ + (n₁/d₁ − 0.8)·d₂ is least with 247.5/602, 242.5 and 612, most with 252.4/598, 247.4 and 608.
    expect(numberOf(told)).toEqual({ value: 10, lo: 5, hi: 18, step: 5 });
  });
  test('the told side cuts the interval: what is met is at least one over', () => {
    const near = [
      row('2025', number(240, 237.5, 242.4), number(600, 598, 602)),
      row('2026', number(240, 237.5, 242.4), number(600, 598, 602)),
    ];
    expect(numberOf(shownDistance(met, near, alle))).toMatchObject({ lo: 1 });
    expect(shownDistance({ ...met, state: 'notMet' }, near, alle)).toMatchObject({ direction: 'in' });
  });
  test('less than a step is one class', () => {
    const education: ToldCriterion = {
      ...met,
      line: {
        ...work,
        closedBy: 'finished-school',
        limit: fraction(3n, 5n),
        years: ['2026'],
        unit: 'person',
      },
    };
    expect(
      numberOf(shownDistance(education, [row('2026', number(360, 358, 362), point(600))], alle)),
    ).toEqual({
      value: 0,
      lo: 0,
      hi: 2,
      step: 5,
    });
  });
});

describe('from the mean itself, where the earlier year has no row', () => {
  const newest = rounded[1];
  test('the interval of the mean bounds the distance', () => {
    const mean = newest && { ...newest, value: 0.41, lo: 0.404, hi: 0.41 };
    // (0.404 − 0.4) × 2 × 608 = 4.9, and (0.41 − 0.4) × 2 × 612 = 12.2.
    expect(mean && numberOf(shownDistance(met, [missing, mean], alle))).toEqual({
      value: 10,
      lo: 5,
      hi: 13,
      step: 5,
    });
  });
});

describe('what cannot be told has its reason', () => {
  test.each([
    ['a hidden year', met, [exact[0] ?? hidden, hidden], 'hidden'],
    ['a year that is not there', met, [exact[0] ?? missing, missing], 'no-counts'],
    [
      'an earlier year without counts, where the figure is no mean of the same years',
      { ...met, line: { ...work, isSheetMean: false } },
      [missing, exact[1] ?? missing],
      'no-counts',
    ],
    ['a limit that is not there', { ...met, line: { ...work, limit: undefined } }, exact, 'no-limit'],
    ['an open decision', { ...met, state: 'unknown' }, exact, 'undecided'],
    ['a decision that the shown counts contradict', { ...met, state: 'notMet' }, exact, 'undecided'],
    [
      'an earlier year that alone keeps the figure over',
      met,
      [row('2025', point(600), point(600)), row('2026', point(10), point(600))],
      'out-of-reach',
    ],
  ] as const)('%s', (_, criterion, rows, because) => {
    expect(shownDistance(criterion, rows, alle)).toEqual({ kind: 'unknown', because });
  });
});

describe('income is told in kroner', () => {
  const income: ToldCriterion = {
    state: 'met',
    limit: 0.55,
    line: {
      ...work,
      closedBy: 'higher-income',
      operator: '<',
      limit: fraction(220_000n),
      years: ['2026'],
      unit: 'person',
    },
  };
  const ratio = (value: number, lo: number, hi: number): Observation => ({
    ...{ ...key, period: '2026', status: 'published', value, lo, hi, step: 0.001 },
    ...{ numerator: undefined, denominator: point(700) },
  });
  test('exactly, where the mean is exact: 218,000 is 2,000 short of 55 % of 400,000', () => {
    const mean = 218_000 / 400_000;
    expect(shownDistance(income, [ratio(mean, mean, mean)], intern)).toEqual({
      kind: 'kroner',
      direction: 'out',
      closedBy: 'higher-income',
      number: { value: 2000, lo: 2000, hi: 2000, step: 1 },
      limitDkk: 220_000,
    });
  });
  test('from a rounded mean in whole steps; at the line the criterion is not met, and one krone less meets it', () => {
    expect(numberOf(shownDistance(income, [ratio(0.51, 0.5062, 0.5188)], alle))).toEqual({
      value: 15_000,
      lo: 12_480,
      hi: 17_520,
      step: 5000,
    });
    const above = { ...income, state: 'notMet' as const };
    expect(numberOf(shownDistance(above, [ratio(0.55, 0.55, 0.55)], intern))).toMatchObject({ value: 1 });
  });
});

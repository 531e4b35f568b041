import { describe, expect, test } from 'vitest';
import { type Precision, type PrecisionTable, precisionOf, stepAt, stricterRules } from './policy.ts';

const steps = [
  { from: 1000, step: 0.005 },
  { from: 200, step: 0.01 },
  { from: 20, step: 0.05 },
];

describe('the step of a figure', () => {
  test.each([
    [19, undefined],
    [20, 0.05],
    [199, 0.05],
    [200, 0.01],
    [999, 0.01],
    [120_000, 0.005],
  ])('over %i persons is %s', (persons, step) => {
    expect(stepAt(steps, persons)).toBe(step);
    expect(stepAt([...steps].reverse(), persons)).toBe(step);
  });

  test('is none where the layer does not show the figure at all', () => {
    expect(stepAt([], 1_000_000)).toBeUndefined();
  });
});

describe('the stricter of two', () => {
  const usual = {
    minimumPersons: 20,
    minimumHouseholds: 10,
    smallCount: 5,
    minimumHouseholdsWithAttribute: 3,
    dominancePercent: 10,
    fewMakeMost: [],
    minimumEachSide: 10,
    mostMissing: 0.1,
  };
  test('is the larger number of each rule, and the smaller share of missing answers', () => {
    const other = { minimumPersons: 50, smallCount: 3, mostMissing: 0.05, dominancePercent: undefined };
    expect(stricterRules(usual, other)).toEqual({ ...usual, minimumPersons: 50, mostMissing: 0.05 });
  });
  test('asks for every rule that either asks for', () => {
    const half = [{ largest: 1, percent: 50 }];
    expect(stricterRules({ ...usual, fewMakeMost: half }, usual).fewMakeMost).toEqual(half);
  });
});

describe('the steps of a layer', () => {
  const of = (working: number): Precision => ({
    share: [],
    meanDkk: [],
    ratio: [],
    distancePersons: [],
    probability: [],
    contribution: [],
    working: [{ from: 20, step: working }],
  });
  const table: PrecisionTable = { alle: of(20), samarbejde: of(10), 'samarbejde.*': of(5), intern: of(1) };

  test.each([
    ['alle', 20],
    ['samarbejde', 10],
    ['samarbejde.fab', 5],
    ['intern', 1],
  ] as const)('%s are its own', (layer, step) => {
    expect(stepAt(precisionOf(table, layer).working, 100)).toBe(step);
  });
});

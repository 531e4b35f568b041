/** Which decisions are told: on rounded figures that leave a side open, and only while the figure is as it was before the attack. */
import type { Observation } from '@bybalance/release';
import { expect, test } from 'vitest';
import { lightRules } from '../../../../../tests/support/light.ts';
import { both, indicator, node } from '../../../../../tests/support/municipality.ts';
import type { ExactLight } from '../../analyse/light.ts';
import { fraction } from '../../support/fraction.ts';
import { readFigure } from './figures.ts';
import { chooseDecisions } from './told.ts';

const fact = { terms: [], op: '>', bound: '4' } as const;

const exact: ExactLight = {
  rules: lightRules,
  criteria: [
    { id: 'grundskole', indicator: 'skole', operator: '>', subject: 'education', title: both('Skole') },
  ],
  departments: [{ node: node('afdelinger', '1', [0], 'samarbejde'), layer: 'samarbejde.fab' }],
  linesAt: () => ({ upper: fraction(60n, 100n), lower: fraction(60n, 100n), near: fraction(57n, 100n) }),
  decisionAt: () => ({ isMet: true, fact }),
};

const sheets = new Map([['skole', indicator('skole')]]);

/** 120 of 200, give or take; so between 58.4 and 61.6 %. */
const rounded: Observation = {
  ...{
    indicator: 'skole',
    areaSet: 'afdelinger',
    area: '1',
    period: '2026',
    group: 'total',
    quality: 'final',
  },
  ...{ status: 'published', reason: 'none', value: 0.6, lo: 0.5841, hi: 0.6162, step: 0.05 },
  numerator: { value: 120, lo: 118, hi: 122, step: 5 },
  denominator: { value: 200, lo: 198, hi: 202, step: 5 },
};
const coarser: Observation = { ...rounded, status: 'coarsened', lo: 0.56, hi: 0.64, step: 0.1 };
const hidden: Observation = {
  ...{
    indicator: 'skole',
    areaSet: 'afdelinger',
    area: '1',
    period: '2026',
    group: 'total',
    quality: 'final',
  },
  ...{ status: 'suppressed', reason: 'secondary' },
};

const figureOf = (row: Observation) => {
  const sheet = sheets.get('skole') ?? indicator('skole');
  return readFigure(() => row, sheet, ['afdelinger', '1', '2026'], { olderByYears: 0 });
};

const chosenFrom = (row: Observation) => chooseDecisions(exact, sheets, () => row, ['2026']);

test('a rounded figure across its limit is decided; a line it surely passes is not', () => {
  const told = chosenFrom(rounded);
  expect(told.facts).toEqual([fact, fact]);
  const figure = figureOf(rounded);
  expect(told.decisionAt('1', 'grundskole', figure, 'upper')?.isMet).toBe(true);
  expect(told.decisionAt('1', 'grundskole', figure, 'near')).toBeUndefined();
});

test('nothing is told of a figure that is coarser or hidden from the start', () => {
  expect(chosenFrom(coarser).facts).toEqual([]);
  expect(chosenFrom(hidden).facts).toEqual([]);
});

test('nothing is told of a figure that the attack made coarser or hid', () => {
  const told = chosenFrom(rounded);
  expect(told.decisionAt('1', 'grundskole', figureOf(coarser), 'upper')).toBeUndefined();
  expect(told.decisionAt('1', 'grundskole', figureOf(hidden), 'upper')).toBeUndefined();
});

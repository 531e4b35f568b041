import { describe, expect, test } from 'vitest';
import {
  criteriaIndicators,
  deliveredTable,
  known,
  masked,
  node,
  par61a,
} from '../../../../../tests/support/municipality.ts';
import type { MeasuredCell } from '../../measure/types.ts';
import { type Fraction, fraction } from '../../support/fraction.ts';
import { areaDistances } from './area-distances.ts';
import { evaluate } from './evaluate.ts';

const subjects: Readonly<Record<string, 'work' | 'convictions' | 'education' | 'income' | 'origin'>> = {
  arbejdsmarked: 'work',
  doemte: 'convictions',
  grundskole: 'education',
  indkomst: 'income',
  oprindelse: 'origin',
};
const ruleSet = {
  ...par61a,
  criteria: par61a.criteria.map((criterion) => {
    const subject = subjects[criterion.id];
    return subject === undefined ? criterion : { ...criterion, subject };
  }),
};
const limits: Readonly<Record<string, Fraction>> = {
  arbejdsmarked: fraction(2n, 5n),
  doemte: fraction(3n, 100n),
  grundskole: fraction(3n, 5n),
  indkomst: fraction(220_000n),
};
const income: MeasuredCell = { state: 'mean', value: 218_000, denominator: 700, reference: undefined };
const at = (older: MeasuredCell, newer: MeasuredCell) => ({
  'lovomraader/L1 2025': older,
  'lovomraader/L1 2026': newer,
});

function distances(convicted: MeasuredCell) {
  const tables = [
    deliveredTable('uden-for-arbejdsmarkedet', at(known(250, 600), known(243, 612))),
    deliveredTable('doemte', at(known(45, 1500), convicted)),
    deliveredTable('bruttoindkomst-region', { 'lovomraader/L1 2026': income }),
  ];
  const evaluation = evaluate({
    ruleSet,
    listDate: '2026-12-01',
    residents: undefined,
    figureOf: ({ id }) => ({ figure: undefined, limit: limits[id] }),
  });
  return areaDistances({
    evaluation,
    node: node('lovomraader', 'L1', [0]),
    period: '2026',
    tables: new Map(tables.map((table) => [table.indicator, table])),
    indicators: new Map(criteriaIndicators.map((indicator) => [indicator.id, indicator])),
  });
}

const of = (criterion: string, convicted = known(45, 1500)) =>
  distances(convicted).find((one) => one.criterion === criterion);

describe('an area’s distances', () => {
  test('work is told in full-time persons: 250 of 600 and 243 of 612 are 9 over 40 %', () => {
    expect(of('arbejdsmarked')).toEqual({
      criterion: 'arbejdsmarked',
      closedBy: 'work-or-education',
      newest: '2026',
      distance: {
        kind: 'persons',
        unit: 'full-time-person',
        range: { least: 9n, most: 9n, direction: 'out' },
      },
    });
  });
  test('a masked count leaves a range, or nothing where even the direction is not known', () => {
    // Mean with 45 of 1,500: the newest year is at the limit with 45, so 0–4 of 1,500 are 41 to 45 from it.
    expect(of('doemte', masked(1500))?.distance).toMatchObject({
      range: { least: 41n, most: 45n, direction: 'in' },
    });
    expect(of('doemte', masked(100))?.distance).toMatchObject({ range: { direction: undefined } });
  });
  test('income is told in kroner', () => {
    expect(of('indkomst')?.distance).toEqual({
      kind: 'kroner',
      income: { direction: 'out', perTaxpayerDkk: 2000n, totalDkk: 1_400_000n },
    });
  });
  test('a criterion without counts says so', () => {
    expect(of('grundskole')?.distance).toEqual({ kind: 'unknown', because: 'no-counts' });
  });
  test('origin is not among them', () => {
    expect(distances(known(1, 1500)).map(({ criterion }) => criterion)).toEqual([
      'arbejdsmarked',
      'doemte',
      'grundskole',
      'indkomst',
    ]);
  });
});

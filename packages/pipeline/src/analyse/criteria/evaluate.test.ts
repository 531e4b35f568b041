import { describe, expect, test } from 'vitest';
import { par61a } from '../../../../../tests/support/municipality.ts';
import { divide, type Fraction, fraction } from '../../support/fraction.ts';
import type { CriteriaStatus } from '../decide.ts';
import { evaluate, type HeldFigure, joinStatuses, rulesInForce, withoutGate } from './evaluate.ts';
import { workingOf } from './working.ts';

const share = (numerator: number, denominator: number) =>
  divide(fraction(BigInt(numerator)), fraction(BigInt(denominator)));
const point = (value: Fraction) => ({ lo: value, hi: value });

/** Work masked, convictions without a country, school met, income not met, origin over a half. */
const figures: Readonly<Record<string, HeldFigure>> = {
  arbejdsmarked: { figure: { lo: share(398, 1000), hi: share(402, 1000) }, limit: share(2, 5) },
  doemte: { figure: point(share(21, 1000)), limit: undefined },
  grundskole: { figure: point(share(401, 612)), limit: share(3, 5) },
  indkomst: { figure: point(share(55, 100)), limit: share(11, 20) },
  oprindelse: { figure: point(share(51, 100)), limit: share(1, 2) },
};
const none: HeldFigure = { figure: undefined, limit: undefined };
const one = (ruleSet = par61a, residents = 1000) =>
  evaluate({
    ruleSet,
    listDate: '2026-12-01',
    residents: point(fraction(BigInt(residents))),
    figureOf: ({ id }) => figures[id] ?? none,
  });

describe('one area, one list, one rule set', () => {
  test('a masked figure around its limit and a limit without its reference are unknown', () => {
    expect(one().held.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'met', 'notMet', 'met']);
    expect([one().met, one().unknown, one().statuses]).toEqual([1, 2, ['none', 'parallelsamfund']]);
  });
  test('the gate is a rule of its own that can be switched off from a date', () => {
    expect(one(withoutGate(par61a, 'notMet')).statuses).toEqual(['none', 'udsat']);
    const later = { ...par61a, gateOff: { from: '2027-01-01', counts: 'notMet' } } as const;
    expect(one(later).statuses).toEqual(['none', 'parallelsamfund']);
    expect(one({ ...later, gateOff: { from: '2026-12-01', counts: 'notMet' } }).gate).toBe('notMet');
  });
  test('switched off it is a variant, and decides no list', () => {
    expect(rulesInForce([withoutGate(par61a, 'met'), par61a], '2026-12-01')).toEqual([par61a]);
  });
});

test.each<[readonly CriteriaStatus[], readonly CriteriaStatus[], string]>([
  [['udsat'], ['forebyggelse'], 'udsat'],
  [['none'], ['forebyggelse'], 'forebyggelse'],
  [['none', 'udsat'], ['forebyggelse'], 'forebyggelse udsat'],
  [['none'], ['none', 'forebyggelse'], 'none forebyggelse'],
  [['below-minimum'], ['below-minimum'], 'below-minimum'],
  [['none'], [], 'none'],
])('§ 61 a says %j and § 61 b %j: together %s', (first, second, joined) => {
  expect(joinStatuses(first, second).join(' ')).toBe(joined);
});

describe('the working', () => {
  test('is told with the step of its layer, and the limit exactly', () => {
    const coarse = workingOf(one(), { share: fraction(1n, 100n), percentDigits: 0 });
    expect(
      coarse.map(({ figure, operator, limit, state }) => [figure?.lo, figure?.hi, operator, limit, state]),
    ).toEqual([
      ['40', '40', '>', '40', 'unknown'],
      ['2', '2', '>=', undefined, 'unknown'],
      ['66', '66', '>', '60', 'met'],
      ['55', '55', '<', '55', 'notMet'],
      ['51', '51', '>', '50', 'met'],
    ]);
    const [work, , school] = workingOf(one(), { share: fraction(1n, 1000n), percentDigits: 1 });
    expect([work?.figure, school?.figure?.lo]).toEqual([{ lo: '39.8', hi: '40.2' }, '65.5']);
  });
});

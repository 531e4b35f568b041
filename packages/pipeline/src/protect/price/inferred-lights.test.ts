import type { LightColour, LightCriterion, LightFinding, LightRules, Observation } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { both, par61a } from '../../../../../tests/support/municipality.ts';
import { inferLights } from './inferred-lights.ts';

const rules: LightRules = {
  ...{ id: 'light@1', title: both('Lys'), areaSet: 'afdelinger', upper: 'par61a@2021', lower: 'par61b@2021' },
  ...{ criteria: ['arbejdsmarked', 'grundskole'], red: { atUpper: 2 } },
  yellow: { atUpper: 1, atLower: 2, near: true },
  margin: { numerator: 1, denominator: 10 },
  ...{ minimumResidents: 100, olderByYears: 0, householdAdults: 2, source: 'aftalen' },
  hysteresis: { yearsInRow: 1, atOnceBeyondMargin: true },
};
const cell = {
  ...{ indicator: 'x', areaSet: 'afdelinger', area: '1', period: '2026', group: 'total' },
  ...({ quality: 'final', reason: 'none', numerator: undefined, denominator: undefined } as const),
};
const shown = (value: number): Observation => ({
  ...{ ...cell, status: 'published', value, lo: value - 0.01, hi: value + 0.01, step: 0.01 },
});
const hidden: Observation = {
  ...{ indicator: 'x', areaSet: 'afdelinger', area: '1', period: '2026', group: 'total' },
  ...{ quality: 'final', reason: 'small-count', status: 'suppressed' },
};
const held = (criterion: string, figure: Observation, upper: number, lower: number): LightCriterion => ({
  ...{ criterion, indicator: 'x', title: both(criterion), figure, limits: { upper, lower } },
  ...{ atUpper: 'unknown', atLower: 'unknown', isNear: 'unknown' },
});
const finding = (work: Observation, school: Observation, computed: readonly LightColour[]): LightFinding => ({
  ...{
    kind: 'light',
    subject: 'afdelinger/1',
    period: '2026',
    ruleSet: rules.id,
    status: computed,
    computed,
  },
  ...{ since: undefined, flipsWithOneHousehold: undefined, changes: [], listed: undefined, facts: [] },
  criteria: [held('arbejdsmarked', work, 0.4, 0.3), held('grundskole', school, 0.6, 0.6)],
  because: both(''),
});

describe('colours inferred from shown figures', () => {
  test('are counted by hand', () => {
    const findings = [
      // 41 % and 61 % are both over: red, as it was worked out.
      finding(shown(0.41), shown(0.61), ['red']),
      // Exactly 40 % is not over, so a reader says yellow; the exact figure was, so it is red.
      finding(shown(0.4), shown(0.61), ['red']),
      // 37 % is within a tenth of 40 %: near, so yellow.
      finding(shown(0.37), shown(0.2), ['yellow']),
      finding(shown(0.2), shown(0.2), ['green']),
      // A hidden figure leaves green and yellow.
      finding(hidden, shown(0.2), ['green']),
      finding(hidden, shown(0.2), ['green', 'yellow']),
      // No colour is given, so there is none to agree on.
      finding(shown(0.2), shown(0.2), ['too-small']),
    ];
    expect(inferLights(findings, rules, [par61a])).toEqual([
      { ruleSet: 'light@1', criterion: 'colour', agree: 3, differ: 1, cannotTell: 1, undecided: 1 },
    ]);
  });
  test('are none where there are no colours', () => {
    expect(inferLights([], rules, [par61a])).toEqual([]);
  });
});

import type { CriterionDistance, Observation, ShownCriterion } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { reportEn } from '../texts/report.en.ts';
import { sayDistance, sayMoves } from './distance.ts';

const da = { language: 'da', text: reportDa } as const;
const en = { language: 'en', text: reportEn } as const;
const figure: Observation = {
  ...{ indicator: 'x', areaSet: 'l', area: '1', period: '2026', group: 'total' },
  ...{ quality: 'final', reason: 'none', status: 'unavailable' },
};
const shown = (
  distance: CriterionDistance | undefined,
  more: Partial<ShownCriterion> = {},
): ShownCriterion => ({
  ...{ criterion: 'arbejdsmarked', state: 'met', figure, limit: 0.4, speaksOf: ['2024', '2025'] },
  ...(distance ? { distance } : {}),
  ...more,
});
const persons = (
  lo: number,
  hi: number,
  value: number,
  step = 5,
  direction: 'out' | 'in' = 'out',
): CriterionDistance => ({
  ...{ kind: 'persons', unit: 'full-time-person', direction, closedBy: 'work-or-education' },
  number: { value, lo, hi, step },
});
const said = (distance: CriterionDistance) => sayDistance(shown(distance), da)?.said;

describe('a distance in words', () => {
  it.each([
    ['exact', persons(33, 33, 33, 1), '33 fuldtidspersoner over grænsen'],
    ['one alone', persons(1, 1, 1, 1), '1 fuldtidsperson over grænsen'],
    ['about its middle', persons(30, 39, 35), 'omkring 35 fuldtidspersoner over grænsen'],
    ['a wide one as an interval', persons(30, 43, 35), 'omkring 30–45 fuldtidspersoner over grænsen'],
    ['less than a step', persons(0, 4, 0), 'under 5 fuldtidspersoner fra grænsen'],
    ['perhaps less than a step', persons(1, 8, 5), 'under 10 fuldtidspersoner fra grænsen'],
    ['short of the limit', persons(30, 39, 35, 5, 'in'), 'omkring 35 fuldtidspersoner under grænsen'],
  ])('%s', (_, distance, text) => {
    expect(said(distance)).toBe(text);
  });

  it('an income is under its limit where the criterion is met', () => {
    const income = (direction: 'out' | 'in'): CriterionDistance => ({
      ...{ kind: 'kroner', direction, closedBy: 'higher-income', limitDkk: 220_000 },
      number: { value: 10_000, lo: 7004, hi: 12_062, step: 5000 },
    });
    expect(said(income('out'))).toBe('omkring 10.000\u00a0kr. under grænsen pr. skattepligtig');
    expect(sayDistance(shown(income('in')), en)?.said).toBe(
      'about DKK\u00a010,000 above the limit per taxpayer',
    );
  });

  it('says who would have to do what, and which year can still move', () => {
    expect(sayDistance(shown(persons(30, 39, 35)), da)?.closes).toEqual([
      'Var omkring 35 flere i arbejde eller uddannelse, ville kriteriet ikke være opfyldt.',
      'Tallet for 2024 ligger fast; kun 2025 kan flytte gennemsnittet.',
    ]);
  });

  it('says why there is none, and nothing at all of origin', () => {
    const none = sayDistance(shown({ kind: 'unknown', because: 'hidden' }), da);
    expect([none?.short, none?.said]).toEqual(['', 'afstanden vises ikke af hensyn til diskretion']);
    expect(sayDistance(shown(undefined), da)).toBeUndefined();
  });

  it('has moves only where the finding tells them', () => {
    expect(sayMoves(shown(persons(9, 9, 9, 1)), da)).toEqual([]);
    expect(sayMoves(shown(persons(9, 9, 9, 1), { moves: { outMovers: 12 } }), da)).toEqual([
      'Kun internt: 12 med kendetegnet skulle flytte fra, hvis ingen flyttede til.',
    ]);
  });
});

import type { CriteriaFinding, Observation, ThreeValued } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { par61a } from '../../../../../tests/support/municipality.ts';
import { inferCriteria, readShown } from './inferred.ts';

const cell = {
  indicator: 'x',
  areaSet: 'lov',
  area: '1',
  period: '2026',
  group: 'total',
  quality: 'final',
  reason: 'none',
} as const;
const counts = { step: 0.01, numerator: undefined, denominator: undefined };
const shown = (value: number): Observation => ({
  ...cell,
  ...counts,
  status: 'published',
  value,
  lo: value - 0.005,
  hi: value + 0.005,
});
const edge = (lo: number, hi: number): Observation => ({
  ...cell,
  ...counts,
  status: 'under-threshold',
  lo,
  hi,
});
const hidden: Observation = { ...cell, status: 'suppressed' };

describe('what a reader concludes', () => {
  test.each([
    ['61 % over 60 %', shown(0.61), '>', 0.6, 'met'],
    ['60 % over 60 %: exactly at the line is not over it', shown(0.6), '>', 0.6, 'notMet'],
    ['60 % at least 60 %', shown(0.6), '>=', 0.6, 'met'],
    ['50 % under 55 %', shown(0.5), '<', 0.55, 'met'],
    ['under 4 %, limit 6 %', edge(0, 0.04), '>=', 0.06, 'notMet'],
    ['under 4 %, limit 3 %', edge(0, 0.04), '>=', 0.03, 'unknown'],
    ['over 97 %, limit 60 %', edge(0.97, 1), '>', 0.6, 'met'],
    ['a hidden figure', hidden, '>', 0.6, 'unknown'],
  ] as const)('%s', (_, figure, operator, limit, expected) => {
    expect(readShown(figure, operator, limit)).toBe(expected);
  });
});

/** One area and year: residents, what was decided of them, and one criterion. */
function finding(
  residents: number,
  status: readonly string[],
  state: ThreeValued,
  figure: Observation,
  limit: number | undefined = 0.6,
): CriteriaFinding {
  return {
    kind: 'criteria',
    subject: 'lov/1',
    period: '2026',
    ruleSet: 'par61a@2021',
    status,
    residents: shown(residents),
    shown: [{ criterion: 'grundskole', state, figure, limit, speaksOf: ['2026'] }],
    facts: [],
    because: { da: '', en: '' },
  };
}

describe('criteria inferred from shown figures', () => {
  test('are counted by hand: two alike, one different, one that cannot be told, two undecided', () => {
    const inferred = inferCriteria(
      [
        finding(1500, ['none'], 'met', shown(0.61)),
        finding(1500, ['none'], 'notMet', edge(0, 0.04)),
        // 60.4 % is over the limit and is shown as 60 %, which is not.
        finding(1500, ['none'], 'met', shown(0.6)),
        finding(1500, ['none'], 'met', hidden),
        finding(1500, ['none', 'udsat'], 'unknown', shown(0.61)),
        finding(1500, ['none', 'udsat'], 'unknown', shown(0.61), undefined),
      ],
      [par61a],
    );
    expect(inferred).toContainEqual({
      ruleSet: 'par61a@2021',
      criterion: 'grundskole',
      agree: 2,
      differ: 1,
      cannotTell: 1,
      undecided: 2,
    });
  });

  test('count the law’s minimum of residents too', () => {
    const inferred = inferCriteria(
      [
        finding(1500, ['none'], 'met', shown(0.61)),
        finding(980, ['below-minimum'], 'met', shown(0.61)),
        // 998 residents are too few, and are shown as 1,000.
        finding(1000, ['below-minimum'], 'met', shown(0.61)),
        finding(1000, ['below-minimum', 'none'], 'met', shown(0.61)),
      ],
      [par61a],
    );
    expect(inferred.find(({ criterion }) => criterion === 'residents')).toMatchObject({
      agree: 2,
      differ: 1,
      cannotTell: 0,
      undecided: 1,
    });
  });

  test('are none where nothing was decided', () => {
    expect(inferCriteria([], [par61a])).toEqual([]);
  });
});

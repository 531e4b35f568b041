import type { CriteriaFinding, Release, RuleSet } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { jointStatus, lawFamilies, seriousness, shapeOf } from './criteria-status.ts';

const law = (id: string, more: Partial<RuleSet> = {}): RuleSet => ({
  id,
  title: { da: id, en: id },
  paragraph: '§ 61 a',
  validFrom: '2021-01-01',
  validTo: undefined,
  minimumResidents: 1000,
  needed: 2,
  criteria: [],
  source: '',
  ...more,
});
const finding = (ruleSet: string, status: readonly string[], period = '2026') =>
  ({ kind: 'criteria', subject: 'l/1', period, ruleSet, status, shown: [] }) as unknown as CriteriaFinding;
const release = (laws: readonly RuleSet[], found: readonly CriteriaFinding[]) =>
  ({ laws, findings: () => found }) as unknown as Release;

describe('the shape of a status', () => {
  it.each([
    [['udsat'], 'udsat'],
    [['haard-ghetto'], 'omdannelse'],
    [['ghetto'], 'parallelsamfund'],
    [['none', 'udsat'], 'unknown'],
    [['below-minimum'], 'below-minimum'],
    [[], 'missing'],
  ])('%j is drawn as %s', (statuses, shape) => {
    expect(shapeOf(statuses)).toBe(shape);
  });
});

it('sorts what cannot be decided between the statuses that it may be', () => {
  const order = [['below-minimum'], ['none'], ['none', 'udsat'], ['udsat'], ['omdannelse'], ['forebyggelse']];
  expect([...order].sort((a, b) => seriousness(b) - seriousness(a))).toEqual([
    ['omdannelse'],
    ['udsat'],
    ['forebyggelse'],
    ['none', 'udsat'],
    ['none'],
    ['below-minimum'],
  ]);
});

it('offers the law before variants, and variants before proposals, years of one law together', () => {
  const laws = [
    law('mit-forslag@2026', { standing: 'proposed' }),
    law('brochure@2021', { standing: 'variant' }),
    law('par61a@2018'),
    law('par61a@2021'),
    law('par61b@2021'),
    law('par51b@2018'),
  ];
  const found = laws.slice(0, 5).map(({ id }) => finding(id, ['none']));
  expect(lawFamilies(release(laws, found)).map(({ id, laws: own }) => [id, own.length])).toEqual([
    ['par61a', 2],
    ['par61b', 1],
    ['brochure', 1],
    ['mit-forslag', 1],
  ]);
});

describe('the designation that weighs most', () => {
  const laws = [
    law('par61a@2021', { statuses: { ungated: 'udsat', gated: 'parallelsamfund' } }),
    law('par61b@2021', { statuses: { ungated: 'none', gated: 'forebyggelse' } }),
    law('par51b@2018', { statuses: { ungated: 'kombineret', gated: 'kombineret' } }),
  ];
  const joint = (a: readonly string[], b: readonly string[]) =>
    jointStatus(
      release(laws, [
        finding('par61a@2021', a),
        finding('par61b@2021', b),
        finding('par51b@2018', ['kombineret']),
      ]),
      'l/1',
      '2026',
    );
  it.each([
    ['§ 61 a wins', ['udsat'], ['forebyggelse'], ['udsat']],
    ['§ 61 b where § 61 a names nothing', ['none'], ['forebyggelse'], ['forebyggelse']],
    ['neither', ['none'], ['none'], ['none']],
    ['too few under both', ['below-minimum'], ['below-minimum'], ['below-minimum']],
    ['open under § 61 a only', ['none', 'udsat'], ['forebyggelse'], ['forebyggelse', 'udsat']],
    ['open under both', ['none', 'udsat'], ['none', 'forebyggelse'], ['none', 'forebyggelse', 'udsat']],
  ])('%s', (_, a, b, expected) => {
    expect([...joint(a, b)].sort()).toEqual([...expected].sort());
  });
});

import { describe, expect, it } from 'vitest';
import type { AreaSet } from './areas.ts';
import type { Observation, ProtectedNumber } from './observation.ts';
import { findDeclaredUnion, type UnionInput, unionOf } from './union.ts';

const steps = [
  { from: 2000, step: 0.001 },
  { from: 1000, step: 0.005 },
  { from: 200, step: 0.01 },
  { from: 20, step: 0.05 },
];
const share = { unit: 'share', counts: 'person', averageYears: 1 } as const;
const count = { unit: 'count', counts: 'person', averageYears: 1 } as const;
const areas = { id: 'omraader', role: 'main' } as const;

/** A count as rounded5 shows it. */
const rounded = (value: number): ProtectedNumber => ({ value, lo: value - 2, hi: value + 2, step: 5 });
const small: ProtectedNumber = { value: 0, lo: 0, hi: 4, step: 5 };

const key = (area: string) => ({
  ...{ indicator: 'x', areaSet: 'omraader', area, period: '2026', group: 'total' },
  ...{ quality: 'final' as const, reason: 'none' as const },
});

function shown(area: string, numerator: ProtectedNumber, denominator: ProtectedNumber): Observation {
  const interval = { lo: numerator.lo / denominator.hi, hi: numerator.hi / denominator.lo, step: 0.01 };
  const body = { ...interval, numerator, denominator };
  return numerator.value === 0
    ? { ...key(area), ...body, status: 'under-threshold' }
    : { ...key(area), ...body, status: 'published', value: numerator.value / denominator.value };
}

const counted = (area: string, numerator: ProtectedNumber): Observation => ({
  ...key(area),
  ...numerator,
  ...{ status: 'published', numerator, denominator: undefined },
});

const silent = (area: string, status: 'suppressed' | 'unavailable' | 'not-applicable'): Observation => ({
  ...key(area),
  status,
});

const shareOnly: Observation = {
  ...key('2'),
  ...{ status: 'published', value: 0.3, lo: 0.25, hi: 0.35, step: 0.05 },
  ...{ numerator: undefined, denominator: undefined },
};

const union = (parts: readonly Observation[], changes: Partial<UnionInput> = {}) =>
  unionOf({ indicator: share, areaSet: areas, parts, steps, ...changes });

const one = shown('1', rounded(300), rounded(1500));
const two = shown('2', rounded(600), rounded(2000));

describe('areas that a reader puts together', () => {
  it('have the share of the sums, on a step as wide as the doubt', () => {
    // 896 to 904 of 3,496 to 3,504: 25.57 to 25.86 %.
    expect(union([one, two])).toEqual({
      kind: 'sum',
      figure: {
        ...{ quality: 'final', status: 'published', value: 0.255, lo: 0.255, hi: 0.26, step: 0.005 },
        numerator: { value: 900, lo: 890, hi: 910, step: 10 },
        denominator: { value: 3500, lo: 3490, hi: 3510, step: 10 },
      },
    });
  });

  it('have the sum of counts', () => {
    const parts = [counted('1', rounded(200)), counted('2', rounded(310)), counted('3', small)];
    expect(union(parts, { indicator: count })).toMatchObject({
      figure: { status: 'published', value: 500, lo: 500, hi: 550, step: 50 },
    });
  });

  it('are told as an edge where the share rounds to none or all', () => {
    const few = [shown('1', small, rounded(2000)), shown('2', small, rounded(3000))];
    expect(union(few)).toMatchObject({ figure: { status: 'under-threshold', lo: 0, hi: 0.005 } });
    const all = ['1', '2'].map((area): Observation => {
      const denominator = rounded(2000);
      const numerator = { ...denominator, lo: denominator.lo - 5 };
      const edge = { lo: 0.997, hi: 1, step: 0.01, numerator, denominator };
      return { ...key(area), ...edge, status: 'under-threshold', reason: 'small-complement' };
    });
    expect(union(all)).toMatchObject({ figure: { status: 'under-threshold', hi: 1 } });
  });

  it('are as poor as the poorest of them', () => {
    const estimated: Observation = { ...two, quality: 'estimated' };
    expect(union([one, estimated])).toMatchObject({ figure: { quality: 'estimated' } });
  });

  it('are the area itself where there is only one', () => {
    expect(union([one])).toEqual({ kind: 'part', observation: one });
    const hidden = silent('1', 'suppressed');
    expect(union([hidden])).toEqual({ kind: 'part', observation: hidden });
  });

  it('have the figure of the declared union where the site has one of exactly these areas', () => {
    const declared: Observation = { ...one, areaSet: 'unioner', area: 'nord' };
    expect(union([one, two], { declared })).toEqual({ kind: 'declared', observation: declared });
  });

  it.each<[string, readonly Observation[], Partial<UnionInput>, string]>([
    ['none is chosen', [], {}, 'no-areas'],
    ['one is chosen twice', [one, one], {}, 'same-area-twice'],
    ['they are of two sets', [one, { ...two, areaSet: 'skoledistrikter' }], {}, 'other-set'],
    ['their years differ', [one, { ...two, period: '2025' }], {}, 'other-figure'],
    ['their groups differ', [one, { ...two, group: 'sex:k' }], {}, 'other-figure'],
    [
      'they are unions, which may share areas',
      [
        { ...one, areaSet: 'unioner' },
        { ...two, areaSet: 'unioner' },
      ],
      { areaSet: { id: 'unioner', role: 'other' } },
      'areas-may-overlap',
    ],
    ['one is hidden', [one, silent('2', 'suppressed')], {}, 'part-hidden'],
    ['one has no figure', [one, silent('2', 'unavailable')], {}, 'part-missing'],
    [
      'the figure is a mean of kroner',
      [one, two],
      { indicator: { ...share, unit: 'mean-dkk' } },
      'not-a-sum',
    ],
    ['the figure is a ratio', [one, two], { indicator: { ...share, unit: 'ratio' } }, 'not-a-sum'],
    [
      'the figure is a mean of two years',
      [one, two],
      { indicator: { ...share, averageYears: 2 } },
      'not-a-sum',
    ],
    [
      'the figure counts moves, some of them between the areas',
      [one, two],
      { indicator: { ...count, counts: 'move' } },
      'not-a-sum',
    ],
    ['only shares are published', [one, shareOnly], {}, 'no-counts'],
    [
      'a share is in doubt by more than 5 %',
      [shown('1', small, rounded(25)), shown('2', small, rounded(30))],
      {},
      'too-wide',
    ],
    [
      'a count is in doubt by more than half of it',
      [counted('1', small), counted('2', rounded(10))],
      { indicator: count },
      'too-wide',
    ],
  ])('cannot be computed where %s', (_, parts, changes, reason) => {
    expect(union(parts, changes)).toEqual({ kind: 'not-computed', reason });
  });
});

describe('finding a declared union', () => {
  const area = { code: 'nord', name: 'Nord', preposition: 'i', kind: 'none', parent: undefined } as const;
  const set: AreaSet = {
    ...{ id: 'unioner', vintage: '2026', title: { da: '', en: '' }, singular: { da: '', en: '' } },
    ...{ role: 'other', wallToWall: false, hasPolygons: false, layer: 'alle' },
    areas: [{ ...area, validFrom: undefined, validTo: undefined, parts: ['omraader/1', 'omraader/2'] }],
  };
  it('goes by its parts in any order, and by nothing less', () => {
    expect(findDeclaredUnion([set], ['omraader/2', 'omraader/1'])).toEqual({
      areaSet: 'unioner',
      area: 'nord',
    });
    expect(findDeclaredUnion([set], ['omraader/1'])).toBeUndefined();
  });
});

import type { Observation } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { type Figure, NOT_DELIVERED, packFigures, toFigure, unpackFigures } from './figure.ts';

const key = { indicator: 'x', areaSet: 'a', area: '1', period: '2026', group: 'total' } as const;
const final = { quality: 'final', reason: 'none' } as const;

describe('figures', () => {
  it('come back from packing as they were, every kind of them', () => {
    const figures: readonly Figure[] = [
      { status: 'published', ...final, value: 0.221, step: 0.001 },
      { status: 'published', ...final, value: 0.415, step: 0.005 },
      { status: 'coarsened', ...final, value: 0.4, step: 0.05 },
      { status: 'under-threshold', ...final, reason: 'small-count', side: 'under', at: 5, step: 5 },
      { status: 'under-threshold', ...final, side: 'over', at: 0.97, step: 0.01 },
      { status: 'suppressed', quality: 'preliminary', reason: 'few-persons' },
      NOT_DELIVERED,
      { status: 'not-applicable', quality: 'final', reason: 'no-population' },
      { status: 'published', ...final, value: -12, step: 5 },
      { status: 'published', ...final, value: 221400, step: 5000 },
    ];
    expect(unpackFigures(packFigures(figures))).toEqual(figures);
  });

  it('of a cell the release does not hold are not delivered', () => {
    expect(toFigure(undefined, 'share')).toEqual(NOT_DELIVERED);
  });

  it.each([
    ['count', 0, 4, 'under', 5],
    ['share', 0, 0.03, 'under', 0.03],
    ['share', 0.97, 1, 'over', 0.97],
    ['per1000', 0, 12, 'under', 12],
  ] as const)('of unit %s between %d and %d say %s %d', (unit, lo, hi, side, at) => {
    const observation: Observation = {
      ...key,
      ...final,
      status: 'under-threshold',
      lo,
      hi,
      step: 1,
      numerator: undefined,
      denominator: undefined,
    };
    expect(toFigure(observation, unit)).toMatchObject({ side, at });
  });
});

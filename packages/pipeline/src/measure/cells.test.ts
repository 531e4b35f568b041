import { describe, expect, it } from 'vitest';
import type { AreaNode } from '../assign/types.ts';
import { type AtomTable, cellAt, type FlowTable } from './types.ts';

const frame = {
  indicator: 'x',
  sourceId: 'befolkning',
  form: 'persons',
  periods: ['2020', '2021'],
  groups: ['total'],
  quality: {},
  missing: { '2021': 'not-yet-published' },
} as const;

const node = (...atoms: number[]): AreaNode => ({
  areaSet: 's',
  area: atoms.join('-'),
  layer: 'alle',
  atoms,
});

/** Three atoms; 2021 is missing. */
const column = (...values: number[]) => Float64Array.from(values.flatMap((value) => [value, Number.NaN]));

const share: AtomTable = {
  ...frame,
  kind: 'atoms',
  numerator: column(3, 4, 0),
  denominator: column(10, 20, 0),
  householdsN: column(6, 9, 0),
  householdsY: column(2, 3, 0),
};

/** 5 from atom 0 to 1, 2 from outside to 1, 7 from 1 out, 4 inside atom 1. */
const flow = (direction: FlowTable['direction']): FlowTable => ({
  ...frame,
  kind: 'flow',
  direction,
  from: Int32Array.of(0, -1, 1, 1),
  to: Int32Array.of(1, 1, -1, 1),
  period: Int32Array.of(0, 0, 0, 0),
  group: Int32Array.of(0, 0, 0, 0),
  persons: Float64Array.of(5, 2, 7, 4),
  households: Float64Array.of(3, 1, 4, 2),
  base: { ...share, denominator: undefined, numerator: column(100, 200, 0) },
});

describe('cellAt', () => {
  it('sums numerators, denominators and households over the atoms', () => {
    expect(cellAt(share, node(0, 1), '2020', 'total')).toEqual({
      state: 'known',
      numerator: 7,
      denominator: 30,
      householdsN: 15,
      householdsY: 5,
    });
  });

  it('calls a share of nobody not applicable', () => {
    expect(cellAt(share, node(2), '2020', 'total')).toEqual({
      state: 'none',
      reason: 'no-population',
      notApplicable: true,
    });
  });

  it('says why a period is missing', () => {
    expect(cellAt(share, node(0), '2021', 'total')).toMatchObject({ reason: 'not-yet-published' });
    expect(cellAt(share, node(0), '1999', 'total')).toMatchObject({ reason: 'not-delivered' });
  });

  it.each([
    ['in', node(1), 7],
    ['out', node(1), 7],
    ['net', node(1), 0],
    ['in', node(0, 1), 2],
    ['out', node(0, 1), 7],
    ['net', node(0, 1), -5],
    ['in', node(0), 0],
    ['out', node(0), 5],
  ] as const)(
    'counts moves %s over the border of a node and leaves out moves inside it',
    (direction, at, moves) => {
      expect(cellAt(flow(direction), at, '2020', 'total')).toMatchObject({
        state: 'known',
        numerator: moves,
      });
    },
  );

  it('forms rates of moves on the residents of the node', () => {
    expect(cellAt(flow('in'), node(0, 1), '2020', 'total')).toMatchObject({ denominator: 300 });
    expect(cellAt(flow('in'), node(2), '2020', 'total')).toMatchObject({ reason: 'no-population' });
  });
});

import { describe, expect, it } from 'vitest';
import { deliveredTable, known, masked, node } from '../../../../tests/support/municipality.ts';
import type { MeasuredCell } from './types.ts';
import { addUnions, sumCells } from './union-cells.ts';

const mean: MeasuredCell = { state: 'mean', value: 300_000, denominator: 100, reference: undefined };

describe('the figure of a union in a ready table', () => {
  it.each<[string, readonly (MeasuredCell | undefined)[], MeasuredCell | undefined]>([
    ['is the sum of counts known in every part', [known(20, 100), known(30, 200)], known(50, 300)],
    ['keeps the one decimal of full-time persons', [known(10.1, 100), known(0.2, 200)], known(10.3, 300)],
    ['is not formed where a part has no figure', [known(20, 100), undefined], undefined],
    ['is not formed of means', [mean, mean], undefined],
    [
      'is no data where the parts it lacks are masked',
      [known(20, 100), masked(200)],
      { state: 'none', reason: 'masked-by-supplier', notApplicable: false },
    ],
    ['is not formed of a count and a share', [known(20), known(30, 200)], undefined],
  ])('%s', (_, parts, expected) => {
    expect(sumCells(parts)).toEqual(expected);
  });

  it('is the supplier’s own where there is a row for it', () => {
    const parts = ['1', '2'].map((area) => ({ areaSet: 'omraader', area }));
    const nodes = [{ ...node('unioner', 'a', []), parts }];
    const { cells } = deliveredTable('doemte', {
      'omraader/1 2025': known(20, 100),
      'omraader/2 2025': known(20, 100),
      'unioner/a 2025': known(41, 200),
      'omraader/1 2026': known(10, 100),
      'omraader/2 2026': known(20, 100),
    });
    const all = addUnions(cells, nodes);
    expect(all.get('unioner\na\n2025\ntotal')).toEqual(known(41, 200));
    expect(all.get('unioner\na\n2026\ntotal')).toEqual(known(30, 200));
  });
});

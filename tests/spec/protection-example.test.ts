/** The worked example that readers are shown is what protect really makes of its counts. */
import type { Observation } from '@bybalance/release';
import { expect, test } from 'vitest';
import {
  EXAMPLE,
  EXAMPLE_POLICY,
  type ExampleArea,
  type ExampleSide,
} from '../../apps/web/src/lib/report/protection-example.ts';
import { protect } from '../../packages/pipeline/src/protect/protect.ts';
import { atomTable, indicator, node, protectInput, roundedPolicy } from '../support/municipality.ts';

const areas = EXAMPLE.filter(({ letter }) => letter !== '');
const codeOf = ({ letter }: ExampleArea) => (letter === '' ? 'alt' : letter);

function sideOf(row: Observation): ExampleSide {
  if (row.status === 'published')
    return {
      kind: 'figure',
      count: row.numerator?.value ?? Number.NaN,
      of: row.denominator?.value ?? Number.NaN,
      share: row.value,
      step: row.step,
    };
  if (row.status !== 'under-threshold') return { kind: 'hidden' };
  const of = row.denominator?.value ?? Number.NaN;
  return row.lo === 0
    ? { kind: 'edge', side: 'under', at: row.hi, of }
    : { kind: 'edge', side: 'over', at: row.lo, of };
}

async function shown(): Promise<ReadonlyMap<string, ExampleSide>> {
  const table = atomTable('andel', {
    numerator: areas.map(({ count }) => count),
    denominator: areas.map(({ of }) => of),
  });
  const nodes = [
    node(
      'kommune',
      'alt',
      areas.map((_, i) => i),
    ),
    ...areas.map((area, i) => node('omraader', codeOf(area), [i])),
  ];
  const atoms = areas.map((_, index) => ({ index, membership: [] }));
  const { tables } = await protect(
    protectInput({ tables: [table], nodes }, [indicator('andel')], { atoms, layers: ['alle'] }),
  );
  return new Map(tables[0]?.observations.map((row) => [row.area, sideOf(row)]));
}

test('every row is shown as the rules and the attack leave it', async () => {
  expect([roundedPolicy.id, roundedPolicy.version]).toEqual([EXAMPLE_POLICY.id, EXAMPLE_POLICY.version]);
  const rows = await shown();
  for (const area of EXAMPLE)
    expect([codeOf(area), rows.get(codeOf(area))]).toEqual([codeOf(area), area.shown]);
});

test('the total is the sum of the areas as counted, and not of the areas as shown', () => {
  const [total] = EXAMPLE.filter(({ letter }) => letter === '');
  expect(areas.reduce((sum, { count }) => sum + count, 0)).toBe(total?.count);
  expect(areas.reduce((sum, { of }) => sum + of, 0)).toBe(total?.of);
  const added = areas.reduce((sum, { shown: side }) => sum + (side.kind === 'figure' ? side.count : 0), 0);
  expect(added).not.toBe(total?.shown.kind === 'figure' ? total.shown.count : 0);
});

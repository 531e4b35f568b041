import { describe, expect, it } from 'vitest';
import {
  atomTable,
  deliveredTable,
  indicator,
  known,
  node,
  protectInput,
} from '../../../../tests/support/municipality.ts';
import { protect } from './protect.ts';

const nodes = [
  node('omraader', '1', [0, 1]),
  { ...node('afdelinger', '11-01', [0], 'samarbejde'), withheld: true as const },
];

const definitions = [
  indicator('a'),
  indicator('b', { measure: { population: 'delivered', table: 'b' } }),
  indicator('c', { measure: { population: 'delivered', table: 'c' } }),
];

async function rowsOf(form: 'delivered' | 'published-elsewhere') {
  const tables = [
    atomTable('a', { numerator: [200, 5, 210, 6], denominator: [600, 12, 600, 12] }, ['2025', '2026']),
    deliveredTable('b', { 'omraader/1 2026': known(20, 100), 'afdelinger/11-01 2026': known(18, 90) }, form),
    deliveredTable('c', { 'omraader/1 2026': known(20, 100) }, 'delivered'),
  ];
  const made = await protect(
    protectInput({ tables, nodes }, definitions, {
      atoms: [0, 1].map((index) => ({ index, membership: [] })),
      site: { policy: { id: 'rounded5', version: 1 }, periods: ['2025', '2026'] },
      layers: ['alle', 'samarbejde'],
    }),
  );
  return made.tables.flatMap(({ layer, observations }) =>
    observations
      .filter(({ areaSet }) => areaSet === 'afdelinger')
      .map(({ indicator: id, status, reason }) => `${layer} ${id} ${status} ${reason}`),
  );
}

describe('a withheld area', () => {
  it('has no figure in any layer or year, with a reason of its own; that nobody delivered one is told', async () => {
    const lines = new Set(await rowsOf('delivered'));
    expect([...lines]).toEqual(
      ['samarbejde'].flatMap((layer) => [
        `${layer} a suppressed small-difference`,
        `${layer} b suppressed small-difference`,
        `${layer} c unavailable not-delivered`,
      ]),
    );
  });

  it('keeps the figures that others have published', async () => {
    expect(await rowsOf('published-elsewhere')).toContain('samarbejde b published none');
  });
});

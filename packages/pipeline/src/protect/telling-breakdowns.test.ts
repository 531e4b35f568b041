import { describe, expect, test } from 'vitest';
import { atomTable, indicator, node, protectInput } from '../../../../tests/support/municipality.ts';
import { protect } from './protect.ts';
import { tellsOfGroups } from './telling-breakdowns.ts';

const GROUPS = ['total', 'sex:m', 'sex:k'];

/** One area of 200 men and 200 women; men and women with the attribute. */
async function shown(men: number, women: number, sensitivity: 'crime' | 'core' = 'crime') {
  const tables = [
    atomTable(
      'doemte',
      { numerator: [men + women, men, women], denominator: [400, 200, 200] },
      ['2026'],
      GROUPS,
    ),
  ];
  const definitions = [indicator('doemte', { sensitivity, dimensions: ['sex'] })];
  const nodes = [node('omraader', '1', [0])];
  const { tables: protectedTables } = await protect(
    protectInput({ tables, nodes }, definitions, { layers: ['alle'] }),
  );
  return protectedTables[0]?.observations.map(({ status }) => status);
}

describe('a breakdown beside its total', () => {
  test('of 8 is hidden for 4 and 4, which could be nothing else', async () => {
    expect(await shown(4, 4)).toEqual(['published', 'suppressed', 'suppressed']);
  });

  test('is hidden whatever the groups hold, so that the hiding says nothing of them', async () => {
    expect(await shown(9, 1)).toEqual(['published', 'suppressed', 'suppressed']);
    expect(await shown(12, 0)).toEqual(['published', 'suppressed', 'suppressed']);
  });

  test('is shown beside other totals', async () => {
    expect(await shown(2, 4)).toEqual(['published', 'under-threshold', 'under-threshold']);
    expect(await shown(11, 4)).toEqual(['published', 'published', 'under-threshold']);
  });

  test('by sex or age of public counts is left alone', async () => {
    expect(await shown(4, 4, 'core')).toEqual(['published', 'under-threshold', 'under-threshold']);
  });
});

describe('a total leaves small groups hardly a choice', () => {
  test.each([
    [8, 2, true],
    [5, 2, false],
    [13, 2, false],
    [8, 3, false],
    [13, 3, false],
    [23, 6, true],
    [18, 6, false],
  ])('shown from %i up, %i groups: %s', (lo, groups, tells) => {
    expect(tellsOfGroups(lo, groups, 4)).toBe(tells);
  });
});

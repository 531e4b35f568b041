import type { Inequality } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import {
  areaSet,
  atomTable,
  indicator,
  node,
  protectInput,
} from '../../../../../tests/support/municipality.ts';
import { protect } from '../protect.ts';

/** Four parts of one district; the municipality's counts are known from outside. */
function district(
  numerator: readonly number[],
  denominator: readonly number[],
  outside: readonly Inequality[] = [],
) {
  const definitions = [indicator('specialklasse', { sensitivity: 'child' })];
  const tables = [atomTable('specialklasse', { numerator, denominator })];
  const atoms = numerator.map((_, atom) => atom);
  const nodes = [
    node('kommune', 'alt', atoms),
    ...atoms.map((atom) => node('omraader', String(atom + 1), [atom])),
    node('skoledistrikter', 'a', atoms.slice(0, 4)),
  ];
  return protect(
    protectInput({ tables, nodes }, definitions, {
      layers: ['alle'],
      atoms: atoms.map((index) => ({ index, membership: [] })),
      areaSets: [areaSet('kommune', ['alt'], { role: 'municipality' })],
      official: { official: [], outside },
    }),
  );
}

const shownIn = async (protection: ReturnType<typeof district>, areaSet: string) =>
  (await protection).tables[0]?.observations
    .filter((row) => row.areaSet === areaSet)
    .map(({ status }) => status);

describe('the attack between the primary rules and what is shown', () => {
  test('lets figures pass that rounding alone protects, and says so in the certificate', async () => {
    const protection = district([2, 3, 20, 40, 60, 80], [200, 200, 200, 200, 400, 400]);
    expect(await shownIn(protection, 'omraader')).toEqual([
      'under-threshold',
      'under-threshold',
      'published',
      'published',
      'published',
      'published',
    ]);
    const [certificate] = (await protection).certificates;
    expect(certificate?.systems).toHaveLength(1);
    expect(certificate?.systems[0]).toMatchObject({ targets: 7, breachesAtFirst: 0, fewestValues: 3 });
  });

  test('takes in what others published of a count, and protects that count no longer', async () => {
    // 4 + 4 + 20 + 40 = 68 is shown as 70, that is 68 to 72. Whoever knows the 20 and the 40 has at least 8 for two classes of at most 4, and so the sum.
    const counts = [4, 4, 20, 40, 60, 80];
    const people = [200, 200, 200, 200, 400, 400];
    const published = [3, 4].map((area): Inequality => {
      const [numerator, denominator] = [counts[area - 1], people[area - 1]].map(String);
      const cell = `omraader/${area}|2026|total`;
      const term = { indicator: 'specialklasse', cell, coefficient: denominator ?? '' };
      return { terms: [term], op: '=', bound: numerator ?? '' };
    });
    const [before, after] = await Promise.all([
      district(counts, people),
      district(counts, people, published),
    ]);
    const systemOf = ({ certificates }: typeof before) => certificates[0]?.systems[0];
    expect(systemOf(before)).toMatchObject({ targets: 7, breachesAtFirst: 0 });
    expect(systemOf(after)).toMatchObject({ targets: 5, breachesAtFirst: 3 });
    expect(systemOf(after)?.fewestValues).toBeGreaterThanOrEqual(3);
  });

  test('coarsens where two parts under five and their rounded sum leave one possible value', async () => {
    // 4 + 4 = 8 is shown as 10, that is 8 to 12; two classes of at most 4 reach 8 in one way only.
    const protection = district([4, 4, 0, 0, 60, 80], [200, 200, 0, 0, 400, 400]);
    const [certificate] = (await protection).certificates;
    expect(certificate?.systems[0]?.breachesAtFirst).toBeGreaterThan(1);
    expect(await shownIn(protection, 'skoledistrikter')).toEqual(['coarsened']);
    expect((await shownIn(protection, 'omraader'))?.slice(0, 2)).toEqual([
      'under-threshold',
      'under-threshold',
    ]);
  });

  test('does not take a secret plain count for the most that could live there', async () => {
    const definitions = [indicator('brugere', { unit: 'count', sensitivity: 'health' })];
    const numerator = [3, 40, 60, 80];
    const nodes = [
      node('kommune', 'alt', [0, 1, 2, 3]),
      ...numerator.map((_, i) => node('omraader', `${i}`, [i])),
    ];
    const { certificates } = await protect(
      protectInput({ tables: [atomTable('brugere', { numerator })], nodes }, definitions, {
        atoms: numerator.map((_, index) => ({ index, membership: [] })),
        areaSets: [areaSet('kommune', ['alt'], { role: 'municipality' })],
      }),
    );
    expect(certificates[0]?.systems[0]).toMatchObject({ targets: 4, breachesAtFirst: 0, fewestValues: 3 });
  });
});

/** The layer of exact figures: what each kind of cell becomes there, and that nothing else changes because it exists. */
import type { Layer, Observation } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import {
  atomTable,
  deliveredTable,
  flowTable,
  indicator,
  known,
  masked,
  node,
  protectInput,
} from '../../../../tests/support/municipality.ts';
import type { IndicatorDefinition } from '../catalogue/types.ts';
import type { MeasuredTable } from '../measure/types.ts';
import { UserError } from '../support/errors.ts';
import { protect } from './protect.ts';

const intern = { legalBasis: 'databeskyttelsesloven § 10' };
const town = node('omraader', '1', [0]);
const policyOf = { policy: { id: 'rounded5', version: 1 } };

/** Rows of the layer intern for one table over one area. */
async function exactly(table: MeasuredTable, sheet: IndicatorDefinition): Promise<readonly Observation[]> {
  const site = { ...policyOf, periods: table.periods, intern };
  const input = protectInput({ tables: [table], nodes: [town] }, [sheet], { layers: ['intern'], site });
  return (await protect(input)).tables[0]?.observations ?? [];
}

const point = (value: number) => ({ status: 'published', reason: 'none', value, lo: value, hi: value });

describe('in the layer intern', () => {
  test.each([
    [3, 150, 0.02],
    [0, 150, 0],
    [150, 150, 1],
    [1, 3, 1 / 3],
  ])('%i of %i are told as they are', async (numerator, denominator, share) => {
    const table = atomTable('andel', { numerator: [numerator], denominator: [denominator] });
    const [row] = await exactly(table, indicator('andel'));
    expect(row).toMatchObject({ ...point(share), step: 0.001 });
    expect(row).toMatchObject({ numerator: { value: numerator, lo: numerator, hi: numerator, step: 1 } });
    expect(row).toMatchObject({ denominator: { value: denominator, lo: denominator, hi: denominator } });
  });

  test('a count of two is two, and full-time persons keep their decimal', async () => {
    const people = indicator('indbyggere', { unit: 'count', sensitivity: 'core' });
    expect(await exactly(atomTable('indbyggere', { numerator: [2] }), people)).toMatchObject([point(2)]);
    const table = deliveredTable('andel', { 'omraader/1 2026': known(12.5, 50) });
    const [row] = await exactly(table, indicator('andel', { counts: 'full-time-person', sourceId: 'dst' }));
    expect(row).toMatchObject({ ...point(0.25), numerator: { value: 12.5, step: 0.1 } });
  });

  test('what nobody has is said so: no residents, not delivered, masked by the supplier', async () => {
    const sheet = indicator('andel', { sourceId: 'dst' });
    expect(await exactly(atomTable('andel', { numerator: [0], denominator: [0] }), sheet)).toMatchObject([
      { status: 'not-applicable', reason: 'no-population' },
    ]);
    const table = deliveredTable('andel', {
      'omraader/1 2025': masked(200),
      'omraader/2 2026': known(30, 100),
    });
    expect(await exactly(table, sheet)).toMatchObject([
      { status: 'under-threshold', reason: 'masked-by-supplier', lo: 0, hi: 0.02, numerator: { hi: 4 } },
      { status: 'unavailable', reason: 'not-delivered' },
    ]);
  });

  test.each([
    ['meanOfShares', (0.1 + 0.5) / 2],
    ['pooled', 110 / 300],
  ] as const)('the mean of two years, %s, is exact where both years are', async (how, mean) => {
    const table = atomTable('andel', { numerator: [10, 100], denominator: [100, 200] }, ['2025', '2026']);
    const sheet = indicator('andel', { averageYears: 2, average: { years: 2, how } });
    expect(await exactly(table, sheet)).toMatchObject([
      { status: 'unavailable', reason: 'year-before-first' },
      point(mean),
    ]);
  });

  test('a mean income and its ratio to the region are not rounded', async () => {
    const cell = { state: 'mean', value: 231_417, denominator: 12, reference: 300_000 } as const;
    const table = deliveredTable('indkomst', { 'omraader/1 2026': cell });
    const sheet = (unit: 'mean-dkk' | 'ratio') =>
      indicator('indkomst', { unit, sensitivity: 'income', sourceId: 'dst' });
    expect(await exactly(table, sheet('mean-dkk'))).toMatchObject([point(231_417)]);
    expect(await exactly(table, sheet('ratio'))).toMatchObject([point(231_417 / 300_000)]);
  });

  test('net moves are moves in minus moves out', async () => {
    const base = atomTable('indbyggere', { numerator: [1000] });
    const moves = [
      [-1, 0, 3, 1],
      [0, -1, 5, 2],
    ] as const;
    const directions = ['in', 'out', 'net'] as const;
    const site = { ...policyOf, periods: ['2026'], intern };
    const tables = directions.map((direction) => flowTable(direction, direction, moves, base));
    const sheets = directions.map((direction) =>
      indicator(direction, { unit: 'per1000', measure: { population: 'flow', direction } }),
    );
    const input = protectInput({ tables, nodes: [town] }, sheets, { layers: ['intern'], site });
    const shown = (await protect(input)).tables.map(({ observations }) => observations[0]);
    expect(shown).toMatchObject([point(3), point(5), point(-2)]);
  });
});

describe('the layer intern', () => {
  const table = atomTable('andel', { numerator: [3, 40], denominator: [100, 100] });
  const nodes = [town, node('afdelinger', '7', [1], 'samarbejde'), node('afdelinger', '8', [0], 'intern')];
  const made = (layers: readonly Layer[], site: { intern?: typeof intern } = { intern }) =>
    protect(
      protectInput({ tables: [table], nodes }, [indicator('andel')], {
        layers,
        site: { ...policyOf, periods: ['2026'], ...site },
      }),
    );

  test.each([[{}], [{ intern: { legalBasis: ' ' } }]])('is refused for %j: no legal basis', async (site) => {
    const refusal = await made(['alle', 'intern'], site).catch((problem: unknown) => problem);
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal).toMatchObject({
      exitCode: 4,
      issues: [{ code: 'protect/intern-without-legal-basis' }],
    });
  });

  test('changes nothing in the others, and holds what none of them does', async () => {
    const without = await made(['alle', 'samarbejde']);
    const including = await made(['alle', 'samarbejde', 'intern']);
    const open = including.tables.filter(({ layer }) => layer !== 'intern');
    expect(open.map(({ observations }) => observations)).toEqual(
      without.tables.map(({ observations }) => observations),
    );
    expect(including.certificates.slice(0, 2)).toEqual(without.certificates);
    expect(including.policy).toEqual(without.policy);
    const exact = including.tables.find(({ layer }) => layer === 'intern');
    expect(exact?.observations.map(({ area }) => area)).toEqual(['1', '7', '8']);
    expect(exact?.observations).toMatchObject([{ value: 0.03 }, { value: 0.4 }, { value: 0.03 }]);
  });

  test('says that it is exact, on which basis, and that no attack was made on it', async () => {
    const { internPolicy, certificates } = await made(['alle', 'intern']);
    expect(internPolicy?.sentence.da).toContain(intern.legalBasis);
    expect(certificates.at(-1)).toMatchObject({
      layer: 'intern',
      policy: 'intern@1',
      systems: [],
      untested: ['andel'],
    });
  });
});

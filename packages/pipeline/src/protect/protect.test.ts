import { edgeOf, type Layer, type Observation } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import {
  areaSet,
  atomTable,
  deliveredPolicy,
  deliveredTable,
  flowTable,
  indicator,
  known,
  masked,
  node,
  protectInput,
  roundedPolicy,
} from '../../../../tests/support/municipality.ts';
import type { IndicatorDefinition } from '../catalogue/types.ts';
import type { MeasuredCell, MeasuredTable } from '../measure/types.ts';
import { UserError } from '../support/errors.ts';
import { protect } from './protect.ts';
import { ProtectedTable } from './types.ts';

const town = node('omraader', '1', [0]);

async function rowsOf(
  table: MeasuredTable,
  sheet: IndicatorDefinition,
  nodes = [town],
): Promise<readonly Observation[]> {
  const { tables } = await protect(protectInput({ tables: [table], nodes }, [sheet]));
  return tables[0]?.observations ?? [];
}

/** One cell of a share as shown. */
async function shareOf(
  numerator: number,
  denominator: number,
  households: { readonly n?: number; readonly y?: number } = {},
  sheet: Partial<IndicatorDefinition> = {},
): Promise<Observation | undefined> {
  const table = atomTable('andel', {
    numerator: [numerator],
    denominator: [denominator],
    ...(households.n === undefined ? {} : { householdsN: [households.n] }),
    ...(households.y === undefined ? {} : { householdsY: [households.y] }),
  });
  return (await rowsOf(table, indicator('andel', sheet)))[0];
}

describe('a share', () => {
  test.each([
    [60, 150, 0.4, 0.05],
    [60, 198, 0.3, 0.01],
    [245, 610, 0.4, 0.01],
    [245, 1000, 0.245, 0.005],
    [245, 1999, 0.123, 0.001],
    [900, 2000, 0.45, 0.001],
  ])('of %i of %i is %d on the step %d', async (numerator, denominator, value, step) => {
    expect(await shareOf(numerator, denominator)).toMatchObject({ status: 'published', value, step });
  });

  test.each([
    [0, 150, 'under', 0.04],
    [4, 150, 'under', 0.04],
    [4, 20, 'under', 0.25],
    [4, 2185, 'under', 0.01],
    [146, 150, 'over', 0.96],
    [150, 150, 'over', 0.96],
    [2185, 2185, 'over', 0.99],
  ])('of %i of %i is only told as %s %d', async (numerator, denominator, side, at) => {
    const row = await shareOf(numerator, denominator);
    expect(row).toMatchObject({ status: 'under-threshold' });
    expect(row && 'lo' in row && edgeOf('share', row)).toEqual({ side, at });
  });

  test.each([
    ['19 persons', 10, 19, {}, 'few-persons'],
    ['9 households', 10, 40, { n: 9 }, 'few-households'],
    ['six persons in 2 households', 6, 60, { y: 2 }, 'few-households'],
  ])('of %s is not shown', async (_, numerator, denominator, households, reason) => {
    expect(await shareOf(numerator, denominator, households)).toMatchObject({ status: 'suppressed', reason });
  });

  test('of everyone looks the same as of nearly everyone', async () => {
    expect(await shareOf(100, 100)).toEqual(await shareOf(98, 100));
  });

  test('by sex and age is not held against households, but is rounded', async () => {
    const core = { sensitivity: 'core' } as const;
    expect(await shareOf(11, 30, { n: 2, y: 1 }, core)).toMatchObject({ status: 'published', value: 0.35 });
    expect(await shareOf(11, 19, {}, core)).toMatchObject({ status: 'suppressed', reason: 'few-persons' });
  });

  test('never reads 0 % or 100 %, however large the denominator', async () => {
    expect(await shareOf(8, 120_000)).toMatchObject({ status: 'under-threshold', lo: 0, hi: 0.001 });
    expect(await shareOf(119_990, 120_000)).toMatchObject({ status: 'under-threshold', lo: 0.999, hi: 1 });
  });

  test('of full-time persons keeps their decimal inside the interval', async () => {
    const row = await shareOf(43.7, 110, {}, { counts: 'full-time-person' });
    expect(row).toMatchObject({ value: 0.4, numerator: { value: 45, lo: 42.5, hi: 47.4 } });
  });
});

describe('layers with steps of their own', () => {
  const { alle } = roundedPolicy.precision;
  const share = [{ from: 200, step: 0.05 }];
  const precision = { ...roundedPolicy.precision, alle: { ...alle, share } };
  const shown = async (numerator: number, denominator: number) => {
    const table = atomTable('andel', { numerator: [numerator], denominator: [denominator] });
    const sheet = indicator('andel');
    const { tables } = await protect(
      protectInput({ tables: [table], nodes: [town] }, [sheet], {
        layers: ['alle', 'samarbejde'],
        catalogue: { indicators: [sheet], groups: [], laws: [], policies: [{ ...roundedPolicy, precision }] },
      }),
    );
    return tables.map(({ observations: [row] }) => row);
  };

  test('show the same counts, the share on each layer’s step', async () => {
    expect(await shown(245, 610)).toMatchObject([
      { value: 0.4, step: 0.05, numerator: { value: 245 } },
      { value: 0.4, step: 0.01, numerator: { value: 245 } },
    ]);
  });
  test.each([60, 3, 148])(
    'show nothing, edges neither, below their lowest row: %i of 150',
    async (numerator) => {
      const [open, partners] = await shown(numerator, 150);
      expect(open).toMatchObject({ status: 'suppressed', reason: 'few-persons' });
      expect(partners && 'lo' in partners).toBe(true);
    },
  );
});

describe('a count', () => {
  const people = indicator('indbyggere', { unit: 'count', sensitivity: 'core' });
  const shown = async (count: number) =>
    (await rowsOf(atomTable('indbyggere', { numerator: [count] }), people))[0];

  test('under 5, zero included, is one class', async () => {
    expect(await shown(0)).toEqual(await shown(4));
    expect(await shown(4)).toMatchObject({ status: 'under-threshold', lo: 0, hi: 4, step: 5 });
  });
  test('of 5 is told to lie between 5 and 7', async () => {
    expect(await shown(5)).toMatchObject({ status: 'published', value: 5, lo: 5, hi: 7 });
  });
  test('of half a person is refused', async () => {
    await expect(shown(12.5)).rejects.toThrow('protect/fraction-of-a-person');
  });
});

describe('areas are sums of atoms', () => {
  const table = atomTable(
    'andel',
    { numerator: [30, 40, 3], denominator: [100, 100, 50] },
    ['2026'],
    ['total'],
  );
  const nodes = [
    node('kommune', 'alt', [0, 1, 2]),
    node('omraader', '1', [0, 1]),
    node('omraader', '2', [2]),
    node('afdelinger', '7', [1], 'samarbejde'),
  ];
  const input = protectInput({ tables: [table], nodes }, [indicator('andel')], {
    layers: ['alle', 'samarbejde'],
  });

  test('the whole is rounded from the exact sum, not from rounded parts', async () => {
    const { tables } = await protect(input);
    expect(tables[0]?.observations.map((row) => ('value' in row ? row.value : row.status))).toEqual([
      0.3,
      0.35,
      'under-threshold',
    ]);
  });
  test('the open layer holds open areas, the partners’ layer holds those and its own', async () => {
    const { tables } = await protect(input);
    const sets = (layer: Layer) =>
      tables
        .filter((one) => one.layer === layer)
        .flatMap((one) => one.observations.map((row) => row.areaSet));
    expect(sets('alle')).toEqual(['kommune', 'omraader', 'omraader']);
    expect(sets('samarbejde')).toEqual(['kommune', 'omraader', 'omraader', 'afdelinger']);
  });
  test('a cell is the same row in every layer', async () => {
    const { tables } = await protect(input);
    expect(tables[0]?.observations[0]).toBe(tables[1]?.observations[0]);
  });
  test('an area outside its years is said to be so', async () => {
    const [first] = areaSet('omraader', ['1', '2']).areas;
    const areas = areaSet('omraader', [], { areas: first ? [{ ...first, validFrom: '2027' }] : [] });
    const { tables } = await protect({ ...input, areaSets: [areas] });
    expect(tables[0]?.observations[1]).toMatchObject({ status: 'not-applicable', reason: 'area-not-valid' });
  });
});

describe('moves', () => {
  const base = atomTable('indbyggere', { numerator: [1000, 500, 2000] });
  const moves = [
    [-1, 0, 60, 30],
    [1, 0, 20, 10],
    [0, 2, 30, 15],
    [0, 1, 8, 4],
    [-1, 1, 6, 2],
  ] as const;
  const sheet = (id: string, direction: 'in' | 'out' | 'net') =>
    indicator(id, {
      unit: 'per1000',
      sensitivity: 'core',
      counts: 'move',
      measure: { population: 'flow', direction },
    });
  const nodes = [node('kommune', 'alt', [0, 1, 2]), town, node('omraader', '2', [1])];
  const tables = [
    flowTable('ind', 'in', moves, base),
    flowTable('ud', 'out', moves, base),
    flowTable('netto', 'net', moves, base),
  ];
  const sheets = [sheet('ind', 'in'), sheet('ud', 'out'), sheet('netto', 'net')];
  const shown = async () => (await protect(protectInput({ tables, nodes }, sheets))).tables;

  test('inside an area are no moves of that area', async () => {
    const [inwards] = await shown();
    expect(inwards?.observations[0]).toMatchObject({ numerator: { value: 65 } });
    expect(inwards?.observations[1]).toMatchObject({ value: 80, step: 5, numerator: { value: 80 } });
  });
  test('of six persons in two households are hidden', async () => {
    const alone = flowTable('ind', 'in', [[-1, 1, 6, 2]], base);
    const rows = await rowsOf(alone, sheet('ind', 'in'), [node('omraader', '2', [1])]);
    expect(rows[0]).toMatchObject({ status: 'suppressed', reason: 'few-households' });
  });
  test('net are the rounded moves in minus the rounded moves out, with the interval of both', async () => {
    const [inwards, outwards, net] = (await shown()).map((table) => table.observations[1]);
    expect(inwards).toMatchObject({ numerator: { value: 80, lo: 78, hi: 82 } });
    expect(outwards).toMatchObject({ numerator: { value: 40, lo: 38, hi: 42 } });
    expect(net).toMatchObject({ value: 40, numerator: { value: 40, lo: 36, hi: 44 } });
  });
  test('net are hidden where one direction is', async () => {
    const [, outwards, net] = (await shown()).map((table) => table.observations[0]);
    expect(outwards).toMatchObject({ status: 'under-threshold' });
    expect(net).toMatchObject({ status: 'suppressed', reason: 'small-count' });
  });
  test('net may not be shown without both directions', async () => {
    const alone = protect(protectInput({ tables: tables.slice(1), nodes }, sheets));
    await expect(alone).rejects.toThrow('protect/net-alone');
  });
});

describe('delivered tables', () => {
  const sheet = indicator('doemte', { sensitivity: 'crime', sourceId: 'dst' });
  const shown = async (cell: MeasuredCell) =>
    (await rowsOf(deliveredTable('doemte', { 'omraader/1 2026': cell }), sheet))[0];

  test('keep what the supplier masked as an interval', async () => {
    expect(await shown(masked(200))).toMatchObject({
      status: 'under-threshold',
      reason: 'masked-by-supplier',
      lo: 0,
      hi: 0.03,
      numerator: { lo: 0, hi: 4 },
    });
  });
  test('round the supplier’s open cells like our own', async () => {
    expect(await shown(known(23, 412))).toMatchObject({ value: 0.06, numerator: { value: 25 } });
    expect(await shown(known(3, 412))).toMatchObject({ status: 'under-threshold', reason: 'small-count' });
    expect(await shown(known(3, 19))).toMatchObject({ status: 'suppressed', reason: 'few-persons' });
  });
  test('say which cells nobody delivered', async () => {
    const table = deliveredTable('doemte', { 'omraader/1 2026': known(23, 412) });
    const rows = await rowsOf(table, sheet, [town, node('omraader', '2', [1])]);
    expect(rows[1]).toMatchObject({ status: 'unavailable', reason: 'not-delivered' });
  });
  test('name the rules they cannot be held against', async () => {
    const table = deliveredTable('doemte', { 'omraader/1 2026': known(23, 412) });
    const { policy } = await protect(protectInput({ tables: [table], nodes: [town] }, [sheet]));
    expect(policy.untestable).toEqual(['P2', 'P6', 'P7']);
  });
});

describe('a mean income', () => {
  const mean = (value: number, denominator: number | undefined): MeasuredCell => ({
    state: 'mean',
    value,
    denominator,
    reference: 340_000,
  });
  const shown = async (cell: MeasuredCell, unit: 'ratio' | 'mean-dkk') => {
    const sheet = indicator('indkomst', { unit, sensitivity: 'income', sourceId: 'dst' });
    return (await rowsOf(deliveredTable('indkomst', { 'omraader/1 2026': cell }), sheet))[0];
  };

  test('is shown in steps of 5,000 kr.', async () => {
    expect(await shown(mean(187_432, 412), 'mean-dkk')).toMatchObject({
      value: 185_000,
      lo: 182_500,
      hi: 187_500,
      step: 5000,
      denominator: { value: 410 },
    });
  });
  test('relative to the region is formed from the rounded mean', async () => {
    expect(await shown(mean(187_432, 412), 'ratio')).toMatchObject({
      value: 0.54,
      lo: 0.5367,
      hi: 0.5515,
      step: 0.01,
    });
  });
  test('told coarser to everybody than to partners gives the two together no more than partners have', async () => {
    const { alle } = roundedPolicy.precision;
    const precision = {
      ...roundedPolicy.precision,
      alle: { ...alle, meanDkk: [{ from: 20, step: 10_000 }] },
    };
    const sheet = indicator('indkomst', { unit: 'mean-dkk', sensitivity: 'income', sourceId: 'dst' });
    const table = deliveredTable('indkomst', { 'omraader/1 2026': mean(187_432, 412) });
    const policies = [
      { ...roundedPolicy, precision },
      { ...deliveredPolicy, precision },
    ];
    const { tables } = await protect(
      protectInput({ tables: [table], nodes: [town] }, [sheet], {
        layers: ['alle', 'samarbejde', 'samarbejde.fab'],
        catalogue: { indicators: [sheet], groups: [], laws: [], policies },
      }),
    );
    const fine = { value: 185_000, lo: 182_500, hi: 187_500, step: 5000 };
    expect(tables.map(({ observations: [row] }) => row)).toMatchObject([
      { value: 190_000, lo: 182_500, hi: 192_500, step: 10_000 },
      fine,
      fine,
    ]);
  });
  test.each([19, undefined])('of %s persons is not shown', async (persons) => {
    expect(await shown(mean(187_432, persons), 'ratio')).toMatchObject({ status: 'suppressed' });
  });
});

describe('a mean of two years', () => {
  const sheet = indicator('andel', { averageYears: 2, average: { years: 2, how: 'meanOfShares' } });
  const shown = async (older: readonly [number, number], newer: readonly [number, number]) => {
    const table = atomTable('andel', { numerator: [older[0], newer[0]], denominator: [older[1], newer[1]] }, [
      '2025',
      '2026',
    ]);
    return rowsOf(table, sheet);
  };

  test('does not exist for the first year', async () => {
    const [first] = await shown([60, 150], [80, 150]);
    expect(first).toMatchObject({ status: 'unavailable', reason: 'year-before-first' });
  });
  test('is formed from the years as shown, on the coarser step', async () => {
    const [, both] = await shown([251, 1020], [40, 150]);
    // 250/1020 on half a per cent is 0.245; 40/150 on five per cent is 0.25.
    expect(both).toMatchObject({ status: 'published', value: 0.25, step: 0.05, numerator: { value: 40 } });
  });
  test('is pooled from the rounded counts where the indicator says so', async () => {
    const table = atomTable('andel', { numerator: [100, 300], denominator: [200, 1000] }, ['2025', '2026']);
    const [, both] = await rowsOf(table, { ...sheet, average: { years: 2, how: 'pooled' } });
    expect(both).toMatchObject({ value: 0.33, step: 0.01 });
  });
  test('of two small years is told as an edge', async () => {
    const [, both] = await shown([3, 200], [0, 100]);
    expect(both).toMatchObject({ status: 'under-threshold', lo: 0, hi: 0.04 });
  });
  test('of a small year and a shown one is coarser, and certain', async () => {
    const [, both] = await shown([3, 400], [10, 400]);
    expect(both).toMatchObject({ status: 'coarsened', value: 0.02, step: 0.02, lo: 0.00995, hi: 0.0251 });
  });
  test('is hidden when one year is', async () => {
    const [, both] = await shown([3, 15], [10, 400]);
    expect(both).toMatchObject({ status: 'suppressed', reason: 'few-persons' });
  });
});

describe('published elsewhere', () => {
  const sheet = indicator('arbejdsloese', { sourceId: 'berlin' });
  const value: MeasuredCell = { state: 'value', value: 0.0734, step: 0.0001 };

  test('a figure passes as it was published', async () => {
    const table = deliveredTable('arbejdsloese', { 'omraader/1 2026': value }, 'published-elsewhere');
    const rows = await rowsOf(table, sheet);
    expect(rows[0]).toMatchObject({ status: 'published', value: 0.0734, step: 0.0001 });
  });
  test.each([
    [
      'rows of persons',
      atomTable('arbejdsloese', { numerator: [1], denominator: [2] }),
      'persons-as-published',
    ],
    [
      'unpublished tables',
      deliveredTable('arbejdsloese', { 'omraader/1 2026': value }),
      'delivered-as-published',
    ],
  ])('is no way out for %s', async (_, table, code) => {
    const input = protectInput({ tables: [table], nodes: [town] }, [sheet], {
      site: { policy: { id: 'as-published', version: 1 }, periods: ['2026'] },
    });
    const refusal = await protect(input).catch((problem: unknown) => problem);
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal).toMatchObject({ exitCode: 4, issues: [{ code: `protect/${code}` }] });
  });
});

describe('only protect can mint', () => {
  test('a copy, a cast or an object of the same form is no protected table', async () => {
    const table = atomTable('andel', { numerator: [60], denominator: [150] });
    const { tables } = await protect(protectInput({ tables: [table], nodes: [town] }, [indicator('andel')]));
    const [minted] = tables;
    expect(ProtectedTable.is(minted)).toBe(true);
    expect(ProtectedTable.is({ ...minted })).toBe(false);
    expect(ProtectedTable.is(Object.create(ProtectedTable.prototype))).toBe(false);
    expect(ProtectedTable.is(structuredClone(minted))).toBe(false);
  });
  test('the key cannot be made elsewhere', () => {
    const forged: unknown = Symbol('protect-mint');
    const mint = ProtectedTable.mint as (...args: readonly unknown[]) => unknown;
    expect(() => mint(forged, 'andel', 'alle', [])).toThrow('Only protect can mint');
  });
});

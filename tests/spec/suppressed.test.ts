/**
 * What the policy suppressed of the catalogue shows: exact counts, the class "under 5", or nothing, as tables of cases with their edges.
 * Belongs here: primary rules and display, and that one hidden count takes another with it. Does not belong: how that is found (protect/audit/hiding.test.ts).
 */
import { fileURLToPath } from 'node:url';
import { edgeOf, type Observation } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import type { IndicatorDefinition } from '../../packages/pipeline/src/catalogue/types.ts';
import type { MeasuredTable } from '../../packages/pipeline/src/measure/types.ts';
import { protect } from '../../packages/pipeline/src/protect/protect.ts';
import {
  areaSet,
  atomTable,
  deliveredTable,
  flowTable,
  indicator,
  known,
  node,
  protectInput,
} from '../support/municipality.ts';

const { policies } = loadCatalogue(fileURLToPath(new URL('../..', import.meta.url)));
const town = node('omraader', '1', [0]);

async function protectSuppressed(
  tables: readonly MeasuredTable[],
  sheets: readonly IndicatorDefinition[],
  nodes = [town],
  changes: Partial<Parameters<typeof protect>[0]> = {},
) {
  return protect(
    protectInput({ tables, nodes }, sheets, {
      catalogue: { indicators: sheets, groups: [], laws: [], policies },
      site: { policy: { id: 'suppressed', version: 1 }, periods: ['2026'] },
      ...changes,
    }),
  );
}

async function rowOf(table: MeasuredTable, sheet: IndicatorDefinition): Promise<Observation> {
  const { tables } = await protectSuppressed([table], [sheet]);
  const row = tables[0]?.observations[0];
  if (row === undefined) throw new TypeError('protect gave no figure.');
  return row;
}

/** What a reader gets, in one line. */
function tell(row: Observation): string {
  if ('value' in row)
    return `${row.value} on ${row.step}: ${row.numerator?.value} of ${row.denominator?.value}`;
  if (!('lo' in row)) return `${row.status} · ${row.reason}`;
  const edge = edgeOf('share', row);
  return `${edge?.side} ${edge?.at}`;
}

describe('a share under suppressed', () => {
  test.each`
    y      | n       | householdsN | householdsY | reads
    ${501} | ${2001} | ${900}      | ${400}      | ${'0.25 on 0.001: 501 of 2001'}
    ${501} | ${1999} | ${900}      | ${400}      | ${'0.25 on 0.005: 501 of 1999'}
    ${123} | ${999}  | ${400}      | ${90}       | ${'0.12 on 0.01: 123 of 999'}
    ${123} | ${199}  | ${100}      | ${90}       | ${'0.6 on 0.05: 123 of 199'}
    ${5}   | ${20}   | ${10}       | ${3}        | ${'0.25 on 0.05: 5 of 20'}
    ${4}   | ${150}  | ${60}       | ${3}        | ${'under 0.04'}
    ${0}   | ${150}  | ${60}       | ${0}        | ${'under 0.04'}
    ${145} | ${150}  | ${60}       | ${50}       | ${'0.95 on 0.05: 145 of 150'}
    ${146} | ${150}  | ${60}       | ${50}       | ${'over 0.96'}
    ${150} | ${150}  | ${60}       | ${60}       | ${'over 0.96'}
    ${10}  | ${19}   | ${10}       | ${6}        | ${'suppressed · few-persons'}
    ${10}  | ${20}   | ${9}        | ${6}        | ${'suppressed · few-households'}
    ${6}   | ${60}   | ${30}       | ${2}        | ${'suppressed · few-households'}
  `('$y of $n in $householdsN households: $reads', async ({ y, n, householdsN, householdsY, reads }) => {
    const values = {
      numerator: [y],
      denominator: [n],
      householdsN: [householdsN],
      householdsY: [householdsY],
    };
    expect(tell(await rowOf(atomTable('andel', values), indicator('andel')))).toBe(reads);
  });
});

describe('a count under suppressed', () => {
  const people = indicator('indbyggere', { unit: 'count', sensitivity: 'core' });
  test.each([
    [0, 0, 4],
    [4, 0, 4],
    [5, 5, 5],
    [7, 7, 7],
    [2187, 2187, 2187],
  ])('of %i lies between %i and %i', async (count, lo, hi) => {
    const row = await rowOf(atomTable('indbyggere', { numerator: [count] }), people);
    expect(row).toMatchObject({ status: count < 5 ? 'under-threshold' : 'published', lo, hi });
  });
});

describe('what stays rounded in a site that asks for exact counts', () => {
  test('moves', async () => {
    const base = atomTable('indbyggere', { numerator: [1000] });
    const sheet = indicator('ind', { unit: 'per1000', measure: { population: 'flow', direction: 'in' } });
    const row = await rowOf(flowTable('ind', 'in', [[-1, 0, 63, 30]], base), sheet);
    expect(row).toMatchObject({ numerator: { value: 65, lo: 63, hi: 67 } });
  });
  test('ready tables', async () => {
    const table = deliveredTable('doemte', { 'omraader/1 2026': known(63, 412) });
    const row = await rowOf(table, indicator('doemte', { sensitivity: 'crime', sourceId: 'dst' }));
    expect(row).toMatchObject({ numerator: { value: 65 }, denominator: { value: 410 } });
  });
});

describe('a small count beside exact ones', () => {
  const sheet = indicator('andel', { sensitivity: 'sensitive' });
  const nodes = [
    node('kommune', 'alt', [0, 1, 2]),
    ...['1', '2', '3'].map((area, i) => node('omraader', area, [i])),
  ];
  const areaSets = [
    areaSet('kommune', ['alt'], { role: 'municipality' }),
    areaSet('omraader', ['1', '2', '3']),
  ];
  const shown = async (numerator: readonly number[]) => {
    const table = atomTable('andel', { numerator, denominator: [200, 210, 220] });
    const atoms = [0, 1, 2].map((index) => ({ index, membership: [] }));
    const { tables } = await protectSuppressed([table], [sheet], nodes, { areaSets, atoms });
    return tables[0]?.observations ?? [];
  };

  test('takes one neighbour with it, the smaller, for the reason `secondary`', async () => {
    const [, small, ...others] = await shown([3, 40, 60]);
    expect(small && 'value' in small).toBe(false);
    expect(others.map(({ status, reason }) => `${status} · ${reason}`)).toEqual([
      'suppressed · secondary',
      'published · none',
    ]);
  });

  test('is never answered with a coarser count', async () => {
    const rows = await shown([3, 40, 2]);
    expect(rows.some(({ status }) => status === 'coarsened')).toBe(false);
  });

  test('nothing is hidden where nothing is small', async () => {
    expect((await shown([30, 40, 60])).map(({ status }) => status)).toEqual(Array(4).fill('published'));
  });
});

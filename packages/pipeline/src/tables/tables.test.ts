import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../support/errors.ts';
import { auditTable } from './audit-table.ts';
import { protectRounded, protectSuppressed } from './protect-table.ts';
import { readTable } from './read-table.ts';
import type { PlainTable } from './types.ts';

const DATA = new URL('../../../../../shared/data/', import.meta.url).pathname;
const hasData = existsSync(DATA);
const folder = mkdtempSync(join(tmpdir(), 'bybalance-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Rows = readonly Readonly<Record<string, string>>[];
const read = (path: string): Rows => parse(readFileSync(join(DATA, path), 'utf8'), { columns: true });

function write(name: string, rows: Rows): string {
  const header = Object.keys(rows[0] ?? {});
  const path = join(folder, name);
  writeFileSync(
    path,
    [header.join(','), ...rows.map((row) => header.map((key) => row[key] ?? '').join(','))].join('\n'),
  );
  return path;
}

const options = { total: 'Total', hierarchies: [], status: undefined } as const;

/** The reference tables: published cells of Statistics Norway's examples with their hierarchies as child,parent files. */
function norway(z: 'z1' | 'z2' | 'z3', status: boolean): PlainTable {
  const expected = read(`sdc-ssb/${z}_gauss_expected.csv`);
  const inner = read(`sdc-ssb/${z}.csv`);
  const pairs = new Map<string, Readonly<Record<string, string>>>();
  for (const row of inner) {
    for (const [child, parent] of [
      ['region', 'fylke'],
      ['region', 'kostragr'],
      ['mnd', 'mnd2'],
    ] as const) {
      if (row[child] !== undefined && row[parent] !== undefined) {
        pairs.set(`${row[child]}>${row[parent]}`, { child: row[child], parent: row[parent] });
      }
    }
  }
  const hierarchy = pairs.size > 0 ? [write(`${z}-hierarchy.csv`, [...pairs.values()])] : [];
  const keys = ['region', 'hovedint', 'mnd'].filter((key) => expected[0] && key in expected[0]);
  const table = write(
    `${z}.csv`,
    expected.map((row) => ({ ...row, status: row['suppressed'] === 'TRUE' ? 'suppressed' : 'published' })),
  );
  return readTable(table, {
    ...options,
    keys,
    count: 'ant',
    hierarchies: hierarchy,
    status: status ? 'status' : undefined,
  });
}

describe.skipIf(!hasData)('audit of published tables, against bounds computed by another program', () => {
  it.each(['z1', 'z2'] as const)('%s: every interval agrees to one millionth', async (z) => {
    const table = norway(z, true);
    const { bounds } = await auditTable(table);
    const reference = read(`sdc-ssb/${z}_gauss_intervals.csv`);
    expect(bounds).toHaveLength(reference.length);
    for (const row of reference) {
      const found = bounds.find((bound) =>
        table.keys.every((key) => table.records[bound.row]?.[key] === row[key]),
      );
      expect(Math.abs((found?.lo ?? Number.NaN) - Number(row['lo']))).toBeLessThan(1e-6);
      expect(Math.abs((found?.hi ?? Number.NaN) - Number(row['hi']))).toBeLessThan(1e-6);
    }
  });

  it('sees that hiding only the small cells of z1 gives every one of them away', async () => {
    const table = norway('z1', true);
    const primary = new Set(table.counts.flatMap((count, row) => (count <= 3 ? [row] : [])));
    const { exact } = await auditTable({ ...table, suppressed: primary });
    expect([primary.size, exact]).toEqual([3, 3]);
  });

  it('sees through the table with two hidden cells in every line and one still exact', async () => {
    const cells = read('sdc-sdctable/trap4x4.csv');
    const sum = (test: (row: Readonly<Record<string, string>>) => boolean) =>
      String(cells.filter(test).reduce((total, row) => total + Number(row['freq']), 0));
    const names = (key: string) => [...new Set(cells.map((row) => row[key] ?? ''))];
    const table = readTable(
      write('trap.csv', [
        ...cells.map((row) => ({
          v1: row['v1'] ?? '',
          v2: row['v2'] ?? '',
          n: row['freq'] ?? '',
          s: row['suppressed'] === 'TRUE' ? 'suppressed' : 'published',
        })),
        ...names('v1').map((v1) => ({ v1, v2: 'Total', n: sum((row) => row['v1'] === v1), s: 'published' })),
        ...names('v2').map((v2) => ({ v1: 'Total', v2, n: sum((row) => row['v2'] === v2), s: 'published' })),
        { v1: 'Total', v2: 'Total', n: sum(() => true), s: 'published' },
      ]),
      { ...options, keys: ['v1', 'v2'], count: 'n', status: 's' },
    );
    const { bounds, exact } = await auditTable(table);
    expect(exact).toBe(1);
    const reference = read('sdc-sdctable/trap4x4_intervals.csv');
    for (const row of reference) {
      const found = bounds.find(
        ({ row: r }) => table.records[r]?.['v1'] === row['v1'] && table.records[r]?.['v2'] === row['v2'],
      );
      expect([found?.lo, found?.hi]).toEqual([Number(row['lo']), Number(row['hi'])]);
    }
  });

  it('sees that two safe tables over overlapping groups give a cell away together', async () => {
    const rows = read('sdc-sdctable/linked_tables.csv');
    const group = (key: string) =>
      [...new Set(rows.map((row) => row[key] ?? ''))].map((code) => ({
        region: code,
        n: String(rows.filter((row) => row[key] === code).reduce((s, row) => s + Number(row['n']), 0)),
        s: 'published',
      }));
    const cells = rows.map((row) => ({
      region: row['region'] ?? '',
      n: row['n'] ?? '',
      s: Number(row['n']) <= 3 ? 'suppressed' : 'published',
    }));
    const files = {
      county: write(
        'county.csv',
        rows.map((row) => ({ child: row['region'] ?? '', parent: row['county'] ?? '' })),
      ),
      size: write(
        'size.csv',
        rows.map((row) => ({ child: row['region'] ?? '', parent: row['size'] ?? '' })),
      ),
    };
    const audit = async (hierarchies: readonly string[], more: Rows, hide: readonly string[] = []) => {
      const file = write(
        'linked.csv',
        [...cells, ...more].map((row) =>
          hide.includes(row['region'] ?? '') ? { ...row, s: 'suppressed' } : row,
        ),
      );
      const table = readTable(file, { ...options, keys: ['region'], count: 'n', status: 's', hierarchies });
      const { bounds } = await auditTable(table);
      const k = bounds.find(({ row }) => table.records[row]?.['region'] === 'K');
      return [k?.lo, k?.hi];
    };
    expect(await audit([files.county], group('county'))).toEqual([0, 9]);
    expect(await audit([files.size], group('size'))).toEqual([0, 7]);
    const both = [...group('county'), ...group('size')];
    expect(await audit([files.county, files.size], both)).toEqual([3, 3]);
    expect(await audit([files.county, files.size], both, ['N'])).toEqual([0, 10]);
  });
});

describe.skipIf(!hasData)('suppression of the reference tables', () => {
  it.each([
    ['z1', 3, 3],
    ['z2', 11, 21],
    ['z3', 503, 217],
  ] as const)(
    '%s: exactly the small cells are primary, at most a fifth more secondary cells than the reference, none worked out',
    async (z, primary, most) => {
      const table = norway(z, false);
      const cells = await protectSuppressed(table, { threshold: 4, width: 1 });
      const by = (reason: string) =>
        cells.flatMap((cell, row) => (cell.status === 'suppressed' && cell.reason === reason ? [row] : []));
      expect(by('small-count')).toEqual(table.counts.flatMap((count, row) => (count <= 3 ? [row] : [])));
      expect(by('small-count')).toHaveLength(primary);
      expect(by('secondary').length).toBeLessThanOrEqual(most);
      const hidden = new Set([...by('small-count'), ...by('secondary')]);
      expect((await auditTable({ ...table, suppressed: hidden })).exact).toBe(0);
    },
    60_000,
  );
});

describe('plain tables', () => {
  const rows = (counts: readonly string[]): Rows =>
    counts.map((n, i) => ({ place: ['a', 'b', 'c', 'Total'][i] ?? '', n }));

  it('are refused with every wrong row named when a margin is not the sum of its cells', () => {
    const file = write('wrong.csv', rows(['3', '4', '5', '13']));
    expect(() => readTable(file, { ...options, keys: ['place'], count: 'n' })).toThrow(
      /tables\/margin-not-a-sum — .*wrong\.csv:5/,
    );
  });

  it('are refused when a count is not a whole number, without quoting it', () => {
    const file = write('decimal.csv', rows(['3', '4.5', '5', '12']));
    try {
      readTable(file, { ...options, keys: ['place'], count: 'n' });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect(String(error)).toContain('decimal.csv:3 › n');
      expect(String(error)).not.toContain('4.5');
    }
  });

  it('in profile rounded5 show small counts as a class and the rest to the nearest five', async () => {
    const file = write('round.csv', rows(['3', '41', '52', '96']));
    const cells = await protectRounded(readTable(file, { ...options, keys: ['place'], count: 'n' }), {
      threshold: 5,
      width: 2,
    });
    expect(cells.map((cell) => ('shown' in cell ? cell.shown : cell.status))).toEqual([
      'under 5',
      '40',
      '50',
      '95',
    ]);
  });

  it('hide the total too in profile suppressed when it holds one small cell alone', async () => {
    const file = write('alone.csv', [
      { place: 'a', n: '2' },
      { place: 'Total', n: '2' },
    ]);
    const table = readTable(file, { ...options, keys: ['place'], count: 'n' });
    const cells = await protectSuppressed(table, { threshold: 5, width: 1 });
    expect(cells.every((cell) => cell.status === 'suppressed')).toBe(true);
  });
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InterruptedError, UserError } from '../support/errors.ts';
import { openEngine } from './engine.ts';
import { EngineError } from './engine-error.ts';
import type { Engine } from './types.ts';

let folder = '';
let engine: Engine;
let stop: AbortController;

const open = (memoryLimit = '200MB') =>
  openEngine({ threads: 2, memoryLimit, signal: stop.signal, directories: [folder] });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
  stop = new AbortController();
  engine = await open();
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What every engine behind the interface must do; a second engine runs the same list. */
describe('an engine', () => {
  test('answers rows as objects, with whole numbers as numbers and dates as texts', async () => {
    const sql = `SELECT 42::BIGINT AS "share", DATE '2026-01-31' AS d, NULL AS n, 1.5::DECIMAL(9,2) AS dec,
      '0b0b0b0b-0000-4000-8000-00000000000a'::UUID AS u, true AS b, 'æ' AS t`;
    expect(await engine.rows(sql)).toEqual([
      {
        share: 42,
        d: '2026-01-31',
        n: null,
        dec: 1.5,
        u: '0b0b0b0b-0000-4000-8000-00000000000a',
        b: true,
        t: 'æ',
      },
    ]);
  });

  test('keeps a whole number that is too large for a number as a bigint', async () => {
    expect(await engine.rows('SELECT 9007199254740993 AS n')).toEqual([{ n: 9007199254740993n }]);
  });

  test('binds values, so that a text is never read as a statement', async () => {
    const text = `'; DROP TABLE x; --`;
    expect(await engine.rows('SELECT $1 AS t, $2::INTEGER + 1 AS n', [text, 1])).toEqual([{ t: text, n: 2 }]);
  });

  test('answers columns of equal length for many rows, in order', async () => {
    const { i, t } = await engine.columns('SELECT i, i::VARCHAR AS t FROM range(10000) r(i) ORDER BY i');
    expect(i?.length).toBe(10000);
    expect([i?.[9999], t?.[9999]]).toEqual([9999, '9999']);
  });

  test('answers named, empty columns when there are no rows', async () => {
    expect(await engine.columns('SELECT 1 AS a, 2 AS b WHERE false')).toEqual({ a: [], b: [] });
  });

  test('appends columns of every type the vault uses, more than one chunk of them', async () => {
    await engine.run('CREATE TABLE t (u UUID, d DATE, i INTEGER, b BIGINT, f DOUBLE, s VARCHAR, o BOOLEAN)');
    const count = 5000;
    const ids = Array.from(
      { length: count },
      (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    );
    const numbers = Int32Array.from({ length: count }, (_, i) => i);
    const dates = ids.map(() => '2015-12-31');
    const half = Float64Array.from(numbers, (i) => i / 2);
    const texts = ids.map((_, i) => (i % 2 === 0 ? null : 'ø'));
    await engine.append('t', [ids, dates, numbers, numbers, half, texts, ids.map((_, i) => i % 2 === 0)]);
    expect(await engine.rows('SELECT * FROM t WHERE i = 4999')).toEqual([
      { u: ids[4999], d: '2015-12-31', i: 4999, b: 4999, f: 2499.5, s: 'ø', o: false },
    ]);
    expect(await engine.rows('SELECT count(*) AS n, count(s) AS s FROM t')).toEqual([
      { n: count, s: count / 2 },
    ]);
  });

  test('has lines beside it, with the same tables and temporary ones of their own', async () => {
    const line = await engine.beside();
    await engine.run('CREATE TABLE t AS SELECT i FROM range(1000) r(i)');
    await engine.run('CREATE TEMP TABLE own AS SELECT 1 AS i');
    const sums = [engine, line].map((one) => one.rows('SELECT sum(i) AS s FROM t'));
    expect(await Promise.all(sums)).toEqual([[{ s: 499500 }], [{ s: 499500 }]]);
    await expect(line.run('SELECT * FROM own')).rejects.toThrow(EngineError);
    await line.close();
    expect(await engine.rows('SELECT i FROM own')).toEqual([{ i: 1 }]);
  });

  test('stops a long statement when asked, and refuses the next one', async () => {
    const long = engine.run('SELECT sum(sin(i * j)) FROM range(100000000) a(i), range(1000) b(j)');
    setTimeout(() => stop.abort(), 50);
    await expect(long).rejects.toThrow(InterruptedError);
    await expect(engine.run('SELECT 1')).rejects.toThrow(InterruptedError);
  });

  test('stops what still runs when it is closed', async () => {
    const other = await open();
    const long = other.run('SELECT sum(sin(i * j)) FROM range(100000000) a(i), range(1000) b(j)');
    const outcome = expect(long).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await other.close();
    await outcome;
  });

  test('says that memory is short instead of writing to a disk', async () => {
    const small = await open('20MB');
    const failure = small.run('CREATE TABLE big AS SELECT uuid() AS u, i FROM range(5000000) r(i)');
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow('engine/out-of-memory');
    expect(readdirSync(folder)).toEqual([]);
    await small.close();
  });

  test('quotes no row in an error', async () => {
    const failure = engine.run(`SELECT CAST(t AS INTEGER) FROM (VALUES ('FB01010001')) v(t)`);
    await expect(failure).rejects.toThrow(EngineError);
    await expect(failure).rejects.not.toThrow('FB01010001');
  });
});

describe('the embedded engine', () => {
  test('reads and writes files in its own folders only', async () => {
    writeFileSync(join(folder, 'a.csv'), 'x\n1\n');
    expect(await engine.rows(`SELECT * FROM read_csv('${join(folder, 'a.csv')}')`)).toEqual([{ x: 1 }]);
    await expect(engine.run(`SELECT * FROM read_csv('/etc/hostname')`)).rejects.toThrow('Permission Error');
    await expect(engine.run(`COPY (SELECT 1) TO '${tmpdir()}/leak.csv'`)).rejects.toThrow('Permission Error');
  });

  test.each([
    ['install an extension', 'INSTALL spatial'],
    ['load an extension', 'LOAD httpfs'],
    ['fetch from the network', `SELECT * FROM read_csv('http://127.0.0.1/x.csv')`],
    ['attach a database', `ATTACH '/tmp/other.db' AS other`],
    ['open its settings again', 'SET enable_external_access = true'],
    ['start spilling', `SET temp_directory = '/tmp'`],
  ])('cannot %s', async (_what, sql) => {
    await expect(engine.run(sql)).rejects.toThrow(EngineError);
  });
});

/**
 * `bybalance outlook backtest` through the real command line: forecasts of a plain panel, and everything wrong with one at once.
 * The published figures of forecasting by R and of Berlin's register are held against it where shared/data is beside the checkout.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bybalance } from './house.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const hasData = existsSync(data);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bybalance-outlook-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Row = Readonly<Record<string, string>>;
function toRows(text: string): readonly Row[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const cells = (line: string) => line.split(',').map((cell) => cell.replaceAll('"', ''));
  const names = cells(header);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? '', cell])));
}

const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const out = () => join(folder, 'forecasts.csv');
const outlook = (panel: string, ...flags: readonly string[]) =>
  bybalance(['outlook', 'backtest', panel, ...flags, '--out', out()]);
const forecasts = () => toRows(readFileSync(out(), 'utf8'));

const small = [
  'u,p,v',
  ...[2020, 2021, 2022, 2023].flatMap((p, t) => [`a,${p},${t}`, `b,${p},${9 - t}`]),
].join('\n');
const columns = ['--unit', 'u', '--period', 'p', '--value', 'v'];

test('one row per unit, origin, horizon and method, with scores on standard output', async () => {
  const { code, said } = await outlook(
    write('panel.csv', small),
    ...columns,
    '--origins',
    '2022,2023',
    '--horizons',
    '1,2',
  );
  expect(code).toBe(0);
  const rows = forecasts();
  expect(Object.keys(rows[0] ?? {}).join()).toBe(
    'unit,origin,horizon,method,mean,lo50,hi50,lo90,hi90,lo95,hi95,actual',
  );
  expect(rows).toHaveLength(2 * 2 * 2 * 5);
  const drift = rows.find(
    (row) => row['unit'] === 'a' && row['origin'] === '2022' && row['method'] === 'drift',
  );
  expect(drift).toMatchObject({ horizon: '1', mean: '3', lo95: '3', hi95: '3', actual: '3' });
  const ahead = rows.filter(({ origin }) => origin === '2023');
  expect(ahead.every(({ actual }) => actual === '')).toBe(true);
  expect(said).toMatch(/Horizon 1[\s\S]*too few to judge[\s\S]*persistence is shown, and marked/);
});

test('the order of rows, semicolons and decimal commas change nothing', async () => {
  const [header = '', ...lines] = small.split('\n');
  await outlook(write('panel.csv', small), ...columns);
  const before = readFileSync(out(), 'utf8');
  const other = [header, ...lines.reverse().map((line) => `${line},0`)].join('\n').replaceAll(',0\n', ',0\n');
  const danish = other
    .replace(/^(\w,\d{4}),(\d),0$/gm, '$1;$2,0')
    .replace(header, 'u;p;v')
    .replace(/^(\w),/gm, '$1;');
  expect((await outlook(write('danish.csv', danish), ...columns)).code).toBe(0);
  expect(readFileSync(out(), 'utf8')).toBe(before);
});

describe('bad input', () => {
  test('everything wrong is told at once, with line, column and remedy, without a value, and no file is written', async () => {
    const bad = ['u,p,v', 'a,2019,1', 'a,2019,2', ',2020,hemmelig', 'b,20x,3', 'b,2021', 'c,2022,4'].join(
      '\n',
    );
    const { code, remarked } = await outlook(write('bad.csv', bad), ...columns, '--origins', '1999');
    expect(code).toBe(3);
    for (const line of [
      /panel\/duplicate-row — .*bad\.csv:3: .+ Keep one row/,
      /panel\/no-unit — .*bad\.csv:4 › u: /,
      /panel\/not-a-number — .*bad\.csv:4 › v: /,
      /panel\/not-a-period — .*bad\.csv:5 › p: /,
      /panel\/short-row — .*bad\.csv:6: /,
      /outlook\/unknown-origin — --origins: /,
    ])
      expect(remarked).toMatch(line);
    expect(remarked).not.toContain('hemmelig');
    expect(readdirSync(folder)).toEqual(['bad.csv']);
  });

  test.each([
    ['a missing column', small, ['--unit', 'area', '--period', 'year', '--value', 'v'], 3, /area[\s\S]*year/],
    [
      'a numerator above its denominator',
      'u,p,n,d\na,2020,3,2\na,2021,1,0\n',
      ['--unit', 'u', '--period', 'p', '--numerator', 'n', '--denominator', 'd'],
      3,
      /panel\/not-a-share — .*:2 › n, d[\s\S]*lines 2, 3/,
    ],
    ['years among months', 'u,p,v\na,2020,1\na,2021-03,2\n', columns, 3, /panel\/mixed-periods/],
    ['one period', 'u,p,v\na,2020,1\n', columns, 3, /panel\/too-few-periods/],
    ['an empty file', '', columns, 3, /panel\/missing-column/],
    ['an open quotation mark', 'u,p,v\n"a,2020,1\n', columns, 3, /panel\/unreadable/],
    ['neither a value nor a share', small, ['--unit', 'u', '--period', 'p'], 2, /--value/],
    ['a horizon of 0', small, [...columns, '--horizons', '0'], 2, /one or more/],
  ] as const)('%s', async (_, text, flags, expected, told) => {
    const { code, remarked } = await outlook(write('bad.csv', text), ...flags);
    expect(code).toBe(expected);
    expect(remarked).toMatch(told);
    expect(existsSync(out())).toBe(false);
  });

  test('an earlier file stands when a run is refused', async () => {
    writeFileSync(out(), 'before');
    await outlook(write('bad.csv', 'u,p,v\n'), ...columns);
    expect(readFileSync(out(), 'utf8')).toBe('before');
  });
});

describe.skipIf(!hasData)('published figures (skipped without shared/data)', () => {
  test('50 states: persistence and drift to a millionth, smoothing to a hundredth', async () => {
    const panel = new URL('forecast-states/state_unemployment_poverty_2000_2010.csv', data).pathname;
    await outlook(panel, '--unit', 'sid', '--period', 'year', '--value', 'unemployrt', '--origins', '2007');
    const ours = new Map(
      forecasts().map((row) => [`${row['unit']} ${row['horizon']} ${row['method']}`, row]),
    );
    const reference = toRows(
      readFileSync(new URL('forecast-states/reference_forecasts_r_forecast.csv', data), 'utf8'),
    );
    const worst = (method: string, columns: readonly (readonly [string, string])[]) =>
      Math.max(
        ...reference
          .filter((row) => row['method'] === method)
          .flatMap((row) => {
            const own = ours.get(`${row['sid']} ${Number(row['year']) - 2007} ${method}`);
            return columns.map(([theirs, mine]) => Math.abs(Number(row[theirs]) - Number(own?.[mine])));
          }),
      );
    const all = [
      ['mean', 'mean'],
      ['lo95', 'lo95'],
      ['hi95', 'hi95'],
    ] as const;
    expect(worst('naive', all)).toBeLessThan(1e-6);
    expect(worst('drift', all)).toBeLessThan(1e-6);
    expect(worst('ses', [['mean', 'mean']])).toBeLessThan(0.01);
  });

  test('Berlin, share of foreigners from 2022-02: persistence 0.6631 points, drift 0.5916, the default under 0.62', async () => {
    const register = new URL('berlin-population/population_plr_2015_2024.csv.gz', data);
    const [header = '', ...lines] = gunzipSync(readFileSync(register)).toString('utf8').trim().split(/\r?\n/);
    const large = lines.filter((line) => line >= '2021' && Number(line.split(',')[2]) >= 300);
    const panel = write('berlin.csv', [header, ...large].join('\n'));
    const { code, said } = await outlook(
      panel,
      ...[
        '--unit',
        'plr_id',
        '--period',
        'period',
        '--numerator',
        'foreigners',
        '--denominator',
        'inhabitants',
      ],
      ...['--origins', '2022-02', '--horizons', '1'],
    );
    expect(code).toBe(0);
    expect(said).toContain('The default is shown.');
    const started = new Set(
      large.filter((line) => line.startsWith('2021-01')).map((line) => line.split(',')[1]),
    );
    const rows = forecasts().filter((row) => started.has(row['unit']) && row['actual'] !== '');
    const mae = (method: string) => {
      const own = rows.filter((row) => row['method'] === method);
      const error = own.reduce((sum, row) => sum + Math.abs(Number(row['mean']) - Number(row['actual'])), 0);
      return { areas: own.length, points: (100 * error) / own.length };
    };
    expect(mae('naive').areas).toBe(537);
    expect(mae('naive').points).toBeCloseTo(0.6631, 4);
    expect(mae('drift').points).toBeCloseTo(0.5916, 4);
    expect(mae('default').points).toBeLessThan(0.62);
    const ours = rows.filter((row) => row['method'] === 'default');
    const held = ours.filter(
      (row) => Number(row['lo90']) <= Number(row['actual']) && Number(row['actual']) <= Number(row['hi90']),
    );
    expect(held.length / ours.length).toBeGreaterThan(0.85);
    expect(held.length / ours.length).toBeLessThan(0.95);
  });
});

/**
 * The default against persistence on real panels: Berlin's register, Berlin's monitoring, fifty states.
 * Defaults were chosen on Berlin's half-years 2015–2020, the monitoring before 2017 and the states before 2006; the rest was not looked at for that.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BacktestRow, backtest, type MethodName } from './backtest.ts';
import { mean } from './numbers.ts';
import type { Panel, Reading } from './panel.ts';
import { scoresOf } from './verdict.ts';

const folder = new URL('../../../../../shared/data/', import.meta.url);
const hasData = existsSync(folder);

type Row = Readonly<Record<string, string>>;
function readRows(path: string): readonly Row[] {
  const bytes = readFileSync(new URL(path, folder));
  const [header = '', ...lines] = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .trim()
    .split(/\r?\n/);
  const names = header.split(',').map((name) => name.replaceAll('"', ''));
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i]?.replaceAll('"', '') ?? '']));
  });
}

interface RealPanel {
  readonly name: string;
  readonly periods: readonly string[];
  readonly panel: Panel;
}

function toPanel(
  name: string,
  kind: Panel['kind'],
  rows: readonly Row[],
  keys: readonly [unit: string, period: string],
  readingOf: (row: Row) => Reading | undefined,
): RealPanel {
  const [unit, period] = keys;
  const periods = [...new Set(rows.map((row) => row[period] ?? ''))].sort();
  const units = [...Map.groupBy(rows, (row) => row[unit] ?? '')].map(([id, own]) => {
    const readings: (Reading | undefined)[] = Array.from({ length: periods.length });
    for (const row of own) readings[periods.indexOf(row[period] ?? '')] = readingOf(row);
    return { id, readings };
  });
  return { name, periods, panel: { kind, periods: periods.length, units } };
}

const population = hasData ? readRows('berlin-population/population_plr_2015_2024.csv.gz') : [];
const COUNTED = [
  'foreigners',
  'with_migration_background',
  'germans_with_mb',
  'age_0_5',
  'age_6_14',
  'age_18_26',
  'age_27_44',
  'age_65_plus',
  'female',
];

/** As the published figures are compared: areas with 300 inhabitants or more; new borders from 2021. */
function register(column: string, borders: 2015 | 2021): RealPanel {
  const rows = population.filter(({ period = '' }) => period >= '2021' === (borders === 2021));
  return toPanel(`${column} ${borders}`, 'share', rows, ['plr_id', 'period'], (row) => {
    const denominator = Number(row['inhabitants']);
    return denominator < 300 ? undefined : { numerator: Number(row[column]), denominator };
  });
}

function monitoring(column: string): RealPanel {
  const rows = readRows('berlin-mss/mss_index_2013_2021.csv').filter(
    (row) => row['edition'] !== '2021' && row[column] !== '',
  );
  return toPanel(`monitoring ${column}`, 'value', rows, ['plr_id', 'edition'], (row) => ({
    numerator: Number(row[column]),
    denominator: 1,
  }));
}

function states(column: string): RealPanel {
  const rows = readRows('forecast-states/state_unemployment_poverty_2000_2010.csv');
  return toPanel(`states ${column}`, 'value', rows, ['sid', 'year'], (row) => ({
    numerator: Number(row[column]),
    denominator: 1,
  }));
}

/** As Berlin compares: areas whose first period, origin and target all have a figure. */
function run(
  { panel, periods }: RealPanel,
  origins: readonly number[],
  horizons: readonly number[],
  methods: readonly MethodName[] = ['default', 'naive', 'drift'],
) {
  const started = new Set(
    panel.units.flatMap(({ readings }, i) =>
      panel.kind === 'share' && readings[0] === undefined ? [] : [i],
    ),
  );
  return backtest(panel, { origins, horizons, lag: 0, limits: [], methods }).filter(
    ({ unit, actual, origin }) => started.has(unit) && actual !== undefined && origin < periods.length,
  );
}

const of = (rows: readonly BacktestRow[], method: string) => rows.filter((row) => row.method === method);
const maeOf = (rows: readonly BacktestRow[], method: string) => scoresOf(of(rows, method), []).mae;

describe.skipIf(!hasData)('real panels (skipped without shared/data)', () => {
  const foreigners = register('foreigners', 2021);

  test('share of foreigners, origin 2022-02, one half-year ahead: 0.51 points against 0.66 of persistence', () => {
    const rows = run(foreigners, [foreigners.periods.indexOf('2022-02')], [1]);
    expect(of(rows, 'default')).toHaveLength(537);
    expect(100 * maeOf(rows, 'naive')).toBeCloseTo(0.6631, 4);
    expect(100 * maeOf(rows, 'drift')).toBeCloseTo(0.5916, 4);
    expect(100 * maeOf(rows, 'default')).toBeLessThan(0.52);
    const { coverage } = scoresOf(of(rows, 'default'), []);
    expect(coverage[90]).toBeGreaterThan(0.85);
    expect(coverage[90]).toBeLessThan(0.95);
  });

  test('published errors of persistence come out: 436 areas, origin 2018-02, one to four half-years', () => {
    const earlier = register('foreigners', 2015);
    const rows = run(earlier, [earlier.periods.indexOf('2018-02')], [1, 2, 3, 4]);
    const told = [1, 2, 3, 4].map((horizon) => {
      const own = rows.filter((row) => row.horizon === horizon);
      return [
        of(own, 'naive').length,
        ...['naive', 'drift'].map((name) => (100 * maeOf(own, name)).toFixed(4)),
      ];
    });
    expect(told).toEqual([
      [436, '0.5514', '0.6196'],
      [436, '1.0073', '0.9726'],
      [436, '1.2562', '1.3607'],
      [436, '1.5293', '1.7529'],
    ]);
  });

  test('persistence of the monitoring has the published errors', () => {
    const errors = ['S3', 'S4'].flatMap((column) =>
      [0, 1, 2].map((origin) => maeOf(run(monitoring(column), [origin], [1]), 'naive').toFixed(4)),
    );
    expect(errors).toEqual(['0.7162', '0.7666', '1.0575', '3.0675', '3.0561', '3.4909']);
  });

  describe('over every origin, one to four periods ahead', { timeout: 120_000 }, () => {
    const panels = () => [
      ...COUNTED.flatMap((column) => [register(column, 2015), register(column, 2021)]),
      ...['S1', 'S2', 'S3', 'S4', 'D1', 'D3', 'D4'].map(monitoring),
      ...['unemployrt', 'poverty'].map(states),
    ];
    let judged: readonly { readonly real: RealPanel; readonly rows: readonly BacktestRow[] }[] = [];
    beforeAll(() => {
      judged = panels().map((real) => {
        const rows = run(real, [...real.periods.keys()], [1, 2, 3, 4], ['default', 'naive']);
        return { real, rows };
      });
    }, 120_000);

    test('no series, origin or horizon of 27 panels is more than 5 % worse than persistence', () => {
      const ratios = judged.flatMap(({ real, rows }) => {
        const name = ({ origin, horizon }: BacktestRow) => `${real.name} ${real.periods[origin]} +${horizon}`;
        return [...Map.groupBy(rows, name)].map(([of, own]) => ({
          of,
          ratio: maeOf(own, 'default') / maeOf(own, 'naive'),
        }));
      });
      expect(ratios.length).toBeGreaterThan(600);
      expect(ratios.filter(({ ratio }) => ratio > 1.05)).toEqual([]);
      expect(Math.exp(mean(ratios.map(({ ratio }) => Math.log(ratio))))).toBeLessThan(0.98);
    });

    /** One line of the manual's table: one period ahead over all origins; errors in points, or in the figure's own unit. */
    const told = ({ real, rows }: (typeof judged)[number]) => {
      const ahead = rows.filter(({ horizon }) => horizon === 1);
      const factor = real.panel.kind === 'share' ? 100 : 1;
      const [naive, ours] = ['naive', 'default'].map((method) => factor * maeOf(ahead, method));
      const alike = Map.groupBy(rows, ({ origin, horizon }) => `${origin} ${horizon}`);
      const ratios = [...alike.values()].map((own) => maeOf(own, 'default') / maeOf(own, 'naive'));
      const held = scoresOf(of(ahead, 'default'), []).coverage[90];
      const figures = [naive?.toFixed(3), ours?.toFixed(3), Math.max(...ratios).toFixed(2), held.toFixed(2)];
      return `| ${[real.name, of(ahead, 'default').length, ...figures].join(' | ')} |`;
    };

    test('the table of the manual is what comes out', () => {
      const manual = readFileSync(new URL('../../../../docs/method/outlook.md', import.meta.url), 'utf8');
      for (const line of judged.map(told)) expect(manual).toContain(line);
    });

    test('90 per cent ranges of the register’s 18 series hold 85 to 95 per cent, one half-year ahead', () => {
      const shares = judged.filter(({ real }) => real.panel.kind === 'share');
      const outside = shares.flatMap(({ real, rows }) => {
        const ahead = of(rows, 'default').filter(({ horizon }) => horizon === 1);
        const held = scoresOf(ahead, []).coverage[90];
        return held >= 0.85 && held <= 0.95 ? [] : [{ name: real.name, held }];
      });
      expect(shares).toHaveLength(18);
      expect(outside).toEqual([]);
    });
  });
});

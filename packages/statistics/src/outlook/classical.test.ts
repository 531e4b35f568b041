import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLASSICAL } from './classical.ts';
import { NORMAL_HALF_WIDTH } from './normal.ts';

const folder = new URL('../../../../../shared/data/forecast-states/', import.meta.url);

type Row = Readonly<Record<string, string>>;
function readRows(name: string): readonly Row[] {
  const [header = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split('\n');
  const cells = (line: string) => line.split(',').map((cell) => cell.replaceAll('"', ''));
  return lines.map((line) =>
    Object.fromEntries(cells(header).map((name, i) => [name, cells(line)[i] ?? ''])),
  );
}

describe.skipIf(!existsSync(folder))(
  '50 states’ unemployment, against R’s forecast 8.20 (skipped without shared/data)',
  () => {
    const series = (state: string, rows: readonly Row[]) =>
      rows
        .filter(({ sid, year }) => sid === state && Number(year) <= 2007)
        .map(({ unemployrt }) => Number(unemployrt));

    const worst = (name: 'naive' | 'drift' | 'ses') => {
      const panel = readRows('state_unemployment_poverty_2000_2010.csv');
      const reference = readRows('reference_forecasts_r_forecast.csv').filter(
        ({ method }) => method === name,
      );
      const misses = reference.map(({ sid = '', year, mean, lo95, hi95 }) => {
        const { centre, deviation } = CLASSICAL[name](series(sid, panel), Number(year) - 2007);
        const half = NORMAL_HALF_WIDTH[0.95] * deviation;
        return [centre - Number(mean), centre - half - Number(lo95), centre + half - Number(hi95)].map(
          Math.abs,
        );
      });
      return {
        compared: misses.length,
        centre: Math.max(...misses.map(([miss = 9]) => miss)),
        range: Math.max(...misses.flatMap(([, lo = 9, hi = 9]) => [lo, hi])),
      };
    };

    test.each(['naive', 'drift'] as const)('%s: centre and 95 per cent range to a millionth', (name) => {
      const { compared, centre, range } = worst(name);
      expect(compared).toBe(150);
      expect(centre).toBeLessThan(1e-6);
      expect(range).toBeLessThan(1e-6);
    });

    test('simple smoothing: centre to a hundredth', () => {
      const { compared, centre } = worst('ses');
      expect(compared).toBe(150);
      expect(centre).toBeLessThan(0.01);
    });
  },
);

describe('short series', () => {
  test.each([
    ['naive', [3], 3],
    ['drift', [3], 3],
    ['drift', [3, 4], 6],
    ['ses', [3, 4], 4],
    ['linear', [3], 3],
    ['linear', [1, 2, 3], 5],
    ['drift', [1, Number.NaN, 3, 4], 6],
  ] as const)('%s of %j, two ahead', (name, series, centre) => {
    expect(CLASSICAL[name](series, 2).centre).toBeCloseTo(centre, 12);
  });

  test('too few figures have no range', () => {
    expect(CLASSICAL.naive([3], 1).deviation).toBeNaN();
    expect(CLASSICAL.drift([3, 4], 1).deviation).toBeNaN();
    expect(CLASSICAL.linear([0.1, 0.3], 1).deviation).toBeNaN();
    expect(CLASSICAL.linear([0.1, Number.NaN, 0.37], 1).deviation).toBeNaN();
  });
});

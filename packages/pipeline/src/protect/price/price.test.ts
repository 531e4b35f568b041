import { describe, expect, test } from 'vitest';
import {
  atomTable,
  indicator,
  node,
  protectInput,
  roundedPolicy,
} from '../../../../../tests/support/municipality.ts';
import { type JudgedTable, judgeTable } from '../judge.ts';
import { toNodeTable } from '../node-table.ts';
import { protect } from '../protect.ts';
import { showTable } from '../show-table.ts';
import type { Verdict } from '../verdict.ts';
import { priceOf } from './price.ts';

const sheet = indicator('andel-0-17', { sensitivity: 'core' });

/** Areas with 1,000 persons each; area i has 20 + i with the attribute. */
async function pricesOf(areas: number) {
  const counts = Array.from({ length: areas }, (_, i) => 20 + i);
  const tables = [atomTable('andel-0-17', { numerator: counts, denominator: counts.map(() => 1000) })];
  const nodes = counts.map((_, i) => node('omraader', String(i), [i]));
  const { certificates, measuredPrices } = await protect(
    protectInput({ tables, nodes }, [sheet], { layers: ['alle'] }),
  );
  return { told: certificates[0]?.prices ?? [], measured: measuredPrices };
}

describe('the price of protection', () => {
  test('is counted by hand: of five numbers in a row two are off by one and two by two', async () => {
    const { told, measured } = await pricesOf(60);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      indicator: 'andel-0-17',
      areaSet: 'omraader',
      part: 'total',
      cells: 60,
      published: 60,
      suppressed: 0,
      secondary: { coarsened: 0, suppressed: 0 },
    });
    // 20 → 20, 21 → 20, 22 → 20, 23 → 25, 24 → 25: 0, 1, 2, 2 and 1 off; in points a thousandth of that.
    expect(told[0]?.counts).toEqual({ compared: 60, mean: { value: 1.2, step: 0.1 }, usual: 2, most: 2 });
    expect(told[0]?.values).toMatchObject({ compared: 60, mean: { value: 0.001, step: 0.001 } });
    expect(told[0]?.rankCorrelation).toEqual({ value: 1, step: 0.01 });
    expect(measured[0]?.counts).toEqual({ compared: 60, mean: 1.2, usual: 2, most: 2 });
    expect(measured[0]?.values?.mean).toBeCloseTo(0.0012, 9);
    expect(measured[0]?.values?.most).toBeCloseTo(0.002, 9);
  });

  test('tells no distance of twelve numbers: it would speak of single areas; the desk has it', async () => {
    const { told, measured } = await pricesOf(12);
    expect(told[0]).toMatchObject({ cells: 12, counts: undefined, values: undefined });
    expect(measured[0]?.counts).toMatchObject({ compared: 12, most: 2 });
  });

  test('tells as largest what the shown intervals allow, not what was measured', async () => {
    // Every count is a multiple of five: nothing is off, and a reader may not learn that.
    const counts = Array.from({ length: 60 }, (_, i) => 20 + 5 * i);
    const tables = [atomTable('andel-0-17', { numerator: counts, denominator: counts.map(() => 1000) })];
    const nodes = counts.map((_, i) => node('omraader', String(i), [i]));
    const { certificates, measuredPrices } = await protect(
      protectInput({ tables, nodes }, [sheet], { layers: ['alle'] }),
    );
    expect(measuredPrices[0]?.counts).toMatchObject({ mean: 0, most: 0 });
    expect(certificates[0]?.prices[0]?.counts).toMatchObject({ mean: { value: 0 }, usual: 2, most: 2 });
  });
});

/** One area in 2026: total, and four groups; what the rules say and what the attack asked for beside it. */
function judged(asked: Readonly<Record<number, Verdict>>, coarse: readonly number[] = []) {
  const groups = ['total', 'age:0-5', 'age:6-12', 'age:13-17', 'age:18-24'];
  const table = atomTable(
    'andel-0-17',
    { numerator: [60, 3, 20, 30, 8], denominator: [300, 100, 100, 100, 15] },
    ['2026'],
    groups,
  );
  const before = judgeTable(toNodeTable(table, [node('omraader', '1', [0])], false), {
    indicator: sheet,
    profile: 'rounded5',
    policy: roundedPolicy,
    referenceAt: () => undefined,
    isValid: () => true,
  });
  const after: JudgedTable = {
    ...before,
    verdicts: before.verdicts.map((verdict, i) => asked[i] ?? verdict),
    coarseDenominators: new Set(coarse),
    kept: undefined,
  };
  return priceOf({ before, after }, showTable(after, new Set(['2026']), 'alle'));
}

describe('what is shown', () => {
  test('is told apart for totals and groups, by status', () => {
    const [total, groups] = judged({}).map(({ told }) => told);
    expect(total).toMatchObject({ part: 'total', cells: 1, published: 1 });
    expect(groups).toMatchObject({
      part: 'groups',
      cells: 4,
      published: 2,
      underThreshold: 1,
      suppressed: 1,
    });
  });

  test('tells what the attack asked for apart from what the rules hide', () => {
    const hidden: Verdict = { kind: 'hidden', reason: 'secondary' };
    const [, groups] = judged({ 2: hidden, 3: { kind: 'rounded', level: 'coarse' } }).map(({ told }) => told);
    expect(groups).toMatchObject({
      published: 0,
      coarsened: 0,
      suppressed: 1,
      secondary: { coarsened: 1, suppressed: 1 },
    });
  });

  test('counts a share as coarser where only its denominator is', () => {
    const [, groups] = judged({}, [2]).map(({ told }) => told);
    expect(groups).toMatchObject({ published: 1, secondary: { coarsened: 1, suppressed: 0 } });
  });

  test('adds up to its cells', () => {
    for (const { told } of judged({ 1: { kind: 'hidden', reason: 'secondary' } }, [3])) {
      const { published, underThreshold, coarsened, suppressed, secondary, cells } = told;
      const parts = [
        published,
        underThreshold,
        coarsened,
        suppressed,
        secondary.coarsened,
        secondary.suppressed,
      ];
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cells);
    }
  });
});

describe('a mean of two years', () => {
  test('is compared with the mean of the exact years', async () => {
    const mean = indicator('andel', {
      sensitivity: 'core',
      averageYears: 2,
      average: { years: 2, how: 'meanOfShares' },
    });
    // 41 and 42 of 1,000 → 4.15 %; shown 40 of 1,000 in both years → 4 %.
    const numerator = [41, 42];
    const tables = [atomTable('andel', { numerator, denominator: [1000, 1000] }, ['2025', '2026'])];
    const { measuredPrices } = await protect(
      protectInput({ tables, nodes: [node('omraader', '1', [0])] }, [mean]),
    );
    expect(measuredPrices[0]?.values?.compared).toBe(1);
    expect(measuredPrices[0]?.values?.most).toBeCloseTo(0.0015, 9);
  });
});

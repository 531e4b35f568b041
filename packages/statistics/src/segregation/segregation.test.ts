/** Segregation measures against worked examples, published data sets and their figures. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { correctedDissimilarity, expectedDissimilarity, quickExpectedDissimilarity } from './chance.ts';
import { dissimilarity, dissimilarityBounds, type Unit } from './evenness.ts';
import {
  correlationRatio,
  exposure,
  isolation,
  unbiasedCorrelationRatio,
  unbiasedIsolation,
} from './exposure.ts';

const unitsOf = (group: readonly number[], others: readonly number[]): readonly Unit[] =>
  group.map((members, i) => ({ group: members, others: others[i] ?? 0 }));

const four = unitsOf([30, 10, 5, 5], [70, 90, 95, 195]);

describe('four units', () => {
  it('have the dissimilarity, chance and corrected dissimilarity of the worked example', () => {
    expect(dissimilarity(four)).toBeCloseTo(0.444444, 6);
    expect(expectedDissimilarity(four)).toBeCloseTo(0.099716, 6);
    expect(quickExpectedDissimilarity(four)).toBeCloseTo(0.1005, 6);
    expect(correctedDissimilarity(dissimilarity(four) ?? 0, expectedDissimilarity(four) ?? 0)).toBeCloseTo(
      0.382911,
      6,
    );
  });

  it('have the exposures of the worked example, with and without the own person', () => {
    expect(isolation(four)).toBeCloseTo(0.2075, 10);
    expect(correlationRatio(four)).toBeCloseTo(0.119444, 6);
    expect(unbiasedIsolation(four)).toBeCloseTo(0.19999, 6);
    expect(unbiasedCorrelationRatio(four)).toBeCloseTo(0.112878, 6);
  });
});

test.each([
  [[100, 60, 40, 0], [0, 40, 60, 100], 0.6],
  [[80, 80, 20, 20], [20, 20, 80, 80], 0.6],
  [[100, 100, 0, 0], [0, 0, 100, 100], 1],
  [[100, 100, 100], [100, 100, 100], 0],
])('the dissimilarity of %j and %j is %d', (group, others, expected) => {
  expect(dissimilarity(unitsOf(group, others))).toBeCloseTo(expected, 12);
});

test('a group without members, or without others, has no dissimilarity', () => {
  for (const units of [unitsOf([0, 0], [5, 5]), unitsOf([5, 5], [0, 0]), []]) {
    expect(dissimilarity(units)).toBeUndefined();
    expect(expectedDissimilarity(units)).toBeUndefined();
  }
  expect(unbiasedCorrelationRatio(unitsOf([1, 0], [5, 5]))).toBeUndefined();
});

const smallUnits = fc
  .array(fc.record({ group: fc.nat(4), others: fc.nat(4) }), { minLength: 1, maxLength: 5 })
  .filter((units) => units.some(({ group }) => group > 0) && units.some(({ others }) => others > 0));

test('the expected dissimilarity is the mean over every possible allocation', () => {
  const choose = (n: number, k: number): number =>
    k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
  /** Every way to share the group's members among the units, with the number of ways to pick the persons. */
  const allocations = (
    sizes: readonly number[],
    members: number,
  ): readonly { readonly counts: readonly number[]; readonly ways: number }[] => {
    const [size, ...rest] = sizes;
    if (size === undefined) return members === 0 ? [{ counts: [], ways: 1 }] : [];
    return Array.from({ length: Math.min(size, members) + 1 }, (_, here) => here).flatMap((here) =>
      allocations(rest, members - here).map(({ counts, ways }) => ({
        counts: [here, ...counts],
        ways: ways * choose(size, here),
      })),
    );
  };
  fc.assert(
    fc.property(smallUnits, (units) => {
      const sizes = units.map(({ group, others }) => group + others);
      const all = allocations(
        sizes,
        units.reduce((sum, { group }) => sum + group, 0),
      );
      const ways = all.reduce((sum, one) => sum + one.ways, 0);
      const mean = all.reduce(
        (sum, one) =>
          sum +
          ((dissimilarity(one.counts.map((group, i) => ({ group, others: (sizes[i] ?? 0) - group }))) ?? 0) *
            one.ways) /
            ways,
        0,
      );
      expect(expectedDissimilarity(units)).toBeCloseTo(mean, 9);
    }),
    { numRuns: 60 },
  );
});

test('the bounds hold every dissimilarity of counts inside the intervals', () => {
  const uncertain = fc.array(
    fc.record({
      group: fc.integer({ min: 3, max: 40 }),
      others: fc.integer({ min: 3, max: 40 }),
      off: fc.nat(2),
      side: fc.nat(2),
    }),
    { minLength: 2, maxLength: 8 },
  );
  fc.assert(
    fc.property(uncertain, (units) => {
      const bounds = dissimilarityBounds(
        units.map(({ group, others, off, side }) => ({
          group: { lo: group - off, hi: group + 2 - off },
          all: { lo: group + others - side, hi: group + others + 2 - side },
        })),
      );
      const truth = dissimilarity(units) ?? Number.NaN;
      expect(bounds?.lo).toBeLessThanOrEqual(truth + 1e-12);
      expect(bounds?.hi).toBeGreaterThanOrEqual(truth - 1e-12);
    }),
  );
});

test('bounds of exact counts are the dissimilarity itself', () => {
  const exact = four.map(({ group, others }) => ({
    group: { lo: group, hi: group },
    all: { lo: group + others, hi: group + others },
  }));
  expect(dissimilarityBounds(exact)?.lo).toBeCloseTo(dissimilarity(four) ?? 0, 12);
  expect(dissimilarityBounds(exact)?.hi).toBeCloseTo(dissimilarity(four) ?? 0, 12);
});

const data = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const present = existsSync(data);

type CsvRow = Readonly<Record<string, string>>;

function rowsOf(path: string): readonly CsvRow[] {
  const bytes = readFileSync(`${data}${path}`);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replaceAll('"', '');
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
}

describe.skipIf(!present)('published data (skipped where it is not beside the project)', () => {
  test.each([
    ['schools00.csv', 0.7283878849, 0.6119595745, 0.7943007036, 0.2656346206],
    ['schools05.csv', 0.7126888022, 0.5783293695, 0.7693399395, 0.2675826314],
  ])(
    '%s: dissimilarity, isolation and exposure over schools',
    (file, D, isolationBlack, isolationWhite, met) => {
      const schools = new Map<string, Map<string, number>>();
      for (const { school = '', race = '', n } of rowsOf(`segregation-schools/${file}`)) {
        const races = schools.get(school) ?? new Map<string, number>();
        schools.set(school, races.set(race, (races.get(race) ?? 0) + Number(n)));
      }
      const of = (race: string) => [...schools.values()].map((races) => races.get(race) ?? 0);
      const all = [...schools.values()].map((races) => [...races.values()].reduce((sum, n) => sum + n, 0));
      const meeting = (from: string, to: string) => {
        const others = of(to);
        return exposure(of(from).map((n, i) => ({ from: n, to: others[i] ?? 0, all: all[i] ?? 0 })));
      };
      expect(dissimilarity(unitsOf(of('black'), of('white')))).toBeCloseTo(D, 9);
      expect(meeting('black', 'black')).toBeCloseTo(isolationBlack, 9);
      expect(meeting('white', 'white')).toBeCloseTo(isolationWhite, 9);
      expect(meeting('black', 'white')).toBeCloseTo(met, 9);
    },
  );

  test.each([
    ['A', 1, 1, undefined],
    ['B', 1, 1, undefined],
    ['C', 1, 1, undefined],
    ['D', 0.842105, 0.75, 0.671053],
    ['E', 0.834437, 0.744898, 0.662117],
    ['F', 1, 1, undefined],
    ['G', 1, 1, undefined],
    ['H', 1, 1, undefined],
  ])('board %s: dissimilarity %d, isolation %d', (board, D, own, ratio) => {
    const cells = rowsOf('segregation-oasisr/segdata.csv').map((row) => ({
      group: Number(row[`${board}1`]),
      others: Number(row[`${board}2`]),
    }));
    expect(cells).toHaveLength(100);
    expect(Math.abs((dissimilarity(cells) ?? 0) - D)).toBeLessThan(1e-6);
    expect(Math.abs((isolation(cells) ?? 0) - own)).toBeLessThan(1e-6);
    expect(Math.abs((correlationRatio(cells) ?? 0) - (ratio ?? 1))).toBeLessThan(1e-6);
  });

  const population = present ? rowsOf('berlin-population/population_plr_2015_2024.csv.gz') : [];

  test.each([
    ['2015-01', 0.305301, 0.227936],
    ['2017-02', 0.267228, 0.24474],
    ['2020-02', 0.242869, 0.25472],
    ['2021-01', 0.243519, 0.257253],
    ['2024-02', 0.210823, 0.289415],
  ])('Berlin %s: foreigners against Germans %d, isolation %d', (period, D, own) => {
    const units = population
      .filter((row) => row['period'] === period)
      .map((row) => ({ group: Number(row['foreigners']), others: Number(row['germans']) }));
    expect(Math.abs((dissimilarity(units) ?? 0) - D)).toBeLessThan(1e-6);
    expect(Math.abs((isolation(units) ?? 0) - own)).toBeLessThan(1e-6);
    // Areas of thousands: chance is next to nothing, exactly and by the normal distribution.
    const chance = expectedDissimilarity(units) ?? 1;
    expect(chance).toBeLessThan(0.02);
    expect(Math.abs(chance - (quickExpectedDissimilarity(units) ?? 1))).toBeLessThan(1e-4);
  });
});

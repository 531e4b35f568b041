/** The composite against worked examples and the published results of Berlin's Monitoring Soziale Stadtentwicklung. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { boundsIn, classOf, type Row, scoreIn, toFrame } from './composite.ts';
import { populationSpread, standardise, toScale } from './scale.ts';

const rounded = (values: readonly number[], digits = 4) =>
  values.map((value) => Number(value.toFixed(digits)));

describe('a column', () => {
  const column = [10, 12, 14, 16, 28];
  const zOf = (kind: 'classic' | 'robust') =>
    column.map((value) => standardise(value, toScale(column, kind) ?? { centre: 0, spread: 1, most: 0 }));

  it('is standardised with the population standard deviation', () => {
    expect(populationSpread(column)).toBeCloseTo(6.3246, 4);
    expect(rounded(zOf('classic'))).toEqual([-0.9487, -0.6325, -0.3162, 0, 1.8974]);
  });

  it('is standardised robustly, cut off at three', () => {
    expect(rounded(zOf('robust'))).toEqual([-1.349, -0.6745, 0, 0.6745, 3]);
  });

  test.each([
    ['the quartiles where more than half are alike', [0, 1, 2, 5, 5, 5, 5, 5, 5], 3 / 1.349],
    [
      'the standard deviation where the quartiles are alike too',
      [1, 5, 5, 5, 5, 5, 5],
      populationSpread([1, 5, 5, 5, 5, 5, 5]),
    ],
  ])('takes %s', (_, values, spread) => {
    const scale = toScale(values, 'robust');
    expect(scale?.centre).toBe(5);
    expect(scale?.spread).toBeCloseTo(spread, 12);
  });

  test.each([
    ['one number', [3]],
    ['numbers that are all the same', [0.1, 0.1, 0.1]],
    ['numbers that differ by what binary fractions leave over', [0.3, 0.1 + 0.2, 0.3]],
    ['nothing', []],
  ])('has no scale for %s', (_, values) => {
    expect(toScale(values, 'classic')).toBeUndefined();
    expect(toScale(values, 'robust')).toBeUndefined();
  });
});

describe('a class', () => {
  test.each([
    [-1.0001, 0],
    [-1, 1],
    [0, 1],
    [1, 1],
    [1.0001, 2],
    [1.5, 2],
    [1.5001, 3],
  ])('of %d in four is number %d', (index, expected) => {
    expect(classOf(index, [-1, 1, 1.5])).toBe(expected);
  });

  it('is not moved over a cut by binary fractions', () => {
    // Two numbers always lie one standard deviation from their mean.
    const frame = toFrame([[0.1], [0.3]], [1], 'classic');
    const indices = [[0.1], [0.3]].map((row) => (frame ? scoreIn(frame, row).index : Number.NaN));
    expect(indices.map((index) => classOf(index, [-1, 1, 1.5]))).toEqual([1, 1]);
  });
});

describe('a frame', () => {
  const rows: readonly Row[] = [
    [1, 10],
    [2, 30],
    [3, 20],
    [6, 60],
  ];

  it('gives its own rows a mean of 0 and a spread of 1', () => {
    const frame = toFrame(rows, [1, 2], 'classic');
    const indices = rows.map((row) => (frame ? scoreIn(frame, row).index : Number.NaN));
    expect(indices.reduce((sum, index) => sum + index, 0)).toBeCloseTo(0, 12);
    expect(populationSpread(indices)).toBeCloseTo(1, 12);
  });

  it('does not care about the unit of a part or the size of all weights together', () => {
    const plain = toFrame(rows, [1, 2], 'classic');
    const other = toFrame(
      rows.map(([a = 0, b = 0]) => [a, b / 100 + 7]),
      [10, 20],
      'classic',
    );
    expect(plain && scoreIn(plain, [2, 30]).index).toBeCloseTo(
      (other && scoreIn(other, [2, 7.3]).index) ?? Number.NaN,
      12,
    );
  });

  it('of another year stands still when the others move', () => {
    const frame = toFrame(rows, [1, 1], 'classic');
    const before = frame && scoreIn(frame, [3, 20]).index;
    expect(frame && scoreIn(frame, [3, 20]).index).toBe(before);
    expect(frame && scoreIn(frame, [3, 25]).index).toBeGreaterThan(before ?? Number.NaN);
  });

  it('has no frame where one part has no spread', () => {
    expect(
      toFrame(
        [
          [1, 5],
          [2, 5],
        ],
        [1, 1],
        'classic',
      ),
    ).toBeUndefined();
  });

  it('holds the index between those of the ends of its numbers', () => {
    const frame = toFrame(rows, [1, 1], 'classic');
    const bounds = frame && boundsIn(frame, [1.5, 25], [2.5, 35]);
    const index = frame ? scoreIn(frame, [2, 30]).index : Number.NaN;
    expect(bounds?.lo).toBeLessThan(index);
    expect(bounds?.hi).toBeGreaterThan(index);
  });
});

const file = fileURLToPath(
  new URL('../../../../../shared/data/berlin-mss/mss_index_2013_2021.csv', import.meta.url),
);
type CsvRow = Readonly<Record<string, string>>;
const STATUS = ['hoch', 'mittel', 'niedrig', 'sehr niedrig'];
const DYNAMICS = ['positiv', 'stabil', 'negativ'];

function validRows(edition: string): readonly CsvRow[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines
    .map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
    .filter((row) => row['edition'] === edition && row['valid'] === '1');
}

function judged(edition: string, letter: 'S' | 'D', rows: readonly CsvRow[]) {
  const numbers = edition < '2019' ? [1, 2, 3, 4] : [1, 3, 4];
  const table = rows.map((row) => numbers.map((number) => Number(row[`${letter}${number}`])));
  const frame = toFrame(
    table,
    numbers.map(() => 1),
    'classic',
  );
  return table.map((row) =>
    frame ? scoreIn(frame, row) : { parts: [], sum: Number.NaN, index: Number.NaN },
  );
}

describe.skipIf(!existsSync(file))(
  'Berlin 2013–2021 (skipped where the published data is not beside the project)',
  () => {
    test.each([
      ['2013', 434, [80, 264, 52, 38], [54, 330, 50], 2e-5],
      ['2015', 435, [78, 270, 49, 38], [48, 350, 37], 2e-5],
      ['2017', 436, [75, 278, 41, 42], [49, 339, 48], 2e-5],
      ['2019', 436, [67, 283, 47, 39], [46, 357, 33], 2e-5],
      ['2021', 536, [75, 366, 46, 49], [48, 436, 52], 0.0051],
    ])(
      '%s: every class of %d areas comes out, and the status index',
      (edition, areas, status, dynamics, tolerance) => {
        const rows = validRows(edition);
        expect(rows).toHaveLength(areas);
        const statusScores = judged(edition, 'S', rows);
        const dynamicScores = judged(edition, 'D', rows);
        const statusClasses = statusScores.map(({ index }) => classOf(index, [-1, 1, 1.5]));
        const dynamicClasses = dynamicScores.map(({ index }) => classOf(index, [-1, 1]));
        const mismatches = rows.filter(
          (row, i) =>
            row['status_class'] !== STATUS[statusClasses[i] ?? -1] ||
            row['dynamic_class'] !== DYNAMICS[dynamicClasses[i] ?? -1],
        );
        expect(mismatches).toEqual([]);
        expect(STATUS.map((_, number) => statusClasses.filter((one) => one === number).length)).toEqual(
          status,
        );
        expect(DYNAMICS.map((_, number) => dynamicClasses.filter((one) => one === number).length)).toEqual(
          dynamics,
        );
        const errors = rows.flatMap((row, i) =>
          row['status_index'] === ''
            ? []
            : [Math.abs(Number(row['status_index']) - (statusScores[i]?.index ?? Number.NaN))],
        );
        expect(errors.length).toBeGreaterThanOrEqual(areas - 1);
        expect(Math.max(...errors)).toBeLessThan(tolerance);
      },
    );
  },
);

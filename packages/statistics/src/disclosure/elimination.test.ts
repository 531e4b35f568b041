import { describe, expect, test } from 'vitest';
import { type EliminationInput, hideSecondary } from './elimination.ts';
import { makeRandom, seedFromText } from './random.ts';

/** Rows a, b, c of three counts each with all margins, as in the worked example: inner cells first, then rows, columns, total. */
const inner = [20, 3, 15, 12, 8, 30, 7, 2, 25];
const cells = [
  ...inner.map((_, i) => [i]),
  ...[0, 1, 2].map((row) => [0, 1, 2].map((column) => 3 * row + column)),
  ...[0, 1, 2].map((column) => [0, 1, 2].map((row) => 3 * row + column)),
  inner.map((_, i) => i),
];
const counts = cells.map((cell) => cell.reduce((sum, i) => sum + (inner[i] ?? 0), 0));

function byCount(primary: readonly number[]): readonly number[] {
  return cells
    .map((_, c) => c)
    .filter((c) => !primary.includes(c))
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
}

const hide = (input: Partial<EliminationInput>) =>
  [...hideSecondary({ cells, primary: [], candidates: [], singletons: [], ...input })].sort((a, b) => a - b);

describe('secondary suppression', () => {
  test('of the worked example hides a·k1 and c·k1', () => {
    expect(hide({ primary: [1, 7], candidates: byCount([1, 7]) })).toEqual([0, 6]);
  });

  test('hides nothing where nothing is small', () => {
    expect(hide({ candidates: byCount([]) })).toEqual([]);
  });

  test('counts a total known from outside as shown', () => {
    const pair = { cells: [[0], [1]], primary: [0], candidates: [1] };
    expect(hide(pair)).toEqual([]);
    expect(hide({ ...pair, known: [{ cells: [0, 1], weights: undefined }] })).toEqual([1]);
  });

  test('counts a whole that is the sum of its parts as known, with its weights', () => {
    const whole = { cells: [[0], [1], [2]], primary: [1], candidates: [0, 2] };
    expect(hide({ ...whole, known: [{ cells: [0, 1, 2], weights: [1, -1, -1] }] })).toEqual([2]);
  });

  test('leaves alone what is known whatever is hidden', () => {
    const known = [{ cells: [0], weights: undefined }];
    expect(hide({ cells: [[0], [1]], primary: [0], candidates: [1], known })).toEqual([]);
  });
});

describe('a lone contributor', () => {
  const two = { cells: [[0], [1], [2], [0, 1]], primary: [0, 1], candidates: [3, 2] };

  test('subtracts itself from a sum of two hidden cells', () => {
    expect(hide(two)).toEqual([]);
    expect(hide({ ...two, singletons: [0] })).toEqual([3]);
  });

  test('subtracts itself where the sum does not hold it, but another hidden cell does', () => {
    const pair = { cells: [[0], [0, 1], [1]], primary: [0, 1], candidates: [2] };
    expect(hide(pair)).toEqual([]);
    expect(hide({ ...pair, singletons: [0] })).toEqual([2]);
  });
});

/** Rank over the rationals by whole numbers alone, another way than the one under test. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => row.map(BigInt));
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, r) => r >= found && row[column] !== 0n);
    if (at < 0) continue;
    const [pivot = []] = left.splice(at, 1, left[found] ?? []);
    left[found] = pivot;
    for (let r = found + 1; r < left.length; r++) {
      const row = left[r] ?? [];
      const [own = 0n, other = 0n] = [pivot[column], row[column]];
      left[r] = row.map((value, c) => value * own - (pivot[c] ?? 0n) * other);
    }
    found++;
  }
  return found;
}

describe('two hundred random publications', () => {
  const width = 7;
  const dense = (cell: ArrayLike<number>) =>
    Array.from({ length: width }, (_, i) => Array.from(cell).filter((at) => at === i).length);
  const publications = Array.from({ length: 200 }, (_, seed) => {
    const random = makeRandom(seedFromText(`elimination ${seed}`));
    const drawn = Array.from({ length: 10 }, () =>
      Array.from({ length: width }, (_, i) => i).filter(() => random.below(3) === 0),
    ).filter((cell) => cell.length > 0);
    const [first = [0], second = [1]] = drawn;
    return { cells: [first, second, ...drawn.slice(2)], primary: [0, 1], singletons: [0] };
  });

  test.each(publications.map((one, i) => [i, one] as const))(
    'number %i gives no hidden cell away, neither to a reader nor to the lone contributor',
    (_, { cells: drawn, primary, singletons }) => {
      const candidates = drawn.flatMap((_, c) => (c > 1 ? [c] : []));
      const hidden = new Set(hideSecondary({ cells: drawn, primary, candidates, singletons }));
      const shown = candidates.filter((c) => !hidden.has(c)).map((c) => dense(drawn[c] ?? []));
      const [first = [], second = []] = [dense(drawn[0] ?? []), dense(drawn[1] ?? [])];
      for (const own of [first, second]) expect(rank([...shown, own])).toBe(rank(shown) + 1);
      const isSame = rank([first, second]) < 2;
      if (!isSame) expect(rank([...shown, first, second])).toBe(rank(shown) + 2);
    },
  );
});

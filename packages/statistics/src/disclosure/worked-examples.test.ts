/**
 * The worked examples of the method, with the figures they were published or worked out with.
 * The example of small count rounding is not here: that method rounds inner cells and adds them up again, which no profile of ours does.
 */
import { describe, expect, it } from 'vitest';
import { auditSystem } from './audit.ts';
import { hideSecondary } from './elimination.ts';
import { boundHidden } from './intervals.ts';
import { seedFromText } from './random.ts';
import type { Interval, SystemSpec } from './system.ts';

/** A table by rows as its inner cells, then row sums, column sums and the whole. */
function withMargins(rows: readonly (readonly number[])[]) {
  const width = rows[0]?.length ?? 0;
  const inner = rows.flat();
  const numbers = inner.map((_, cell) => cell);
  const cells = [
    ...numbers.map((cell) => [cell]),
    ...rows.map((_, r) => numbers.filter((cell) => Math.floor(cell / width) === r)),
    ...Array.from({ length: width }, (_, c) => numbers.filter((cell) => cell % width === c)),
    numbers,
  ];
  const counts = cells.map((members) => members.reduce((sum, cell) => sum + (inner[cell] ?? 0), 0));
  return { inner: inner.length, cells, counts };
}

describe('hiding by elimination: rows a, b, c by k1, k2, k3, where a·k2 is 3 and c·k2 is 2', () => {
  const table = withMargins([
    [20, 3, 15],
    [12, 8, 30],
    [7, 2, 25],
  ]);
  const [ak1, ak2, ck1, ck2] = [0, 1, 6, 7] as const;
  const primary: readonly number[] = [ak2, ck2];
  const candidates = table.counts
    .map((_, cell) => cell)
    .filter((cell) => !primary.includes(cell))
    .sort((a, b) => (table.counts[b] ?? 0) - (table.counts[a] ?? 0));
  const secondary = hideSecondary({ cells: table.cells, primary, candidates, singletons: [] });

  it('hides a·k1 and c·k1 besides', () => {
    expect([...secondary].sort((a, b) => a - b)).toEqual([ak1, ck1]);
  });

  it('leaves an attacker with 0 to 5 for both small counts', async () => {
    const bounds = await boundHidden({ ...table, hidden: new Set([...primary, ...secondary]) }, primary);
    expect(bounds.map(({ lo, hi }) => [lo, hi])).toEqual([
      [0, 5],
      [0, 5],
    ]);
  });
});

/** Counts of one category, one to a unit, and sums over all or some of them. */
function counts(
  truth: readonly number[],
  forms: readonly { readonly of: readonly number[]; readonly shown: Interval }[],
): SystemSpec {
  return {
    units: truth.length,
    categories: 1,
    relations: [],
    upper: new Int32Array(truth.length).fill(100),
    truth: Int32Array.from(truth),
    forms: forms.map(({ of, shown }) => ({
      variables: of,
      weights: undefined,
      levels: [shown],
      costs: undefined,
    })),
    targets: truth.map((_, form) => ({ form, need: 2, stride: 1 })),
    nodes: [],
  };
}

const unsafe = async (spec: SystemSpec): Promise<readonly number[]> => {
  const options = { seed: seedFromText('worked'), rounds: 1, repair: false, zeroMayBeKnown: () => false };
  return (await auditSystem(spec, options)).unsafe;
};

describe('a hidden block that elimination calls safe: 3, 1 over 0, 0', () => {
  const table = withMargins([
    [3, 1],
    [0, 0],
  ]);
  const hidden = [0, 1, 2, 3];

  it('is one that no linear combination of its sums gives away', () => {
    expect(
      hideSecondary({ cells: table.cells, primary: hidden, candidates: [8, 4, 6, 7, 5], singletons: [] }),
    ).toEqual([]);
  });

  it('is given away in all four cells all the same, for counts are not negative', async () => {
    const bounds = await boundHidden({ ...table, hidden: new Set(hidden) });
    expect(bounds.map(({ lo, hi }) => [lo, hi])).toEqual([
      [3, 3],
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
  });

  it('is safe when the sums 0, 1, 3 and 4 are themselves shown as "under 5"', async () => {
    const under5 = { lo: 0, hi: 4 };
    const forms = table.cells.map((of) => ({ of, shown: under5 }));
    expect(await unsafe(counts([3, 1, 0, 0], forms))).toEqual([]);
  });
});

describe('four counts of 2 and their sum of 8', () => {
  const all = [0, 1, 2, 3];
  const shownAs = (each: Interval) =>
    counts(
      [2, 2, 2, 2],
      [...all.map((cell) => ({ of: [cell], shown: each })), { of: all, shown: { lo: 8, hi: 12 } }],
    );

  it('are all known when each is rounded to 0, that is 0 to 2, and the sum to 10, that is 8 to 12', async () => {
    expect(await unsafe(shownAs({ lo: 0, hi: 2 }))).toEqual(all);
  });

  it('can each be 0 to 4 when they are shown as "under 5"', async () => {
    expect(await unsafe(shownAs({ lo: 0, hi: 4 }))).toEqual([]);
  });
});

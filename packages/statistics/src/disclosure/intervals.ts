/**
 * What an attacker can work out of a table with hidden cells: exact bounds of each hidden cell.
 * Knows: every visible cell and margin, that counts are not negative, and which inner cells each one adds up.
 * Start with boundHidden; hideUntilSafe adds hidden cells until every primary one is wide enough.
 */
import { loadSolver, openLinearBounds } from './linear.ts';
import type { Sparse } from './system.ts';

export interface TableProblem {
  /** Number of inner cells. */
  readonly inner: number;
  /** Inner cells that each published or hidden cell adds up. */
  readonly cells: readonly (readonly number[])[];
  readonly counts: readonly number[];
  readonly hidden: ReadonlySet<number>;
}

export interface HiddenBound {
  readonly cell: number;
  readonly lo: number;
  readonly hi: number;
  /** Visible cells with a non-zero dual in either bound: hiding one of them widens it. */
  readonly restsOn: readonly number[];
}

export class SolverError extends Error {
  constructor() {
    super('The solver gave no proven bound; nothing is known about the table.');
    this.name = 'SolverError';
  }
}

const NEAR_ZERO = 1e-9;
const clean = (x: number) => (Math.abs(x - Math.round(x)) < 1e-7 ? Math.round(x) : x);

function rowsOf(cells: readonly (readonly number[])[], which: readonly number[]): Sparse {
  const start = new Int32Array(which.length + 1);
  which.forEach((cell, r) => {
    start[r + 1] = (start[r] ?? 0) + (cells[cell]?.length ?? 0);
  });
  const index = Int32Array.from(which.flatMap((cell) => [...(cells[cell] ?? [])]));
  return { start, index, weight: new Float64Array(index.length).fill(1) };
}

/** Exact bounds of every cell asked for (default: all hidden ones). SolverError unless each bound is proven optimal. */
export async function boundHidden(
  problem: TableProblem,
  which?: readonly number[],
): Promise<readonly HiddenBound[]> {
  const visible = problem.cells.flatMap((_, cell) => (problem.hidden.has(cell) ? [] : [cell]));
  const known = Float64Array.from(visible, (cell) => problem.counts[cell] ?? 0);
  const bounds = openLinearBounds(await loadSolver(), {
    columns: problem.inner,
    upper: new Float64Array(problem.inner).fill(Number.POSITIVE_INFINITY),
    rows: rowsOf(problem.cells, visible),
    lo: known,
    hi: known,
  });
  try {
    return (which ?? [...problem.hidden]).map((cell) => {
      const columns = problem.cells[cell] ?? [];
      const low = bounds.extreme(columns, undefined, 1);
      const high = bounds.extreme(columns, undefined, -1);
      if (!low || !high) throw new SolverError();
      const restsOn = visible.filter(
        (_, r) => Math.abs(low.rowDual[r] ?? 0) > NEAR_ZERO || Math.abs(high.rowDual[r] ?? 0) > NEAR_ZERO,
      );
      return { cell, lo: clean(low.value), hi: clean(high.value), restsOn };
    });
  } finally {
    bounds.dispose();
  }
}

export interface SafeHiding {
  readonly hidden: ReadonlySet<number>;
  /** Cells added by the repair, in the order they were added. */
  readonly added: readonly number[];
  readonly bounds: readonly HiddenBound[];
}

/**
 * Hides further cells until every protected cell's bounds are at least `width` apart; cheapest first by `cost`.
 * Protected cells that nothing can widen are in the result's bounds as they are: the caller refuses.
 */
export async function hideUntilSafe(
  problem: TableProblem,
  protectedCells: readonly number[],
  width: number,
  cost: (cell: number) => number,
): Promise<SafeHiding> {
  const hidden = new Set(problem.hidden);
  const added: number[] = [];
  for (;;) {
    const bounds = await boundHidden({ ...problem, hidden }, protectedCells);
    const narrow = bounds.filter((bound) => bound.hi - bound.lo < width - 1e-6);
    const chosen = new Set<number>();
    for (const bound of narrow) {
      if (bound.restsOn.some((cell) => chosen.has(cell))) continue;
      const cheapest = [...bound.restsOn].sort((a, b) => cost(a) - cost(b) || a - b)[0];
      if (cheapest !== undefined) chosen.add(cheapest);
    }
    if (chosen.size === 0) return { hidden, added, bounds };
    for (const cell of chosen) {
      hidden.add(cell);
      added.push(cell);
    }
  }
}

/**
 * The plain attack: for every count somebody would like to know, the smallest and the largest value that fits everything published.
 * Belongs here: linear programs over rows and bounds. Does not belong: what a row means (reader.ts), any code of protect.
 * Used by the tests of this folder and of tests/leak. Start with attackRows.
 */
import { loadSolver, openLinearBounds } from '../../packages/statistics/src/disclosure/linear.ts';

/** Weighted sum of unknowns. */
export interface Sum {
  readonly columns: readonly number[];
  readonly weights: readonly number[];
}

export interface Row extends Sum {
  readonly lo: number;
  readonly hi: number;
}

export interface Target extends Sum {
  readonly name: string;
  /** Values that must stay possible beyond the first. */
  readonly need: number;
  /** Units that make one head: 10 where tenths are counted. */
  readonly stride: number;
  /** What may be known all the same: that there is nobody; `large`: anything but a small count. */
  readonly mayBeKnown: 'nothing' | 'zero' | 'large';
}

export interface Unknowns {
  readonly columns: number;
  /** By column; Infinity where nothing is known. */
  readonly upper: Float64Array;
  readonly rows: readonly Row[];
}

/** A count that was worked out too closely. */
export interface Found {
  readonly name: string;
  readonly lo: number;
  readonly hi: number;
}

const TOLERANCE = 1e-6;

function toSparse(rows: readonly Row[]) {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => {
    start[r + 1] = (start[r] ?? 0) + row.columns.length;
  });
  return {
    start,
    index: Int32Array.from(rows.flatMap(({ columns }) => columns)),
    weight: Float64Array.from(rows.flatMap(({ weights }) => weights)),
  };
}

const valueAt = ({ columns, weights }: Sum, point: ArrayLike<number>) =>
  columns.reduce((sum, column, k) => sum + (weights[k] ?? 0) * (point[column] ?? 0), 0);

/** Smallest and largest value seen of every target: each corner that is found speaks for all of them. */
class Seen {
  readonly #targets: readonly Target[];
  readonly lo: Float64Array;
  readonly hi: Float64Array;

  constructor(targets: readonly Target[]) {
    this.#targets = targets;
    this.lo = new Float64Array(targets.length).fill(Number.POSITIVE_INFINITY);
    this.hi = new Float64Array(targets.length).fill(Number.NEGATIVE_INFINITY);
  }

  look(point: ArrayLike<number>): void {
    this.#targets.forEach((target, t) => {
      const value = valueAt(target, point);
      this.lo[t] = Math.min(this.lo[t] ?? value, value);
      this.hi[t] = Math.max(this.hi[t] ?? value, value);
    });
  }

  /** Whole numbers between what was seen are possible as far as linear programs can tell. */
  isWide(t: number): boolean {
    const { need, stride } = this.#targets[t] ?? { need: 0, stride: 1 };
    const { lo, hi } = this.range(t);
    return hi - lo >= need * stride;
  }

  range(t: number): { readonly lo: number; readonly hi: number } {
    return { lo: Math.ceil((this.lo[t] ?? 0) - TOLERANCE), hi: Math.floor((this.hi[t] ?? 0) + TOLERANCE) };
  }
}

/** Fewer than five heads are a small count. */
const SMALL = 5;

function mayKnow({ mayBeKnown, stride }: Target, { lo, hi }: Omit<Found, 'name'>): boolean {
  if (mayBeKnown === 'zero') return lo === 0 && hi === 0;
  return mayBeKnown === 'large' && hi >= SMALL * stride;
}

/**
 * Every target that published rows leave fewer values than it needs.
 * Error when the solver proves nothing, or the rows contradict one another: then the attack has told nothing.
 */
export async function attackRows(unknowns: Unknowns, targets: readonly Target[]): Promise<readonly Found[]> {
  if (targets.length === 0) return [];
  const { columns, upper, rows } = unknowns;
  const lo = Float64Array.from(rows, (row) => row.lo);
  const hi = Float64Array.from(rows, (row) => row.hi);
  const bounds = openLinearBounds(await loadSolver(), { columns, upper, rows: toSparse(rows), lo, hi });
  const seen = new Seen(targets);
  const corner = ({ columns: chosen, weights }: Sum, sense: 1 | -1) => {
    const point = bounds.point(
      chosen,
      weights.map((weight) => sense * weight),
    );
    if (point === undefined) {
      throw new Error(
        bounds.contradicts() ? 'The figures contradict one another.' : 'The solver proved nothing.',
      );
    }
    seen.look(point);
  };
  try {
    return targets.flatMap((target, t) => {
      if (!seen.isWide(t)) corner(target, -1);
      if (!seen.isWide(t)) corner(target, 1);
      const range = seen.range(t);
      return seen.isWide(t) || mayKnow(target, range) ? [] : [{ name: target.name, ...range }];
    });
  } finally {
    bounds.dispose();
  }
}

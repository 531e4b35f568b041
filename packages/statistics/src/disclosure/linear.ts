/**
 * Linear bounds with HiGHS: one persistent model, only the objective and row bounds change between solves.
 * A bound counts only when the solver says "optimal"; every other outcome is `undefined`, never a guess.
 * Options as measured fastest for warm starts: primal simplex, presolve off.
 */
import highsModule, { type Highs } from 'highs';
import type { Sparse } from './system.ts';

export interface LinearProblem {
  readonly columns: number;
  readonly upper: ArrayLike<number>;
  readonly rows: Sparse;
  readonly lo: ArrayLike<number>;
  readonly hi: ArrayLike<number>;
}

export interface Extreme {
  readonly value: number;
  /** Rows with a non-zero dual: the relations the bound rests on. */
  readonly rowDual: Float64Array;
  /** The corner in which it is reached; undefined when unbounded. */
  readonly corner: Float64Array | undefined;
}

export interface LinearBounds {
  setRow(row: number, lo: number, hi: number): void;
  /** Smallest (sense 1) or largest (−1) value of a weighted sum, ±Infinity when proven unbounded; undefined unless proven. */
  extreme(
    columns: ArrayLike<number>,
    weights: ArrayLike<number> | undefined,
    sense: 1 | -1,
  ): Extreme | undefined;
  /** A corner in which a weighted sum is smallest; undefined unless proven optimal. */
  point(columns: ArrayLike<number>, weights: ArrayLike<number>): Float64Array | undefined;
  /** Whether the last solve proved that nothing fits the row bounds. */
  contradicts(): boolean;
  /** A whole-number table in which the row bounds hold; undefined when none was found; `proven` when there is none. */
  integerPoint(nodes: number): { readonly table: Int32Array | undefined; readonly proven: boolean };
  dispose(): void;
}

// The package's types describe its CommonJS build; the ES module's default export is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loaded: Promise<Highs> | undefined;

/** Loads the solver once per thread. */
export function loadSolver(): Promise<Highs> {
  loaded ??= loadHighs();
  return loaded;
}

const OPTIMAL = 7;
const INFEASIBLE = 8;
const UNBOUNDED = 10;

/** Opens a persistent model. The caller disposes it: the solver's memory is not garbage collected. */
export function openLinearBounds(highs: Highs, problem: LinearProblem, integer = false): LinearBounds {
  const { columns, rows } = problem;
  const numRows = rows.start.length - 1;
  const bound = (value: number) => (value === Number.POSITIVE_INFINITY ? highs.infinity : value);
  const model = highs.createModel({
    numCols: columns,
    numRows,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: Float64Array.from({ length: columns }, (_, j) => bound(problem.upper[j] ?? 0)),
    rowLower: Float64Array.from({ length: numRows }, (_, r) => problem.lo[r] ?? 0),
    rowUpper: Float64Array.from({ length: numRows }, (_, r) => bound(problem.hi[r] ?? 0)),
    matrix: {
      format: 'csr',
      numRows,
      numCols: columns,
      starts: rows.start,
      indices: rows.index,
      values: Float64Array.from(rows.weight),
    },
    ...(integer ? { integrality: new Int32Array(columns).fill(1) } : {}),
  });
  model.options.set(
    integer
      ? { output_flag: false, random_seed: 1 }
      : { output_flag: false, solver: 'simplex', simplex_strategy: 4, presolve: 'off', random_seed: 1 },
  );
  let costed: number[] = [];
  const setCosts = (indices: ArrayLike<number>, weights: ArrayLike<number> | undefined) => {
    const clear = new Map<number, number>(costed.map((column) => [column, 0]));
    for (let k = 0; k < indices.length; k++) {
      const column = indices[k] as number;
      clear.set(column, (clear.get(column) ?? 0) + (weights?.[k] ?? 1));
    }
    const selection = Int32Array.from(clear.keys()).sort();
    model.changeColsCost(
      { kind: 'set', indices: selection } as never,
      Float64Array.from(selection, (c) => clear.get(c) ?? 0),
    );
    costed = Array.from({ length: indices.length }, (_, k) => indices[k] as number);
  };
  return {
    setRow: (row, lo, hi) => {
      model.changeRowBounds(row, lo, bound(hi));
    },
    extreme(indices, weights, sense) {
      setCosts(indices, weights);
      model.changeObjectiveSense(sense as never);
      model.run();
      const status = model.getModelStatus();
      if (status === UNBOUNDED)
        return {
          value: -sense * Number.POSITIVE_INFINITY,
          rowDual: new Float64Array(numRows),
          corner: undefined,
        };
      if (status !== OPTIMAL) return undefined;
      const { rowDual, colValue } = model.getSolution();
      return { value: model.getObjectiveValue(), rowDual, corner: colValue };
    },
    point(indices, weights) {
      setCosts(indices, weights);
      model.changeObjectiveSense(1 as never);
      model.run();
      return model.getModelStatus() === OPTIMAL ? model.getSolution().colValue : undefined;
    },
    contradicts: () => model.getModelStatus() === INFEASIBLE,
    integerPoint(nodes) {
      model.options.set({ mip_max_nodes: nodes });
      model.run();
      const status = model.getModelStatus();
      if (status === INFEASIBLE) return { table: undefined, proven: true };
      if (status !== OPTIMAL) return { table: undefined, proven: false };
      return { table: Int32Array.from(model.getSolution().colValue, Math.round), proven: false };
    },
    dispose: () => {
      model.dispose();
    },
  };
}

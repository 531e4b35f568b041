/**
 * The attacker's system: whole numbers by unit and category, tied together by everything that is shown or known.
 * Belongs here: the shape of a system and its checks. Does not belong: what a unit or category means, how a value is shown.
 * Used by audit.ts, verify.ts and the linear programs; made by whoever knows what was published.
 * A variable y[u,c] lies in [0, upper]; in every relation the parts of a unit add up to its whole, a category or a known number.
 * A form is a weighted sum of variables with an interval: published, hidden (trivial bounds), a decision or an outside fact.
 * Source: integer form of the audit in Fischetti & Salazar (2000), margins only.
 */

/** One way a form can be shown; level 0 first, each next one says less. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

export interface FormSpec {
  /** Variable numbers (unit · categories + category) and their whole-number weights. */
  readonly variables: ArrayLike<number>;
  readonly weights: ArrayLike<number> | undefined;
  /** Level in force first; the repair moves down the list. At least one. */
  readonly levels: readonly Interval[];
  /** What each step down costs, one number fewer than levels; `undefined` = may never be coarsened (outside facts, structural rows). */
  readonly costs: readonly number[] | undefined;
}

/** Within each unit the parts add up to the whole: another category, or what is known of the unit. */
export interface Relation {
  readonly whole: number | Int32Array;
  readonly parts: readonly number[];
}

export interface TargetSpec {
  /** The form whose value must stay uncertain. */
  readonly form: number;
  /** Number of distinct values, beyond the first, that must stay possible. */
  readonly need: number;
  /** How far apart values must lie to count as two; 1 for heads, 10 where a variable counts tenths. */
  readonly stride: number;
}

export interface SystemSpec {
  readonly units: number;
  readonly categories: number;
  /** What holds inside every unit: complete breakdowns, families that add up. */
  readonly relations: readonly Relation[];
  /** Largest value of each variable, unit by unit. */
  readonly upper: Int32Array;
  readonly truth: Int32Array;
  readonly forms: readonly FormSpec[];
  readonly targets: readonly TargetSpec[];
  /** Units of each published node smaller than the whole: moves between units of one node disturb little. */
  readonly nodes: readonly Int32Array[];
  /** How many units, one after the other, are of one kind (a year): others are no partners. Missing = all of them. */
  readonly blocks?: readonly number[];
}

/** Compressed rows: entries of row r are index/weight[start[r] .. start[r+1]). */
export interface Sparse {
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly weight: Float64Array;
}

export interface System {
  readonly spec: SystemSpec;
  readonly variables: number;
  readonly byForm: Sparse;
  readonly byVariable: Sparse;
  /** Bounds in force; the repair lowers them, nothing else does. */
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  readonly level: Int32Array;
  /** For each category, the relations it stands in and its sign there: 1 as a part, −1 as the whole. */
  readonly relationsOf: readonly (readonly { readonly relation: number; readonly sign: 1 | -1 }[])[];
  /** For each unit, the nodes that hold it and the units that share one with it. */
  readonly nodesOf: readonly (readonly number[])[];
  readonly peers: readonly Int32Array[];
  /** For each unit, the first of its block and how many there are. */
  readonly blockStart: Int32Array;
  readonly blockSize: Int32Array;
}

function toSparse(
  rows: readonly { readonly variables: ArrayLike<number>; readonly weights: ArrayLike<number> | undefined }[],
): Sparse {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => {
    start[r + 1] = (start[r] ?? 0) + row.variables.length;
  });
  const size = start[rows.length] ?? 0;
  const index = new Int32Array(size);
  const weight = new Float64Array(size).fill(1);
  rows.forEach((row, r) => {
    index.set(row.variables, start[r]);
    if (row.weights) weight.set(row.weights, start[r]);
  });
  return { start, index, weight };
}

function transpose(rows: Sparse, columns: number): Sparse {
  const start = new Int32Array(columns + 1);
  for (const column of rows.index) start[column + 1] = (start[column + 1] ?? 0) + 1;
  for (let c = 0; c < columns; c++) start[c + 1] = (start[c + 1] ?? 0) + (start[c] ?? 0);
  const next = start.slice(0, columns);
  const index = new Int32Array(rows.index.length);
  const weight = new Float64Array(rows.index.length);
  for (let r = 0; r + 1 < rows.start.length; r++) {
    for (let k = rows.start[r] ?? 0; k < (rows.start[r + 1] ?? 0); k++) {
      const column = rows.index[k] ?? 0;
      const at = next[column] ?? 0;
      index[at] = r;
      weight[at] = rows.weight[k] ?? 0;
      next[column] = at + 1;
    }
  }
  return { start, index, weight };
}

function toRelationsOf({ categories, relations }: SystemSpec): System['relationsOf'] {
  const of: { relation: number; sign: 1 | -1 }[][] = Array.from({ length: categories }, () => []);
  relations.forEach(({ whole, parts }, relation) => {
    if (typeof whole === 'number') of[whole]?.push({ relation, sign: -1 });
    for (const part of parts) of[part]?.push({ relation, sign: 1 });
  });
  return of;
}

function toNodesOf(spec: SystemSpec): readonly (readonly number[])[] {
  const of: number[][] = Array.from({ length: spec.units }, () => []);
  spec.nodes.forEach((units, node) => {
    for (const unit of units) of[unit]?.push(node);
  });
  return of;
}

function toPeers(spec: SystemSpec, nodesOf: readonly (readonly number[])[]): readonly Int32Array[] {
  return nodesOf.map((nodes, unit) => {
    const peers = new Set(nodes.flatMap((node) => [...(spec.nodes[node] ?? [])]));
    peers.delete(unit);
    return Int32Array.from(peers).sort();
  });
}

function toBlocks({ units, blocks = [units] }: SystemSpec): Pick<System, 'blockStart' | 'blockSize'> {
  const blockStart = new Int32Array(units);
  const blockSize = new Int32Array(units);
  let start = 0;
  for (const size of blocks) {
    blockStart.fill(start, start, start + size);
    blockSize.fill(size, start, start + size);
    start += size;
  }
  return { blockStart, blockSize };
}

/** Compiles a system. RangeError when sizes disagree or a form has no level. */
export function compileSystem(spec: SystemSpec): System {
  const variables = spec.units * spec.categories;
  if (spec.upper.length !== variables || spec.truth.length !== variables) {
    throw new RangeError(
      `A system of ${spec.units} units and ${spec.categories} categories needs ${variables} values.`,
    );
  }
  const byForm = toSparse(spec.forms);
  const first = (form: FormSpec): Interval => {
    const level = form.levels[0];
    if (!level) throw new RangeError('A form needs at least one level.');
    return level;
  };
  const nodesOf = toNodesOf(spec);
  return {
    spec,
    variables,
    nodesOf,
    peers: toPeers(spec, nodesOf),
    byForm,
    byVariable: transpose(byForm, variables),
    lo: Float64Array.from(spec.forms, (form) => first(form).lo),
    hi: Float64Array.from(spec.forms, (form) => first(form).hi),
    level: new Int32Array(spec.forms.length),
    relationsOf: toRelationsOf(spec),
    ...toBlocks(spec),
  };
}

/** Value of a form in a table, counted afresh. */
export function formValue(system: System, form: number, table: ArrayLike<number>): number {
  const { start, index, weight } = system.byForm;
  let sum = 0;
  for (let k = start[form] ?? 0; k < (start[form + 1] ?? 0); k++)
    sum += (weight[k] ?? 0) * (table[index[k] ?? 0] ?? 0);
  return sum;
}

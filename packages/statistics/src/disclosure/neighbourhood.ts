/**
 * Linear programs over the whole system or over the units near a target.
 * Leaving units out replaces their part of a row by its bounds (a relaxation: may prove a breach, never safety)
 * or by a witness's values (a restriction: may find a witness, never prove a breach).
 */
import type { LinearProblem } from './linear.ts';
import { formValue, type Sparse, type System } from './system.ts';

export interface LocalProblem {
  readonly problem: LinearProblem;
  /** Form of each row; −1 for what holds inside a unit. */
  readonly formOfRow: Int32Array;
  readonly rowOfForm: ReadonlyMap<number, number>;
  /** Columns and weights of a form inside the problem. */
  columnsOf(form: number): { readonly columns: Int32Array; readonly weights: Float64Array };
  /** A solved local table laid into a full table. */
  spread(local: Int32Array, full: Int32Array): Int32Array;
}

const MOST_UNITS = 40;

/** Units near a target: its own, then those of small nodes touching it, until there are more than forty. */
export function growUnits(system: System, form: number, extraSteps = 0): Int32Array {
  const { byForm, nodesOf, spec } = system;
  const units = new Set<number>();
  for (let k = byForm.start[form] as number; k < (byForm.start[form + 1] as number); k++) {
    units.add(Math.floor((byForm.index[k] as number) / spec.categories));
  }
  const limits = [12, 8, ...Array.from({ length: extraSteps }, (_, i) => 16 + 16 * i)];
  for (const [step, limit] of limits.entries()) {
    const most = MOST_UNITS * (step < 2 ? 1 : step);
    for (const unit of [...units]) {
      for (const node of nodesOf[unit] ?? []) {
        const members = spec.nodes[node] as Int32Array;
        if (members.length > limit || units.size >= most) continue;
        for (const member of members) units.add(member);
      }
    }
  }
  return Int32Array.from(units).sort();
}

interface Outside {
  lo(form: number): number;
  hi(form: number): number;
}

/** What the units left out can add to a form: from 0 to their upper bounds. */
function looseOutside(system: System, inside: Uint8Array): Outside {
  const range = (form: number, side: 1 | -1) => {
    const { start, index, weight } = system.byForm;
    let sum = 0;
    for (let k = start[form] as number; k < (start[form + 1] as number); k++) {
      const variable = index[k] as number;
      if (inside[Math.floor(variable / system.spec.categories)] === 1) continue;
      const w = weight[k] as number;
      if (w * side > 0) sum += w * (system.spec.upper[variable] as number);
    }
    return sum;
  };
  return { lo: (form) => range(form, -1), hi: (form) => range(form, 1) };
}

/** What the units left out add to a form in a given table. */
function frozenOutside(system: System, inside: Uint8Array, table: Int32Array): Outside {
  const masked = table.slice();
  for (let v = 0; v < masked.length; v++) {
    if (inside[Math.floor(v / system.spec.categories)] === 1) masked[v] = 0;
  }
  const value = (form: number) => formValue(system, form, masked);
  return { lo: value, hi: value };
}

interface Row {
  readonly form: number;
  readonly columns: readonly number[];
  readonly weights: readonly number[];
  readonly lo: number;
  readonly hi: number;
}

function relationRows(system: System, units: Int32Array): Row[] {
  const { categories, relations } = system.spec;
  return [...units].flatMap((unit, local) =>
    relations.map(({ whole, parts }) => {
      const columns = parts.map((category) => local * categories + category);
      const weights = parts.map(() => 1);
      if (typeof whole === 'number') {
        return {
          form: -1,
          columns: [local * categories + whole, ...columns],
          weights: [-1, ...weights],
          lo: 0,
          hi: 0,
        };
      }
      const known = whole[unit] ?? 0;
      return { form: -1, columns, weights, lo: known, hi: known };
    }),
  );
}

function formRows(system: System, localOf: Int32Array, forms: Iterable<number>, outside: Outside): Row[] {
  const { categories } = system.spec;
  const { start, index, weight } = system.byForm;
  const rows: Row[] = [];
  for (const form of forms) {
    const columns: number[] = [];
    const weights: number[] = [];
    let reach = 0;
    let fall = 0;
    for (let k = start[form] as number; k < (start[form + 1] as number); k++) {
      const variable = index[k] as number;
      const local = localOf[Math.floor(variable / categories)] as number;
      if (local < 0) continue;
      const w = weight[k] as number;
      columns.push(local * categories + (variable % categories));
      weights.push(w);
      if (w > 0) reach += w * (system.spec.upper[variable] as number);
      else fall += w * (system.spec.upper[variable] as number);
    }
    const lo = (system.lo[form] as number) - outside.hi(form);
    const hi = (system.hi[form] as number) - outside.lo(form);
    if (lo > fall || hi < reach) rows.push({ form, columns, weights, lo, hi });
  }
  return rows;
}

function toSparse(rows: readonly Row[]): Sparse {
  const start = Int32Array.from([0, ...rows.map((row) => row.columns.length)]);
  for (let r = 1; r < start.length; r++) start[r] = (start[r] as number) + (start[r - 1] as number);
  return {
    start,
    index: Int32Array.from(rows.flatMap((row) => row.columns)),
    weight: Float64Array.from(rows.flatMap((row) => row.weights)),
  };
}

/** The linear program over `units`; `frozen` fixes the rest at that table, otherwise the rest is left loose. */
export function localProblem(system: System, units: Int32Array, frozen?: Int32Array): LocalProblem {
  const { categories, upper } = system.spec;
  const inside = new Uint8Array(system.spec.units);
  const localOf = new Int32Array(system.spec.units).fill(-1);
  units.forEach((unit, local) => {
    inside[unit] = 1;
    localOf[unit] = local;
  });
  const forms = new Set<number>();
  for (const unit of units) {
    const first = system.byVariable.start[unit * categories] as number;
    const last = system.byVariable.start[(unit + 1) * categories] as number;
    for (let k = first; k < last; k++) forms.add(system.byVariable.index[k] as number);
  }
  const outside = frozen ? frozenOutside(system, inside, frozen) : looseOutside(system, inside);
  const ordered = [...forms].sort((a, b) => a - b);
  const rows = [...relationRows(system, units), ...formRows(system, localOf, ordered, outside)];
  const formOfRow = Int32Array.from(rows, (row) => row.form);
  return {
    problem: {
      columns: units.length * categories,
      upper: Int32Array.from({ length: units.length * categories }, (_, j) => {
        return upper[(units[Math.floor(j / categories)] as number) * categories + (j % categories)] as number;
      }),
      rows: toSparse(rows),
      lo: Float64Array.from(rows, (row) => row.lo),
      hi: Float64Array.from(rows, (row) => row.hi),
    },
    formOfRow,
    rowOfForm: new Map(rows.flatMap((row, r) => (row.form >= 0 ? [[row.form, r] as const] : []))),
    columnsOf(form) {
      const { start, index, weight } = system.byForm;
      const columns: number[] = [];
      const weights: number[] = [];
      for (let k = start[form] as number; k < (start[form + 1] as number); k++) {
        const variable = index[k] as number;
        const local = localOf[Math.floor(variable / categories)] as number;
        if (local < 0) continue;
        columns.push(local * categories + (variable % categories));
        weights.push(weight[k] as number);
      }
      return { columns: Int32Array.from(columns), weights: Float64Array.from(weights) };
    },
    spread(local, full) {
      const table = full.slice();
      units.forEach((unit, i) => {
        for (let c = 0; c < categories; c++)
          table[unit * categories + c] = local[i * categories + c] as number;
      });
      return table;
    },
  };
}

/** All units of the system. */
export function allUnits(system: System): Int32Array {
  return Int32Array.from({ length: system.spec.units }, (_, u) => u);
}

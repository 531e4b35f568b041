/**
 * Linear programs over the whole system or over the units near a target.
 * Leaving units out replaces their part of a row by its bounds (a relaxation: may prove a breach, never safety)
 * or by a witness's values (a restriction: may find a witness, never prove a breach).
 */
import type { LinearProblem } from './linear.ts';
import { formValue, type Relation, type Sparse, type System } from './system.ts';

export interface LocalProblem {
  readonly problem: LinearProblem;
  /** Variable of each column; a variable that can only be 0 has none. */
  readonly variables: Int32Array;
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

/** Columns of a program: the variables of its units that are not fixed at nought. */
interface Columns {
  readonly variables: Int32Array;
  /** By variable; −1 = not in the program. */
  readonly of: Int32Array;
}

function toColumns({ spec, variables }: System, units: Int32Array): Columns {
  const { categories, upper } = spec;
  const inside: number[] = [];
  for (const unit of units) {
    for (let v = unit * categories; v < (unit + 1) * categories; v++) if (upper[v] !== 0) inside.push(v);
  }
  const of = new Int32Array(variables).fill(-1);
  inside.forEach((variable, column) => {
    of[variable] = column;
  });
  return { variables: Int32Array.from(inside), of };
}

function relationRow({ spec }: System, of: Int32Array, unit: number, { whole, parts }: Relation): Row {
  const base = unit * spec.categories;
  const members = typeof whole === 'number' ? [whole, ...parts] : parts;
  const free = members.filter((category) => (of[base + category] as number) >= 0);
  const known = typeof whole === 'number' ? 0 : (whole[unit] ?? 0);
  return {
    form: -1,
    columns: free.map((category) => of[base + category] as number),
    weights: free.map((category) => (category === whole ? -1 : 1)),
    lo: known,
    hi: known,
  };
}

function relationRows(system: System, of: Int32Array, units: Int32Array): Row[] {
  return [...units].flatMap((unit) =>
    system.spec.relations
      .map((relation) => relationRow(system, of, unit, relation))
      .filter(({ columns, lo }) => columns.length > 0 || lo !== 0),
  );
}

function membersOf(system: System, of: Int32Array, form: number): Pick<Row, 'columns' | 'weights'> {
  const { start, index, weight } = system.byForm;
  const columns: number[] = [];
  const weights: number[] = [];
  for (let k = start[form] as number; k < (start[form + 1] as number); k++) {
    const column = of[index[k] as number] as number;
    if (column < 0) continue;
    columns.push(column);
    weights.push(weight[k] as number);
  }
  return { columns, weights };
}

function formRows(
  system: System,
  { of, variables }: Columns,
  forms: Iterable<number>,
  outside: Outside,
): Row[] {
  const rows: Row[] = [];
  for (const form of forms) {
    const { columns, weights } = membersOf(system, of, form);
    let reach = 0;
    let fall = 0;
    columns.forEach((column, k) => {
      const most = (weights[k] as number) * (system.spec.upper[variables[column] as number] as number);
      if (most > 0) reach += most;
      else fall += most;
    });
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

function formsTouching({ byVariable, spec }: System, units: Int32Array): number[] {
  const forms = new Set<number>();
  for (const unit of units) {
    const first = byVariable.start[unit * spec.categories] as number;
    const last = byVariable.start[(unit + 1) * spec.categories] as number;
    for (let k = first; k < last; k++) forms.add(byVariable.index[k] as number);
  }
  return [...forms].sort((a, b) => a - b);
}

/** The linear program over `units`; `frozen` fixes the rest at that table, otherwise the rest is left loose. */
export function localProblem(system: System, units: Int32Array, frozen?: Int32Array): LocalProblem {
  const columns = toColumns(system, units);
  const inside = new Uint8Array(system.spec.units);
  for (const unit of units) inside[unit] = 1;
  const outside = frozen ? frozenOutside(system, inside, frozen) : looseOutside(system, inside);
  const rows = [
    ...relationRows(system, columns.of, units),
    ...formRows(system, columns, formsTouching(system, units), outside),
  ];
  return {
    problem: {
      columns: columns.variables.length,
      upper: columns.variables.map((variable) => system.spec.upper[variable] as number),
      rows: toSparse(rows),
      lo: Float64Array.from(rows, (row) => row.lo),
      hi: Float64Array.from(rows, (row) => row.hi),
    },
    variables: columns.variables,
    formOfRow: Int32Array.from(rows, (row) => row.form),
    rowOfForm: new Map(rows.flatMap((row, r) => (row.form >= 0 ? [[row.form, r] as const] : []))),
    columnsOf(form) {
      const members = membersOf(system, columns.of, form);
      return { columns: Int32Array.from(members.columns), weights: Float64Array.from(members.weights) };
    },
    spread(local, full) {
      const table = full.slice();
      columns.variables.forEach((variable, column) => {
        table[variable] = local[column] as number;
      });
      return table;
    },
  };
}

/** All units of the system. */
export function allUnits(system: System): Int32Array {
  return Int32Array.from({ length: system.spec.units }, (_, u) => u);
}

/**
 * A whole-number table that fits a publication, where nobody has the true one: figures that came as tables, or published bytes alone.
 * Belongs here: the middle or a corner of the linear system, rounded unit by unit, mended by small moves; whole-number programs last.
 * Any table that fits may stand for the truth in the attack: what it proves possible stays possible.
 * Start with findTable.
 */
import { type LinearBounds, loadSolver, openLinearBounds } from './linear.ts';
import { drawMove } from './moves.ts';
import { allUnits, type LocalProblem, localProblem } from './neighbourhood.ts';
import { makeRandom, type Random } from './random.ts';
import { repairState } from './search.ts';
import { TableState } from './state.ts';
import { compileSystem, type System, type SystemSpec } from './system.ts';
import { tableFits } from './verify.ts';

/** A publication without a truth and without targets. */
export type Publication = Omit<SystemSpec, 'truth' | 'targets'>;

export type StartTable =
  | { readonly kind: 'found'; readonly table: Int32Array }
  /** Proven: the figures contradict one another. */
  | { readonly kind: 'contradiction' }
  | { readonly kind: 'not-found' };

/** Corners whose middle is tried first: it lies away from the edges, so that more can be moved beside it. */
const MIDDLE_OF = 6;
const CORNERS = 4;
const MENDING_STEPS = 20_000;
const STIRS = 40_000;
const MOST_NODES = 2_000;

/** Rounds one unit from the wholes down: each relation's parts by largest remainder, so that they add up again. */
function roundUnit(system: System, exact: ArrayLike<number>, table: Int32Array, unit: number): void {
  const { categories, relations, upper } = system.spec;
  const base = unit * categories;
  const isPart = new Set(relations.flatMap(({ parts }) => [...parts]));
  const settled = new Set<number>();
  const settle = (category: number, value: number) => {
    table[base + category] = Math.max(0, Math.min(value, upper[base + category] as number));
    settled.add(category);
  };
  for (let category = 0; category < categories; category++) {
    if (!isPart.has(category)) settle(category, Math.round(exact[base + category] as number));
  }
  const waiting = [...relations];
  for (let turn = 0; waiting.length > 0 && turn < relations.length * 2; turn++) {
    const relation = waiting.shift() as (typeof relations)[number];
    const { whole, parts } = relation;
    if (typeof whole === 'number' && !settled.has(whole)) {
      waiting.push(relation);
      continue;
    }
    const sum = typeof whole === 'number' ? (table[base + whole] as number) : (whole[unit] as number);
    const left = parts.filter((part) => !settled.has(part));
    let rest = parts.reduce(
      (less, part) => less - (settled.has(part) ? (table[base + part] as number) : 0),
      sum,
    );
    const floors = left.map((part) => Math.floor((exact[base + part] as number) + 1e-6));
    rest -= floors.reduce((total, floor) => total + floor, 0);
    const byRemainder = left
      .map((part, i) => ({
        part,
        floor: floors[i] as number,
        remainder: (exact[base + part] as number) - (floors[i] as number),
      }))
      .sort((a, b) => b.remainder - a.remainder || a.part - b.part);
    for (const { part, floor } of byRemainder) {
      const more = rest > 0 ? 1 : 0;
      rest -= more;
      settle(part, floor + more);
    }
  }
}

function randomCorner(bounds: LinearBounds, columns: number, random: Random): Float64Array | undefined {
  const chosen = Int32Array.from({ length: columns }, (_, c) => c);
  const weights = Float64Array.from(chosen, () => random.below(5) - 2);
  return bounds.point(chosen, weights);
}

/** The middle of a few random corners; undefined when the program has none. */
function middle(bounds: LinearBounds, columns: number, random: Random): Float64Array | undefined {
  const sum = new Float64Array(columns);
  for (let n = 0; n < MIDDLE_OF; n++) {
    const corner = randomCorner(bounds, columns, random);
    if (corner === undefined) return undefined;
    for (let c = 0; c < columns; c++) sum[c] = (sum[c] as number) + (corner[c] as number) / MIDDLE_OF;
  }
  return sum;
}

/** The relations hold in every unit: what moves keep but cannot bring about. */
function unitsFit(system: System, table: Int32Array): boolean {
  return tableFits({ ...system.spec, forms: [] }, [], table);
}

/** Wanders from a table without leaving the publication, so that it is a typical one and not a corner. */
function stir(system: System, state: TableState, random: Random): void {
  for (let tried = 0; tried < STIRS; tried++) {
    if (!drawMove(system, state, random) || !state.apply()) continue;
    if (!state.touchedInside(system.lo, system.hi)) state.rollBack();
  }
}

/** A point of the program laid into a full table; what has no column is 0. */
function inFull(system: System, { variables }: LocalProblem, point: Float64Array): Float64Array {
  const full = new Float64Array(system.variables);
  variables.forEach((variable, column) => {
    full[variable] = point[column] as number;
  });
  return full;
}

function fromPoint(system: System, exact: Float64Array, random: Random): TableState | undefined {
  const table = new Int32Array(system.variables);
  for (let unit = 0; unit < system.spec.units; unit++) roundUnit(system, exact, table, unit);
  if (!unitsFit(system, table)) return undefined;
  const state = new TableState(system, table);
  return repairState(system, state, MENDING_STEPS, random) ? state : undefined;
}

function byWholeNumbers(
  system: System,
  whole: LocalProblem,
  solver: Awaited<ReturnType<typeof loadSolver>>,
): StartTable {
  const bounds = openLinearBounds(solver, whole.problem, true);
  try {
    const { table: point, proven } = bounds.integerPoint(MOST_NODES);
    const table = point && whole.spread(point, new Int32Array(system.variables));
    if (table && tableFits(system.spec, system.level, table)) return { kind: 'found', table };
    return { kind: proven ? 'contradiction' : 'not-found' };
  } finally {
    bounds.dispose();
  }
}

/** Finds a table in which every form lies in its first level's interval. Same publication and seed, same table. */
export async function findTable(
  publication: Publication,
  seed: readonly [number, number, number, number],
): Promise<StartTable> {
  const truth = new Int32Array(publication.units * publication.categories);
  const system = compileSystem({ ...publication, truth, targets: [] });
  const random = makeRandom(seed);
  const solver = await loadSolver();
  const whole = localProblem(system, allUnits(system));
  const { problem } = whole;
  const bounds = openLinearBounds(solver, problem);
  try {
    for (let attempt = 0; attempt <= CORNERS; attempt++) {
      const drawn = attempt === 0 ? middle : randomCorner;
      const point = drawn(bounds, problem.columns, random);
      if (point === undefined) {
        if (bounds.contradicts()) return { kind: 'contradiction' };
        continue;
      }
      const state = fromPoint(system, inFull(system, whole, point), random);
      if (state === undefined) continue;
      stir(system, state, random);
      return { kind: 'found', table: state.table };
    }
  } finally {
    bounds.dispose();
  }
  return byWholeNumbers(system, whole, solver);
}

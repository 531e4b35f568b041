/**
 * Random two-way tables with all their margins, as a report shows them, and the attacker who lists what every count can be.
 * Belongs here: drawing tables, the ways of showing them, listing. Does not belong: linear programs, search.
 * Each inner cell is a unit of one category; rows, columns and the whole are forms over them.
 */
import { makeRandom, seedFromText } from '../random.ts';
import type { FormSpec, Interval, SystemSpec } from '../system.ts';

/** How a table is shown: the default; the nearest 5 alone; or "under 5" for 1–4 beside exact zeros and totals. */
export type Showing = 'rounded' | 'nearest 5' | 'naive';

/** Nothing is known of how large a cell can be. */
const LARGEST = 40;

const nearest = (count: number, base: number, floor: number): Interval => {
  const middle = Math.floor(count / base + 0.5) * base;
  const half = base === 5 ? ([2, 2] as const) : ([5, 4] as const);
  return { lo: Math.max(floor, middle - half[0]), hi: middle + half[1] };
};

function levelsFor(count: number, isMargin: boolean, most: number, showing: Showing): readonly Interval[] {
  const hidden = { lo: 0, hi: most };
  if (showing === 'nearest 5') return [nearest(count, 5, 0), hidden];
  const small = count > 0 && count < 5;
  if (showing === 'naive') return [small && !isMargin ? { lo: 1, hi: 4 } : { lo: count, hi: count }, hidden];
  if (count < 5) return [{ lo: 0, hi: 4 }, hidden];
  return [nearest(count, 5, 5), nearest(count, 10, 5), hidden];
}

/** A table of values 0 to 12; every small count (1 to 4), margins too, must keep three possible values. */
export function marginTable(seed: string, rows: number, columns: number, showing: Showing): SystemSpec {
  const random = makeRandom(seedFromText(seed));
  const cells = Array.from({ length: rows * columns }, (_, cell) => cell);
  const truth = Int32Array.from(cells, () => random.below(13));
  const lines = [
    ...cells.map((cell) => [cell]),
    ...Array.from({ length: rows }, (_, r) => cells.filter((cell) => Math.floor(cell / columns) === r)),
    ...Array.from({ length: columns }, (_, c) => cells.filter((cell) => cell % columns === c)),
    cells,
  ];
  const counts = lines.map((line) => line.reduce((sum, cell) => sum + (truth[cell] ?? 0), 0));
  const forms = lines.map((variables, f): FormSpec => {
    const levels = levelsFor(counts[f] ?? 0, variables.length > 1, variables.length * LARGEST, showing);
    return {
      variables,
      weights: undefined,
      levels,
      costs: levels.slice(1).map((_, i) => variables.length * (i + 1)),
    };
  });
  const targets = counts.flatMap((count, form) =>
    count > 0 && count < 5 ? [{ form, need: 2, stride: 1 }] : [],
  );
  return {
    units: cells.length,
    categories: 1,
    relations: [],
    upper: new Int32Array(cells.length).fill(LARGEST),
    truth,
    forms,
    targets,
    nodes: lines.slice(cells.length).map((line) => Int32Array.from(line)),
  };
}

/**
 * Every value of a form over all tables that fit: the cells are filled one by one, and what no filling can mend is cut.
 * In: forms whose weights are all 1. Out: ascending.
 */
export function valuesOf(spec: SystemSpec, levels: ArrayLike<number>, form: number): readonly number[] {
  const { lo, hi } = spec.forms[form]?.levels[levels[form] ?? 0] ?? { lo: 0, hi: -1 };
  const most = (spec.forms[form]?.variables.length ?? 0) * LARGEST;
  const possible: number[] = [];
  for (let value = lo; value <= Math.min(hi, most); value++)
    if (canBe(spec, levels, form, value)) possible.push(value);
  return possible;
}

function canBe(spec: SystemSpec, levels: ArrayLike<number>, asked: number, value: number): boolean {
  const low = spec.forms.map((form, f) => (f === asked ? value : (form.levels[levels[f] ?? 0]?.lo ?? 0)));
  const high = spec.forms.map((form, f) => (f === asked ? value : (form.levels[levels[f] ?? 0]?.hi ?? 0)));
  const inner = spec.units;
  const formsOf = Array.from({ length: inner }, (_, cell) =>
    spec.forms.flatMap((form, f) => (Array.from(form.variables).includes(cell) ? [f] : [])),
  );
  // What the cells still empty can add to each form, at least and at most.
  const least = spec.forms.map((form) =>
    Array.from(form.variables).reduce((sum, cell) => sum + (low[cell] ?? 0), 0),
  );
  const most = spec.forms.map((form) =>
    Array.from(form.variables).reduce((sum, cell) => sum + (high[cell] ?? 0), 0),
  );
  const filled = spec.forms.map(() => 0);
  const fits = (f: number) =>
    (filled[f] ?? 0) + (least[f] ?? 0) <= (high[f] ?? 0) &&
    (filled[f] ?? 0) + (most[f] ?? 0) >= (low[f] ?? 0);
  const shift = (list: number[], f: number, by: number) => {
    list[f] = (list[f] ?? 0) + by;
  };
  const fill = (cell: number): boolean => {
    if (cell === inner) return true;
    const touched = formsOf[cell] ?? [];
    const [from, to] = [low[cell] ?? 0, high[cell] ?? 0];
    for (const f of touched) {
      shift(least, f, -from);
      shift(most, f, -to);
    }
    let found = false;
    for (let count = from; count <= to && !found; count++) {
      for (const f of touched) shift(filled, f, count);
      found = touched.every(fits) && fill(cell + 1);
      for (const f of touched) shift(filled, f, -count);
    }
    for (const f of touched) {
      shift(least, f, from);
      shift(most, f, to);
    }
    return found;
  };
  return spec.forms.every((_, f) => fits(f)) && fill(0);
}

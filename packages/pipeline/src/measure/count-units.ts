/**
 * The pass over persons (or pupils): one statement codes each row once, two read it: persons by group, households by group.
 * Belongs here: SQL of counted persons and the reading of its answer. Does not belong: where the rows come from (populations.ts).
 * A row carries its conditions as bits and its group of each dimension as a slot. A household's bits are the union of its
 * members', so distinct households need no distinct counting: a household lies in one atom on one date.
 * Start with countPersons.
 */
import type { Engine, SqlValue } from '../engine/types.ts';
import { addBits, type Cube, cubeCell, emptyCounts } from './cube.ts';
import type { CountPlan, Dimension } from './plan.ts';
import { Bindings, type Fields, predicate } from './statement.ts';

/** Where the rows of a population come from: a FROM clause and the expressions for its keys and fields. */
export interface Source {
  readonly from: (bindings: Bindings) => string;
  readonly year: string;
  readonly atom: string;
  readonly household: string;
  readonly fields: Fields;
}

const CODED = 'measure_coded';

/** Bits of a BIGINT that are used: the sign and one more are left alone. */
const WORD_BITS = 62;

/** Conditions of a row as bits: bit i is set when condition i holds. */
export function conditionBits(plan: CountPlan, fields: Fields, bindings: Bindings): string {
  const bits = plan.conditions.map(
    (condition, i) => `CASE WHEN ${predicate(condition, fields, bindings)} THEN ${2 ** i} ELSE 0 END`,
  );
  return `CAST(${bits.join(' + ')} AS BIGINT)`;
}

/** Slot of a row's group in one dimension; NULL when it is in none. */
export function slotOf(plan: CountPlan, dimension: Dimension, fields: Fields, bindings: Bindings): string {
  const cases = dimension.groups.flatMap(({ id, when }) =>
    when === undefined ? [] : [`WHEN ${predicate(when, fields, bindings)} THEN ${plan.slots.indexOf(id)}`],
  );
  return `CAST(CASE ${cases.join(' ')} END AS BIGINT)`;
}

/** How slot × condition pairs lie in words: `perWord` conditions to a word, one run of them for each slot. */
interface Layout {
  readonly perWord: number;
  readonly words: number;
}

function layoutOf(plan: CountPlan): Layout {
  const perWord = Math.floor(WORD_BITS / plan.slots.length);
  if (perWord === 0) throw new Error('More groups than a word has bits.');
  return { perWord, words: Math.ceil(plan.conditions.length / perWord) };
}

/** One word of a row: its conditions, set in the run of the total and in the run of each of its groups. */
function wordSql(plan: CountPlan, { perWord }: Layout, word: number): string {
  const chunk = `((conditions >> ${word * perWord}) & ${2 ** perWord - 1})`;
  const runs = plan.dimensions.map((_, i) => `coalesce(${chunk} << (g${i} * ${perWord}), 0)`);
  return `bit_or(${[chunk, ...runs].join(' + ')}) AS w${word}`;
}

async function codeRows(plan: CountPlan, source: Source, engine: Engine): Promise<void> {
  const bindings = new Bindings();
  const columns = [
    `${source.year} AS year`,
    `${source.atom} AS atom`,
    `${source.household} AS household`,
    `${conditionBits(plan, source.fields, bindings)} AS conditions`,
    ...plan.dimensions.map((dimension, i) => `${slotOf(plan, dimension, source.fields, bindings)} AS g${i}`),
  ];
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${CODED} AS SELECT ${columns.join(', ')} FROM ${source.from(bindings)}`,
    bindings.values,
  );
}

type Columns = Readonly<Record<string, readonly SqlValue[]>>;

/** A column of whole numbers. */
export function numbers(columns: Columns, name: string): readonly SqlValue[] {
  const column = columns[name];
  if (column === undefined) throw new Error(`The pass gave no column ${name}.`);
  return column;
}

async function readPersons(plan: CountPlan, years: readonly number[], counts: Float64Array, engine: Engine) {
  const groups = plan.dimensions.map((_, i) => `g${i}`);
  const keys = ['year', 'atom', 'conditions', ...groups].join(', ');
  const found = await engine.columns(`SELECT ${keys}, count(*) AS persons FROM ${CODED} GROUP BY ${keys}`);
  const [year, atom, bits, persons] = ['year', 'atom', 'conditions', 'persons'].map((name) =>
    numbers(found, name),
  );
  const slots = groups.map((name) => numbers(found, name));
  const yearIndex = new Map(years.map((value, i) => [value, i]));
  for (let row = 0; row < (year?.length ?? 0); row++) {
    const count = Number(persons?.[row]);
    const cellOf = (slot: number) =>
      cubeCell(plan, years.length, Number(atom?.[row]), yearIndex.get(Number(year?.[row])) ?? 0, slot);
    addBits(counts, cellOf(0), Number(bits?.[row]), count);
    for (const column of slots) {
      const slot = column[row];
      if (slot !== null && slot !== undefined)
        addBits(counts, cellOf(Number(slot)), Number(bits?.[row]), count);
    }
  }
}

interface Bit {
  readonly slot: number;
  readonly condition: number;
  readonly sql: string;
}

function neededBits(plan: CountPlan, { perWord }: Layout): readonly Bit[] {
  return [...plan.needed].map((pair, i) => {
    const [slot = 0, condition = 0] = pair.split(':').map(Number);
    const word = Math.floor(condition / perWord);
    const at = slot * perWord + (condition % perWord);
    return { slot, condition, sql: `CAST(sum((w${word} >> ${at}) & 1) AS INTEGER) AS b${i}` };
  });
}

async function readHouseholds(plan: CountPlan, years: readonly number[], into: Float64Array, engine: Engine) {
  const layout = layoutOf(plan);
  const words = Array.from({ length: layout.words }, (_, word) => wordSql(plan, layout, word));
  const bits = neededBits(plan, layout);
  const found = await engine.columns(
    `SELECT year, atom, ${bits.map(({ sql }) => sql).join(', ')}
     FROM (SELECT year, atom, household, ${words.join(', ')} FROM ${CODED} GROUP BY year, atom, household)
     GROUP BY year, atom`,
  );
  const year = numbers(found, 'year');
  const atom = numbers(found, 'atom');
  const yearIndex = new Map(years.map((value, i) => [value, i]));
  bits.forEach(({ slot, condition }, i) => {
    const households = numbers(found, `b${i}`);
    for (let row = 0; row < households.length; row++) {
      const cell = cubeCell(
        plan,
        years.length,
        Number(atom[row]),
        yearIndex.get(Number(year[row])) ?? 0,
        slot,
      );
      into[cell + condition] = Number(households[row]);
    }
  });
}

/**
 * Counts persons and their distinct households for every condition of the plan.
 * In: rows of `source` in `years` (it must hold no others), atoms 0 … atoms − 1. Out: a dense cube.
 */
export async function countPersons(
  plan: CountPlan,
  source: Source,
  size: {
    readonly atoms: number;
    readonly years: readonly number[];
    readonly delivered: ReadonlySet<number>;
  },
  engine: Engine,
): Promise<Cube> {
  const { atoms, years, delivered } = size;
  const counts = emptyCounts(plan, atoms, years.length);
  const households = emptyCounts(plan, atoms, years.length);
  await codeRows(plan, source, engine);
  await readPersons(plan, years, counts, engine);
  await readHouseholds(plan, years, households, engine);
  await engine.run(`DROP TABLE ${CODED}`);
  return { plan, years, delivered, counts, households };
}

/**
 * Counts units that are their own contributors: dwellings, households.
 * In: as countPersons, without dimensions. Out: a cube whose `households` are the units themselves.
 */
export async function countUnits(
  plan: CountPlan,
  source: Omit<Source, 'household'>,
  size: {
    readonly atoms: number;
    readonly years: readonly number[];
    readonly delivered: ReadonlySet<number>;
  },
  engine: Engine,
): Promise<Cube> {
  const { atoms, years, delivered } = size;
  const counts = emptyCounts(plan, atoms, years.length);
  const bindings = new Bindings();
  const bits = conditionBits(plan, source.fields, bindings);
  const found = await engine.columns(
    `SELECT year, atom, conditions, count(*) AS units
     FROM (SELECT ${source.year} AS year, ${source.atom} AS atom, ${bits} AS conditions FROM ${source.from(bindings)})
     GROUP BY year, atom, conditions`,
    bindings.values,
  );
  const [year, atom, conditions, units] = ['year', 'atom', 'conditions', 'units'].map((name) =>
    numbers(found, name),
  );
  const yearIndex = new Map(years.map((value, i) => [value, i]));
  for (let row = 0; row < (units?.length ?? 0); row++) {
    const index = yearIndex.get(Number(year?.[row])) ?? 0;
    const cell = cubeCell(plan, years.length, Number(atom?.[row]), index, 0);
    addBits(counts, cell, Number(conditions?.[row]), Number(units?.[row]));
  }
  return { plan, years, delivered, counts, households: counts };
}

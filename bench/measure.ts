/**
 * The measure stage on Fjordby against the same indicators written by hand over Parquet, in the same engine and one run.
 * Both give the same cells, breakdowns and distinct households; every figure is compared before a time is told.
 */

import { measureIndicators } from '../packages/pipeline/src/measure/measure.ts';
import type { AtomTable, FlowTable, MeasuredTable } from '../packages/pipeline/src/measure/types.ts';
import { quietContext } from '../packages/pipeline/src/support/context.ts';
import type { Benchmark } from './contract.ts';
import { type FjordbyInEngine, loadFjordby } from './support/fjordby.ts';
import { type ByHand, expertColumn, measureByHand } from './support/measure-by-hand.ts';
import { median } from './support/median.ts';

const PAIRS = 5;

type Columns = ByHand['persons'];

/** Indicator → attribute of the hand-written query: above the line, and below it. */
const PERSONS: Readonly<Record<string, readonly [above: string, below: string | undefined]>> = {
  indbyggere: ['all', undefined],
  'andel-0-17': ['u18', 'all'],
  'andel-18-64': ['mid', 'all'],
  'andel-65-plus': ['o65', 'all'],
  'ikkevestlige-lande': ['nonwestern', 'all'],
  'udenlandsk-statsborgerskab': ['foreign', 'all'],
};
const UNITS: Readonly<
  Record<string, readonly [from: 'households' | 'dwellings', above: string, below: string | undefined]>
> = {
  husstande: ['households', 'households', undefined],
  enpersonshusstande: ['households', 'alone', 'households'],
  'husstande-med-boern': ['households', 'children', 'households'],
  'almene-boliger': ['dwellings', 'social', 'dwellings'],
  ejerboliger: ['dwellings', 'owned', 'dwellings'],
};

function rowIndex(columns: Columns): ReadonlyMap<string, number> {
  const { year = [], atom = [] } = columns;
  return new Map(year.map((value, row) => [`${value} ${atom[row]}`, row]));
}

function compareTable(
  table: AtomTable,
  group: string,
  columns: Columns,
  pairs: readonly (readonly [Float64Array | undefined, string])[],
): number {
  const rows = rowIndex(columns);
  const groups = table.groups.length;
  let compared = 0;
  for (let cell = table.groups.indexOf(group); cell < table.numerator.length; cell += groups) {
    const period = table.periods[Math.floor(cell / groups) % table.periods.length];
    const atom = Math.floor(cell / groups / table.periods.length);
    const row = rows.get(`${period} ${atom}`);
    for (const [values, name] of pairs) {
      if (values === undefined) continue;
      const byHand = row === undefined ? 0 : Number(columns[name]?.[row]);
      if (values[cell] !== byHand)
        throw new Error(`${table.indicator} ${group} ${name}: ${values[cell]} is not ${byHand}.`);
      compared += 1;
    }
  }
  return compared;
}

function compareAtoms(table: AtomTable, hand: ByHand): number {
  const persons = PERSONS[table.indicator];
  const units = UNITS[table.indicator];
  if (units !== undefined) {
    const [from, above, below] = units;
    return compareTable(table, 'total', hand[from], [
      [table.numerator, above],
      [table.denominator, below ?? above],
    ]);
  }
  if (persons === undefined) return comparePupils(table, hand.pupils);
  const [above, below = above] = persons;
  return table.groups.reduce(
    (sum, group) =>
      sum +
      compareTable(table, group, hand.persons, [
        [table.numerator, expertColumn('n', above, group)],
        [table.denominator, expertColumn('n', below, group)],
        [table.householdsN, expertColumn('h', below, group)],
        [table.householdsY, expertColumn('h', above, group)],
      ]),
    0,
  );
}

function comparePupils(table: AtomTable, pupils: Columns): number {
  return table.groups.reduce((sum, group) => {
    const sex = group === 'total' ? null : group.slice('sex:'.length);
    const rows = (pupils['sex'] ?? []).flatMap((value, row) => (value === sex ? [row] : []));
    const ofGroup = Object.fromEntries(
      Object.entries(pupils).map(([name, values]) => [name, rows.map((row) => values[row] ?? null)]),
    );
    return (
      sum +
      compareTable(table, group, ofGroup, [
        [table.numerator, 'n_special'],
        [table.denominator, 'n_all'],
        [table.householdsN, 'h_all'],
        [table.householdsY, 'h_special'],
      ])
    );
  }, 0);
}

/** Sums of a flow by group: persons and households, over all pairs and years. */
function sumsOf(table: FlowTable): ReadonlyMap<string, readonly [number, number]> {
  const sums = new Map<string, readonly [number, number]>();
  table.persons.forEach((persons, i) => {
    const key = `${table.periods[table.period[i] ?? 0]} ${table.groups[table.group[i] ?? 0]} ${table.from[i]} ${table.to[i]}`;
    sums.set(key, [persons, table.households[i] ?? 0]);
  });
  return sums;
}

function compareMoves(table: FlowTable, moves: Columns): number {
  const ours = sumsOf(table);
  const { year = [], sex = [], band = [], level = [] } = moves;
  let compared = 0;
  year.forEach((value, row) => {
    const [group, households] =
      level[row] === 3
        ? ['total', 'households']
        : level[row] === 1
          ? [`sex:${sex[row]}`, 'households_sex']
          : [`age:${band[row]}`, 'households_band'];
    if (!table.groups.includes(group) || group.endsWith(':null')) return;
    const key = `${Number(value) + 1} ${group} ${moves['origin_atom']?.[row]} ${moves['target_atom']?.[row]}`;
    const byHand = [Number(moves['persons']?.[row]), Number(moves[households]?.[row])];
    if (String(ours.get(key)) !== String(byHand))
      throw new Error(`${table.indicator} ${group}: ${ours.get(key)} is not ${byHand}.`);
    compared += 1;
  });
  if (compared !== ours.size) throw new Error(`${table.indicator}: ${ours.size} pairs, ${compared} by hand.`);
  return compared;
}

function compareAll(tables: readonly MeasuredTable[], hand: ByHand): number {
  return tables.reduce((sum, table) => {
    if (table.kind === 'atoms') return sum + compareAtoms(table, hand);
    return sum + (table.kind === 'flow' ? compareMoves(table, hand.moves) : table.cells.size);
  }, 0);
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}

async function race({ site, catalogue, assignment, engine, parquet }: FjordbyInEngine) {
  const ours = () => measureIndicators({ catalogue, site, assignment, engine, context: quietContext() });
  const files = { folder: parquet };
  const byHand = (way: 'fused' | 'expert') => () => measureByHand(engine, files, way);
  const loaded = () => measureByHand(engine, 'loaded', 'expert');
  const compared = compareAll((await ours()).tables, await byHand('expert')());
  const times = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const expert = await timed(byHand('expert'));
    const own = await timed(ours);
    const fused = await timed(byHand('fused'));
    const inMemory = await timed(loaded);
    times.push({ own: own.ms, expert: expert.ms, fused: fused.ms, inMemory: inMemory.ms });
  }
  return { compared, times };
}

export const run: Benchmark = async () => {
  const fjordby = await loadFjordby();
  if (fjordby === undefined) return { skipped: 'Fjordby is not made yet: run npm start once' };
  try {
    const { compared, times } = await race(fjordby);
    const own = median(times.map((time) => time.own));
    const how = `median of ${PAIRS} alternating runs, 2 threads, ${compared} figures compared`;
    return [
      {
        what: 'measure: Fjordby against one fused query per population by hand over Parquet, households grouped first',
        value: median(times.map((time) => time.own / time.expert)),
        unit: '×',
        target: 1.3,
        how,
      },
      {
        what: 'measure: the same, with distinct households counted in grouping sets',
        value: median(times.map((time) => time.own / time.fused)),
        unit: '×',
        target: 1.3,
        how,
      },
      {
        what: 'measure: households grouped first, over tables already in memory like ours',
        value: median(times.map((time) => time.own / time.inMemory)),
        unit: '×',
        target: undefined,
        how,
      },
      { what: 'measure: Fjordby', value: own, unit: 'ms', target: undefined, how },
    ];
  } finally {
    await fjordby.close();
  }
};

/**
 * Berlin's population register by half-year, read as if it were our own: counts of residents by planning area, age, sex and nationality.
 * Belongs here: reading the file into tables over atoms, and the areas as nodes. Does not belong: what is expected (berlin.test.ts).
 * Areas until 2020 and from 2021 have other borders: two towns that are never joined.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { AreaNode } from '../../packages/pipeline/src/assign/types.ts';
import type {
  Condition,
  GroupDefinition,
  IndicatorDefinition,
} from '../../packages/pipeline/src/catalogue/types.ts';
import type { AtomTable } from '../../packages/pipeline/src/measure/types.ts';
import { atomTable, both, indicator, node } from '../support/municipality.ts';
import type { Knowledge } from './reader.ts';
import type { Town } from './town.ts';

/** Beside the project, as for the other tests that use public figures. */
export const berlinFile = fileURLToPath(
  new URL('../../../shared/data/berlin-population/population_plr_2015_2024.csv.gz', import.meta.url),
);
export const hasBerlin = existsSync(berlinFile);

type Row = Readonly<Record<string, string>>;

function readRows(): readonly Row[] {
  const [header = '', ...lines] = gunzipSync(readFileSync(berlinFile)).toString('utf8').trimEnd().split('\n');
  const names = header.trim().split(',');
  return lines.map((line) => {
    const values = line.trim().split(',');
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
  });
}

const count = (row: Row | undefined, column: string) => Number(row?.[column] ?? 0);

/** A group of the breakdowns: whom it holds, and how many of them a row of the file counts. */
interface Column {
  readonly group: GroupDefinition;
  readonly of: (row: Row | undefined) => number;
}

const columnOf = (id: string, when: Condition, of: Column['of']): Column => ({
  group: { id, dimension: id.split(':')[0] ?? '', label: both(id), when },
  of,
});

const AGES = [
  ['0_5', 0, 5],
  ['6_14', 6, 14],
  ['15_17', 15, 17],
  ['18_26', 18, 26],
  ['27_44', 27, 44],
  ['45_54', 45, 54],
  ['55_64', 55, 64],
  ['65_plus', 65, undefined],
] as const;

const sexIs = (code: string): Condition => [{ field: 'sex', test: { kind: 'in', values: [code] } }];
const citizenIs = (value: boolean): Condition => [{ field: 'danishCitizen', test: { kind: 'is', value } }];

const originIn = (values: readonly string[]): Condition => [
  { field: 'origin', test: { kind: 'in', values } },
];
const FROM_ELSEWHERE = [
  'vestlig-indvandrer',
  'vestlig-efterkommer',
  'ikkevestlig-indvandrer',
  'ikkevestlig-efterkommer',
];

const COLUMNS: readonly Column[] = [
  columnOf('sex:m', sexIs('m'), (row) => count(row, 'inhabitants') - count(row, 'female')),
  columnOf('sex:k', sexIs('k'), (row) => count(row, 'female')),
  ...AGES.map(([name, from, to]) =>
    columnOf(`age:${name}`, [{ field: 'ageYears', test: { kind: 'range', from, to } }], (row) =>
      count(row, `age_${name}`),
    ),
  ),
  columnOf('origin:uden', originIn(['dansk']), (row) => count(row, 'germans_without_mb')),
  columnOf('origin:med', originIn(FROM_ELSEWHERE), (row) => count(row, 'with_migration_background')),
  columnOf('nationality:german', citizenIs(true), (row) => count(row, 'germans')),
  columnOf('nationality:foreign', citizenIs(false), (row) => count(row, 'foreigners')),
];

const total = (row: Row | undefined) => count(row, 'inhabitants');

const foreigners: IndicatorDefinition = indicator('udlaendinge', {
  measure: { population: 'state', numerator: citizenIs(false), denominator: [] },
});
/** Everybody counts, and no group is taken to be public: sex and age are as secret as nationality. */
const residents: IndicatorDefinition = indicator('indbyggere', {
  unit: 'count',
  measure: { population: 'state', numerator: [], denominator: undefined },
});

/** Groups that the file can tell of foreigners: none. It counts sex and age of everyone together. */
function tablesOf(rows: ReadonlyMap<string, Row>, areas: readonly string[], periods: readonly string[]) {
  const cells = areas.flatMap((area) => periods.map((period) => rows.get(`${area} ${period}`)));
  const frame = (table: AtomTable): AtomTable => ({
    ...table,
    // The file knows no households: their rules cannot be tried here.
    householdsN: undefined,
    householdsY: undefined,
  });
  const all = cells.flatMap((row) => [total(row), ...COLUMNS.map(({ of }) => of(row))]);
  return [
    frame(
      atomTable('indbyggere', { numerator: all }, periods, [
        'total',
        ...COLUMNS.map(({ group }) => group.id),
      ]),
    ),
    frame(
      atomTable(
        'udlaendinge',
        { numerator: cells.map((row) => count(row, 'foreigners')), denominator: cells.map(total) },
        periods,
      ),
    ),
  ];
}

/** Areas, the two levels between, and the districts: the first characters of a code are the code above. */
function nodesOf(areas: readonly string[]): readonly AreaNode[] {
  const all = areas.map((_, atom) => atom);
  const above = (set: string, length: number) => {
    const byCode = Map.groupBy(all, (atom) => areas[atom]?.slice(0, length) ?? '');
    return [...byCode].map(([code, atoms]) => node(set, code, atoms));
  };
  return [
    node('kommune', 'alt', all),
    ...above('planungsraeume', 8),
    ...above('bezirksregionen', 6),
    ...above('prognoseraeume', 4),
    ...above('bezirke', 2),
  ];
}

export interface BerlinTown extends Town {
  readonly periods: readonly string[];
}

/** Two towns: the areas until 2020 over 12 half-years, and those from 2021 over 8. */
export function readBerlin(): readonly BerlinTown[] {
  const rows = readRows();
  const isOld = (row: Row) => (row['period'] ?? '') < '2021';
  return [rows.filter(isOld), rows.filter((row) => !isOld(row))].map((own) => {
    const periods = [...new Set(own.map((row) => row['period'] ?? ''))].sort();
    const areas = [...new Set(own.map((row) => row['plr_id'] ?? ''))].sort();
    const byKey = new Map(own.map((row) => [`${row['plr_id']} ${row['period']}`, row]));
    return {
      periods,
      definitions: [residents, foreigners],
      tables: tablesOf(byKey, areas, periods),
      nodes: nodesOf(areas),
      groups: COLUMNS.map(({ group }) => group),
      findings: [],
      atoms: areas.length,
    };
  });
}

const isAtoms = (table: Town['tables'][number]): table is AtomTable => table.kind === 'atoms';

/** What anyone knows: which areas lie in which, that groups add up, and the city's own counts. Sex and age are taken as secret. */
export function berlinKnowledge(town: BerlinTown, period: string): Knowledge {
  const [table] = town.tables.filter(isAtoms);
  const name = (group: string) => (group === 'nationality:foreign' ? 'foreigners' : `residents ${group}`);
  const at = town.periods.indexOf(period);
  const cityTotal = (group: number) => {
    const { length } = table?.groups ?? [];
    let sum = 0;
    for (let atom = 0; atom < town.atoms; atom++) {
      sum += table?.numerator[(atom * town.periods.length + at) * length + group] ?? 0;
    }
    return sum;
  };
  const groups = table?.groups ?? [];
  const dimensions = [...Map.groupBy(groups.slice(1), (group) => group.split(':')[0]).values()];
  return {
    places: new Map(town.nodes.map(({ areaSet, area, atoms }) => [`${areaSet}/${area}`, atoms])),
    pieces: town.atoms,
    counted: new Map([
      ['indbyggere', { numerator: name, denominator: () => undefined, scale: 1, isShare: false }],
      [
        'udlaendinge',
        { numerator: () => 'foreigners', denominator: () => name('total'), scale: 1, isShare: true },
      ],
    ]),
    sums: dimensions.map((parts) => ({ whole: name('total'), parts: parts.map(name) })),
    within: [],
    exact: new Map(),
    outside: new Map(groups.map((group, g) => [name(group), cityTotal(g)])),
    isSecret: () => true,
    facts: [],
  };
}

/**
 * The indicators of the catalogue written by hand, one query per population, as someone who knows the engine would write them.
 * Belongs here: SQL and nothing of the pipeline's. Reads Parquet; gives the same cells, breakdowns and households.
 * Two ways for persons: `fused` counts distinct households in grouping sets; `expert` first groups each household, which is faster.
 */
import { join } from 'node:path';
import { type Engine, literal } from '../../packages/pipeline/src/engine/types.ts';

const AGE = `((year(p.date) * 10000 + month(p.date) * 100 + day(p.date))
  - (year(p.birth_date) * 10000 + month(p.birth_date) * 100 + day(p.birth_date))) // 10000`;
const BAND = `CASE WHEN age <= 5 THEN '0-5' WHEN age <= 17 THEN '6-17' WHEN age <= 29 THEN '18-29'
  WHEN age <= 49 THEN '30-49' WHEN age <= 64 THEN '50-64' ELSE '65+' END`;
const NON_WESTERN = `origin IN ('ikkevestlig-indvandrer', 'ikkevestlig-efterkommer')`;
const ORIGIN = `CASE WHEN origin = 'dansk' THEN 'dansk' WHEN ${NON_WESTERN} THEN 'ikkevestlig' ELSE 'vestlig' END`;

/** Attribute → predicate and the dimensions it is broken down by. */
const ATTRIBUTES = [
  { name: 'all', where: 'TRUE', dimensions: ['sex', 'age', 'origin'] },
  { name: 'u18', where: 'age <= 17', dimensions: ['sex', 'origin'] },
  { name: 'mid', where: 'age BETWEEN 18 AND 64', dimensions: ['sex', 'origin'] },
  { name: 'o65', where: 'age >= 65', dimensions: ['sex', 'origin'] },
  { name: 'nonwestern', where: NON_WESTERN, dimensions: ['sex', 'age'] },
  { name: 'foreign', where: 'NOT danish_citizen', dimensions: ['sex', 'age'] },
] as const;

const GROUPS = [
  ...['m', 'k'].map((value) => ({ dimension: 'sex', value, where: `sex = '${value}'` })),
  ...['0-5', '6-17', '18-29', '30-49', '50-64', '65+'].map((value) => ({
    dimension: 'age',
    value,
    where: `band = '${value}'`,
  })),
  ...['dansk', 'vestlig', 'ikkevestlig'].map((value) => ({
    dimension: 'origin',
    value,
    where: `origin3 = '${value}'`,
  })),
];

type Table = (name: string) => string;

const personsOf = (table: Table) => `SELECT year(p.date) AS year, l.atom, p.household, p.sex, p.age, p.origin,
    p.danish_citizen, ${BAND} AS band, ${ORIGIN} AS origin3
  FROM (SELECT *, ${AGE} AS age FROM ${table('person_state')} p) p
  JOIN ${table('place')} l ON l.address = p.address AND l.date = p.date WHERE l.atom >= 0`;

/** Grouping sets over the dimensions with distinct households: the query one writes first. */
function personsFused(table: Table): string {
  const counts = ATTRIBUTES.map(
    ({ name, where }) =>
      `count(*) FILTER (WHERE ${where}) AS n_${name}, count(DISTINCT household) FILTER (WHERE ${where}) AS h_${name}`,
  );
  return `SELECT year, atom, sex, band, origin3, ${counts.join(', ')} FROM (${personsOf(table)})
    GROUP BY GROUPING SETS ((year, atom), (year, atom, sex), (year, atom, band), (year, atom, origin3))`;
}

const expertCells = ATTRIBUTES.flatMap(({ name, where, dimensions }) => [
  { name: `${name}_total`, where },
  ...GROUPS.filter((group) => (dimensions as readonly string[]).includes(group.dimension)).map((group) => ({
    name: `${name}_${group.dimension}_${group.value.replace('-', '_').replace('+', '_plus')}`,
    where: `(${where}) AND ${group.where}`,
  })),
]);

/** Each household counted once into every cell, then persons and households of an atom together. */
function personsExpert(table: Table): string {
  const inner = expertCells.map(
    ({ name, where }) => `CAST(count(*) FILTER (WHERE ${where}) AS SMALLINT) AS c_${name}`,
  );
  const outer = expertCells.map(
    ({ name }) =>
      `CAST(sum(c_${name}) AS INTEGER) AS n_${name}, count(*) FILTER (WHERE c_${name} > 0) AS h_${name}`,
  );
  return `SELECT year, atom, ${outer.join(', ')} FROM (
      SELECT year, atom, household, ${inner.join(', ')} FROM (${personsOf(table)}) GROUP BY year, atom, household)
    GROUP BY year, atom`;
}

const householdsOf = (table: Table) => `SELECT year, atom, count(*) AS households,
    count(*) FILTER (WHERE persons = 1) AS alone, count(*) FILTER (WHERE persons > adults) AS children
  FROM (SELECT year, atom, household, count(*) AS persons, count(*) FILTER (WHERE age >= 18) AS adults
        FROM (${personsOf(table)}) GROUP BY year, atom, household)
  GROUP BY year, atom`;

const dwellingsOf = (table: Table) => `SELECT year(d.date) AS year, l.atom, count(*) AS dwellings,
    count(*) FILTER (WHERE d.tenure = 'almen') AS social, count(*) FILTER (WHERE d.tenure = 'ejer') AS owned
  FROM ${table('dwelling_state')} d JOIN ${table('place')} l ON l.address = d.address AND l.date = d.date
  WHERE d.status = 'in-use' AND l.atom >= 0 GROUP BY ALL`;

const pupilsOf = (table: Table) => `SELECT year(p.date) AS year, l.atom, p.sex,
    count(*) FILTER (WHERE s.code = 'specialklasse') AS n_special, count(*) AS n_all,
    count(DISTINCT p.household) FILTER (WHERE s.code = 'specialklasse') AS h_special,
    count(DISTINCT p.household) AS h_all
  FROM ${table('spell')} s
  JOIN ${table('person_state')} p ON p.person = s.person AND year(p.date) = year(s."from") + 1
  JOIN ${table('place')} l ON l.address = p.address AND l.date = p.date
  WHERE s.register = 'school' AND s.code IN ('almen', 'specialklasse') AND s.level BETWEEN 0 AND 10 AND l.atom >= 0
  GROUP BY GROUPING SETS ((year(p.date), l.atom), (year(p.date), l.atom, p.sex))`;

const movesOf = (table: Table) => `WITH mover AS (
    SELECT year(p.date) AS year, coalesce(s.household, t.household) AS household, coalesce(s.sex, t.sex) AS sex,
      ${AGE.replaceAll('p.birth_date', 'coalesce(s.birth_date, t.birth_date)')} AS age,
      CASE WHEN p.type = 'in' THEN -1 ELSE coalesce(f1.atom, f2.atom, -1) END AS origin_atom,
      CASE WHEN p.type = 'out' THEN -1 ELSE coalesce(g2.atom, g1.atom, -1) END AS target_atom
    FROM ${table('event')} p
    LEFT JOIN ${table('person_state')} s ON s.person = p.person AND s.date = make_date(year(p.date), 1, 1)
    LEFT JOIN ${table('person_state')} t ON t.person = p.person AND t.date = make_date(year(p.date) + 1, 1, 1)
    LEFT JOIN ${table('place')} f1 ON f1.address = p.from_address AND f1.date = make_date(year(p.date), 1, 1)
    LEFT JOIN ${table('place')} f2 ON f2.address = p.from_address AND f2.date = make_date(year(p.date) + 1, 1, 1)
    LEFT JOIN ${table('place')} g1 ON g1.address = p.to_address AND g1.date = make_date(year(p.date), 1, 1)
    LEFT JOIN ${table('place')} g2 ON g2.address = p.to_address AND g2.date = make_date(year(p.date) + 1, 1, 1)
    WHERE p.type IN ('in', 'out', 'within')),
  banded AS (SELECT *, CASE WHEN age IS NOT NULL THEN ${BAND} END AS band,
      row_number() OVER (PARTITION BY year, household ORDER BY origin_atom, target_atom) AS i,
      row_number() OVER (PARTITION BY year, household, sex ORDER BY origin_atom, target_atom) AS i_sex,
      row_number() OVER (PARTITION BY year, household, ${BAND} ORDER BY origin_atom, target_atom) AS i_band
    FROM mover WHERE origin_atom >= 0 OR target_atom >= 0)
  SELECT year, origin_atom, target_atom, sex, band, count(*) AS persons,
    count(*) FILTER (WHERE i = 1 AND household IS NOT NULL) AS households,
    count(*) FILTER (WHERE i_sex = 1 AND household IS NOT NULL) AS households_sex,
    count(*) FILTER (WHERE i_band = 1 AND household IS NOT NULL) AS households_band,
    grouping(sex, band) AS level
  FROM banded
  GROUP BY GROUPING SETS ((year, origin_atom, target_atom), (year, origin_atom, target_atom, sex), (year, origin_atom, target_atom, band))
  ORDER BY ALL`;

const deliveredOf = (table: Table) =>
  `SELECT indicator, area_set, area, period, grp, value, numerator, denominator, mark, lo, hi FROM ${table('delivered')} ORDER BY ALL`;

type Columns = Awaited<ReturnType<Engine['columns']>>;

/** Answers of all queries, as columns. */
export interface ByHand {
  readonly persons: Columns;
  readonly households: Columns;
  readonly dwellings: Columns;
  readonly pupils: Columns;
  readonly moves: Columns;
  readonly delivered: Columns;
}

/** Where the rows are: Parquet files of a folder, or tables already in the engine. */
export type Rows = { readonly folder: string } | 'loaded';

/** Runs every query over the rows. */
export async function measureByHand(engine: Engine, rows: Rows, way: 'fused' | 'expert'): Promise<ByHand> {
  const table: Table = (name) =>
    rows === 'loaded' ? name : `read_parquet(${literal(join(rows.folder, `${name}.parquet`))})`;
  return {
    persons: await engine.columns((way === 'fused' ? personsFused : personsExpert)(table)),
    households: await engine.columns(householdsOf(table)),
    dwellings: await engine.columns(dwellingsOf(table)),
    pupils: await engine.columns(pupilsOf(table)),
    moves: await engine.columns(movesOf(table)),
    delivered: await engine.columns(deliveredOf(table)),
  };
}

/** Column of the expert's answer for an attribute and a group ("total", "sex:k", "age:65+"). */
export function expertColumn(kind: 'n' | 'h', attribute: string, group: string): string {
  return `${kind}_${attribute}_${group.replace(':', '_').replace('-', '_').replace('+', '_plus')}`;
}

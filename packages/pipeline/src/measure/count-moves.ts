/**
 * The pass over moves: events of calendar years → pairs of atoms with persons and households, by group.
 * Belongs here: SQL of moves and the reading of its answer. Does not belong: rates, net figures.
 * A mover's group is that of the register on 1 January before the move, else after it; age is that of the day of the move.
 * The place moved from is that of the year's beginning, the place moved to that of its end.
 * Start with countMoves.
 */
import { EVENT_TYPES } from '../catalogue/types.ts';
import type { Engine, SqlValue } from '../engine/types.ts';
import { numbers, slotOf } from './count-units.ts';
import type { CountPlan } from './plan.ts';
import { ageYears, Bindings } from './statement.ts';

/** Moves as parallel columns, ordered by year, slot, from, to; −1 = outside every atom. `year` is the calendar year. */
export interface Moves {
  /** Years of which the register holds any event. */
  readonly delivered: ReadonlySet<number>;
  readonly year: readonly number[];
  readonly slot: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly persons: readonly number[];
  readonly households: readonly number[];
}

const NO_MOVES: Omit<Moves, 'delivered'> = {
  year: [],
  slot: [],
  from: [],
  to: [],
  persons: [],
  households: [],
};

const MOVES = 'measure_move';

/** Where a move begins or ends that crosses the municipality's border. */
export const OUTSIDE = -1;

const newYear = (years: number) => `make_date(CAST(year(e.date) + ${years} AS INTEGER), 1, 1)`;

/** Atom of an address at the beginning or the end of the year, whichever the register knows, the preferred one first. */
const atomOf = (prefix: string, first: 'start' | 'end') =>
  first === 'start'
    ? `coalesce(${prefix}_start.atom, ${prefix}_end.atom, ${OUTSIDE})`
    : `coalesce(${prefix}_end.atom, ${prefix}_start.atom, ${OUTSIDE})`;

const placeJoin = (prefix: string, column: string) =>
  (['start', 'end'] as const)
    .map(
      (side, i) =>
        `LEFT JOIN place ${prefix}_${side} ON ${prefix}_${side}.address = e.${column} AND ${prefix}_${side}.date = ${newYear(i)}`,
    )
    .join('\n');

function moverSql(years: readonly number[], bindings: Bindings): string {
  const { in: movedIn, out: movedOut, within } = EVENT_TYPES;
  return `SELECT year(e.date) AS year, coalesce(s.household, t.household) AS household,
      CASE WHEN e.type = ${bindings.bind(movedIn)} THEN ${OUTSIDE} ELSE ${atomOf('f', 'start')} END AS from_atom,
      CASE WHEN e.type = ${bindings.bind(movedOut)} THEN ${OUTSIDE} ELSE ${atomOf('g', 'end')} END AS to_atom,
      coalesce(s.sex, t.sex) AS sex, coalesce(s.origin, t.origin) AS origin,
      coalesce(s.danish_citizen, t.danish_citizen) AS danish_citizen,
      ${ageYears('coalesce(s.birth_date, t.birth_date)', 'e.date')} AS age_years
    FROM event e
    LEFT JOIN person_state s ON s.person = e.person AND s.date = ${newYear(0)}
    LEFT JOIN person_state t ON t.person = e.person AND t.date = ${newYear(1)}
    ${placeJoin('f', 'from_address')}
    ${placeJoin('g', 'to_address')}
    WHERE e.type IN (${bindings.list([movedIn, movedOut, within])}) AND year(e.date) IN (${bindings.list(years)})`;
}

const MOVER_FIELDS = { ageYears: 'age_years', sex: 'sex', origin: 'origin', danishCitizen: 'danish_citizen' };

/**
 * Rows of movers with their slots and, per slot, whether a row is its household's first: a household is counted once a year,
 * in one pair only, so that sums over pairs never hold a household twice (a lower bound, on the careful side).
 */
async function codeMoves(plan: CountPlan, years: readonly number[], engine: Engine): Promise<void> {
  const bindings = new Bindings();
  const slots = plan.dimensions.map(
    (dimension, i) => `${slotOf(plan, dimension, MOVER_FIELDS, bindings)} AS g${i}`,
  );
  const select = ['year', 'household', 'from_atom', 'to_atom', 'CAST(0 AS BIGINT) AS total', ...slots].join(
    ', ',
  );
  const order = 'ORDER BY from_atom, to_atom';
  const firsts = ['total', ...plan.dimensions.map((_, i) => `g${i}`)].map(
    (slot) =>
      `household IS NOT NULL AND row_number() OVER (PARTITION BY year, household, ${slot} ${order}) = 1 AS first_${slot}`,
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${MOVES} AS SELECT *, ${firsts.join(', ')}
     FROM (SELECT ${select} FROM (${moverSql(years, bindings)})) WHERE from_atom >= 0 OR to_atom >= 0`,
    bindings.values,
  );
}

const ofSlot = (slot: string) =>
  `SELECT year, ${slot} AS slot, from_atom, to_atom, CAST(count(*) AS INTEGER) AS persons,
     CAST(count(*) FILTER (WHERE first_${slot}) AS INTEGER) AS households
   FROM ${MOVES} WHERE ${slot} IS NOT NULL GROUP BY year, ${slot}, from_atom, to_atom`;

const toNumbers = (column: readonly SqlValue[]): readonly number[] => column.map(Number);

/**
 * Counts moves between atoms.
 * In: a plan (its dimensions are the groups), calendar years. Out: sparse pairs; a move inside one atom is kept, it crosses no border.
 */
export async function countMoves(
  plan: CountPlan,
  years: readonly number[],
  delivered: ReadonlySet<number>,
  engine: Engine,
): Promise<Moves> {
  if (years.length === 0) return { ...NO_MOVES, delivered };
  await codeMoves(plan, years, engine);
  const slots = ['total', ...plan.dimensions.map((_, i) => `g${i}`)];
  const found = await engine.columns(
    `${slots.map(ofSlot).join(' UNION ALL ')} ORDER BY year, slot, from_atom, to_atom`,
  );
  await engine.run(`DROP TABLE ${MOVES}`);
  const column = (name: string) => toNumbers(numbers(found, name));
  return {
    delivered,
    year: column('year'),
    slot: column('slot'),
    from: column('from_atom'),
    to: column('to_atom'),
    persons: column('persons'),
    households: column('households'),
  };
}

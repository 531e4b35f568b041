/**
 * Where the rows of each population come from: tables of the vault joined with the place of each address.
 * Belongs here: FROM clauses, keys and fields. Does not belong: what is counted.
 * A reference date is 1 January; a row without a place (outside every atom) is not counted here: assign has reported it.
 */
import { type CountedPopulation, DWELLING_STATUS, SCHOOL_REGISTER } from '../catalogue/types.ts';
import type { Source } from './count-units.ts';
import type { CountPlan } from './plan.ts';
import { ageYears, type Bindings } from './statement.ts';

/** "2026-01-01" as a bound date list for the years. */
function firstOfJanuary(years: readonly number[], bindings: Bindings): string {
  return years.map((year) => `CAST(${bindings.bind(`${year}-01-01`)} AS DATE)`).join(', ');
}

const PERSON_FIELDS = {
  ageYears: 'age_years',
  sex: 'sex',
  origin: 'origin',
  danishCitizen: 'danish_citizen',
} as const;

const placedPersons = (extra: string) =>
  `SELECT p.person, p.date, year(p.date) AS year, l.atom, p.household, p.sex, p.origin, p.danish_citizen,
          ${ageYears('p.birth_date', 'p.date')} AS age_years${extra}
   FROM person_state p JOIN place l ON l.address = p.address AND l.date = p.date`;

const keys = { year: 'year', atom: 'atom', household: 'household' } as const;

function persons(years: readonly number[]): Source {
  return {
    ...keys,
    fields: PERSON_FIELDS,
    from: (bindings) =>
      `(${placedPersons('')} WHERE l.atom >= 0 AND p.date IN (${firstOfJanuary(years, bindings)}))`,
  };
}

/** The 1 January inside the school year that begins on `from`. */
const schoolYear = (from: string) =>
  `make_date(CAST(year(${from}) + CASE WHEN month(${from}) >= 8 THEN 1 ELSE 0 END AS INTEGER), 1, 1)`;

function pupils(years: readonly number[]): Source {
  return {
    ...keys,
    fields: { ...PERSON_FIELDS, classLevel: 'level', provision: 'code' },
    from: (bindings) =>
      `(${placedPersons(', s.level, s.code')}
        JOIN spell s ON s.person = p.person AND ${schoolYear('s."from"')} = p.date
        WHERE l.atom >= 0 AND s.register = ${bindings.bind(SCHOOL_REGISTER)}
          AND (s."to" IS NULL OR s."to" >= p.date) AND p.date IN (${firstOfJanuary(years, bindings)}))`,
  };
}

/** Adults are 18 or more. */
function households(years: readonly number[]): Source {
  return {
    ...keys,
    fields: { persons: 'persons', adults: 'adults', children: 'persons - adults' },
    from: (bindings) =>
      `(SELECT year, atom, household, count(*) AS persons, count(*) FILTER (WHERE age_years >= 18) AS adults
        FROM (${placedPersons('')} WHERE l.atom >= 0 AND p.date IN (${firstOfJanuary(years, bindings)}))
        GROUP BY year, atom, household)`,
  };
}

const uses = (plan: CountPlan, field: string) =>
  plan.conditions.some((condition) => condition.some((test) => test.field === field));

function dwellings(years: readonly number[], plan: CountPlan): Source {
  const occupied = uses(plan, 'occupied');
  const lived = occupied
    ? 'LEFT JOIN (SELECT DISTINCT address, date FROM person_state) o ON o.address = d.address AND o.date = d.date'
    : '';
  return {
    ...keys,
    fields: {
      tenure: 'tenure',
      rooms: 'rooms',
      areaM2: 'area_m2',
      ...(occupied ? { occupied: 'occupied' } : {}),
    },
    from: (bindings) =>
      `(SELECT year(d.date) AS year, l.atom, d.tenure, d.rooms, d.area_m2${occupied ? ', o.address IS NOT NULL AS occupied' : ''}
        FROM dwelling_state d JOIN place l ON l.address = d.address AND l.date = d.date ${lived}
        WHERE l.atom >= 0 AND d.status = ${bindings.bind(DWELLING_STATUS.inUse)}
          AND d.date IN (${firstOfJanuary(years, bindings)}))`,
  };
}

/** Rows of one population in the given years. */
export function sourceOf(plan: CountPlan, years: readonly number[]): Source {
  const sources: Readonly<Record<CountedPopulation, (years: readonly number[], plan: CountPlan) => Source>> =
    {
      state: persons,
      pupil: pupils,
      household: households,
      dwelling: dwellings,
    };
  return sources[plan.population](years, plan);
}

/** The statement that answers which years a population has rows for: column `year`. */
export function yearsStatement(population: CountedPopulation | 'flow'): string {
  const byDate = (table: string) => `SELECT DISTINCT year(date) AS year FROM ${table} ORDER BY year`;
  if (population === 'dwelling') return byDate('dwelling_state');
  if (population === 'flow') return byDate('event');
  if (population !== 'pupil') return byDate('person_state');
  return `SELECT DISTINCT year(${schoolYear('"from"')}) AS year FROM spell ORDER BY year`;
}

/**
 * The chronicle: what the planted truths came to in this run, in exact figures of made-up people.
 * Belongs here: gathering figures of the estates year by year, and deciding the law's criteria for truth.md. Does not belong: prose (truth.ts).
 * Start with Chronicle.
 */

import { alongPath } from './path.ts';
import { isNonWestern } from './person.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { ESTATE_PLAN } from './plan-estates.ts';
import type { Population } from './population.ts';
import { INCOME, LAST_YEAR, YEARS } from './profile.ts';
import type { YearNotes } from './setting.ts';
import { FIRST_REPORT, type Measure, type TableRow } from './tables.ts';
import type { CountryYear } from './write-tables.ts';

export type CriterionState = 'met' | 'not met' | 'unknown';

/** One legal area in one report year; shares 0-1, undefined where not yet known or masked. */
export interface EstateYear {
  readonly year: number;
  readonly residents: number;
  readonly workingAge: number;
  readonly outside: number | undefined;
  readonly outsideTwoYears: number | undefined;
  readonly convictedTwoYears: number | undefined;
  readonly convictedLimit: number | undefined;
  readonly basicSchool: number | undefined;
  /** Against the region's mean. */
  readonly income: number | undefined;
  /** § 61 a, in the order of the four figures above. */
  readonly criteria: readonly CriterionState[];
}

function mean(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : (a + b) / 2;
}

function stateOf(holds: boolean | undefined): CriterionState {
  if (holds === undefined) return 'unknown';
  return holds ? 'met' : 'not met';
}

function compare(value: number | undefined, test: (known: number) => boolean): CriterionState {
  return stateOf(value === undefined ? undefined : test(value));
}

/** Gathers as the simulation goes, then answers by legal area. */
export class Chronicle {
  readonly notes = new Map<number, YearNotes>();
  readonly #residents = new Map<string, number>();
  readonly #areaResidents = new Map<string, number>();
  readonly #nonWestern = new Map<string, number>();
  readonly #rows = new Map<string, TableRow>();
  readonly #convicted: ReadonlyMap<number, number>;

  constructor(country: readonly CountryYear[]) {
    this.#convicted = new Map(country.map(({ year, convicted, adults }) => [year, convicted / adults]));
  }

  onState(year: number, population: Population): void {
    for (const household of population.households) {
      const { area, estate } = household.dwelling.address;
      add(this.#residents, `${ESTATE_PLAN[estate]?.code} ${year}`, household.members.length);
      add(
        this.#nonWestern,
        `${ESTATE_PLAN[estate]?.code} ${year}`,
        household.members.filter(isNonWestern).length,
      );
      add(this.#areaResidents, `${AREA_PLAN[area]?.name} ${year}`, household.members.length);
    }
  }

  /** Rows of the ready tables, before they are written. */
  take(rows: readonly TableRow[]): void {
    for (const row of rows)
      if (row.group === 'total' && (row.areaSet === 'lovomraader' || row.areaSet === 'kommune'))
        this.#rows.set(`${row.area} ${row.year} ${row.measure}`, row);
  }

  residents(estate: string, year: number): number {
    return this.#residents.get(`${estate} ${year}`) ?? 0;
  }

  /** Share of non-Western origin on 1 January, 0-1. */
  nonWestern(estate: string, year: number): number {
    return (this.#nonWestern.get(`${estate} ${year}`) ?? 0) / this.residents(estate, year);
  }

  areaResidents(name: string, year: number): number {
    return this.#areaResidents.get(`${name} ${year}`) ?? 0;
  }

  /** One figure as delivered, share 0-1 or kroner. */
  value(area: string, year: number, measure: Measure): number | undefined {
    return this.#rows.get(`${area} ${year} ${measure}`)?.value;
  }

  /** A legal area in a report year, with the criteria of § 61 a decided as the law says. */
  estateYear(code: string, year: number): EstateYear {
    const twoYears = (measure: Measure): number | undefined =>
      mean(this.value(code, year, measure), this.value(code, year - 1, measure));
    const outsideTwoYears = twoYears('uden-for-arbejdsmarkedet');
    const convictedTwoYears = twoYears('doemte');
    const country = mean(this.#convicted.get(year), this.#convicted.get(year - 1));
    const basicSchool = this.value(code, year, 'alene-grundskole');
    const kroner = this.value(code, year, 'bruttoindkomst');
    const income = kroner === undefined ? undefined : kroner / Math.round(alongPath(INCOME.region, year));
    const convictedLimit = country === undefined ? undefined : 3 * country;
    return {
      year,
      residents: this.residents(code, year),
      workingAge: this.#rows.get(`${code} ${year} uden-for-arbejdsmarkedet`)?.denominator ?? 0,
      outside: this.value(code, year, 'uden-for-arbejdsmarkedet'),
      outsideTwoYears,
      convictedTwoYears,
      convictedLimit,
      basicSchool,
      income,
      criteria: [
        compare(outsideTwoYears, (share) => share > 0.4),
        compare(convictedTwoYears, (share) => convictedLimit !== undefined && share >= convictedLimit),
        compare(basicSchool, (share) => share > 0.6),
        compare(income, (share) => share < 0.55),
      ],
    };
  }

  /** All report years of a legal area. */
  history(code: string): EstateYear[] {
    return YEARS.filter((year) => year >= FIRST_REPORT && year <= LAST_YEAR).map((year) =>
      this.estateYear(code, year),
    );
  }
}

function add(map: Map<string, number>, key: string, count: number): void {
  map.set(key, (map.get(key) ?? 0) + count);
}

/** Criteria met for certain, and those that may be. */
export function metOf(criteria: readonly CriterionState[]): {
  readonly sure: number;
  readonly possible: number;
} {
  const sure = criteria.filter((state) => state === 'met').length;
  return { sure, possible: sure + criteria.filter((state) => state === 'unknown').length };
}

/**
 * All of Fjordby in memory: geography, homes, twelve 1 Januaries, ready tables and the chronicle of what was planted.
 * Belongs here: the order of making. Does not belong: files (main.ts), the simulation itself (simulate.ts).
 * Start with liveFjordby.
 */
import { Chronicle } from './chronicle.ts';
import { type Geography, makeGeography } from './geography.ts';
import { choosePlanted, NOBODY, type Planted } from './planted.ts';
import type { LifeEvent, Population } from './population.ts';
import { LAST_YEAR, makeProfiles } from './profile.ts';
import { Chance } from './random.ts';
import type { YearNotes } from './setting.ts';
import { simulate, type Witness } from './simulate.ts';
import { FIRST_REPORT, TableCounter, type TableRow } from './tables.ts';
import { makeTown, type Town } from './town.ts';
import type { Sizes } from './truth.ts';
import { type CountryYear, countryYears } from './write-tables.ts';

export interface LifeOptions {
  readonly seed: number;
  /** 1 is full size. */
  readonly scale: number;
  /** Sees every state and every year's events as they are lived. */
  readonly witnessOf?: (town: Town) => Witness;
  readonly tell?: (text: string) => void;
}

export interface Fjordby {
  readonly geography: Geography;
  readonly town: Town;
  readonly rows: readonly TableRow[];
  readonly country: readonly CountryYear[];
  readonly chronicle: Chronicle;
  readonly planted: Planted;
  readonly sizes: Sizes;
}

/** Counts and remembers each year, then lets the outer witness see it. */
class Recorder implements Witness {
  readonly #tables: TableCounter;
  readonly #chronicle: Chronicle;
  readonly #outer: Witness | undefined;
  readonly #tell: (text: string) => void;
  residents = 0;
  planted = NOBODY;

  constructor(
    tables: TableCounter,
    chronicle: Chronicle,
    outer: Witness | undefined,
    tell: (text: string) => void,
  ) {
    this.#tables = tables;
    this.#chronicle = chronicle;
    this.#outer = outer;
    this.#tell = tell;
  }

  onState(year: number, population: Population): void {
    if (year >= FIRST_REPORT) this.#tables.count(population, year);
    if (year === LAST_YEAR) this.planted = choosePlanted(population);
    this.#chronicle.onState(year, population);
    this.residents = population.size;
    this.#outer?.onState(year, population);
    this.#tell(`1. januar ${year}`);
  }

  onEvents(year: number, events: readonly LifeEvent[], notes: YearNotes): void {
    this.#chronicle.notes.set(year, notes);
    this.#outer?.onEvents(year, events, notes);
  }
}

/** Makes and lives through Fjordby; the same for the same seed and scale. */
export function liveFjordby(options: LifeOptions): Fjordby {
  const { seed, scale, witnessOf, tell = () => undefined } = options;
  const chance = new Chance(`fjordby ${seed}`);
  const geography = makeGeography(chance.fork('geography'));
  tell('kyst, fjord og områder');
  const town = makeTown(geography, scale, chance.fork('town'));
  tell('veje, adresser og boliger');
  const profiles = makeProfiles(chance.fork('profiles'));
  const tables = new TableCounter(town.departments, profiles, chance.fork('tables'));
  const country = countryYears(chance.fork('country'));
  const chronicle = new Chronicle(country);
  const recorder = new Recorder(tables, chronicle, witnessOf?.(town), tell);
  simulate(town.dwellings, profiles, scale, recorder, chance.fork('life'));
  chronicle.take(tables.rows);
  const sizes = sizesOf(seed, recorder.residents, town, tables.rows);
  return { geography, town, rows: tables.rows, country, chronicle, planted: recorder.planted, sizes };
}

function sizesOf(seed: number, residents: number, town: Town, rows: readonly TableRow[]): Sizes {
  return {
    seed,
    residents,
    addresses: town.addresses.length,
    dwellings: town.dwellings.length,
    departments: town.departments.length,
    maskedCells: rows.filter((row) => row.masked).length,
    cells: rows.length,
  };
}

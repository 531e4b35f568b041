/**
 * Makes Fjordby, the made-up municipality: areas and deliveries in the forms municipalities really hold.
 * Run: `node sites/fjordby/make/main.ts [--out var/fjordby] [--seed 1] [--scale 1]`. Same seed and scale, same bytes.
 * No person, place or figure in it is real. What is planted in it is written in sites/fjordby/truth.md.
 * Called by `bybalance demo` and by tests through makeFjordby.
 * Start with makeFjordby.
 */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DeliveryFolder } from './delivery.ts';
import { makeGeography } from './geography.ts';
import { choosePlanted, type Planted, writePlanted } from './planted.ts';
import type { LifeEvent, Population } from './population.ts';
import { LAST_YEAR, makeProfiles } from './profile.ts';
import { Chance } from './random.ts';
import { simulate, type Witness } from './simulate.ts';
import { FIRST_REPORT, TableCounter } from './tables.ts';
import { makeTown, type Town } from './town.ts';
import { writeAreas } from './write-areas.ts';
import {
  writeAddresses,
  writeDwellings,
  writeEvents,
  writePupils,
  writeResidents,
} from './write-registers.ts';
import { writeReference, writeTables } from './write-tables.ts';

export interface FjordbyOptions {
  /** Folder that gets `areas/`, `deliveries/` and `planted.json`; those three are replaced, all else there is left alone. */
  readonly out: string;
  readonly seed: number;
  /** 1 is full size, about 119,000 residents; 0.025 about 3,000 with the same areas. */
  readonly scale?: number;
  /** Told of each step: a Danish sentence part, done and of how many. */
  readonly onProgress?: (text: string, done: number, of: number) => void;
}

export interface MadeFjordby {
  readonly residents: number;
  readonly addresses: number;
  readonly dwellings: number;
  readonly departments: number;
  readonly bytes: number;
}

/** Geography, homes, twelve 1 Januaries, tables. */
const STEPS = 15;

class Maker implements Witness {
  readonly #folder: DeliveryFolder;
  readonly #tables: TableCounter;
  readonly #town: Town;
  readonly #tell: (text: string) => void;
  residents = 0;
  planted: Planted | undefined;

  constructor(folder: DeliveryFolder, tables: TableCounter, town: Town, tell: (text: string) => void) {
    this.#folder = folder;
    this.#tables = tables;
    this.#town = town;
    this.#tell = tell;
  }

  onState(year: number, population: Population): void {
    writeResidents(this.#folder, year, population);
    writeDwellings(this.#folder, year, this.#town.dwellings);
    writePupils(this.#folder, year, population);
    if (year >= FIRST_REPORT) this.#tables.count(population, year);
    if (year === LAST_YEAR) this.planted = choosePlanted(population);
    this.residents = population.size;
    this.#tell(`1. januar ${year}`);
  }

  onEvents(year: number, events: readonly LifeEvent[]): void {
    writeEvents(this.#folder, year, events);
  }
}

function clear(out: string): void {
  for (const own of ['areas', 'deliveries', 'planted.json'])
    rmSync(join(out, own), { recursive: true, force: true });
}

/**
 * Makes all of Fjordby below `out`; under 10 seconds at full size.
 * Old areas and deliveries there are replaced; nothing else is touched.
 */
export function makeFjordby(options: FjordbyOptions): MadeFjordby {
  const { out, seed, scale = 1 } = options;
  const chance = new Chance(`fjordby ${seed}`);
  let done = 0;
  const tell = (text: string): void => options.onProgress?.(text, ++done, STEPS);
  clear(out);
  const geography = makeGeography(chance.fork('geography'));
  tell('kyst, fjord og områder');
  const town = makeTown(geography, scale, chance.fork('town'));
  writeAreas(join(out, 'areas'), geography, town.estates, town.departments);
  tell('veje, adresser og boliger');
  const folder = new DeliveryFolder(join(out, 'deliveries'));
  writeAddresses(folder, town.addresses);
  const profiles = makeProfiles(chance.fork('profiles'));
  const tables = new TableCounter(town.departments, profiles, chance.fork('tables'));
  const maker = new Maker(folder, tables, town, tell);
  simulate(town.dwellings, profiles, scale, maker, chance.fork('life'));
  writeTables(folder, tables.rows);
  writeReference(folder, chance.fork('reference'));
  folder.close();
  if (maker.planted !== undefined) writePlanted(out, maker.planted);
  tell('færdige tabeller');
  return {
    residents: maker.residents,
    addresses: town.addresses.length,
    dwellings: town.dwellings.length,
    departments: town.departments.length,
    bytes: folder.bytes,
  };
}

function runFromCommandLine(): void {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'var/fjordby' },
      seed: { type: 'string', default: '1' },
      scale: { type: 'string', default: '1' },
    },
  });
  const made = makeFjordby({
    out: resolve(values.out),
    seed: Number(values.seed),
    scale: Number(values.scale),
    onProgress: (text, done, of) => console.log(`${done}/${of} ${text}`),
  });
  console.log(made);
}

if (import.meta.main) runFromCommandLine();

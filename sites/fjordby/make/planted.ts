/**
 * Planted residents: some fifty numbers, households and addresses that the leak test looks for in everything published.
 * Belongs here: choosing them and the file `planted.json`. The file holds made-up residents only, and lies outside the deliveries.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from './person.ts';
import type { Population } from './population.ts';

const WANTED = 50;

export interface Planted {
  readonly personnummer: readonly string[];
  readonly husstand: readonly string[];
  readonly adresse_id: readonly string[];
  /** Street, number and postcode of residents' homes. */
  readonly adresse: readonly string[];
}

export const NOBODY: Planted = { personnummer: [], husstand: [], adresse_id: [], adresse: [] };

/** About fifty residents, spread over the whole register. */
export function choosePlanted(population: Population): Planted {
  const people: Person[] = [...population.households].flatMap((household) => household.members);
  const step = Math.max(1, Math.floor(people.length / WANTED));
  const chosen = people.filter((_, index) => index % step === 0).slice(0, WANTED);
  const homes = chosen.map((person) => person.household.dwelling.address);
  return {
    personnummer: chosen.map((person) => person.number),
    husstand: chosen.map((person) => person.household.number),
    adresse_id: homes.map((address) => address.id),
    adresse: homes.map(({ street, houseNumber, postcode }) => `${street} ${houseNumber}, ${postcode}`),
  };
}

/** Writes `planted.json` into a folder. */
export function writePlanted(directory: string, planted: Planted): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'planted.json'), `${JSON.stringify(planted, null, 2)}\n`);
}

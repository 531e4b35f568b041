/**
 * Where Fjordby's people live, by atom and year, out of the vault that the build left: what an attacker could know of geography, and the size of sets.
 * Belongs here: opening, placing, counting. Used by differencing.test.ts only.
 */
import { fileURLToPath } from 'node:url';
import { readAreaSets } from '../../packages/pipeline/src/areas/read-area-sets.ts';
import { assignAddresses } from '../../packages/pipeline/src/assign/assign.ts';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import { loadSite } from '../../packages/pipeline/src/catalogue/load-site.ts';
import { openEngine } from '../../packages/pipeline/src/engine/engine.ts';
import type { Engine } from '../../packages/pipeline/src/engine/types.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { openPrivateSpace } from '../../packages/pipeline/src/support/private-space.ts';
import { readKeys } from '../../packages/pipeline/src/vault/keys.ts';
import { openVault } from '../../packages/pipeline/src/vault/vault.ts';
import type { Place } from './differences.ts';

export interface FjordbyPlaces {
  readonly places: readonly Place[];
  /** Residents on 1 January of a year who live in a set of atoms. */
  residentsOf(atoms: bigint, year: string): number;
}

const bit = (atom: number) => 1n << BigInt(atom);

/** Atoms where a person or a dwelling ever was, and persons by year and atom. */
async function readUse(engine: Engine) {
  const persons = await engine.rows(`
    SELECT CAST(year(s."date") AS VARCHAR) AS "year", p."atom", count(*) AS "persons" FROM "person_state" AS s
    JOIN "place" AS p ON p."address" = s."address" AND p."date" = s."date" GROUP BY ALL`);
  const dwellings = await engine.rows(`
    SELECT DISTINCT p."atom" FROM "dwelling_state" AS s
    JOIN "place" AS p ON p."address" = s."address" AND p."date" = s."date" WHERE s."status" = 'in-use'`);
  const used = [...persons, ...dwellings].reduce((all, { atom }) => all | bit(Number(atom)), 0n);
  const byYear = Map.groupBy(persons, ({ year }) => String(year));
  return { used, byYear };
}

async function placeAll(engine: Engine, root: string): Promise<FjordbyPlaces> {
  const context = quietContext();
  const { site } = loadSite(`${root}/sites/fjordby`, loadCatalogue(root));
  const geography = await readAreaSets(site, context);
  const limits = { minimumPersons: 50, minimumHouseholds: 20 };
  const { nodes } = await assignAddresses({ site, geography, limits, engine, context });
  const { used, byYear } = await readUse(engine);
  return {
    places: nodes.map(({ areaSet, area, atoms }) => ({
      name: `${areaSet}/${area}`,
      atoms: atoms.reduce((all, atom) => all | bit(atom), 0n) & used,
    })),
    residentsOf: (atoms, year) =>
      (byYear.get(year) ?? [])
        .filter(({ atom }) => (atoms & bit(Number(atom))) !== 0n)
        .reduce((sum, { persons }) => sum + Number(persons), 0),
  };
}

/** Opens the vault of the built Fjordby, places its addresses as the build did, and closes everything again. */
export async function readFjordbyPlaces(): Promise<FjordbyPlaces> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const made = `${root}/var/fjordby`;
  const context = quietContext();
  const keys = readKeys({ directory: `${made}/keys`, environment: process.env, createMissing: false });
  const privateSpace = openPrivateSpace(process.env);
  const { signal } = context;
  const engine = await openEngine({
    ...{ threads: 2, memoryLimit: '1200MB', signal, directories: [privateSpace.directory] },
  });
  try {
    await openVault({ directory: `${made}/vault`, keys, privateSpace, today: '2026-01-01' }).load(
      engine,
      context,
    );
    return await placeAll(engine, root);
  } finally {
    await engine.close();
    privateSpace.close();
  }
}

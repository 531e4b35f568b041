/**
 * Atoms: the cells of the common refinement of all area sets, and the engine table `place`.
 * Belongs here: spot × department → atom, address × date → atom. Does not belong: what areas are called.
 * Every address that is used anywhere gets a row for every state date; one without a place gets the atom in no area,
 * so that areas and the rest together are the municipality.
 */
import type { Engine } from '../engine/types.ts';
import { PLACE_SCHEMA } from '../vault/schema.ts';
import { ADDRESS_DEPARTMENT } from './departments.ts';
import { ADDRESS_SPOT, type Spot } from './spots.ts';
import type { Atom } from './types.ts';

const used = `
  SELECT "address" FROM "address"
  UNION SELECT "address" FROM "person_state"
  UNION SELECT "address" FROM "dwelling_state"
  UNION SELECT "from_address" FROM "event"
  UNION SELECT "to_address" FROM "event"`;

const dates = 'SELECT "date" FROM "person_state" UNION SELECT "date" FROM "dwelling_state"';

/** address × date → spot and department, for every address in use and every state date. */
const refined = `
  SELECT a."address", d."date", coalesce(s."spot", 0) AS "spot", coalesce(p."department", '') AS "department"
  FROM (SELECT DISTINCT "address" FROM (${used}) WHERE "address" IS NOT NULL) AS a
  CROSS JOIN (SELECT DISTINCT "date" FROM (${dates}) WHERE "date" IS NOT NULL) AS d
  LEFT JOIN "${ADDRESS_SPOT}" AS s ON s."address" = a."address"
  LEFT JOIN "${ADDRESS_DEPARTMENT}" AS p ON p."address" = a."address" AND p."date" = d."date"`;

interface Combination {
  readonly spot: number;
  readonly department: string;
}

async function readCombinations(engine: Engine): Promise<readonly Combination[]> {
  const rows = await engine.rows(
    `SELECT DISTINCT "spot", "department" FROM (${refined}) ORDER BY "spot", "department"`,
  );
  const found = rows.map(({ spot, department }) => ({ spot: Number(spot), department: String(department) }));
  const residual = { spot: 0, department: '' };
  return found.some((one) => one.spot === 0 && one.department === '') ? found : [residual, ...found];
}

const columnsOf = Object.entries(PLACE_SCHEMA).map(([name, type]) => `"${name}" ${type}`);

/**
 * Writes `place` and answers the atoms; atom 0 lies in no area.
 * `membership` turns a spot and a department into codes, set by set.
 */
export async function writePlaces(
  engine: Engine,
  spots: readonly Spot[],
  membership: (spot: Spot, department: string | undefined) => Atom['membership'],
): Promise<readonly Atom[]> {
  const combinations = await readCombinations(engine);
  await engine.run(
    'CREATE OR REPLACE TABLE "atom_of" ("spot" INTEGER, "department" VARCHAR, "atom" INTEGER)',
  );
  await engine.append('atom_of', [
    combinations.map(({ spot }) => spot),
    combinations.map(({ department }) => department),
    combinations.map((_, index) => index),
  ]);
  await engine.run(`CREATE OR REPLACE TABLE "place" (${columnsOf.join(', ')})`);
  await engine.run(`INSERT INTO "place" SELECT r."address", r."date", o."atom" FROM (${refined}) AS r
    JOIN "atom_of" AS o ON o."spot" = r."spot" AND o."department" = r."department"
    ORDER BY r."date", r."address"`);
  await engine.run('DROP TABLE "atom_of"');
  return combinations.map(({ spot, department }, index) => ({
    index,
    membership: membership(spots[spot] ?? [], department === '' ? undefined : department),
  }));
}

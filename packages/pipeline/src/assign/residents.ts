/**
 * Residents and households of each atom on each reference date: what the geometry rule weighs.
 * Belongs here: one query. Does not belong: the rule (geometry.ts), any other count (measure).
 */
import type { Engine } from '../engine/types.ts';

/** Counts by atom on one date; index = atom. */
export interface Residents {
  readonly persons: Float64Array;
  readonly households: Float64Array;
}

/** Dates ascending; none where no register holds persons. Reads `person_state` and `place`. */
export async function countResidents(engine: Engine, atoms: number): Promise<readonly Residents[]> {
  const rows = await engine.rows(`
    SELECT s."date", p."atom", count(*) AS "persons", count(DISTINCT s."household") AS "households"
    FROM "person_state" AS s JOIN "place" AS p ON p."address" = s."address" AND p."date" = s."date"
    GROUP BY ALL ORDER BY s."date", p."atom"`);
  const byDate = Map.groupBy(rows, ({ date }) => String(date));
  return [...byDate.values()].map((held) => {
    const residents = { persons: new Float64Array(atoms), households: new Float64Array(atoms) };
    for (const { atom, persons, households } of held) {
      residents.persons[Number(atom)] = Number(persons);
      residents.households[Number(atom)] = Number(households);
    }
    return residents;
  });
}

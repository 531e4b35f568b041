/**
 * Ready tables against the area sets: areas that took no part in a period, and sets that the site does not have.
 * Belongs here: area sets and periods, which are public. Does not belong: figures, single areas (measure tells of those).
 */
import type { Engine } from '../engine/types.ts';
import type { PlacedAreaSet } from './types.ts';

/** Mark of a delivered row whose area was not valid in its period; see WideTable.valid. */
const NOT_VALID = 'not-valid';

export interface DeliveredAreas {
  /** Areas that the supplier marks as not valid, by set and period. */
  readonly notValid: readonly {
    readonly set: PlacedAreaSet['set'];
    readonly period: string;
    readonly areas: number;
  }[];
  /** Sets that a ready table speaks of and the site does not have. */
  readonly unknownSets: readonly string[];
}

/** What the ready tables in the engine say of areas. */
export async function compareDelivered(
  engine: Engine,
  areaSets: readonly PlacedAreaSet[],
): Promise<DeliveredAreas> {
  const invalid = await engine.rows(
    `SELECT "area_set", "period", count(DISTINCT "area") AS "areas" FROM "delivered"
     WHERE "mark" = $1 GROUP BY ALL ORDER BY "area_set", "period"`,
    [NOT_VALID],
  );
  const named = await engine.rows('SELECT DISTINCT "area_set" FROM "delivered" ORDER BY "area_set"');
  const sets = new Map(areaSets.map(({ set }) => [set.id, set]));
  return {
    notValid: invalid.flatMap(({ area_set, period, areas }) => {
      const set = sets.get(String(area_set));
      return set === undefined ? [] : [{ set, period: String(period), areas: Number(areas) }];
    }),
    unknownSets: named.map(({ area_set }) => String(area_set)).filter((id) => !sets.has(id)),
  };
}

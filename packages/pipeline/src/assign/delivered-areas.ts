/**
 * Ready tables against the areas: figures without an area, areas without figures, areas not valid in a period.
 * Belongs here: area codes, which are public. Does not belong: the figures.
 */
import type { Engine } from '../engine/types.ts';
import type { PlacedAreaSet } from './types.ts';

export interface DeliveredAreas {
  readonly set: PlacedAreaSet['set'];
  /** Codes with rows in some ready table, but no area. */
  readonly withoutArea: readonly string[];
  /** Areas without a row in any ready table about their set. */
  readonly withoutFigures: readonly string[];
  /** Period → areas that the supplier marks as not valid then. */
  readonly notValid: readonly { readonly period: string; readonly areas: number }[];
}

export const NOT_VALID = 'not-valid';

async function codesIn(engine: Engine, set: string): Promise<readonly string[]> {
  const sql = 'SELECT DISTINCT "area" FROM "delivered" WHERE "area_set" = $1 ORDER BY "area"';
  return (await engine.rows(sql, [set])).map(({ area }) => String(area));
}

async function notValidIn(engine: Engine, set: string): Promise<DeliveredAreas['notValid']> {
  const rows = await engine.rows(
    `SELECT "period", count(DISTINCT "area") AS "areas" FROM "delivered"
     WHERE "area_set" = $1 AND "mark" = $2 GROUP BY "period" ORDER BY "period"`,
    [set, NOT_VALID],
  );
  return rows.map(({ period, areas }) => ({ period: String(period), areas: Number(areas) }));
}

/** One answer per set that a ready table speaks of. */
export async function compareDelivered(
  engine: Engine,
  areaSets: readonly PlacedAreaSet[],
): Promise<readonly DeliveredAreas[]> {
  const compared: DeliveredAreas[] = [];
  for (const { set } of areaSets) {
    const codes = new Set(await codesIn(engine, set.id));
    if (codes.size === 0) continue;
    const known = new Set(set.areas.map(({ code }) => code));
    compared.push({
      set,
      withoutArea: [...codes].filter((code) => !known.has(code)),
      withoutFigures: [...known].filter((code) => !codes.has(code)),
      notValid: await notValidIn(engine, set.id),
    });
  }
  return compared;
}

/** Area sets that a ready table speaks of and the site does not have. */
export async function unknownSets(
  engine: Engine,
  areaSets: readonly PlacedAreaSet[],
): Promise<readonly string[]> {
  const rows = await engine.rows('SELECT DISTINCT "area_set" FROM "delivered" ORDER BY "area_set"');
  const known = new Set(areaSets.map(({ set }) => set.id));
  return rows.map(({ area_set }) => String(area_set)).filter((id) => !known.has(id));
}

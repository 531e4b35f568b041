/**
 * Which areas are made up of others, unit by unit: a district of its areas, a union of what it was declared to be.
 * Belongs here: finding them. Does not belong: what the counts of the parts tell of the whole.
 * Used by over-moves.ts and moves-from-bytes.ts.
 */

/** An area as the units it holds. */
export interface Held {
  readonly set: string;
  readonly units: readonly number[];
  /** Whether parts may leave some of it over: the municipality has addresses outside every area. */
  readonly mayHaveRest: boolean;
}

export interface MadeUp {
  readonly whole: number;
  /** Two or more areas of one other set. */
  readonly parts: readonly number[];
  /** Units of the whole that no part holds. */
  readonly rest: readonly number[];
}

/** Every area that areas of another set make up, by number. */
export function madeUpOf(areas: readonly Held[]): readonly MadeUp[] {
  const sets = [...Map.groupBy(areas.keys(), (n) => areas[n]?.set ?? '')];
  return areas.flatMap(({ set: own, units, mayHaveRest }, whole) => {
    const wanted = new Set(units);
    return sets.flatMap(([set, members]): readonly MadeUp[] => {
      if (set === own) return [];
      const parts = members.filter((n) => {
        const held = areas[n]?.units ?? [];
        return held.length > 0 && held.every((unit) => wanted.has(unit));
      });
      const covered = new Set(parts.flatMap((n) => areas[n]?.units ?? []));
      const rest = units.filter((unit) => !covered.has(unit));
      const isWhole = rest.length === 0 || (mayHaveRest && covered.size > rest.length);
      return parts.length > 1 && isWhole ? [{ whole, parts, rest }] : [];
    });
  });
}

/**
 * Attackers who know more than figures: those who can name everyone in a small group, families who know of themselves, and the one
 * who runs the program on every town that could be.
 * Belongs here: these three. Does not belong: what follows from figures alone (reader.ts).
 */
import type { Observation } from '@bybalance/release';
import type { Found } from './linear-attack.ts';

const keyOf = ({ areaSet, area, group }: Observation) => `${areaSet}/${area} ${group}`;

/** Who lives where, as neighbours know: by "set/area group". */
export interface Neighbourhood {
  readonly persons: ReadonlyMap<string, number>;
  readonly households: ReadonlyMap<string, number>;
  /** Counted members of the largest household that is counted. */
  readonly largestFamily: ReadonlyMap<string, number>;
}

/** Fewer than this, and every one of them can be named. */
const CAN_BE_NAMED = { persons: 20, households: 10 } as const;

/** Figures about so few that each of them can be named: whatever such a figure says, it says of them. */
export function findNamed(
  observations: readonly Observation[],
  { persons, households }: Neighbourhood,
): readonly Found[] {
  return observations.flatMap((row) => {
    if (!('lo' in row)) return [];
    const key = keyOf(row);
    const few =
      (persons.get(key) ?? Infinity) < CAN_BE_NAMED.persons ||
      (households.get(key) ?? Infinity) < CAN_BE_NAMED.households;
    return few ? [{ name: `${key}: all can be named`, lo: row.lo, hi: row.hi }] : [];
  });
}

/**
 * A large family takes itself out of a count that is told with a number: fewer than three values must not be left for the others.
 * Classes are left out: that somebody among a few may know the others is the price that methods A.5 names.
 */
export function findByFamilies(
  observations: readonly Observation[],
  { largestFamily }: Neighbourhood,
): readonly Found[] {
  return observations.flatMap((row) => {
    if (!('value' in row) || row.numerator === undefined) return [];
    const own = largestFamily.get(keyOf(row)) ?? 0;
    if (own < 5) return [];
    const lo = Math.max(0, row.numerator.lo - own);
    const hi = row.numerator.hi - own;
    return hi - lo < 2 ? [{ name: `${keyOf(row)}: the others`, lo, hi }] : [];
  });
}

/**
 * Everyone can run the program: of all towns that could be, those that are published just as this one are possible.
 * In: candidates with the value somebody would like to know. Out: a finding when fewer than three values are left.
 */
export async function findBySimulation<World>(
  published: readonly Observation[],
  worlds: readonly World[],
  wanted: (world: World) => number,
  publishWorld: (world: World) => Promise<readonly Observation[]>,
): Promise<readonly Found[]> {
  const likeness = JSON.stringify(published);
  const possible = new Set<number>();
  for (const world of worlds) {
    if (JSON.stringify(await publishWorld(world)) === likeness) possible.add(wanted(world));
  }
  if (possible.size > 2) return [];
  return [{ name: 'by simulation', lo: Math.min(...possible), hi: Math.max(...possible) }];
}

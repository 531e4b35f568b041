/**
 * Paths: levels over years, given by a few knots. Straight between knots, flat outside them.
 * Used by every plan; per cent unless the plan says otherwise.
 */

export type Path = readonly (readonly [year: number, level: number])[];

/** `knots(2015, 44.6, 2021, 45.4)`: years and levels in turn, years rising. */
export function knots(...yearsAndLevels: readonly number[]): Path {
  const path: [number, number][] = [];
  for (let i = 0; i + 1 < yearsAndLevels.length; i += 2)
    path.push([yearsAndLevels[i] ?? 0, yearsAndLevels[i + 1] ?? 0]);
  return path;
}

/** The value of a path in a year. */
export function alongPath(path: Path, year: number): number {
  let before = path[0];
  for (const knot of path) {
    if (knot[0] >= year) {
      if (before === undefined || knot[0] === before[0] || knot[0] === year) return knot[1];
      const weight = (year - before[0]) / (knot[0] - before[0]);
      return before[1] + weight * (knot[1] - before[1]);
    }
    before = knot;
  }
  return before?.[1] ?? 0;
}

/**
 * Smallest of a function of a few parameters, by the downhill simplex, step for step as R's optim has it.
 * It can end in a dip that is not the deepest: where figures are held against R's, that is part of the agreement.
 * Source: Nelder and Mead (1965); Nash, Compact Numerical Methods (1990), algorithm 19.
 * Start with minimise.
 */
interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

const [REFLECT, CONTRACT, EXPAND] = [1, 0.5, 2];
const TOLERANCE = Math.sqrt(Number.EPSILON);
const ROUNDS = 2000;

const blend = (a: readonly number[], weight: number, b: readonly number[]) =>
  a.map((x, i) => weight * x + (1 - weight) * (b[i] ?? 0));

function firstCorners(start: readonly number[], of: (at: readonly number[]) => Corner): Corner[] {
  const step = Math.max(...start.map((x) => 0.1 * Math.abs(x))) || 0.1;
  return [of(start), ...start.map((_, i) => of(start.map((x, k) => (k === i ? x + step : x))))];
}

/** Where the corner opposite the best is put instead, or undefined when the simplex should shrink towards the best. */
function replaceWorst(
  corners: readonly Corner[],
  lowest: Corner,
  highest: Corner,
  of: (at: readonly number[]) => Corner,
): Corner | undefined {
  const others = corners.filter((corner) => corner !== highest);
  const middle = highest.at.map(
    (_, i) => others.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / others.length,
  );
  const reflected = of(blend(middle, 1 + REFLECT, highest.at));
  if (reflected.value < lowest.value) {
    const expanded = of(blend(reflected.at, EXPAND, middle));
    return expanded.value < reflected.value ? expanded : reflected;
  }
  const better = reflected.value < highest.value;
  const kept = better ? reflected : highest;
  const contracted = of(blend(kept.at, 1 - CONTRACT, middle));
  if (contracted.value < kept.value) return contracted;
  return better ? reflected : undefined;
}

/** Parameters at a local minimum near the start. A value that is not finite keeps the simplex out. */
export function minimise(
  value: (at: readonly number[]) => number,
  start: readonly number[],
): readonly number[] {
  const of = (at: readonly number[]): Corner => {
    const found = value(at);
    return { at, value: Number.isFinite(found) ? found : 1e35 };
  };
  let corners = firstCorners(start, of);
  const enough = TOLERANCE * (Math.abs(corners[0]?.value ?? 0) + TOLERANCE);
  let lowest = corners[0] ?? of(start);
  for (let round = 0; round < ROUNDS; round++) {
    for (const corner of corners) if (corner.value < lowest.value) lowest = corner;
    let highest = lowest;
    for (const corner of corners) if (corner.value > highest.value) highest = corner;
    if (highest.value <= lowest.value + enough) break;
    const instead = replaceWorst(corners, lowest, highest, of);
    const best = lowest;
    corners = corners.map((corner) => {
      if (instead !== undefined) return corner === highest ? instead : corner;
      return corner === best ? corner : of(blend(corner.at, CONTRACT, best.at));
    });
  }
  return lowest.at;
}

/**
 * Which area lies next when an arrow key is pressed.
 * Belongs here: directions between label points. Does not belong: keys, focus.
 * A neighbour in that direction wins; without one, the nearest area there does; without any, the reader stays.
 * Start with areaToward.
 */
export type Direction = 'left' | 'right' | 'up' | 'down';

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly neighbours: readonly number[];
}

const TURNS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Cost of going from `a` to `b`: distance, dearer the further off the direction; undefined beyond 60°. */
function cost(a: Placed, b: Placed, direction: Direction): number | undefined {
  const [ux, uy] = TURNS[direction];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const distance = Math.hypot(dx, dy);
  const along = dx * ux + dy * uy;
  if (distance === 0 || along < distance / 2) return undefined;
  return (distance * distance) / along;
}

function cheapest(areas: readonly Placed[], from: number, among: readonly number[], direction: Direction) {
  const start = areas[from];
  let best: { index: number; cost: number } | undefined;
  for (const index of among) {
    const area = areas[index];
    const isPlace = start && area && index !== from && area.x >= 0;
    const price = isPlace ? cost(start, area, direction) : undefined;
    if (price !== undefined && (!best || price < best.cost)) best = { index, cost: price };
  }
  return best?.index;
}

/** Index of the area to go to; `from` itself when nothing lies that way. */
export function areaToward(areas: readonly Placed[], from: number, direction: Direction): number {
  const beside = cheapest(areas, from, areas[from]?.neighbours ?? [], direction);
  return beside ?? cheapest(areas, from, [...areas.keys()], direction) ?? from;
}

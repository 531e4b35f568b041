/**
 * Streets: names, lines and house positions.
 * Belongs here: giving out street names once, walking a street and numbering its houses. Does not belong: which area needs how many.
 * Units: whole centimetres. Used by settlements.ts and estates.ts.
 */

import type { AreaPlan } from './plan-areas.ts';
import type { Point } from './plan-coast.ts';
import { POSTCODES, STREET_ENDINGS, STREET_STEMS } from './plan-homes.ts';
import type { Chance } from './random.ts';

export type StreetStyle = keyof typeof STREET_ENDINGS;

/** Gives out street names; no two streets of the municipality share one. */
export class StreetNames {
  readonly #chance: Chance;
  readonly #used = new Set<string>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  next(style: StreetStyle): string {
    for (let tries = 0; tries < 400; tries++) {
      const name = this.#chance.pick(STREET_STEMS) + this.#chance.pick(STREET_ENDINGS[style]);
      if (this.claim(name)) return name;
    }
    return this.#compound(style);
  }

  /** Takes a given name; false if it was taken already. */
  claim(name: string): boolean {
    if (this.#used.has(name)) return false;
    this.#used.add(name);
    return true;
  }

  #compound(style: StreetStyle): string {
    const stem = this.#chance.pick(STREET_STEMS);
    const name = `${stem}${this.#chance.pick(STREET_STEMS).toLowerCase()}${this.#chance.pick(STREET_ENDINGS[style])}`;
    return this.claim(name) ? name : this.#compound(style);
  }
}

export interface HouseSpot {
  readonly at: Point;
  readonly number: string;
}

/** Where houses stand along a slightly winding street: both sides, odd numbers left and even right, while `fits` says yes. */
export function walkStreet(
  start: Point,
  heading: number,
  houses: number,
  spacing: number,
  fits: (p: Point) => boolean,
  chance: Chance,
): HouseSpot[] {
  const spots: HouseSpot[] = [];
  let [x, y] = start;
  let angle = heading;
  for (let step = 0; spots.length < houses && step < houses; step++) {
    angle += chance.bell() * 0.06;
    x += Math.cos(angle) * spacing;
    y += Math.sin(angle) * spacing;
    for (const side of [1, -1]) {
      const reach = side * (1300 + chance.share() * 500);
      const at: Point = [
        Math.round(x - Math.sin(angle) * reach + chance.bell() * 150),
        Math.round(y + Math.cos(angle) * reach + chance.bell() * 150),
      ];
      if (spots.length < houses && fits(at))
        spots.push({ at, number: String(2 * step + (side === 1 ? 1 : 2)) });
    }
    if (spots.length === 0 && step > 2) return spots;
  }
  return spots;
}

/** The postcode of an area. */
export function postcodeOf(area: AreaPlan): string {
  if (area.name === 'Havreø') return POSTCODES.island;
  if (area.kind === 'by') return POSTCODES.centre;
  if (area.x > 28) return POSTCODES.east;
  if (area.y > 20) return POSTCODES.north;
  return area.x < 14 ? POSTCODES.west : POSTCODES.south;
}

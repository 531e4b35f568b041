/**
 * Street layout: where in an area the next street runs. Streets lie side by side in small quarters, each with its own direction.
 * Belongs here: quarters, rows and ground already taken. Does not belong: what is built along a street (settlements.ts).
 * Units: whole centimetres. Start with StreetLayout.
 */
import { type Geography, insideShape, type Shape } from './geography.ts';
import { AREA_PLAN, type AreaPlan } from './plan-areas.ts';
import { ORIGIN, type Point } from './plan-coast.ts';
import { type Chance, take } from './random.ts';
import { type HouseSpot, walkStreet } from './streets.ts';

const ROW_CM = 6400;
const ROWS_PER_QUARTER = 7;
/** No two houses in one square of this side. */
const PLOT_CM = 1100;

interface Frame {
  readonly centre: Point;
  readonly angle: number;
  rows: number;
}

function centimetres(p: Point): Point {
  return [Math.round((ORIGIN[0] + p[0] * 1000) * 100), Math.round((ORIGIN[1] + p[1] * 1000) * 100)];
}

function near(p: Point, reachKm: number, chance: Chance): Point {
  return [p[0] + (chance.bell() * reachKm) / 2, p[1] + (chance.bell() * reachKm) / 2];
}

/** Gives out streets in one area until nobody asks for more. */
export class StreetLayout {
  readonly #shape: Shape;
  readonly #estates: readonly Shape[];
  readonly #chance: Chance;
  readonly #taken = new Set<string>();
  readonly #ground: readonly Point[];
  readonly #area: AreaPlan;
  readonly #hamlets: readonly Point[];
  #frame: Frame;

  constructor(geography: Geography, index: number, estates: readonly Shape[], chance: Chance) {
    this.#shape = take(geography.areas, index);
    this.#estates = estates;
    this.#chance = chance;
    this.#area = take(AREA_PLAN, index);
    this.#ground = geography.mesh.points.filter((_, i) => geography.labels[i] === index);
    this.#hamlets = [0, 1, 2].map(() => chance.pick(this.#ground));
    this.#frame = this.#openFrame();
  }

  /** House spots along a new street, at most so many; none when the spot tried was no good. */
  next(houses: number, spacing: number): HouseSpot[] {
    const frame = this.#frame;
    const { angle, centre } = frame;
    const row = (frame.rows % 2 === 0 ? 1 : -1) * Math.ceil(frame.rows / 2);
    const back = (houses / 4) * spacing * this.#chance.between(0.6, 1.4);
    const start: Point = [
      centre[0] - Math.cos(angle) * back - Math.sin(angle) * row * ROW_CM,
      centre[1] - Math.sin(angle) * back + Math.cos(angle) * row * ROW_CM,
    ];
    const spots = walkStreet(start, angle, houses, spacing, (p) => this.#isFree(p), this.#chance);
    frame.rows += 1;
    if (frame.rows >= ROWS_PER_QUARTER || spots.length < houses / 3) this.#frame = this.#openFrame();
    for (const spot of spots) this.#taken.add(plotOf(spot.at));
    return spots;
  }

  #isFree(p: Point): boolean {
    if (this.#taken.has(plotOf(p)) || !insideShape(p, this.#shape)) return false;
    return !this.#estates.some((estate) => insideShape(p, estate));
  }

  #openFrame(): Frame {
    return { centre: centimetres(this.#place()), angle: this.#chance.between(0, Math.PI), rows: 0 };
  }

  /** Anywhere in town; in the country mostly around the village, else in a hamlet or out in the fields. */
  #place(): Point {
    const chance = this.#chance;
    const area = this.#area;
    if (area.kind === 'by') return chance.pick(this.#ground);
    const where = chance.share();
    if (where < 0.78) return near([area.x, area.y], 0.2 + Math.sqrt(area.residents) / 60, chance);
    return where < 0.93 ? near(chance.pick(this.#hamlets), 0.3, chance) : chance.pick(this.#ground);
  }
}

function plotOf(p: Point): string {
  return `${Math.floor(p[0] / PLOT_CM)},${Math.floor(p[1] / PLOT_CM)}`;
}

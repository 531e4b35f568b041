/**
 * Estates: the legal areas' own shapes inside the town, with their blocks, addresses and dwellings.
 * Belongs here: placing each estate across an area border, and building it. Does not belong: what happens there (plan-estates.ts).
 * Units: whole centimetres. Start with placeEstate, then buildEstate.
 */
import { type Geography, insideShape, type Shape } from './geography.ts';
import type { Address } from './homes.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { ORIGIN, type Point } from './plan-coast.ts';
import { ESTATE_PLAN, type EstatePlan } from './plan-estates.ts';
import { ROOM_WEIGHTS } from './plan-homes.ts';
import { type Chance, take } from './random.ts';
import { makeDwelling, type Settlement } from './settlements.ts';
import { postcodeOf, type StreetNames } from './streets.ts';

/** Outlines of joined parcels, against the clock, in the unit square. */
const OUTLINES: readonly (readonly Point[])[] = [
  [
    [0, 0],
    [0.62, 0],
    [0.62, 0.18],
    [1, 0.18],
    [1, 0.8],
    [0.7, 0.8],
    [0.7, 1],
    [0.12, 1],
    [0.12, 0.55],
    [0, 0.55],
  ],
  [
    [0.1, 0],
    [1, 0],
    [1, 0.45],
    [0.86, 0.45],
    [0.86, 1],
    [0.3, 1],
    [0.3, 0.7],
    [0, 0.7],
    [0, 0.22],
    [0.1, 0.22],
  ],
  [
    [0, 0.12],
    [0.4, 0.12],
    [0.4, 0],
    [0.9, 0],
    [0.9, 0.5],
    [1, 0.5],
    [1, 0.92],
    [0.5, 0.92],
    [0.5, 1],
    [0, 1],
  ],
  [
    [0, 0],
    [0.8, 0],
    [0.8, 0.3],
    [1, 0.3],
    [1, 1],
    [0.35, 1],
    [0.35, 0.84],
    [0, 0.84],
  ],
];
/** Ground per stairwell: 24 metres along a block, 54 metres between blocks. */
const ALONG_CM = 2400;
const BETWEEN_CM = 5400;
const DWELLINGS_PER_STAIRWELL = 7.5;
/** Families are many in the estates; vacancies counted. */
const RESIDENTS_PER_DWELLING = 1.96;

export interface PlacedEstate {
  readonly plan: EstatePlan;
  readonly index: number;
  readonly shape: Shape;
  /** Stairwells, block by block. */
  readonly stairwells: readonly { readonly at: Point; readonly block: number }[];
}

interface Frame {
  readonly centre: Point;
  readonly angle: number;
  readonly size: number;
}

function toGround(p: Point, frame: Frame): Point {
  const u = (p[0] - 0.5) * frame.size;
  const v = (p[1] - 0.5) * frame.size;
  const { centre, angle } = frame;
  return [
    Math.round(centre[0] + u * Math.cos(angle) - v * Math.sin(angle)),
    Math.round(centre[1] + u * Math.sin(angle) + v * Math.cos(angle)),
  ];
}

function shapeIn(outline: readonly Point[], frame: Frame): Shape {
  const ring = outline.map((p) => toGround(p, frame));
  return [[[...ring, take(ring, 0)]]];
}

function stairwellsIn(shape: Shape, frame: Frame): PlacedEstate['stairwells'] {
  const found: { at: Point; block: number }[] = [];
  const rows = Math.floor(frame.size / BETWEEN_CM);
  const columns = Math.floor(frame.size / ALONG_CM);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = toGround([(column + 0.5) / columns, (row + 0.5) / rows], frame);
      if (insideShape(at, shape)) found.push({ at, block: row });
    }
  return found;
}

function areaIndex(name: string): number {
  return AREA_PLAN.findIndex((area) => area.name === name);
}

/** The middle of the border between two areas. */
function borderPoint(geography: Geography, a: number, b: number): Point {
  const lines = geography.arcs.filter(
    (arc) => (arc.left === a && arc.right === b) || (arc.left === b && arc.right === a),
  );
  const longest = lines.toSorted((p, q) => q.points.length - p.points.length)[0];
  if (longest === undefined)
    throw new RangeError(`${AREA_PLAN[a]?.name ?? a} does not border ${AREA_PLAN[b]?.name ?? b}.`);
  return take(longest.points, longest.points.length >> 1);
}

function inward(from: Point, area: number): Point {
  const plan = take(AREA_PLAN, area);
  const dx = (ORIGIN[0] + plan.x * 1000) * 100 - from[0];
  const dy = (ORIGIN[1] + plan.y * 1000) * 100 - from[1];
  const length = Math.hypot(dx, dy);
  return [dx / length, dy / length];
}

/** Lays an estate so that a tenth or less of it reaches over the border into the neighbouring area. */
export function placeEstate(geography: Geography, index: number, chance: Chance): PlacedEstate {
  const plan = take(ESTATE_PLAN, index);
  const area = areaIndex(plan.area);
  const border = borderPoint(geography, area, areaIndex(plan.reachesInto));
  const direction = inward(border, area);
  const outline = chance.pick(OUTLINES);
  const stairwells = plan.residents / RESIDENTS_PER_DWELLING / DWELLINGS_PER_STAIRWELL;
  const size = Math.sqrt((stairwells * ALONG_CM * BETWEEN_CM) / 0.8);
  const angle = chance.between(-0.7, 0.7);
  for (let back = 0; ; back += 1000) {
    const frame: Frame = {
      centre: [border[0] + direction[0] * back, border[1] + direction[1] * back],
      angle,
      size,
    };
    const shape = shapeIn(outline, frame);
    const spots = stairwellsIn(shape, frame);
    const home = spots.filter((spot) => insideShape(spot.at, take(geography.areas, area))).length;
    if (home / spots.length >= 0.9 || back > 200_000) return { plan, index, shape, stairwells: spots };
  }
}

/** Fills an estate's blocks with social dwellings; one street per two blocks. */
export function buildEstate(
  estate: PlacedEstate,
  scale: number,
  areaOf: (p: Point) => number,
  names: StreetNames,
  chance: Chance,
): Settlement {
  const made: Settlement = { addresses: [], dwellings: [] };
  const total = Math.round((estate.plan.residents * scale) / RESIDENTS_PER_DWELLING);
  const built = chance.whole(1964, 1978);
  const streets = new Map<number, string>();
  const share = (order: number): number => Math.floor((order * total) / estate.stairwells.length);
  estate.stairwells.forEach((spot, order) => {
    const homes = share(order + 1) - share(order);
    if (homes === 0) return;
    const street = streets.get(spot.block >> 1) ?? names.next('town');
    streets.set(spot.block >> 1, street);
    const address = stairwellAddress(estate, spot.at, areaOf(spot.at), street, String(order + 1), chance);
    made.addresses.push(address);
    const group = AREA_PLAN.length + estate.index;
    for (let i = 0; i < homes; i++)
      made.dwellings.push(makeDwelling(address, 'A', 'flats', ROOM_WEIGHTS.estate, built, group, chance));
  });
  return made;
}

function stairwellAddress(
  estate: PlacedEstate,
  at: Point,
  area: number,
  street: string,
  houseNumber: string,
  chance: Chance,
): Address {
  const postcode = postcodeOf(take(AREA_PLAN, Math.max(0, area)));
  return {
    id: chance.uuid(),
    street,
    houseNumber,
    postcode,
    x: at[0],
    y: at[1],
    area,
    estate: estate.index,
    unlisted: false,
  };
}

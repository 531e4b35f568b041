/**
 * The town: all homes of Fjordby, from the plan and the geography.
 * Belongs here: putting estates, settlements and departments together, and the planted flaws of real registers. Does not belong: people.
 * Start with makeTown.
 */
import { makeDepartments } from './departments.ts';
import { buildEstate, type PlacedEstate, placeEstate } from './estates.ts';
import { type Geography, insideShape, makeFinder } from './geography.ts';
import type { Address, Dwelling, HomeStock } from './homes.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { ORIGIN, type Point } from './plan-coast.ts';
import { ESTATE_PLAN } from './plan-estates.ts';
import { REHOUSING } from './plan-truths.ts';
import { type Chance, take } from './random.ts';
import { expectedResidents, type Settlement, settleArea } from './settlements.ts';
import { StreetNames } from './streets.ts';

/** Flaws planted in the registers; written in truth.md. */
export const FLAWS = { outside: 14, unlisted: 16, onBorder: 6 } as const;

export interface Town extends HomeStock {
  readonly estates: readonly PlacedEstate[];
}

/** Residents an area must hold outside the estates: planned residents less those of estates reaching into it. */
function residentsToSettle(estates: readonly Settlement[], scale: number): number[] {
  const left = AREA_PLAN.map((area) => area.residents * scale);
  for (const dwelling of estates.flatMap((estate) => estate.dwellings))
    left[dwelling.address.area] = (left[dwelling.address.area] ?? 0) - expectedResidents(dwelling);
  return left;
}

function condemn(dwellings: readonly Dwelling[], scale: number): void {
  const estate = ESTATE_PLAN.findIndex((plan) => plan.code === REHOUSING.estate);
  const own = dwellings.filter((dwelling) => dwelling.address.estate === estate);
  const wanted = Math.round(REHOUSING.dwellings * scale);
  own.slice(0, wanted).forEach((dwelling, order) => {
    const year = take(REHOUSING.years, Math.floor((order * REHOUSING.years.length) / wanted));
    dwelling.closedFrom = year;
    dwelling.demolished = year + 1;
  });
}

function farOut(geography: Geography, chance: Chance): Point {
  const centre: Point = [chance.between(-2, 50), chance.between(-3, 34)];
  const at: Point = [
    Math.round((ORIGIN[0] + centre[0] * 1000) * 100),
    Math.round((ORIGIN[1] + centre[1] * 1000) * 100),
  ];
  return insideShape(at, geography.outline) ? farOut(geography, chance) : at;
}

function plantFlaws(
  geography: Geography,
  addresses: readonly Address[],
  areaOf: (p: Point) => number,
  chance: Chance,
): void {
  const loose = chance.shuffled(addresses.filter((address) => address.estate < 0)).slice(0, 40);
  loose.slice(0, FLAWS.outside).forEach((address) => {
    [address.x, address.y] = farOut(geography, chance);
    address.area = -1;
  });
  loose.slice(FLAWS.outside, FLAWS.outside + FLAWS.unlisted).forEach((address) => {
    address.unlisted = true;
    address.area = -1;
  });
  const borders = geography.arcs.filter((arc) => arc.left >= 0 && arc.right >= 0 && arc.points.length > 4);
  loose.slice(30, 30 + FLAWS.onBorder).forEach((address) => {
    const line = chance.pick(borders).points;
    [address.x, address.y] = take(line, Math.floor(line.length / 4));
    address.area = areaOf([address.x, address.y]);
  });
}

/** Every address, dwelling and department of Fjordby. `scale` 1 is full size. */
export function makeTown(geography: Geography, scale: number, chance: Chance): Town {
  const names = new StreetNames(chance.fork('street names'));
  const areaOf = makeFinder(geography.areas);
  const estates = ESTATE_PLAN.map((plan, index) =>
    placeEstate(geography, index, chance.fork(`estate ${plan.code}`)),
  );
  const built = estates.map((estate) =>
    buildEstate(estate, scale, areaOf, names, chance.fork(`blocks ${estate.plan.code}`)),
  );
  const shapes = estates.map((estate) => estate.shape);
  const settled = residentsToSettle(built, scale).map((residents, index) =>
    settleArea(geography, index, residents, shapes, names, chance.fork(`area ${index}`)),
  );
  const parts = [...built, ...settled];
  const addresses = parts.flatMap((part) => part.addresses);
  const dwellings = parts.flatMap((part) => part.dwellings);
  const departments = makeDepartments(dwellings, chance.fork('departments'));
  condemn(dwellings, scale);
  plantFlaws(geography, addresses, areaOf, chance.fork('flaws'));
  return { estates, addresses, dwellings, departments };
}

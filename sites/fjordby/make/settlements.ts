/**
 * Settlements: streets, addresses and dwellings of every area, outside the large estates.
 * Belongs here: how many homes of which tenure an area needs and where they stand. Does not belong: estates (estates.ts).
 * In: geography and plan. Out: addresses and dwellings, department not yet given.
 * Start with settleArea.
 */
import type { Geography, Shape } from './geography.ts';
import type { Address, Dwelling } from './homes.ts';
import { AREA_PLAN, type AreaPlan } from './plan-areas.ts';
import type { Point } from './plan-coast.ts';
import {
  type Building,
  EXPECTED_RESIDENTS,
  FLATS_SHARE,
  NEW_SHARE,
  ROOM_WEIGHTS,
  TENURE_WEIGHTS,
  TENURES,
  type Tenure,
} from './plan-homes.ts';
import { type Chance, take } from './random.ts';
import { StreetLayout } from './street-layout.ts';
import { postcodeOf, type StreetNames, type StreetStyle } from './streets.ts';

/** Share of usable dwellings that are occupied at a time. */
export const OCCUPANCY = 0.99;

export interface Settlement {
  readonly addresses: Address[];
  readonly dwellings: Dwelling[];
}

interface Quarter {
  readonly index: number;
  readonly area: AreaPlan;
  readonly layout: StreetLayout;
  readonly names: StreetNames;
  readonly chance: Chance;
  readonly made: Settlement;
}

function buildingOf(area: AreaPlan, tenure: Tenure, chance: Chance): Building {
  if (chance.happens(FLATS_SHARE[area.tenure][tenure])) return 'flats';
  const terraced = { A: 0.95, N: 0.85, P: 0.4, E: area.kind === 'by' ? 0.16 : 0.05 }[tenure];
  return chance.happens(terraced) ? 'terrace' : 'house';
}

function builtYear(area: AreaPlan, tenure: Tenure, isNew: boolean, chance: Chance): number {
  if (isNew) return chance.whole(2015, 2025);
  const [from, to] = area.tenure === 'centre' ? [1890, 1965] : tenure === 'E' ? [1920, 2009] : [1948, 2012];
  return chance.whole(from, to);
}

function styleOf(area: AreaPlan): StreetStyle {
  if (area.kind === 'land') return 'country';
  return area.tenure === 'centre' ? 'centre' : 'town';
}

function dwellingsAt(building: Building, chance: Chance): number {
  return building === 'flats' ? chance.whole(4, 10) : 1;
}

/** One dwelling with its rooms and size. */
export function makeDwelling(
  address: Address,
  tenure: Tenure,
  building: Building,
  rooms: readonly number[],
  built: number,
  group: number,
  chance: Chance,
): Dwelling {
  const count = 1 + chance.weighted(rooms);
  const areaM2 = Math.round(16 + count * (building === 'house' ? 23 : 20) + chance.bell() * 6);
  return {
    id: chance.uuid(),
    address,
    tenure,
    building,
    department: undefined,
    rooms: count,
    areaM2: Math.max(18, areaM2),
    built,
    demolished: undefined,
    closedFrom: 9999,
    group,
    household: undefined,
    vacantAt: -1,
  };
}

/** Residents that a dwelling is expected to add. */
export function expectedResidents(dwelling: Dwelling): number {
  const families = dwelling.address.estate >= 0 ? 1.07 : 1;
  return OCCUPANCY * families * (EXPECTED_RESIDENTS[dwelling.rooms - 1] ?? 2.5);
}

function homesAlong(quarter: Quarter, building: Building, wanted: number): number {
  const perHouse = building === 'flats' ? 11 : 2;
  return Math.max(2, Math.min(quarter.chance.whole(10, 44), Math.ceil(wanted / perHouse)));
}

/** Adds one street of one tenure and age; answers how many residents it is expected to hold. */
function addStreet(quarter: Quarter, tenure: Tenure, isNew: boolean, wanted: number): number {
  const { area, chance, made } = quarter;
  const building = buildingOf(area, tenure, chance);
  const spots = quarter.layout.next(
    homesAlong(quarter, building, wanted),
    building === 'house' ? 2200 : 1600,
  );
  if (spots.length === 0) return 0;
  const street = quarter.names.next(styleOf(area));
  const built = builtYear(area, tenure, isNew, chance);
  let residents = 0;
  for (const spot of spots) {
    if (residents >= wanted) break;
    const letter = building !== 'house' && chance.happens(0.05) ? chance.pick(['A', 'B', 'C']) : '';
    const address = makeAddress(quarter, street, spot.number + letter, spot.at);
    made.addresses.push(address);
    for (let i = dwellingsAt(building, chance); i > 0; i--) {
      const rooms = ROOM_WEIGHTS[building];
      const dwelling = makeDwelling(address, tenure, building, rooms, built, quarter.index, chance);
      made.dwellings.push(dwelling);
      residents += expectedResidents(dwelling);
    }
  }
  return residents;
}

function makeAddress(quarter: Quarter, street: string, houseNumber: string, at: Point): Address {
  return {
    id: quarter.chance.uuid(),
    street,
    houseNumber,
    postcode: postcodeOf(quarter.area),
    x: at[0],
    y: at[1],
    area: quarter.index,
    estate: -1,
    unlisted: false,
  };
}

/** Fills an area with streets until its planned residents outside the estates have homes. */
export function settleArea(
  geography: Geography,
  index: number,
  residents: number,
  estates: readonly Shape[],
  names: StreetNames,
  chance: Chance,
): Settlement {
  const area = take(AREA_PLAN, index);
  const made: Settlement = { addresses: [], dwellings: [] };
  const layout = new StreetLayout(geography, index, estates, chance);
  const quarter: Quarter = { index, area, layout, names, chance, made };
  const weights = TENURE_WEIGHTS[area.tenure];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  TENURES.forEach((tenure, t) => {
    const wanted = (residents * take(weights, t)) / total;
    fillWith(quarter, tenure, true, wanted * NEW_SHARE[area.tenure]);
    fillWith(quarter, tenure, false, wanted * (1 - NEW_SHARE[area.tenure]));
  });
  return made;
}

function fillWith(quarter: Quarter, tenure: Tenure, isNew: boolean, wanted: number): void {
  let missing = wanted;
  for (let tries = 0; missing > 0.8 && tries < 5000; tries++)
    missing -= addStreet(quarter, tenure, isNew, missing);
}

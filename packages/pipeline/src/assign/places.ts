/**
 * Streets and house numbers by area, for the search of the report: from the public address register alone.
 * Belongs here: addresses placed in the main areas → ranges of house numbers. Does not belong: who lives there, points.
 * Reads the engine tables `address` and `place` at the newest state date; called by run.ts after assignAddresses. Start with listPlaces.
 */
import type { HouseRange, Places, Street } from '@bybalance/release';
import type { Engine } from '../engine/types.ts';
import type { Assignment } from './types.ts';

interface House {
  readonly street: string;
  readonly postcode: string;
  readonly number: number;
  readonly area: string;
}

/** Codes of the main set by atom; undefined where everyone may not see the set. */
function areaByAtom(
  { areaSets, atoms }: Assignment,
  mainSet: string,
): readonly (string | undefined)[] | undefined {
  const at = areaSets.findIndex(({ set }) => set.id === mainSet);
  if (at < 0 || areaSets[at]?.set.layer !== 'alle') return undefined;
  return atoms.map(({ membership }) => membership[at]);
}

/** Runs of neighbouring numbers in one area, on one side of the street. */
function runsOf(houses: readonly House[], side: HouseRange['side']): readonly HouseRange[] {
  const runs: HouseRange[] = [];
  for (const { number, area } of [...houses].sort(
    (a, b) => a.number - b.number || (a.area < b.area ? -1 : 1),
  )) {
    const last = runs.at(-1);
    if (last?.area === area) runs[runs.length - 1] = { ...last, to: number };
    else if (last?.to !== number) runs.push({ side, from: number, to: number, area });
  }
  return runs;
}

function toStreet(houses: readonly House[]): Street {
  const [first] = houses;
  const isOne = houses.every(({ area }) => area === first?.area);
  const sides = (rest: number) => houses.filter(({ number }) => number % 2 === rest);
  const ranges = isOne ? runsOf(houses, 'both') : [...runsOf(sides(1), 'odd'), ...runsOf(sides(0), 'even')];
  return {
    name: first?.street ?? '',
    postcode: first?.postcode ?? '',
    ranges: [...ranges].sort((a, b) => a.from - b.from || (a.side < b.side ? 1 : -1)),
  };
}

const byName = (a: Street, b: Street) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.postcode < b.postcode ? -1 : 1;

/** Every street with a name and numbers that lies in a main area; undefined where there is none, or where the areas are not for everyone. */
export async function listPlaces(
  engine: Engine,
  assignment: Assignment,
  mainSet: string,
): Promise<Places | undefined> {
  const areas = areaByAtom(assignment, mainSet);
  if (areas === undefined) return undefined;
  const rows = await engine.rows(`
    SELECT DISTINCT a."street" AS "street", coalesce(a."postcode", '') AS "postcode", a."house_number" AS "house", p."atom" AS "atom"
    FROM "address" AS a
    JOIN "place" AS p ON p."address" = a."address" AND p."date" = (SELECT max("date") FROM "place")
    WHERE a."street" IS NOT NULL AND a."house_number" IS NOT NULL
    ORDER BY "street", "postcode", "house", "atom"`);
  const houses = rows.flatMap(({ street, postcode, house, atom }): readonly House[] => {
    const area = areas[Number(atom)];
    const number = Number.parseInt(String(house), 10);
    if (area === undefined || !Number.isInteger(number)) return [];
    return [{ street: String(street), postcode: String(postcode), number, area }];
  });
  if (houses.length === 0) return undefined;
  const streets = [...Map.groupBy(houses, (one) => `${one.street}\n${one.postcode}`).values()].map(toStreet);
  return { format: 1, areaSet: mainSet, streets: streets.sort(byName) };
}

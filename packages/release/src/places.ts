/**
 * Where streets lie: house numbers → area of the main set, from the public address register. Nobody's residence is told.
 * Belongs here: the shape of places.json and looking a house up. Does not belong: spelling (the web app's search), points on a map.
 * Streets are told by ranges of numbers, each side by itself where the sides lie in different areas. Start with Places and areaOfHouse.
 */

export interface HouseRange {
  readonly side: 'odd' | 'even' | 'both';
  /** First and last house number, letters left out, both included. */
  readonly from: number;
  readonly to: number;
  /** Code in the area set. */
  readonly area: string;
}

export interface Street {
  readonly name: string;
  readonly postcode: string;
  /** Lowest numbers first. */
  readonly ranges: readonly HouseRange[];
}

/** places.json */
export interface Places {
  readonly format: 1;
  readonly areaSet: string;
  /** By name, then postcode. */
  readonly streets: readonly Street[];
}

/** The area of a house; undefined where the street has no such number. A number between two of one area is in it. */
export function areaOfHouse({ ranges }: Street, house: number): string | undefined {
  const side = house % 2 === 0 ? 'even' : 'odd';
  return ranges.find(
    (one) => (one.side === 'both' || one.side === side) && one.from <= house && house <= one.to,
  )?.area;
}

/** Codes of the areas a street runs through, in the order of its numbers. */
export function areasOfStreet({ ranges }: Street): readonly string[] {
  return [...new Set(ranges.map(({ area }) => area))];
}

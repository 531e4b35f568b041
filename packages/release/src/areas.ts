/**
 * Area sets and their areas, and how areas of different sets overlap.
 * Belongs here: shapes and the key of an area across sets. Does not belong: who may see them (layers.ts), polygons.
 * Start with AreaSet.
 */
import type { Layer, Text } from './observation.ts';

export interface Area {
  readonly code: string;
  readonly name: string;
  /** "i" or "på": Danish preposition before the name, never guessed. */
  readonly preposition: 'i' | 'på';
  readonly kind: 'town' | 'country' | 'none';
  /** "set/code" of the area that holds this one. */
  readonly parent: string | undefined;
  /** Years (or periods) in which the area exists, both ends included. */
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  /** Who may see this area, where it is not for all who may see its set. */
  readonly layer?: Layer;
  /** "set/code" of the areas that a declared union is made of; missing for every other area. */
  readonly parts?: readonly string[];
}

/**
 * areas/<set>@<vintage>.json; the polygons stand beside it as .topojson when there are any.
 * A set that is not for everyone lies in each layer that may see some of it instead, with the areas that this layer may see.
 */
export interface AreaSet {
  readonly id: string;
  readonly vintage: string;
  readonly title: Text;
  /** What one area of the set is called: {da: "område", en: "area"}. */
  readonly singular: Text;
  readonly role: 'municipality' | 'main' | 'district' | 'department' | 'legal' | 'other';
  readonly wallToWall: boolean;
  readonly hasPolygons: boolean;
  readonly layer: Layer;
  readonly areas: readonly Area[];
}

/**
 * <layer>/pieces.json: how the layer's areas overlap, as whole pieces: which areas share an address. Never how many live there.
 * The attack on published bytes needs it; it follows from maps and addresses, which are public.
 */
export interface Pieces {
  readonly format: 1;
  /** "set/code" */
  readonly areas: readonly string[];
  /** For each piece, the areas that hold it, as numbers in `areas`. */
  readonly pieces: readonly (readonly number[])[];
}

/** The key of an area across sets: "omraader/12". */
export function areaKey(areaSet: string, area: string): string {
  return `${areaSet}/${area}`;
}

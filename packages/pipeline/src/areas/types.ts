/**
 * Areas: polygons as read and checked, and what a check of them found.
 * Belongs here: types only. Does not belong: which address lies where (assign), what is published (publish).
 * Made by readAreaSets (for a build) and checkAreas (for the command); read by assign as `import type`.
 * Geometry inside is always EPSG:25832 in whole centimetres, so that predicates on it are exact.
 * Start with AreaShape, then Geography.
 */
import type { AreaSetDeclaration } from '../catalogue/types.ts';
import type { Issue } from '../support/errors.ts';

export const CRS = ['EPSG:25832', 'EPSG:4326'] as const;
export type Crs = (typeof CRS)[number];

/** x0, y0, x1, y1 … in whole centimetres; the last corner joins the first without being repeated. */
export type Ring = Float64Array;

/** One area: all its rings, read by the even-odd rule (parts, holes and holes within holes alike). */
export interface AreaShape {
  readonly code: string;
  readonly name: string;
  readonly preposition: 'i' | 'på';
  readonly kind: 'town' | 'country' | 'none';
  /** Code in the parent set. */
  readonly parent: string | undefined;
  readonly rings: readonly Ring[];
}

/** A ring that is not simple: it crosses itself (or another ring of its area), or only touches. */
export interface InvalidRing {
  readonly code: string;
  readonly how: 'crosses' | 'touches';
  /** EPSG:25832 metres. */
  readonly x: number;
  readonly y: number;
}

/** What a polygon file holds; features in file order. */
export interface AreaFile {
  readonly shapes: readonly AreaShape[];
  readonly invalid: readonly InvalidRing[];
  readonly issues: readonly Issue[];
}

/** One declared area set with its shapes; none for a set made of dwellings, which has names instead. */
export interface AreaShapes {
  readonly declaration: AreaSetDeclaration;
  readonly shapes: readonly AreaShape[];
  /** Code → name, for a set made of dwellings. */
  readonly names: ReadonlyMap<string, string>;
}

/** Everything a build knows of its areas' geometry. */
export interface Geography {
  /** In the site's order. */
  readonly sets: readonly AreaShapes[];
  /** Sets that only earlier editions show. */
  readonly former: readonly AreaShapes[];
  /** TopoJSON text by area set id (and `kommune` for the outline), WGS84, ready for the release. */
  readonly topojson: ReadonlyMap<string, string>;
  readonly backdrop: { readonly name: string; readonly topojson: string } | undefined;
  /** Warnings: what was accepted although it is not as it should be. */
  readonly issues: readonly Issue[];
}

export interface Overlap {
  readonly codes: readonly [string, string];
  readonly km2: number;
}

export interface Gap {
  readonly km2: number;
  /** A corner of the gap, EPSG:25832 metres. */
  readonly x: number;
  readonly y: number;
}

/** What `areas check` found; areas in km², EPSG:25832. */
export interface AreasReport {
  readonly file: string;
  readonly within: string | undefined;
  readonly features: number;
  readonly sumKm2: number;
  readonly unionKm2: number;
  readonly overlapKm2: number;
  /** Largest first. */
  readonly overlaps: readonly Overlap[];
  readonly gapKm2: number;
  /** Holes in the union, largest first. */
  readonly gaps: readonly Gap[];
  readonly outline:
    | { readonly km2: number; readonly outsideKm2: number; readonly uncoveredKm2: number }
    | undefined;
  readonly invalid: readonly InvalidRing[];
  readonly issues: readonly Issue[];
  /** Overlap in all and gaps in all may each be this large. */
  readonly toleranceKm2: number;
}

/**
 * Assign: address → atom, for every area set and vintage together.
 * Belongs here: the spatial index, the border rule, atoms, nodes, the report of what could not be placed. Does not belong: counting people.
 * Called by run.ts after the vault is loaded; writes the engine table `place` (address, date, atom).
 * Rule for points on a border: half-open, a point belongs to the area whose interior lies just right of and above it.
 * Start with Assignment.
 */
import type { AreaSet, Layer, OperationalReport } from '@bybalance/release';

/** A cell of the common refinement of all area sets; membership[i] is the code in areaSets[i] (former sets at the end, unions apart), undefined = in none. */
export interface Atom {
  readonly index: number;
  readonly membership: readonly (string | undefined)[];
}

/** An area as a published node: the sum of its atoms. */
export interface AreaNode {
  readonly areaSet: string;
  readonly area: string;
  readonly layer: Layer;
  readonly atoms: readonly number[];
  /** Unions only: the areas it is made of, none of whom share anybody. */
  readonly parts?: readonly { readonly areaSet: string; readonly area: string }[];
  /** Shown by an earlier edition alone, in this set of this vintage; `areaSet` is "set@vintage". */
  readonly former?: { readonly areaSet: string; readonly vintage: string };
  /** No figure of it is shown, in any year: it differs from other areas by too few people (geometry.ts). */
  readonly withheld?: true;
}

/** An area set ready for the release, with its polygons as GeoJSON in WGS84 (undefined where it has none). */
export interface PlacedAreaSet {
  readonly set: AreaSet;
  readonly topojson: string | undefined;
}

export interface Assignment {
  /** Municipality first, then the site's sets in order, then its unions. */
  readonly areaSets: readonly PlacedAreaSet[];
  readonly atoms: readonly Atom[];
  /** Those of the area sets in order, then former ones. */
  readonly nodes: readonly AreaNode[];
  readonly report: OperationalReport;
}

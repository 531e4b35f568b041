/**
 * Cells over the ground: each inside one area, outside all, or mixed with the areas to try.
 * Belongs here: laying areas out on cells. Does not belong: the exact question (point-index.ts).
 * Rests on one property: column and row never fall when x and y grow. So a side of an area touches only cells between those of its ends,
 * and a cell that no side touches lies wholly inside or outside.
 * Start with toRaster, then CellMap.
 */

/** Closed rings as x0, y0, x1, y1 … in whole centimetres, even-odd; the last corner joins the first. */
export type Rings = readonly Float64Array[];

/** Columns and rows over the box of all areas. */
export interface Raster {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly perX: number;
  readonly perY: number;
  readonly cells: number;
}

/** Least x, least y, most x, most y. */
export type Box = readonly [number, number, number, number];

/** The box of some rings; upside down when there are none. */
export function boxOfRings(rings: Rings): Box {
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1e15, -1e15];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i] ?? 0;
      const y = ring[i + 1] ?? 0;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
  }
  return [x0, y0, x1, y1];
}

/** A raster fine enough that few cells are mixed, coarse enough to be laid out fast. */
export function toRaster(areas: readonly Rings[]): Raster {
  const [x0, y0, x1, y1] = boxOfRings(areas.flat());
  const cells = Math.min(1024, Math.max(256, Math.ceil(Math.sqrt(areas.length) * 40)));
  // One centimetre more than the box, so that its last corner still falls into the last cell.
  return { x0, y0, x1, y1, perX: cells / (x1 - x0 + 1), perY: cells / (y1 - y0 + 1), cells };
}

export const OUTSIDE = -1;

/**
 * What each cell holds: the area it lies in, OUTSIDE, or −2 − n, where n begins a chain of areas to try
 * (area[n], then link[n], until −1).
 */
export class CellMap {
  readonly cell: Int32Array;
  area = new Int32Array(16_384);
  link = new Int32Array(16_384);
  #links = 0;

  constructor(cells: number) {
    this.cell = new Int32Array(cells * cells).fill(OUTSIDE);
  }

  #chain(area: number, next: number): number {
    const at = this.#links++;
    if (at === this.area.length) {
      const grown = (values: Int32Array) => {
        const longer = new Int32Array(values.length * 2);
        longer.set(values);
        return longer;
      };
      [this.area, this.link] = [grown(this.area), grown(this.link)];
    }
    this.area[at] = area;
    this.link[at] = next;
    return at;
  }

  /** A side of the area runs through the cell: it has to be tried. */
  mix(at: number, area: number): void {
    const held = this.cell[at] ?? OUTSIDE;
    const before = held >= 0 ? this.#chain(held, -1) : -2 - held;
    this.cell[at] = -2 - this.#chain(area, held === OUTSIDE ? -1 : before);
  }

  /** The whole cell lies in the area; where it lies in another one too, both have to be tried. */
  cover(at: number, area: number): void {
    if (this.cell[at] === OUTSIDE) this.cell[at] = area;
    else this.mix(at, area);
  }
}

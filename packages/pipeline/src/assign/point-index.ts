/**
 * Which area a point lies in, for many points: exact, and nearly as fast as looking into a table.
 * Belongs here: the index and the border rule. Does not belong: addresses, area sets, reports.
 * Rule: a point on a border belongs to the area whose interior lies just right of it, and then above it (half-open areas),
 * so that on a partition every point gets exactly one area, corners included.
 * Decided on whole centimetres, where products of differences stay under 2^53: exact for areas up to 900 km wide.
 * Start with indexAreas.
 */
import { boxOfRings, CellMap, type Raster, type Rings, toRaster } from './raster.ts';

export interface Placed {
  /** For each point the first area in index order that holds it; −1 = none. */
  readonly area: Int32Array;
  /** Points that lie in more than one area. */
  readonly inSeveral: number;
}

export interface PointIndex {
  /** Places points given in centimetres. */
  place(x: ArrayLike<number>, y: ArrayLike<number>): Placed;
}

/** Sides by area and raster row, lower end first, level ones left out: four numbers a side (x, y of both ends). */
interface Slabs {
  readonly sides: Float64Array;
  /** Sides of area k in row q: from first[base[k] + q] up to the next entry, in sides. */
  readonly first: Int32Array;
  readonly base: Int32Array;
}

const column = (r: Raster, x: number) => ((x - r.x0) * r.perX) | 0;
const row = (r: Raster, y: number) => ((y - r.y0) * r.perY) | 0;

type Side = (ax: number, ay: number, bx: number, by: number) => void;

function eachSide(rings: Rings, tell: Side): void {
  for (const ring of rings) {
    let [px, py] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0];
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i] ?? 0;
      const y = ring[i + 1] ?? 0;
      if (py <= y) tell(px, py, x, y);
      else tell(x, y, px, py);
      px = x;
      py = y;
    }
  }
}

/** Sorts sides into rows by counting: once to know how many, once to put them there. */
function toSlabs(areas: readonly Rings[], r: Raster): Slabs {
  const base = new Int32Array(areas.length);
  let rows = 0;
  for (const [k, rings] of areas.entries()) {
    const [, low, , high] = boxOfRings(rings);
    const [from, to] = rings.length === 0 ? [0, -1] : [row(r, low), row(r, high)];
    base[k] = rows - from;
    rows += to - from + 1;
  }
  const first = new Int32Array(rows + 1);
  const eachRow = (tell: (at: number, ax: number, ay: number, bx: number, by: number) => void) => {
    for (const [k, rings] of areas.entries()) {
      const start = base[k] ?? 0;
      eachSide(rings, (ax, ay, bx, by) => {
        if (ay === by) return;
        for (let q = row(r, ay); q <= row(r, by); q++) tell(start + q, ax, ay, bx, by);
      });
    }
  };
  eachRow((at) => {
    first[at + 1] = (first[at + 1] ?? 0) + 4;
  });
  for (let i = 0; i < rows; i++) first[i + 1] = (first[i + 1] ?? 0) + (first[i] ?? 0);
  const sides = new Float64Array(first[rows] ?? 0);
  const filled = first.slice();
  eachRow((at, ax, ay, bx, by) => {
    const to = filled[at] ?? 0;
    sides[to] = ax;
    sides[to + 1] = ay;
    sides[to + 2] = bx;
    sides[to + 3] = by;
    filled[at] = to + 4;
  });
  return { sides, first, base };
}

/** Whether the point just right of and above (x, y) lies in area k: sides to its right, counted by the even-odd rule. */
function holds({ sides, first, base }: Slabs, k: number, q: number, x: number, y: number): boolean {
  const at = (base[k] ?? 0) + q;
  const end = first[at + 1] ?? 0;
  let inside = false;
  for (let i = first[at] ?? 0; i < end; i += 4) {
    const ay = sides[i + 1] ?? 0;
    const by = sides[i + 3] ?? 0;
    if (ay > y || by <= y) continue;
    const ax = sides[i] ?? 0;
    const bx = sides[i + 2] ?? 0;
    if ((bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0) inside = !inside;
  }
  return inside;
}

/** Marks the cells that the sides of area k run through; `touched` remembers them with k + 1. */
function markSides(rings: Rings, k: number, r: Raster, map: CellMap, touched: Int32Array): void {
  const mark = (q: number, from: number, to: number) => {
    for (let at = q * r.cells + column(r, from); at <= q * r.cells + column(r, to); at++) {
      if (touched[at] === k + 1) continue;
      touched[at] = k + 1;
      map.mix(at, k);
    }
  };
  eachSide(rings, (ax, ay, bx, by) => {
    const [left, right] = ax < bx ? [ax, bx] : [bx, ax];
    const [low, high] = [row(r, ay), row(r, by)];
    if (low === high) return mark(low, left, right);
    const slope = (bx - ax) / (by - ay);
    for (let q = low; q <= high; q++) {
      // One centimetre of slack outweighs every rounding; the side's own ends are the limits.
      const x0 = ax + slope * (r.y0 + q / r.perY - ay);
      const x1 = x0 + slope / r.perY;
      const slack = 1 + Math.abs(slope);
      const from = Math.max(left, Math.min(x0, x1) - slack);
      const to = Math.min(right, Math.max(x0, x1) + slack);
      if (from <= to) mark(q, from, to);
    }
  });
}

/** Fills the cells inside area k that no side runs through; neighbours without a side between them are alike. */
function fillInside(rings: Rings, k: number, r: Raster, slabs: Slabs, map: CellMap, touched: Int32Array) {
  if (rings.length === 0) return;
  const [x0, y0, x1, y1] = boxOfRings(rings);
  const [left, right] = [column(r, x0), column(r, x1)];
  for (let q = row(r, y0); q <= row(r, y1); q++) {
    let known: boolean | undefined;
    for (let p = left; p <= right; p++) {
      const at = q * r.cells + p;
      if (touched[at] === k + 1) {
        known = undefined;
        continue;
      }
      known ??= holds(slabs, k, q, r.x0 + (p + 0.5) / r.perX, r.y0 + (q + 0.5) / r.perY);
      if (known) map.cover(at, k);
    }
  }
}

/** The first area of a mixed cell's chain that holds the point, and whether another one does too. */
function tryChain(map: CellMap, slabs: Slabs, from: number, q: number, x: number, y: number) {
  let [found, others] = [-1, 0];
  for (let n = from; n >= 0; n = map.link[n] ?? -1) {
    const k = map.area[n] ?? 0;
    if (!holds(slabs, k, q, x, y)) continue;
    if (found >= 0) others = 1;
    if (found < 0 || k < found) found = k;
  }
  return { found, others };
}

/** Prepares areas for placing points. In: the rings of each area. Ties between overlapping areas go to the first one. */
export function indexAreas(areas: readonly Rings[]): PointIndex {
  const r = toRaster(areas);
  const map = new CellMap(r.cells);
  const touched = new Int32Array(r.cells * r.cells);
  const slabs = toSlabs(areas, r);
  areas.forEach((rings, k) => {
    markSides(rings, k, r, map, touched);
    fillInside(rings, k, r, slabs, map, touched);
  });
  const { cell } = map;
  return {
    place(xs, ys) {
      const area = new Int32Array(xs.length);
      let inSeveral = 0;
      for (let i = 0; i < xs.length; i++) {
        const x = xs[i] ?? 0;
        const y = ys[i] ?? 0;
        if (!(x >= r.x0 && x <= r.x1 && y >= r.y0 && y <= r.y1)) {
          area[i] = -1;
          continue;
        }
        const q = row(r, y);
        const held = cell[q * r.cells + column(r, x)] ?? -1;
        if (held >= -1) {
          area[i] = held;
          continue;
        }
        const { found, others } = tryChain(map, slabs, -2 - held, q, x, y);
        area[i] = found;
        inSeveral += others;
      }
      return { area, inSeveral };
    },
  };
}

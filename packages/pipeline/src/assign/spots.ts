/**
 * Where each address lies: its areas in every set with polygons, as one number per combination ("spot").
 * Belongs here: points into polygons, set by set. Does not belong: departments, dates.
 * Writes the engine table address_spot (address, spot); spot 0 = in no area of any set, for addresses without a place too.
 */
import type { AreaShapes } from '../areas/types.ts';
import type { Engine } from '../engine/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { indexAreas } from './point-index.ts';

export const ADDRESS_SPOT = 'address_spot';

/** Codes in each set with polygons, in the order of the sets; undefined = in none. */
export type Spot = readonly (string | undefined)[];

export interface Spots {
  readonly spots: readonly Spot[];
  /** Addresses in the register of addresses. */
  readonly addresses: number;
  /** Of them: with no coordinate. */
  readonly withoutPoint: number;
  /** Of those with a coordinate: outside every wall-to-wall set. */
  readonly outside: number;
  /** Set id → addresses that lie in more than one of its areas; the lowest code was taken. */
  readonly inSeveral: ReadonlyMap<string, number>;
}

interface Points {
  readonly address: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

async function readPoints(engine: Engine): Promise<Points> {
  const columns = await engine.columns('SELECT "address", "x_cm", "y_cm" FROM "address" ORDER BY "address"');
  // NaN is in no area: an address without a coordinate.
  const numbers = (name: string) =>
    Float64Array.from(columns[name] ?? [], (value) => (value === null ? Number.NaN : Number(value)));
  return { address: (columns['address'] ?? []).map(String), x: numbers('x_cm'), y: numbers('y_cm') };
}

const byCode = (a: { readonly code: string }, b: { readonly code: string }) =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;

/** Numbers every combination of areas in the order it is first met; 0 is the empty one. */
class SpotBook {
  readonly spots: Spot[];
  readonly #known = new Map<string, number>();
  constructor(sets: number) {
    this.spots = [Array.from({ length: sets }, () => undefined)];
    this.#known.set(this.#key(this.spots[0] ?? []), 0);
  }
  #key(spot: Spot): string {
    return spot.map((code) => code ?? '').join('\n');
  }
  numberOf(spot: Spot): number {
    const key = this.#key(spot);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.spots.length);
    this.spots.push(spot);
    return this.spots.length - 1;
  }
}

async function writeSpots(engine: Engine, points: Points, spot: Int32Array): Promise<void> {
  await engine.run(`CREATE OR REPLACE TABLE "${ADDRESS_SPOT}" ("address" UUID, "spot" INTEGER)`);
  await engine.append(ADDRESS_SPOT, [points.address, spot]);
}

/** Places every address of the register in the sets that have polygons. */
export async function placeAddresses(
  engine: Engine,
  sets: readonly AreaShapes[],
  context: RunContext,
): Promise<Spots> {
  const points = await readPoints(engine);
  const inSeveral = new Map<string, number>();
  const columns: { readonly wall: boolean; readonly codes: readonly string[]; readonly area: Int32Array }[] =
    [];
  for (const { declaration, shapes } of sets) {
    stopIfAsked(context);
    context.progress.note(declaration.title.en);
    const sorted = [...shapes].sort(byCode);
    const placed = indexAreas(sorted.map(({ rings }) => rings)).place(points.x, points.y);
    inSeveral.set(declaration.id, placed.inSeveral);
    const codes = sorted.map(({ code }) => code);
    columns.push({ wall: declaration.wallToWall, codes, area: placed.area });
    await Promise.resolve();
  }
  const book = new SpotBook(sets.length);
  const walls = columns.some(({ wall }) => wall);
  const spot = new Int32Array(points.address.length);
  let [withoutPoint, outside] = [0, 0];
  for (let i = 0; i < spot.length; i++) {
    spot[i] = book.numberOf(columns.map(({ codes, area }) => codes[area[i] ?? -1]));
    if (Number.isNaN((points.x[i] ?? 0) + (points.y[i] ?? 0))) withoutPoint++;
    else if (walls && columns.every(({ wall, area }) => !wall || (area[i] ?? -1) < 0)) outside++;
  }
  await writeSpots(engine, points, spot);
  return { spots: book.spots, addresses: spot.length, withoutPoint, outside, inSeveral };
}

/**
 * Secondary suppression by Gaussian elimination: which further cells must be hidden so that no linear combination
 * of what stays visible gives a primary cell, or a primary cell plus a contributor who knows its own share.
 * Arithmetic: modulo two primes below 2^26, exact in doubles. A dependence found under either prime counts, so an
 * accident can only hide too much. Elimination says nothing of bounds such as "counts are not negative": the audit does.
 * Source: Langsrud (2024), doi 10.1007/978-3-031-69651-0_6; own code.
 * Start with hideSecondary.
 */

/** A published cell as the inner cells it adds up. */
export type CellVector = readonly number[];

export interface EliminationInput {
  /** Inner cells of each candidate, each with weight 1. */
  readonly cells: readonly CellVector[];
  readonly primary: readonly number[];
  /** Cells in order of importance: the first are kept visible if they can be. Without the primary ones. */
  readonly candidates: readonly number[];
  /** Primary cells behind which one contributor stands alone, who knows it and can subtract it. */
  readonly singletons: readonly number[];
}

const PRIMES = [67_108_859, 67_108_837] as const;
type Vector = Map<number, number>;

function inverse(a: number, p: number): number {
  let [r0, r1, s0, s1] = [p, a, 0, 1];
  while (r1 !== 0) {
    const q = Math.floor(r0 / r1);
    [r0, r1] = [r1, r0 - q * r1];
    [s0, s1] = [s1, s0 - q * s1];
  }
  return s0 < 0 ? s0 + p : s0;
}

/** target −= factor · row, modulo p; entries that become zero vanish. */
function subtract(target: Vector, row: Vector, factor: number, p: number): void {
  for (const [index, value] of row) {
    const now = ((target.get(index) ?? 0) + p - ((factor * value) % p)) % p;
    if (now === 0) target.delete(index);
    else target.set(index, now);
  }
}

/** True when a = f·b for some f ≠ 0. */
function proportional(a: Vector, b: Vector, p: number): boolean {
  if (a.size !== b.size || a.size === 0) return false;
  const first = a.entries().next().value;
  if (!first) return false;
  const other = b.get(first[0]);
  if (other === undefined) return false;
  const factor = (first[1] * inverse(other, p)) % p;
  for (const [index, value] of a) {
    const partner = b.get(index);
    if (partner === undefined || (factor * partner) % p !== value) return false;
  }
  return true;
}

class Elimination {
  readonly #p: number;
  readonly #pivots = new Map<number, Vector>();
  readonly #primary = new Map<number, Vector>();
  readonly #singletons: readonly number[];

  constructor(input: EliminationInput, p: number) {
    this.#p = p;
    for (const cell of input.primary) this.#primary.set(cell, this.#vector(input.cells[cell] ?? []));
    this.#singletons = input.singletons.filter((cell) => this.#primary.has(cell));
  }

  #vector(cell: CellVector): Vector {
    const vector: Vector = new Map();
    for (const index of cell) vector.set(index, (vector.get(index) ?? 0) + 1);
    return vector;
  }

  reduce(cell: CellVector): Vector {
    const vector = this.#vector(cell);
    for (const index of [...vector.keys()]) {
      const pivot = this.#pivots.get(index);
      const value = vector.get(index);
      if (pivot && value !== undefined) subtract(vector, pivot, value, this.#p);
    }
    return vector;
  }

  /** Whether showing the reduced cell gives away a primary one, to anybody or to a lone contributor. */
  reveals(reduced: Vector): boolean {
    for (const primary of this.#primary.values()) if (proportional(reduced, primary, this.#p)) return true;
    return this.#singletons.some((singleton) => this.#revealsTo(singleton, reduced));
  }

  #revealsTo(singleton: number, reduced: Vector): boolean {
    const own = this.#primary.get(singleton);
    const at = own?.keys().next().value;
    if (!own || at === undefined || !reduced.has(at)) return false;
    const rest = this.#without(reduced, own, at);
    if (rest.size === 0) return false;
    for (const [cell, primary] of this.#primary) {
      if (cell === singleton) continue;
      const other = this.#without(primary, own, at);
      if (proportional(rest, other, this.#p)) return true;
    }
    return false;
  }

  /** The vector with its component along `own` removed at index `at`. */
  #without(vector: Vector, own: Vector, at: number): Vector {
    const value = vector.get(at);
    if (value === undefined) return vector;
    const copy = new Map(vector);
    const factor = (value * inverse(own.get(at) ?? 1, this.#p)) % this.#p;
    subtract(copy, own, factor, this.#p);
    return copy;
  }

  /** Makes a visible cell a pivot and eliminates it everywhere. */
  add(reduced: Vector): void {
    const first = reduced.entries().next().value;
    if (!first) return;
    const [index, value] = first;
    const scale = inverse(value, this.#p);
    const pivot: Vector = new Map([...reduced].map(([i, v]) => [i, (v * scale) % this.#p]));
    for (const rows of [this.#pivots, this.#primary]) {
      for (const row of rows.values()) {
        const at = row.get(index);
        if (at !== undefined) subtract(row, pivot, at, this.#p);
      }
    }
    this.#pivots.set(index, pivot);
  }
}

/** Cells to hide besides the primary ones, in candidate order. */
export function hideSecondary(input: EliminationInput): readonly number[] {
  const systems = PRIMES.map((p) => new Elimination(input, p));
  const secondary: number[] = [];
  for (const candidate of input.candidates) {
    const cell = input.cells[candidate] ?? [];
    const reduced = systems.map((system) => system.reduce(cell));
    if (reduced.every((vector) => vector.size === 0)) continue;
    if (systems.some((system, i) => system.reveals(reduced[i] as Vector))) secondary.push(candidate);
    else
      systems.forEach((system, i) => {
        system.add(reduced[i] as Vector);
      });
  }
  return secondary;
}

/**
 * Secondary suppression by Gaussian elimination: which further cells must be hidden so that no linear combination
 * of what stays visible gives a primary cell, or a primary cell plus a contributor who knows its own share.
 * Arithmetic: modulo two primes below 2^26, exact in doubles. A dependence found under either prime counts, so an
 * accident can only hide too much. Elimination says nothing of bounds such as "counts are not negative": the audit does.
 * Source: Langsrud (2024), doi 10.1007/978-3-031-69651-0_6; own code.
 * Start with hideSecondary.
 */

/** A published cell as the inner cells it adds up. */
export type CellVector = ArrayLike<number>;

/** A weighted sum of inner cells whose value everybody knows. */
export interface KnownSum {
  readonly cells: ArrayLike<number>;
  /** Whole numbers, one for each cell; undefined = all 1. */
  readonly weights: ArrayLike<number> | undefined;
}

export interface EliminationInput {
  /** Inner cells of each candidate and primary cell, each with weight 1. */
  readonly cells: readonly CellVector[];
  readonly primary: readonly number[];
  /** Cells in order of importance: the first are kept visible if they can be. Without the primary ones. */
  readonly candidates: readonly number[];
  /** Primary cells behind which one contributor stands alone, who knows it and can subtract it. */
  readonly singletons: readonly number[];
  /** What is known before anything is shown: relations inside a unit, totals published elsewhere. Missing = nothing. */
  readonly known?: readonly KnownSum[];
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

/** Sparse rows that know which of them have an entry at an index. */
class Rows {
  readonly #rows = new Map<number, Vector>();
  readonly #holders = new Map<number, Set<number>>();

  get(key: number): Vector | undefined {
    return this.#rows.get(key);
  }

  set(key: number, row: Vector): void {
    this.#rows.set(key, row);
    for (const index of row.keys()) this.#note(key, index, true);
  }

  /** Rows with an entry at the index. */
  at(index: number): readonly number[] {
    return [...(this.#holders.get(index) ?? [])];
  }

  /** Takes the index out of every row by way of the pivot, which is 1 there. */
  eliminate(index: number, pivot: Vector, p: number): void {
    for (const key of this.at(index)) {
      const row = this.#rows.get(key);
      const value = row?.get(index);
      if (row === undefined || value === undefined) continue;
      subtract(row, pivot, value, p);
      for (const changed of pivot.keys()) this.#note(key, changed, row.has(changed));
    }
  }

  #note(key: number, index: number, isHeld: boolean): void {
    const holders = this.#holders.get(index);
    if (!isHeld) holders?.delete(key);
    else if (holders) holders.add(key);
    else this.#holders.set(index, new Set([key]));
  }
}

class Elimination {
  readonly #p: number;
  readonly #pivots = new Rows();
  readonly #primary = new Rows();
  readonly #singletons: readonly number[];

  constructor({ cells, primary, singletons, known = [] }: EliminationInput, p: number) {
    this.#p = p;
    for (const sum of known) this.add(this.reduce(sum));
    for (const cell of primary) this.#primary.set(cell, this.reduce(toSum(cells[cell])));
    const isPrimary = new Set(primary);
    this.#singletons = singletons.filter((cell) => isPrimary.has(cell));
  }

  #vector({ cells, weights }: KnownSum): Vector {
    const vector: Vector = new Map();
    for (let k = 0; k < cells.length; k++) {
      const index = cells[k] ?? 0;
      const value = ((vector.get(index) ?? 0) + (weights?.[k] ?? 1)) % this.#p;
      if (value === 0) vector.delete(index);
      else vector.set(index, value < 0 ? value + this.#p : value);
    }
    return vector;
  }

  /** What is left of a sum once everything visible is taken out of it. */
  reduce(sum: KnownSum): Vector {
    const vector = this.#vector(sum);
    for (const index of [...vector.keys()]) {
      const pivot = this.#pivots.get(index);
      const value = vector.get(index);
      if (pivot && value !== undefined) subtract(vector, pivot, value, this.#p);
    }
    return vector;
  }

  /** Whether showing the reduced cell gives away a primary one, to anybody or to a lone contributor. */
  reveals(reduced: Vector): boolean {
    const isPrimary = this.#rowsAt(reduced).some((row) => proportional(reduced, row, this.#p));
    return isPrimary || this.#singletons.some((singleton) => this.#revealsTo(singleton, reduced));
  }

  /** Primary rows with an entry where the vector has its first: any other is not proportional to it. */
  #rowsAt(vector: Vector): readonly Vector[] {
    const [index = -1] = vector.keys();
    return this.#primary.at(index).map((cell) => this.#primary.get(cell) ?? new Map());
  }

  /** Whether reduced = f · some other primary cell + g · the contributor's own. */
  #revealsTo(singleton: number, reduced: Vector): boolean {
    const own = this.#primary.get(singleton);
    const [at] = own?.keys() ?? [];
    if (!own || at === undefined) return false;
    const rest = this.#without(reduced, own, at);
    const [first] = rest.keys();
    if (first === undefined) return false;
    const others = own.has(first)
      ? new Set([...this.#primary.at(first), ...this.#primary.at(at)])
      : this.#primary.at(first);
    for (const cell of others) {
      const primary = this.#primary.get(cell);
      if (cell === singleton || primary === undefined) continue;
      if (proportional(rest, this.#without(primary, own, at), this.#p)) return true;
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
    this.#pivots.eliminate(index, pivot, this.#p);
    this.#primary.eliminate(index, pivot, this.#p);
    this.#pivots.set(index, pivot);
  }
}

const toSum = (cells: CellVector = []): KnownSum => ({ cells, weights: undefined });

/** Cells to hide besides the primary ones, in candidate order. A primary cell that is known from the start is nobody's to keep. */
export function hideSecondary(input: EliminationInput): readonly number[] {
  const systems = PRIMES.map((p) => new Elimination(input, p));
  const secondary: number[] = [];
  for (const candidate of input.candidates) {
    const cell = toSum(input.cells[candidate]);
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

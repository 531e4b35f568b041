/**
 * Witnesses: stored integer tables that could all be the truth, and which values of which target they prove possible.
 * Invariant: every stored table satisfied every form when it was stored; `dropViolating` keeps that true after a repair.
 */
import { formValue, type System } from './system.ts';

/** As many values as lie at least `stride` apart, counted from the smallest. */
function pickApart(values: ReadonlySet<number>, stride: number): readonly number[] {
  const picked: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - (picked.at(-1) ?? Number.NEGATIVE_INFINITY) >= stride) picked.push(value);
  }
  return picked;
}

function valuesApart(values: ReadonlySet<number>, stride: number): number {
  return stride === 1 ? values.size : pickApart(values, stride).length;
}

export class Witnesses {
  readonly tables: Int32Array[] = [];
  /** Distinct values seen per target while it was not safe, the truth's first. */
  seen: Set<number>[];
  readonly #system: System;
  readonly #truth: Float64Array;
  /** By table, the value of each target. */
  readonly #values: Float64Array[] = [];
  #open: number[];
  /** By target: how many values had been seen when it was last asked whether they are enough, and the answer. */
  readonly #countedAt: Int32Array;
  readonly #enough: Uint8Array;

  constructor(system: System) {
    const { targets, truth } = system.spec;
    this.#system = system;
    this.#countedAt = new Int32Array(targets.length);
    this.#enough = new Uint8Array(targets.length);
    this.#truth = Float64Array.from(targets, ({ form }) => formValue(system, form, truth));
    this.seen = this.#truthOnly();
    this.#open = [...targets.keys()];
  }

  #truthOnly(): Set<number>[] {
    return Array.from(this.#truth, (value) => new Set([value]));
  }

  truthOf(target: number): number {
    return this.#truth[target] ?? 0;
  }

  isSafe(target: number): boolean {
    const size = this.seen[target]?.size ?? 0;
    if (this.#countedAt[target] !== size) {
      const { need, stride } = this.#system.spec.targets[target] ?? { need: 0, stride: 1 };
      this.#countedAt[target] = size;
      this.#enough[target] = valuesApart(this.seen[target] ?? new Set(), stride) > need ? 1 : 0;
    }
    return this.#enough[target] === 1;
  }

  unfinished(): readonly number[] {
    this.#open = this.#open.filter((target) => !this.isSafe(target));
    return this.#open;
  }

  /** Stores the table if it shows one of these targets, not safe yet, a new value; `values` are the form values of the table. */
  offer(table: Int32Array, values: Float64Array, open: readonly number[]): boolean {
    const { targets } = this.#system.spec;
    const useful = open.some((target) => {
      const value = values[targets[target]?.form ?? 0] as number;
      return this.seen[target]?.has(value) === false && !this.isSafe(target);
    });
    if (useful)
      this.#keep(
        table.slice(),
        Float64Array.from(targets, ({ form }) => values[form] as number),
      );
    return useful;
  }

  #keep(table: Int32Array, values: Float64Array): void {
    this.tables.push(table);
    this.#values.push(values);
    this.#see(values);
  }

  /** Values of targets that are safe add nothing. */
  #see(values: Float64Array): void {
    for (const target of this.unfinished()) this.seen[target]?.add(values[target] as number);
  }

  /** After forms changed their interval: drops every table that no longer fits and counts again. */
  dropViolating(changed: readonly number[]): void {
    const { lo, hi } = this.#system;
    const fits = (table: Int32Array) =>
      changed.every((form) => {
        const value = formValue(this.#system, form, table);
        return value >= (lo[form] as number) && value <= (hi[form] as number);
      });
    this.#keepOnly(this.tables.map(fits));
  }

  #keepOnly(kept: readonly boolean[]): void {
    if (kept.every(Boolean)) return;
    const only = <T>(list: T[]) => list.splice(0, list.length, ...list.filter((_, i) => kept[i]));
    only(this.tables);
    only(this.#values);
    this.seen = this.#truthOnly();
    this.#countedAt.fill(0);
    this.#open = [...this.seen.keys()];
    for (const values of this.#values) this.#see(values);
  }

  /** Values of a target that its proof can rest on: all, or where they must lie far apart, some that do. */
  #provingValues(target: number): ReadonlySet<number> {
    const { need, stride } = this.#system.spec.targets[target] ?? { need: 0, stride: 1 };
    const seen = this.seen[target] ?? new Set();
    return stride === 1 ? seen : new Set(pickApart(seen, stride).slice(0, need + 1));
  }

  /** Keeps only tables that add a value still needed, last found first. */
  prune(): void {
    const { targets } = this.#system.spec;
    const proving = targets.map((_, t) => this.#provingValues(t));
    const seen = this.#truthOnly();
    let open = [...targets.keys()];
    const kept = this.#values.toReversed().map((values) => {
      open = open.filter(
        (t) => valuesApart(seen[t] ?? new Set(), targets[t]?.stride ?? 1) <= (targets[t]?.need ?? 0),
      );
      const shows = open.filter((t) => {
        const value = values[t] as number;
        return proving[t]?.has(value) === true && seen[t]?.has(value) === false;
      });
      for (const t of shows) seen[t]?.add(values[t] as number);
      return shows.length > 0;
    });
    this.#keepOnly(kept.reverse());
  }
}

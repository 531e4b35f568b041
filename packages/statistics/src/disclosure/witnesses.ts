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
  /** Distinct values seen per target, the truth's first. */
  seen: Set<number>[];
  readonly #system: System;

  constructor(system: System) {
    this.#system = system;
    this.seen = this.#truthOnly();
  }

  #truthOnly(): Set<number>[] {
    const { targets, truth } = this.#system.spec;
    return targets.map((target) => new Set([formValue(this.#system, target.form, truth)]));
  }

  isSafe(target: number): boolean {
    const { need, stride } = this.#system.spec.targets[target] ?? { need: 0, stride: 1 };
    return valuesApart(this.seen[target] ?? new Set(), stride) > need;
  }

  unfinished(): number[] {
    return this.#system.spec.targets.flatMap((_, t) => (this.isSafe(t) ? [] : [t]));
  }

  /** Stores the table if it shows some unfinished target a new value; `values` are the form values of the table. */
  offer(table: Int32Array, values: Float64Array, open: readonly number[]): boolean {
    let useful = false;
    for (const t of open) {
      const form = this.#system.spec.targets[t]?.form ?? 0;
      const seen = this.seen[t];
      if (seen && !this.isSafe(t) && !seen.has(values[form] as number)) useful = true;
    }
    if (useful) this.#keep(table.slice(), values);
    return useful;
  }

  #keep(table: Int32Array, values: Float64Array): void {
    this.tables.push(table);
    this.#system.spec.targets.forEach((target, t) => {
      this.seen[t]?.add(values[target.form] as number);
    });
  }

  /** After forms changed their interval: drops every table that no longer fits and counts again. */
  dropViolating(changed: readonly number[]): void {
    const { lo, hi } = this.#system;
    const kept = this.tables.filter((table) =>
      changed.every((form) => {
        const value = formValue(this.#system, form, table);
        return value >= (lo[form] as number) && value <= (hi[form] as number);
      }),
    );
    this.tables.splice(0, this.tables.length, ...kept);
    this.#recount();
  }

  #recount(): void {
    this.seen = this.#truthOnly();
    for (const table of this.tables) {
      this.#system.spec.targets.forEach((target, t) => {
        this.seen[t]?.add(formValue(this.#system, target.form, table));
      });
    }
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
    const kept = this.tables.reverse().filter((table) => {
      let adds = false;
      targets.forEach((target, t) => {
        const values = seen[t] as Set<number>;
        if (valuesApart(values, target.stride) > target.need) return;
        const value = formValue(this.#system, target.form, table);
        if (!proving[t]?.has(value) || values.has(value)) return;
        values.add(value);
        adds = true;
      });
      return adds;
    });
    this.tables.splice(0, this.tables.length, ...kept);
    this.#recount();
  }
}

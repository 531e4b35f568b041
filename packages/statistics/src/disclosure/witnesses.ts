/**
 * Witnesses: stored integer tables that could all be the truth, and which values of which target they prove possible.
 * Invariant: every stored table satisfied every form when it was stored; `dropViolating` keeps that true after a repair.
 */
import { formValue, type System } from './system.ts';

/** Values at least `stride` apart, counted from the smallest. */
export function valuesApart(values: ReadonlySet<number>, stride: number): number {
  if (stride === 1) return values.size;
  let last = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - last < stride) continue;
    last = value;
    count++;
  }
  return count;
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
      if (seen && !this.isSafe(t) && this.#adds(t, seen, values[form] as number)) useful = true;
    }
    if (useful) this.#keep(table.slice(), values);
    return useful;
  }

  #adds(target: number, seen: ReadonlySet<number>, value: number): boolean {
    if (seen.has(value)) return false;
    const stride = this.#system.spec.targets[target]?.stride ?? 1;
    // A value between the others adds nothing; a new end may, together with the next one.
    if (stride === 1 || value < Math.min(...seen) || value > Math.max(...seen)) return true;
    return valuesApart(new Set([...seen, value]), stride) > valuesApart(seen, stride);
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

  /** Keeps only tables that add a value still needed, last found first. */
  prune(): void {
    const seen = this.#truthOnly();
    const { targets } = this.#system.spec;
    const kept = this.tables.reverse().filter((table) => {
      let adds = false;
      targets.forEach((target, t) => {
        const values = seen[t] as Set<number>;
        if (valuesApart(values, target.stride) > target.need) return;
        const value = formValue(this.#system, target.form, table);
        if (this.#adds(t, values, value)) {
          values.add(value);
          adds = true;
        }
      });
      return adds;
    });
    this.tables.splice(0, this.tables.length, ...kept);
    this.#recount();
  }
}

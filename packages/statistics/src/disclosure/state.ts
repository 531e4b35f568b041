/**
 * A feasible table that can be changed a little at a time, with every form's value kept up to date.
 * Invariant: `value[f]` equals a recount of form f; moves that would leave [0, upper] are rolled back.
 */
import type { System } from './system.ts';

/** A move changes at most so many variables. */
export const MOST_CHANGES = 64;

export class TableState {
  readonly table: Int32Array;
  readonly value: Float64Array;
  readonly #system: System;
  readonly #oldValue: Float64Array;
  readonly #stamp: Int32Array;
  #turn = 0;
  readonly touched: Int32Array;
  touchedCount = 0;
  readonly moveVariable = new Int32Array(MOST_CHANGES);
  readonly moveDelta = new Int32Array(MOST_CHANGES);
  moveCount = 0;

  constructor(system: System, table: Int32Array) {
    this.#system = system;
    this.table = table.slice();
    const forms = system.spec.forms.length;
    this.value = new Float64Array(forms);
    this.#oldValue = new Float64Array(forms);
    this.#stamp = new Int32Array(forms);
    this.touched = new Int32Array(forms);
    this.recount();
  }

  /** Sets another table; shapes as the system's. */
  reset(table: Int32Array): void {
    this.table.set(table);
    this.recount();
  }

  /** Becomes like another state of the same system. */
  copy(other: TableState): void {
    this.table.set(other.table);
    this.value.set(other.value);
  }

  recount(): void {
    const { start, index, weight } = this.#system.byForm;
    for (let f = 0; f < this.value.length; f++) {
      let sum = 0;
      for (let k = start[f] as number; k < (start[f + 1] as number); k++) {
        sum += (weight[k] as number) * (this.table[index[k] as number] as number);
      }
      this.value[f] = sum;
    }
  }

  clearMove(): void {
    this.moveCount = 0;
  }

  addToMove(variable: number, delta: number): void {
    this.moveVariable[this.moveCount] = variable;
    this.moveDelta[this.moveCount] = delta;
    this.moveCount++;
  }

  /** Applies the move; false (and nothing changed) when a variable would leave [0, upper]. */
  apply(): boolean {
    const { upper } = this.#system.spec;
    const { start, index, weight } = this.#system.byVariable;
    this.#turn++;
    this.touchedCount = 0;
    for (let m = 0; m < this.moveCount; m++) {
      const variable = this.moveVariable[m] as number;
      this.table[variable] = (this.table[variable] as number) + (this.moveDelta[m] as number);
    }
    for (let m = 0; m < this.moveCount; m++) {
      const variable = this.moveVariable[m] as number;
      const now = this.table[variable] as number;
      if (now < 0 || now > (upper[variable] as number)) {
        this.#undoTable();
        return false;
      }
    }
    for (let m = 0; m < this.moveCount; m++) {
      const variable = this.moveVariable[m] as number;
      const delta = this.moveDelta[m] as number;
      for (let k = start[variable] as number; k < (start[variable + 1] as number); k++) {
        const form = index[k] as number;
        if (this.#stamp[form] !== this.#turn) {
          this.#stamp[form] = this.#turn;
          this.#oldValue[form] = this.value[form] as number;
          this.touched[this.touchedCount++] = form;
        }
        this.value[form] = (this.value[form] as number) + delta * (weight[k] as number);
      }
    }
    return true;
  }

  /** True when every form the move touched lies in its interval. */
  touchedInside(lo: Float64Array, hi: Float64Array): boolean {
    for (let t = 0; t < this.touchedCount; t++) {
      const form = this.touched[t] as number;
      const value = this.value[form] as number;
      if (value < (lo[form] as number) || value > (hi[form] as number)) return false;
    }
    return true;
  }

  /** Change of the summed violation over the touched forms. */
  violationChange(lo: Float64Array, hi: Float64Array): number {
    let change = 0;
    for (let t = 0; t < this.touchedCount; t++) {
      const form = this.touched[t] as number;
      change += violation(this.value[form] as number, lo[form] as number, hi[form] as number);
      change -= violation(this.#oldValue[form] as number, lo[form] as number, hi[form] as number);
    }
    return change;
  }

  /** Takes the last applied move back. */
  rollBack(): void {
    this.#undoTable();
    for (let t = 0; t < this.touchedCount; t++) {
      const form = this.touched[t] as number;
      this.value[form] = this.#oldValue[form] as number;
    }
  }

  #undoTable(): void {
    for (let m = 0; m < this.moveCount; m++) {
      const variable = this.moveVariable[m] as number;
      this.table[variable] = (this.table[variable] as number) - (this.moveDelta[m] as number);
    }
  }
}

/** Distance of a value from its interval. */
export function violation(value: number, lo: number, hi: number): number {
  return value < lo ? lo - value : value > hi ? value - hi : 0;
}

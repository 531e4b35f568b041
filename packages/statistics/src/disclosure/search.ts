/**
 * Search for witnesses: a random walk (cheap start) and a directed search for one value of one target.
 * Budgets are counted in moves and steps, never in milliseconds, so that the outcome is the same on every machine.
 */
import { drawMove, drawMoveTowards } from './moves.ts';
import type { Random } from './random.ts';
import { TableState } from './state.ts';
import type { Interval, System } from './system.ts';
import type { Witnesses } from './witnesses.ts';

/** Moves between two looks at the targets: fewer where there is little to move. */
const blockOf = ({ variables }: System) => Math.min(25_000, 20 * variables);

function stepAnywhere(system: System, state: TableState, random: Random): void {
  if (!drawMove(system, state, random) || !state.apply()) return;
  if (!state.touchedInside(system.lo, system.hi)) state.rollBack();
}

/** Walks over feasible tables from the truth; offers what it sees after each block. */
export function walk(system: System, witnesses: Witnesses, random: Random, blocks: number): void {
  const state = new TableState(system, system.spec.truth);
  const moves = blockOf(system);
  for (let block = 0; block < blocks; block++) {
    for (let tried = 0; tried < moves; tried++) {
      stepAnywhere(system, state, random);
    }
    const open = witnesses.unfinished();
    if (open.length === 0) return;
    witnesses.offer(state.table, state.value, open);
  }
}

export interface SeekBudget {
  readonly steps: number;
  readonly candidates: number;
}

/** The forms out of their intervals, as a list that single moves keep up to date. */
class Violations {
  readonly #system: System;
  readonly #at: Int32Array;
  readonly list: number[] = [];
  constructor(system: System) {
    this.#system = system;
    this.#at = new Int32Array(system.spec.forms.length).fill(-1);
  }
  clear(): void {
    for (const form of this.list) this.#at[form] = -1;
    this.list.length = 0;
  }
  update(form: number, value: number): void {
    const bad = value < (this.#system.lo[form] as number) || value > (this.#system.hi[form] as number);
    const at = this.#at[form] as number;
    if (bad && at < 0) {
      this.#at[form] = this.list.length;
      this.list.push(form);
    } else if (!bad && at >= 0) {
      const last = this.list.pop() as number;
      if (last !== form) {
        this.list[at] = last;
        this.#at[last] = at;
      }
      this.#at[form] = -1;
    }
  }
}

function drive(
  system: System,
  state: TableState,
  violations: Violations,
  steps: number,
  random: Random,
): boolean {
  for (let step = 0; step < steps && violations.list.length > 0; step++) {
    const form = violations.list[random.below(violations.list.length)] as number;
    stepTowards(system, state, form, violations, random);
  }
  return violations.list.length === 0;
}

/** Drives the violated forms of a state to zero by small moves; true when it succeeded within the steps. */
export function repairState(system: System, state: TableState, steps: number, random: Random): boolean {
  const violations = new Violations(system);
  state.value.forEach((value, f) => {
    violations.update(f, value);
  });
  return drive(system, state, violations, steps, random);
}

/**
 * A table that fits, wandering from one search to the next: what one target moved stays moved while the next is sought,
 * so that one witness serves many targets. Invariant: between searches every form lies in its interval.
 */
export class Wanderer {
  readonly state: TableState;
  readonly #system: System;
  readonly #kept: TableState;
  readonly #violations: Violations;

  constructor(system: System, table: Int32Array) {
    this.#system = system;
    this.state = new TableState(system, table);
    this.#kept = new TableState(system, table);
    this.#violations = new Violations(system);
  }

  /** Starts again from a table that fits. */
  moveTo(table: Int32Array): void {
    this.state.reset(table);
    this.#kept.copy(this.state);
  }

  /** Whether the table still fits, after forms changed their interval. */
  fits(): boolean {
    const { lo, hi } = this.#system;
    return this.state.value.every((value, f) => value >= (lo[f] as number) && value <= (hi[f] as number));
  }

  /** Wanders to a table in which `form` has the value `wanted`; false, and back where it was, when the steps did not suffice. */
  seek(form: number, wanted: number, steps: number, random: Random): boolean {
    const { lo, hi } = this.#system;
    const keptLo = lo[form] as number;
    const keptHi = hi[form] as number;
    lo[form] = wanted;
    hi[form] = wanted;
    try {
      this.#violations.clear();
      this.#violations.update(form, this.state.value[form] as number);
      const found = drive(this.#system, this.state, this.#violations, steps, random);
      if (found) this.#kept.copy(this.state);
      else this.state.copy(this.#kept);
      return found;
    } finally {
      lo[form] = keptLo;
      hi[form] = keptHi;
    }
  }
}

function stepTowards(
  system: System,
  state: TableState,
  form: number,
  violations: Violations,
  random: Random,
): void {
  const { lo, hi, byForm } = system;
  const sign = (state.value[form] as number) < (lo[form] as number) ? 1 : -1;
  const first = byForm.start[form] as number;
  const members = (byForm.start[form + 1] as number) - first;
  let bestChange = 3;
  const best: number[] = [];
  for (let draw = 0; draw < 10; draw++) {
    const k = first + random.below(members);
    const towards = (byForm.weight[k] as number) > 0 === sign > 0 ? 1 : -1;
    if (!drawMoveTowards(system, state, byForm.index[k] as number, towards, random) || !state.apply())
      continue;
    const change = state.violationChange(lo, hi) + random.below(10) / 10;
    state.rollBack();
    if (change < bestChange) {
      bestChange = change;
      best.length = 0;
      for (let m = 0; m < state.moveCount; m++)
        best.push(state.moveVariable[m] as number, state.moveDelta[m] as number);
    }
  }
  if (best.length === 0) return;
  state.clearMove();
  for (let m = 0; m < best.length; m += 2) state.addToMove(best[m] as number, best[m + 1] as number);
  if (!state.apply()) return;
  for (let t = 0; t < state.touchedCount; t++) {
    const touched = state.touched[t] as number;
    violations.update(touched, state.value[touched] as number);
  }
}

/** Values worth trying: outward from the truth; where they must lie far apart, also upward from the lowest. */
function* valuesToTry(truth: number, range: Interval, stride: number): Generator<number> {
  const farthest = range.hi - range.lo + stride;
  for (let distance = stride; distance <= farthest; distance += stride) {
    yield truth + distance;
    yield truth - distance;
  }
  if (stride === 1) return;
  for (let value = range.lo; value <= range.hi; value += stride) yield value;
}

/** Seeks unseen values of one target inside a range until it is safe or the budget is spent. */
export function seekTarget(
  system: System,
  witnesses: Witnesses,
  target: number,
  range: Interval,
  budget: SeekBudget,
  wanderer: Wanderer,
  random: Random,
): void {
  const { form, stride } = system.spec.targets[target] ?? { form: 0, stride: 1 };
  const truth = witnesses.truthOf(target);
  let failures = 0;
  for (const wanted of valuesToTry(truth, range, stride)) {
    if (failures >= budget.candidates || witnesses.isSafe(target)) return;
    if (wanted < range.lo || wanted > range.hi || witnesses.seen[target]?.has(wanted)) continue;
    if (wanderer.seek(form, wanted, budget.steps, random)) {
      witnesses.offer(wanderer.state.table, wanderer.state.value, [target]);
    } else failures++;
  }
}

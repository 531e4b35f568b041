/**
 * Moves that keep every relation of a unit by construction.
 * A move begins with one category and closes: each relation put out of balance is mended by another of its members, until all hold.
 * A pair does it in one unit and undoes it in another, so that rows over all units do not change.
 */
import type { Random } from './random.ts';
import { MOST_CHANGES, type TableState } from './state.ts';
import type { System } from './system.ts';

/** A move that has not closed after so many categories is given up. */
const MOST_CATEGORIES = MOST_CHANGES / 2;

/** What a draw works with; one per system, used again for each move. */
class Closing {
  readonly #system: System;
  /** By category: what the move changes it by. */
  readonly delta: Int8Array;
  readonly changed: number[] = [];
  /** By relation: sum of the parts minus the whole, as the move leaves it. */
  readonly #imbalance: Int8Array;
  readonly #open: number[] = [];

  constructor(system: System) {
    this.#system = system;
    this.delta = new Int8Array(system.spec.categories);
    this.#imbalance = new Int8Array(system.spec.relations.length);
  }

  clear(): void {
    for (const category of this.changed) this.delta[category] = 0;
    this.changed.length = 0;
    this.#imbalance.fill(0);
    this.#open.length = 0;
  }

  change(category: number, by: 1 | -1): void {
    this.delta[category] = by;
    this.changed.push(category);
    for (const { relation, sign } of this.#system.relationsOf[category] ?? []) {
      this.#imbalance[relation] = (this.#imbalance[relation] as number) + sign * by;
      this.#open.push(relation);
    }
  }

  /** The next relation out of balance and by how much; undefined when all hold. */
  next(): { readonly relation: number; readonly by: number } | undefined {
    for (;;) {
      const relation = this.#open.pop();
      if (relation === undefined) return undefined;
      const by = this.#imbalance[relation] as number;
      if (by === 0) continue;
      this.#open.push(relation);
      return { relation, by };
    }
  }
}

const closings = new WeakMap<System, Closing>();

function closingOf(system: System): Closing {
  const known = closings.get(system);
  if (known) return known;
  const made = new Closing(system);
  closings.set(system, made);
  return made;
}

/** How readily a category takes the change: as much as is held where something goes down. */
function readiness(
  system: System,
  state: TableState,
  unit: number,
  partner: number,
  category: number,
  by: number,
): number {
  const { categories, upper } = system.spec;
  const own = unit * categories + category;
  if (by < 0) return state.table[own] as number;
  if (partner >= 0) return state.table[partner * categories + category] as number;
  return (upper[own] as number) > (state.table[own] as number) ? 1 : 0;
}

/** Draws a part for a change, in proportion to readiness; −1 when none can. */
function drawPart(
  system: System,
  state: TableState,
  unit: number,
  partner: number,
  parts: readonly number[],
  by: 1 | -1,
  closing: Closing,
  random: Random,
): number {
  let sum = 0;
  for (const part of parts)
    if (closing.delta[part] === 0) sum += readiness(system, state, unit, partner, part, by);
  if (sum <= 0) return -1;
  let left = random.below(sum);
  for (const part of parts) {
    if (closing.delta[part] !== 0) continue;
    left -= readiness(system, state, unit, partner, part, by);
    if (left < 0) return part;
  }
  return -1;
}

/** Closes the move begun with one category; false when it cannot. */
function close(
  system: System,
  state: TableState,
  unit: number,
  partner: number,
  closing: Closing,
  random: Random,
): boolean {
  for (let open = closing.next(); open; open = closing.next()) {
    if (closing.changed.length >= MOST_CATEGORIES) return false;
    const { whole, parts } = system.spec.relations[open.relation] as (typeof system.spec.relations)[number];
    const mend = open.by > 0 ? -1 : 1;
    if (typeof whole === 'number' && closing.delta[whole] === 0) {
      // Parts too many: the whole goes up with them, half the time; otherwise another part goes down.
      const up = mend === -1 ? 1 : -1;
      const can = readiness(system, state, unit, partner, whole, up) > 0;
      if (can && random.below(2) === 0) {
        closing.change(whole, up);
        continue;
      }
    }
    const part = drawPart(system, state, unit, partner, parts, mend, closing, random);
    if (part < 0) return false;
    closing.change(part, mend);
  }
  return true;
}

function write(system: System, state: TableState, unit: number, partner: number, closing: Closing): void {
  const { categories } = system.spec;
  for (const category of closing.changed) {
    const by = closing.delta[category] as number;
    state.addToMove(unit * categories + category, by);
    if (partner >= 0) state.addToMove(partner * categories + category, -by);
  }
}

function drawPartner(system: System, unit: number, random: Random): number {
  const peers = system.peers[unit];
  if (peers && peers.length > 0 && random.below(4) < 3) return peers[random.below(peers.length)] as number;
  return (system.blockStart[unit] as number) + random.below(system.blockSize[unit] as number);
}

function begin(
  system: System,
  state: TableState,
  unit: number,
  partner: number,
  category: number,
  by: 1 | -1,
  random: Random,
): boolean {
  if (readiness(system, state, unit, partner, category, by) <= 0) return false;
  const closing = closingOf(system);
  closing.clear();
  closing.change(category, by);
  if (!close(system, state, unit, partner, closing, random)) return false;
  write(system, state, unit, partner, closing);
  return true;
}

/** Draws a category in proportion to what the unit holds; −1 when it holds nothing. */
function drawHeld(system: System, state: TableState, unit: number, random: Random): number {
  const { categories } = system.spec;
  const base = unit * categories;
  let sum = 0;
  for (let c = 0; c < categories; c++) sum += state.table[base + c] as number;
  if (sum <= 0) return -1;
  let left = random.below(sum);
  for (let c = 0; c < categories; c++) {
    left -= state.table[base + c] as number;
    if (left < 0) return c;
  }
  return -1;
}

/** Prepares a random pair move in the state; false when the draw is impossible. */
export function drawMove(system: System, state: TableState, random: Random): boolean {
  state.clearMove();
  const from = random.below(system.spec.units);
  const to = drawPartner(system, from, random);
  if (to === from) return false;
  const category = drawHeld(system, state, from, random);
  return category >= 0 && begin(system, state, from, to, category, -1, random);
}

/** Prepares a move that changes `variable` by `sign`, paired nine times in ten; false when the draw is impossible. */
export function drawMoveTowards(
  system: System,
  state: TableState,
  variable: number,
  sign: 1 | -1,
  random: Random,
): boolean {
  state.clearMove();
  const { categories } = system.spec;
  const unit = Math.floor(variable / categories);
  const partner = random.below(10) === 0 ? -1 : drawPartner(system, unit, random);
  if (partner === unit) return false;
  return begin(system, state, unit, partner, variable % categories, sign, random);
}

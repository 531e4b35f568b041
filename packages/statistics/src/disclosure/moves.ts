/**
 * Moves that keep "categories add up to the total" by construction.
 * Elementary: a flip adds one to the total and to one category of every breakdown; a swap moves one between two categories.
 * A pair does it in one unit and undoes it in another, so that rows over all units do not change.
 */
import type { Random } from './random.ts';
import type { TableState } from './state.ts';
import type { System } from './system.ts';

/** Draws a category of a breakdown to lower, in proportion to what the unit holds; −1 when it holds nothing. */
function drawHeld(state: TableState, base: number, breakdown: readonly number[], random: Random): number {
  let sum = 0;
  for (const category of breakdown) sum += state.table[base + category] as number;
  if (sum <= 0) return -1;
  let left = random.below(sum);
  for (const category of breakdown) {
    left -= state.table[base + category] as number;
    if (left < 0) return category;
  }
  return -1;
}

const drawAny = (breakdown: readonly number[], random: Random) =>
  breakdown[random.below(breakdown.length)] as number;

/** Writes a random move from unit `from` (something goes down there) to unit `to`; false when impossible. */
function writePair(
  system: System,
  state: TableState,
  from: number,
  to: number,
  swapIn: number,
  random: Random,
): boolean {
  const { categories, breakdowns } = system.spec;
  const a = from * categories;
  const b = to * categories;
  if (swapIn < 0) {
    state.addToMove(a, -1);
    if (to >= 0) state.addToMove(b, 1);
    for (const breakdown of breakdowns) {
      const category = drawHeld(state, a, breakdown, random);
      if (category < 0) return false;
      state.addToMove(a + category, -1);
      if (to >= 0) state.addToMove(b + category, 1);
    }
    return true;
  }
  const breakdown = breakdowns[swapIn] as readonly number[];
  const down = drawHeld(state, a, breakdown, random);
  const up = drawAny(breakdown, random);
  if (down < 0 || up === down) return false;
  state.addToMove(a + down, -1);
  state.addToMove(a + up, 1);
  if (to >= 0) {
    state.addToMove(b + up, -1);
    state.addToMove(b + down, 1);
  }
  return true;
}

function drawPartner(system: System, unit: number, random: Random): number {
  const peers = system.peers[unit];
  if (peers && peers.length > 0 && random.below(4) < 3) return peers[random.below(peers.length)] as number;
  return random.below(system.spec.units);
}

/** Prepares a random pair move in the state; false when the draw is impossible. */
export function drawMove(system: System, state: TableState, random: Random): boolean {
  state.clearMove();
  const { units, breakdowns } = system.spec;
  const from = random.below(units);
  const to = drawPartner(system, from, random);
  if (to === from) return false;
  const swap = breakdowns.length > 0 && random.below(2) === 1 ? random.below(breakdowns.length) : -1;
  return writePair(system, state, from, to, swap, random);
}

/** Prepares a move that changes `variable` by `sign`, paired nine times in ten; false when the draw is impossible. */
export function drawMoveTowards(
  system: System,
  state: TableState,
  variable: number,
  sign: number,
  random: Random,
): boolean {
  state.clearMove();
  const { categories, breakdowns } = system.spec;
  const unit = Math.floor(variable / categories);
  const category = variable % categories;
  const partner = random.below(10) === 0 ? -1 : drawPartner(system, unit, random);
  if (partner === unit) return false;
  const own = breakdowns.findIndex((breakdown) => breakdown.includes(category));
  if (own >= 0 && random.below(2) === 1)
    return swapTowards(system, state, unit, partner, category, own, sign, random);
  return flipTowards(system, state, unit, partner, category, sign, random);
}

function flipTowards(
  system: System,
  state: TableState,
  unit: number,
  partner: number,
  category: number,
  sign: number,
  random: Random,
): boolean {
  const { categories, breakdowns } = system.spec;
  const a = unit * categories;
  const b = partner * categories;
  const held = sign < 0 ? a : b;
  state.addToMove(a, sign);
  if (partner >= 0) state.addToMove(b, -sign);
  for (const breakdown of breakdowns) {
    const fixed = breakdown.includes(category);
    const drawn = fixed
      ? category
      : held >= 0 && (sign < 0 || partner >= 0)
        ? drawHeld(state, held, breakdown, random)
        : drawAny(breakdown, random);
    if (drawn < 0) return false;
    state.addToMove(a + drawn, sign);
    if (partner >= 0) state.addToMove(b + drawn, -sign);
  }
  return true;
}

function swapTowards(
  system: System,
  state: TableState,
  unit: number,
  partner: number,
  category: number,
  own: number,
  sign: number,
  random: Random,
): boolean {
  const { categories, breakdowns } = system.spec;
  const breakdown = breakdowns[own] as readonly number[];
  const a = unit * categories;
  const b = partner * categories;
  const other = sign > 0 ? drawHeld(state, a, breakdown, random) : drawAny(breakdown, random);
  if (other < 0 || other === category) return false;
  state.addToMove(a + category, sign);
  state.addToMove(a + other, -sign);
  if (partner >= 0) {
    state.addToMove(b + category, -sign);
    state.addToMove(b + other, sign);
  }
  return true;
}

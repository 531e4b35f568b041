/**
 * The dissimilarity index of two groups over units, exact or from intervals.
 * Belongs here: D and the least and most it can be. Does not belong: what chance gives (chance.ts).
 * Start with dissimilarity.
 */

/** Members of the group and of the others in one unit. */
export interface Unit {
  readonly group: number;
  readonly others: number;
}

/** What is known of a unit: members of the group, and all in the unit. */
export interface UncertainUnit {
  readonly group: { readonly lo: number; readonly hi: number };
  readonly all: { readonly lo: number; readonly hi: number };
}

export interface Bounds {
  readonly lo: number;
  readonly hi: number;
}

export function totalsOf(units: readonly Unit[]): Unit {
  return units.reduce((sum, unit) => ({ group: sum.group + unit.group, others: sum.others + unit.others }), {
    group: 0,
    others: 0,
  });
}

/**
 * D = ½ Σ |gₐ/G − hₐ/H|: the share (0–1) of the group that would have to move for every unit to hold the same share of it.
 * undefined where one of the two groups has no member. Source: Duncan & Duncan 1955.
 */
export function dissimilarity(units: readonly Unit[]): number | undefined {
  const { group: G, others: H } = totalsOf(units);
  if (G <= 0 || H <= 0) return undefined;
  return units.reduce((sum, { group, others }) => sum + Math.abs(group / G - others / H), 0) / 2;
}

const sum = (units: readonly UncertainUnit[], of: (unit: UncertainUnit) => number) =>
  units.reduce((all, unit) => all + of(unit), 0);

/**
 * Least and most D of counts that lie in their intervals: sure, and wider than need be, for the totals are taken to vary on their own.
 * undefined where the group or the others may be nobody.
 */
export function dissimilarityBounds(units: readonly UncertainUnit[]): Bounds | undefined {
  const G = { lo: sum(units, ({ group }) => group.lo), hi: sum(units, ({ group }) => group.hi) };
  const othersIn = ({ group, all }: UncertainUnit) => ({
    lo: Math.max(0, all.lo - group.hi),
    hi: Math.max(0, all.hi - group.lo),
  });
  const H = { lo: sum(units, (unit) => othersIn(unit).lo), hi: sum(units, (unit) => othersIn(unit).hi) };
  if (G.lo <= 0 || H.lo <= 0) return undefined;
  const ends = units.map((unit) => {
    const others = othersIn(unit);
    const least = unit.group.lo / G.hi - others.hi / H.lo;
    const most = unit.group.hi / G.lo - others.lo / H.hi;
    const holdsZero = least <= 0 && most >= 0;
    return {
      lo: holdsZero ? 0 : Math.min(Math.abs(least), Math.abs(most)),
      hi: Math.max(Math.abs(least), Math.abs(most)),
    };
  });
  const half = (end: keyof Bounds) => ends.reduce((all, one) => all + one[end], 0) / 2;
  return { lo: half('lo'), hi: Math.min(1, half('hi')) };
}

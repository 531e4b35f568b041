/**
 * The differencing attack (methods A.10-5): every set of people that two or three published areas single out, and what its count must be.
 * Belongs here: which sets those are, and interval arithmetic on published rows. Does not belong: exact counts, rounding.
 * A difference that is no set of people (some added, some taken away) is as wide as its figures together: three values or more. Only where it
 * is a set can "not fewer than none, not more than all" make it narrower, so only those are enumerated.
 * Used by differencing.test.ts. Start with singledOut, then narrowDifferences.
 */
import type { Indicator, Observation, ProtectedNumber } from '@bybalance/release';

/** A node as this attack sees it: its name and the atoms where anybody or any dwelling ever was. */
export interface Place {
  readonly name: string;
  readonly atoms: bigint;
}

/** Added areas less subtracted ones, as indexes of places; `atoms` is the set that remains. */
export interface Difference {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly atoms: bigint;
}

const isInside = (inner: bigint, outer: bigint) => (inner & ~outer) === 0n;

function lessOneOrTwo(places: readonly Place[]): readonly Difference[] {
  return places.flatMap(({ atoms: whole }, g) => {
    const inside = places.flatMap(({ atoms }, i) =>
      atoms !== 0n && atoms !== whole && isInside(atoms, whole) ? [{ i, atoms }] : [],
    );
    return inside.flatMap(({ i, atoms }, at) => [
      { plus: [g], minus: [i], atoms: whole & ~atoms },
      ...inside
        .slice(at + 1)
        .filter((other) => (other.atoms & atoms) === 0n && (other.atoms | atoms) !== whole)
        .map((other) => ({ plus: [g], minus: [i, other.i], atoms: whole & ~atoms & ~other.atoms })),
    ]);
  });
}

function twoLessOne(places: readonly Place[]): readonly Difference[] {
  return places.flatMap(({ atoms: less }, k) => {
    const crossing = places.flatMap(({ atoms }, i) =>
      (atoms & less) !== 0n && !isInside(less, atoms) ? [{ i, atoms }] : [],
    );
    return crossing.flatMap((a, at) =>
      crossing.slice(at + 1).flatMap((b) => {
        const both = a.atoms | b.atoms;
        if (!isInside(less, both) || !isInside(a.atoms & b.atoms, less) || both === less) return [];
        // Those in both areas are counted twice and taken away once: they stay.
        return [{ plus: [a.i, b.i], minus: [k], atoms: (both & ~less) | (a.atoms & b.atoms) }];
      }),
    );
  });
}

/** Every set of people that g − h, g − h − k or g + h − k singles out. */
export function singledOut(places: readonly Place[]): readonly Difference[] {
  return [...lessOneOrTwo(places), ...twoLessOne(places)];
}

export interface Narrow {
  readonly difference: Difference;
  readonly indicator: string;
  readonly period: string;
  readonly group: string;
  readonly lo: number;
  readonly hi: number;
}

interface Column {
  readonly period: string;
  readonly group: string;
  readonly counts: Map<string, ProtectedNumber>;
  readonly wholes: Map<string, ProtectedNumber>;
}

/** Published counts by period and group, then by area. Rows that are hidden or without counts have none. */
function columnsOf(rows: readonly Observation[]): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const row of rows) {
    const { period, group } = row;
    const key = `${period} ${group}`;
    const column = columns.get(key) ?? { period, group, counts: new Map(), wholes: new Map() };
    columns.set(key, column);
    if (!('lo' in row)) continue;
    const name = `${row.areaSet}/${row.area}`;
    if (row.numerator) column.counts.set(name, row.numerator);
    if (row.denominator) column.wholes.set(name, row.denominator);
  }
  return [...columns.values()];
}

function intervalOf(
  { plus, minus }: Difference,
  numbers: readonly (ProtectedNumber | undefined)[],
): { readonly lo: number; readonly hi: number } | undefined {
  let [lo, hi] = [0, 0];
  for (const place of plus) {
    const number = numbers[place];
    if (number === undefined) return undefined;
    lo += number.lo;
    hi += number.hi;
  }
  for (const place of minus) {
    const number = numbers[place];
    if (number === undefined) return undefined;
    lo -= number.hi;
    hi -= number.lo;
  }
  return { lo, hi };
}

/** Whether counts of the indicator add up over areas: moves do not (some are between them), means and ratios have none. */
export const addsUp = ({ unit }: Pick<Indicator, 'unit'>) => unit === 'count' || unit === 'share';

/**
 * Differences whose count has fewer than three values left.
 * In: published rows of one indicator. Out: as many as there are; `checked` counts the differences that could be formed at all.
 */
export function narrowDifferences(
  rows: readonly Observation[],
  places: readonly Place[],
  differences: readonly Difference[],
): { readonly narrow: readonly Narrow[]; readonly checked: number } {
  const narrow: Narrow[] = [];
  let checked = 0;
  for (const { period, group, counts, wholes } of columnsOf(rows)) {
    const own = places.map(({ name }) => counts.get(name));
    const all = places.map(({ name }) => wholes.get(name));
    for (const difference of differences) {
      const count = intervalOf(difference, own);
      if (count === undefined) continue;
      checked++;
      const lo = Math.max(0, count.lo);
      const hi = Math.min(count.hi, intervalOf(difference, all)?.hi ?? Number.POSITIVE_INFINITY);
      if (hi - lo < 2)
        narrow.push({ difference, indicator: rows[0]?.indicator ?? '', period, group, lo, hi });
    }
  }
  return { narrow, checked };
}

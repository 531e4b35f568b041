/**
 * For the analyst's layer only: distances by moving people, and the cheapest way to lose a status.
 * Belongs here: what is never shown outside `intern`; every answer carries that layer in its type. Does not belong: distances that
 * residents close where they live (distance.ts). Origin is left out here too: no way of losing a status counts it.
 * Method: shares with so many fewer or more people, found by bisection (the share is monotone in the number).
 * Start with moveDistanceOf.
 */
import type { Criterion } from '@bybalance/release';
import {
  ceilOf,
  compare,
  divide,
  type Fraction,
  floorOf,
  fraction,
  multiply,
  subtract,
} from '../../support/fraction.ts';
import { isBeyond } from '../light/held.ts';
import { type HeldIncome, type HeldShare, shareOf } from './distance.ts';

/** An answer that readers outside the municipality's analysts never get. */
export interface ForAnalysts<T> {
  readonly layer: 'intern';
  readonly answer: T;
}

const forAnalysts = <T>(answer: T): ForAnalysts<T> => ({ layer: 'intern', answer });

/** Smallest n in 1 … most for which a monotone question is answered yes; undefined when it never is. */
function smallest(most: bigint, isEnough: (n: bigint) => boolean): bigint | undefined {
  if (most < 1n || !isEnough(most)) return undefined;
  let [lo, hi] = [0n, most];
  while (hi - lo > 1n) {
    const middle = (lo + hi) / 2n;
    if (isEnough(middle)) hi = middle;
    else lo = middle;
  }
  return hi;
}

export interface MoveDistance {
  /** Fewest who have the attribute and move out, nobody moving in. */
  readonly outMovers: bigint | undefined;
  /** Fewest without it who move in, nobody moving out. */
  readonly inMovers: bigint | undefined;
}

/** More movers than this change no estate. */
const MOST_IN_MOVERS = 1_000_000n;

/** Moves of the newest year that would end a criterion that is met; undefined for each way that cannot. */
export function moveDistanceOf(held: HeldShare): ForAnalysts<MoveDistance> {
  const { operator, limit, years } = held;
  const ends = (numerator: bigint, denominator: bigint) =>
    !isBeyond(shareOf(held, { numerator, denominator }), operator, limit);
  if (ends(0n, 0n)) return forAnalysts({ outMovers: undefined, inMovers: undefined });
  const newest = years.at(-1);
  const most = newest === undefined ? 0n : floorOf(newest.numerator);
  const everyone = newest !== undefined && compare(fraction(most), newest.denominator) === 0;
  return forAnalysts({
    outMovers: smallest(everyone ? most - 1n : most, (n) => ends(-n, -n)),
    inMovers: smallest(MOST_IN_MOVERS, (n) => ends(0n, n)),
  });
}

/**
 * Taxpayers with the municipality's mean income who would have to take the place of taxpayers with the area's mean.
 * undefined when the municipality's mean is no higher than the area's, or the criterion is not met.
 */
export function replacedTaxpayers(
  { meanDkk, taxpayers, referenceDkk, limit }: HeldIncome,
  municipalityDkk: Fraction,
): ForAnalysts<bigint | undefined> {
  const gap = subtract(multiply(limit, referenceDkk), meanDkk);
  const gain = subtract(municipalityDkk, meanDkk);
  if (compare(gap, fraction(0n)) <= 0 || compare(gain, fraction(0n)) <= 0) return forAnalysts(undefined);
  return forAnalysts(ceilOf(divide(multiply(fraction(taxpayers), gap), gain)));
}

/** A criterion that is met, and how many persons would end that. */
export interface WayOut extends Pick<Criterion, 'id'>, Partial<Pick<Criterion, 'subject'>> {
  readonly persons: bigint | undefined;
}

export interface CheapestWay {
  readonly criteria: readonly string[];
  /** Were the same persons counted in every one of the criteria. */
  readonly atLeast: bigint;
  /** Were no person counted in two of them. */
  readonly atMost: bigint;
}

/**
 * The fewest persons over the criteria that must be lost: as many as are met beyond what the status needs, and one.
 * In: the criteria that are met, without the gate. undefined when too few of them can be closed by persons.
 */
export function cheapestWayOut(met: readonly WayOut[], needed: number): ForAnalysts<CheapestWay | undefined> {
  const open = met.flatMap(({ id, subject, persons }) =>
    subject === 'origin' || persons === undefined ? [] : [{ id, persons }],
  );
  const toLose = met.length - needed + 1;
  const chosen = open
    .sort((a, b) => (a.persons < b.persons ? -1 : a.persons > b.persons ? 1 : 0))
    .slice(0, Math.max(0, toLose));
  if (toLose < 1 || chosen.length < toLose) return forAnalysts(undefined);
  return forAnalysts({
    criteria: chosen.map(({ id }) => id),
    atLeast: chosen.at(-1)?.persons ?? 0n,
    atMost: chosen.reduce((sum, { persons }) => sum + persons, 0n),
  });
}

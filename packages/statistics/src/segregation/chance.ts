/**
 * The dissimilarity that chance alone gives in small units, and D without it.
 * Belongs here: the expected D under random allocation, exact and quick, and the correction. Does not belong: D itself.
 * Start with correctedDissimilarity.
 */
import { totalsOf, type Unit } from './evenness.ts';

/** Terms smaller than this part of the largest add nothing that a double holds. */
const NOTHING = 1e-18;

/**
 * Mean absolute deviation of a hypergeometric draw from its mean: `drawn` out of `all`, of whom `marked` are marked.
 * Summed from the most likely count outwards, each probability from the one beside it; no factorials.
 */
function meanDeviation(drawn: number, marked: number, all: number): number {
  const mean = (drawn * marked) / all;
  const least = Math.max(0, drawn - (all - marked));
  const most = Math.min(drawn, marked);
  const mode = Math.floor(((drawn + 1) * (marked + 1)) / (all + 2));
  const start = Math.max(least, Math.min(most, mode));
  /** P(x + 1) / P(x). */
  const up = (x: number) => ((marked - x) * (drawn - x)) / ((x + 1) * (all - marked - drawn + x + 1));
  let total = 1;
  let deviation = Math.abs(start - mean);
  for (let x = start, weight = 1; x < most && weight > NOTHING; x++) {
    weight *= up(x);
    total += weight;
    deviation += weight * Math.abs(x + 1 - mean);
  }
  for (let x = start, weight = 1; x > least && weight > NOTHING; x--) {
    weight /= up(x - 1);
    total += weight;
    deviation += weight * Math.abs(x - 1 - mean);
  }
  return deviation / total;
}

/** Whole members: counts of parts of persons are rounded, which moves the expectation by next to nothing. */
const whole = ({ group, others }: Unit): Unit => ({ group: Math.round(group), others: Math.round(others) });

/**
 * E₀: the D to be expected when the group's members are spread over the units at random, each unit keeping its size.
 * ½ Σₐ Σₓ P(x; nₐ, G, N) · |x/G − (nₐ − x)/H| with hypergeometric P. undefined where one of the groups has no member.
 * Source: Winship 1977; Carrington & Troske 1997.
 */
export function expectedDissimilarity(units: readonly Unit[]): number | undefined {
  const counted = units.map(whole);
  const { group: G, others: H } = totalsOf(counted);
  if (G <= 0 || H <= 0) return undefined;
  const N = G + H;
  // x/G − (n − x)/H = N/(G·H) · (x − n·G/N): the distance from the mean of the draw.
  const scale = N / (2 * G * H);
  return counted.reduce((sum, { group, others }) => sum + scale * meanDeviation(group + others, G, N), 0);
}

/** E₀ by the normal distribution: near enough where every unit is large. */
export function quickExpectedDissimilarity(units: readonly Unit[]): number | undefined {
  const { group: G, others: H } = totalsOf(units);
  if (G <= 0 || H <= 0) return undefined;
  const N = G + H;
  const P = G / N;
  const deviations = units.map(({ group, others }) => {
    const n = group + others;
    return Math.sqrt(2 / Math.PI) * Math.sqrt(n * P * (1 - P) * (1 - n / N));
  });
  return (deviations.reduce((sum, one) => sum + one, 0) * (1 / G + 1 / H)) / 2;
}

/**
 * D* = (D − E₀) / (1 − E₀): 0 where the spread is what chance gives, 1 where the groups share no unit; below 0 for less than chance.
 * undefined where chance alone gives 1.
 */
export function correctedDissimilarity(observed: number, expected: number): number | undefined {
  return expected >= 1 ? undefined : (observed - expected) / (1 - expected);
}

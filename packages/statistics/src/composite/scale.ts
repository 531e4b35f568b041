/**
 * Centre and spread of one column, and how far a number lies from the centre in spreads.
 * Belongs here: the two ways of standardising. Does not belong: putting columns together (composite.ts).
 * Start with toScale and standardise.
 */

/** `classic`: mean and population standard deviation · `robust`: median and median absolute deviation, cut off at three spreads. */
export type ScaleKind = 'classic' | 'robust';

export interface Scale {
  readonly centre: number;
  readonly spread: number;
  /** A standardised number lies no further from 0 than this. */
  readonly most: number;
}

/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const MAD_FACTOR = 1.4826;
/** The same for the distance between the quartiles. */
const QUARTILE_FACTOR = 1.349;
const ROBUST_MOST = 3;
/** Below this part of the largest number a spread is what binary fractions leave over, not a difference. */
const NO_SPREAD = 1e-12;

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

const meanOf = (values: readonly number[]) => sumOf(values) / values.length;

/** Standard deviation of these values themselves: divided by n, not by n − 1. */
export function populationSpread(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/** Quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at;
  const below = Math.floor(place);
  const [low = Number.NaN, high = low] = sorted.slice(below, below + 2);
  return low + (high - low) * (place - below);
}

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

function robustSpread(values: readonly number[], median: number): number {
  const away = ascending(values.map((value) => Math.abs(value - median)));
  const byMedian = quantile(away, 0.5) * MAD_FACTOR;
  if (byMedian > 0) return byMedian;
  const sorted = ascending(values);
  const byQuartiles = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / QUARTILE_FACTOR;
  return byQuartiles > 0 ? byQuartiles : populationSpread(values);
}

/**
 * In: the numbers of one column, all finite. Out: its scale; undefined for fewer than two numbers or numbers that are all the same.
 * Method: classic z with the population standard deviation; robust z (median, 1.4826 · MAD; where that is 0 the quartiles, then the
 * standard deviation), winsorised at ±3.
 */
export function toScale(values: readonly number[], kind: ScaleKind): Scale | undefined {
  if (values.length < 2) return undefined;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (populationSpread(values) <= NO_SPREAD * largest) return undefined;
  if (kind === 'classic') {
    return { centre: meanOf(values), spread: populationSpread(values), most: Number.POSITIVE_INFINITY };
  }
  const centre = quantile(ascending(values), 0.5);
  return { centre, spread: robustSpread(values, centre), most: ROBUST_MOST };
}

/** Distance from the centre in spreads, no further than the scale allows. */
export function standardise(value: number, { centre, spread, most }: Scale): number {
  return Math.max(-most, Math.min(most, (value - centre) / spread));
}

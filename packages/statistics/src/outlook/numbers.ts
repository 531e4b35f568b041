/** Means, medians and quantiles of plain lists. */

/** NaN for an empty list. */
export const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** NaN for an empty list. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? Number.NaN) + upper) / 2;
}

/** Unbiased variance around the mean; NaN below two numbers. */
export function variance(numbers: readonly number[]): number {
  const centre = mean(numbers);
  return numbers.reduce((sum, number) => sum + (number - centre) ** 2, 0) / (numbers.length - 1);
}

/** The fraction's place in an ascending list, without interpolation; NaN for an empty list. */
export const quantile = (ascending: ArrayLike<number>, fraction: number) =>
  ascending[Math.min(ascending.length - 1, Math.floor(fraction * ascending.length))] ?? Number.NaN;

/**
 * P8, the (n, k)-rule, an optional rule beside P7: the n largest contributors make up more than k % of the sum.
 * In: contributions, any order, kroner; negative ones count by their size.
 */
export function isMadeByFew(contributions: readonly number[], largest: number, percent: number): boolean {
  const sizes = contributions.map(Math.abs).sort((a, b) => b - a);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return sum(sizes.slice(0, largest)) * 100 > percent * sum(sizes);
}

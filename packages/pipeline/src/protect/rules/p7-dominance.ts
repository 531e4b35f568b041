/**
 * P7, the p %-rule: the second largest contributor could estimate the largest within p %.
 * In: contributions of a sum or mean, any order, kroner; negative ones count by their size.
 * Method: X − x₁ − x₂ < (p/100)·x₁ is unsafe (Hundepool et al., Handbook on SDC, ch. 4).
 */
export function isDominated(contributions: readonly number[], percent: number): boolean {
  const sizes = contributions.map(Math.abs).sort((a, b) => b - a);
  const [largest = 0, second = 0] = sizes;
  const rest = sizes.reduce((sum, size) => sum + size, 0) - largest - second;
  return rest * 100 < percent * largest;
}

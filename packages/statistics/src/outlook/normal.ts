/**
 * The standard normal distribution: chance below a point, and the points that ranges end at.
 * Source: Abramowitz and Stegun 7.1.5 (series) and 7.1.14 (continued fraction), to about fourteen places.
 */

/** Half-widths of the central 50, 90 and 95 % in standard deviations. */
export const NORMAL_HALF_WIDTH = {
  0.5: 0.6744897501960817,
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
} as const;

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Density at x. */
export const normalDensity = (x: number) => Math.exp(-0.5 * x * x) / ROOT_TWO_PI;

/** Chance above |x|: Laplace's continued fraction far out, 0.5 minus a series near the middle. */
function upperTail(x: number): number {
  if (x > 5) {
    let fraction = x;
    for (let k = 60; k >= 1; k--) fraction = x + k / fraction;
    return normalDensity(x) / fraction;
  }
  let [term, sum] = [x, x];
  for (let k = 1; Math.abs(term) > 1e-17 && k < 200; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 - normalDensity(x) * sum;
}

/** Chance of a standard normal number at most x. */
export const normalBelow = (x: number) => (x < 0 ? upperTail(-x) : 1 - upperTail(x));

/** How a tolerance is written on the command line. */

export interface Tolerance {
  readonly toleranceShare: number;
  readonly toleranceKm2: number;
}

/** "0.02%" (of the areas' union) or "0.3" or "0.3km2" → the tolerance; undefined when it is neither. */
export function parseTolerance(text: string): Tolerance | undefined {
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?)\s*(%|km2|km²)?\s*$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(digits);
  return unit === '%'
    ? { toleranceShare: amount / 100, toleranceKm2: 0 }
    : { toleranceShare: 0, toleranceKm2: amount };
}

/**
 * P2: fewer households among the persons of the denominator than the policy asks for. All but sex and age counts.
 * Untestable, hence not failed, when the figures came as tables: `households` is undefined then.
 */
export function isTooFewHouseholds(households: number | undefined, minimumHouseholds: number): boolean {
  return households !== undefined && households < minimumHouseholds;
}

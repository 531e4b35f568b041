/**
 * P6: the persons with the attribute live in too few households: a family of six is one source.
 * Untestable, hence not failed, when `households` is undefined.
 */
export function isFromTooFewHouseholds(
  count: number,
  households: number | undefined,
  minimumHouseholdsWithAttribute: number,
): boolean {
  return count > 0 && households !== undefined && households < minimumHouseholdsWithAttribute;
}

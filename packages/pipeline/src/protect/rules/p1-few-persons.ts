/** P1: fewer persons in the denominator than the policy asks for: nothing is shown but "too few". Shares and means. */
export function isTooFewPersons(persons: number, minimumPersons: number): boolean {
  return persons < minimumPersons;
}

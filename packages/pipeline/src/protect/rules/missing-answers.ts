/**
 * Missing answers: a share among those who are known is shown only where few are unknown, since the unknown are seldom like the rest.
 * In: persons of the denominator whose attribute is not known, all persons of it. A denominator of nobody is P1's business.
 */
export function isTooMuchMissing(missing: number, persons: number, mostMissing: number): boolean {
  return missing > mostMissing * persons;
}

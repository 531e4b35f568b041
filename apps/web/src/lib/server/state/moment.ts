/** A moment as the store writes it: ISO 8601 in UTC with milliseconds. */
export function toMoment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

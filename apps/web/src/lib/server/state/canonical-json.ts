/** What may stand in an input: JSON without undefined and without numbers that JSON cannot write. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** One text for one content: keys sorted by code unit, no spaces, numbers as JSON writes them. */
export function toCanonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(toCanonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${toCanonicalJson(member)}`).join(',')}}`;
}

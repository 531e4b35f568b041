/**
 * Counting and small forms in Danish: what the sentences of several pages share.
 * Belongs here: words for small numbers, capitals, genitive. Does not belong: printing numbers (lib/format).
 * Plural is chosen by n === 1, since Intl answers "one" for 0,1–1,9 in Danish.
 */
export const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);
const COUNT_WORDS = ['nul', 'ét', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti'];
export const ORDINALS = [
  '',
  'første',
  'andet',
  'tredje',
  'fjerde',
  'femte',
  'sjette',
  'syvende',
  'ottende',
  'niende',
  'tiende',
];
export const places = (n: number) => COUNT_WORDS[n] ?? String(n);
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
/** A sentence never starts with a digit. */
export const startPlaces = (n: number) => (n <= 10 ? capital(places(n)) : `I alt ${n}`);
export const genitive = (name: string) => (/[sxz]$/i.test(name) ? `${name}’` : `${name}s`);

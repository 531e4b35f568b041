/** Counting and small forms in English: the same names as counting.da.ts. */
export const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);
const COUNT_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const ORDINALS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
export const places = (n: number) => COUNT_WORDS[n] ?? String(n);
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
export const startPlaces = (n: number) => (n <= 10 ? capital(places(n)) : `A total of ${n}`);
/** Half-years take the article: "in the first half of 2015". */
export const withArticle = (period: string) => (/^(first|second) /.test(period) ? `the ${period}` : period);
export const genitive = (name: string) => `${name}’s`;

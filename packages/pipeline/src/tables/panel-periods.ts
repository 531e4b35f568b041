/**
 * Periods of a plain panel, as people write them: 2024 · 2015-01 and 2015-02, or 2015-01 and 2015-07 · 2015-Q3 · 2015H1 · 2015-11.
 * What a number after the year means is read from all periods together: 01 and 02 alone are half-years, as Berlin counts them.
 * Start with orderPeriods.
 */

/** Numbers that are seen after the year → how many periods a year has, and their order; the first that holds all of them. */
const CYCLES: readonly (readonly number[])[] = [
  [1, 2],
  [1, 7],
  [6, 12],
  [1, 2, 3, 4],
  [1, 4, 7, 10],
  [3, 6, 9, 12],
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
];
const LETTERS: Readonly<Record<string, number>> = { H: 2, Q: 4, K: 4, M: 12 };

interface Written {
  readonly year: number;
  readonly letter: string;
  readonly part: number | undefined;
}

function parsePeriod(text: string): Written | undefined {
  const match = /^(\d{4})(?:-?([HQKM])(\d{1,2})|-(\d{1,2}))?$/i.exec(text);
  if (match === null) return undefined;
  const [, year = '', letter = '', lettered, plain] = match;
  const part = lettered ?? plain;
  const number = part === undefined ? undefined : Number(part);
  const most = LETTERS[letter.toUpperCase()] ?? 12;
  if (number !== undefined && (number < 1 || number > most)) return undefined;
  return { year: Number(year), letter: letter.toUpperCase(), part: number };
}

export const isPeriod = (text: string) => parsePeriod(text) !== undefined;

/** Place in time of each period, in parts of a year; undefined when years and parts of years, or two kinds of parts, are mixed. */
function placesOf(written: readonly Written[]): readonly number[] | undefined {
  const kinds = new Set(written.map(({ letter, part }) => (part === undefined ? 'year' : `part ${letter}`)));
  if (kinds.size !== 1) return undefined;
  const parts = new Set(written.map(({ part }) => part ?? 1));
  const perYear = LETTERS[written[0]?.letter ?? ''];
  const cycle =
    perYear === undefined
      ? CYCLES.find((numbers) => [...parts].every((part) => numbers.includes(part)))
      : Array.from({ length: perYear }, (_, i) => i + 1);
  if (cycle === undefined) return undefined;
  return written.map(({ year, part }) => year * cycle.length + cycle.indexOf(part ?? 1));
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

export interface PeriodOrder {
  /** Period as written → index from 0; steps are as long as the shortest that fits all periods. */
  readonly index: ReadonlyMap<string, number>;
  /** Index → period as written; undefined where the panel has none. */
  readonly written: readonly (string | undefined)[];
}

/** Puts periods in order, with a place for those that are missing between them. undefined when kinds are mixed. In: valid periods. */
export function orderPeriods(periods: readonly string[]): PeriodOrder | undefined {
  const distinct = [...new Set(periods)];
  const places = placesOf(distinct.flatMap((period) => parsePeriod(period) ?? []));
  if (places === undefined) return undefined;
  const first = Math.min(...places);
  const step = places.reduce((divisor, place) => gcd(divisor, place - first), 0) || 1;
  const index = new Map(distinct.map((period, i) => [period, ((places[i] ?? first) - first) / step]));
  const written: (string | undefined)[] = Array.from({ length: Math.max(...index.values()) + 1 });
  for (const [period, at] of index) written[at] ??= period;
  return { index, written };
}

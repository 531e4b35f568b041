/**
 * Every count that an earlier edition showed, by its name: how, and for which counts that stays. The newest that showed it speaks for all.
 * Belongs here: reading old rows, looking them up. Does not belong: what follows for a cell (keep-published.ts) or for the attack (held.ts).
 * Two figures of the same people find the same number here, one that is new in this edition too.
 * Start with publishedCounts.
 */
import type { Observation, ProtectedNumber } from '@bybalance/release';
import type { Interval } from '@bybalance/statistics';
import type { Policy } from '../../catalogue/types.ts';
import type { JudgedTable } from '../judge.ts';
import { smallClass } from '../round.ts';
import { cellNames, type GroupWhen, type NamedYear } from './cell-names.ts';
import { type EarlierEdition, sameFigures, type Today } from './earlier-edition.ts';
import { keptWithin } from './kept-within.ts';

export interface PublishedCount {
  readonly number: ProtectedNumber | undefined;
  /** Counts in smallest units that keep the number. */
  readonly within: Interval | undefined;
  /** Told as "all but fewer than 5": so many may be missing, in smallest units, for that to stay. */
  readonly nearAll: { readonly told: number; readonly within: number } | undefined;
}

/** What earlier editions told of a count, by name, node and year it speaks of; the newest first, each only where it told something else. */
export type PublishedOf = (name: string, node: number, year: string) => readonly PublishedCount[];

export interface PublishedCounts {
  readonly of: PublishedOf;
  /** The newest row of the very same figure. */
  rowOf(indicator: string, node: number, period: string, group: string): Observation | undefined;
}

export interface PublishedInput {
  /** The newest first. */
  readonly earlier: readonly EarlierEdition[];
  readonly judged: readonly JudgedTable[];
  readonly today: Today;
  readonly policy: Pick<Policy, 'base' | 'smallCount'>;
}

type Spoken = Extract<Observation, { lo: number }>;

/** "Over 96 %": the numerator is told by the denominator alone (show/share.ts). */
export function isNearAll({ status, numerator, denominator }: Spoken): boolean {
  if (status !== 'under-threshold' || numerator === undefined || denominator === undefined) return false;
  const { value, lo, hi } = denominator;
  return numerator.value === value && numerator.hi === hi && numerator.lo < lo;
}

const keyOf = (...parts: readonly (string | number)[]) => parts.join('\n');

/** Whichever tells most. */
function finer(a: ProtectedNumber | undefined, b: ProtectedNumber): ProtectedNumber {
  return a !== undefined && a.hi - a.lo <= b.hi - b.lo ? a : b;
}

interface Shelf {
  readonly rows: Map<string, Observation>;
  readonly counts: Map<string, PublishedCount>;
  readonly policy: PublishedInput['policy'];
}

function put(
  { counts, policy }: Shelf,
  named: NamedYear | undefined,
  node: number,
  number: ProtectedNumber | undefined,
  scale: 1 | 10,
): void {
  if (named === undefined || number === undefined) return;
  const key = keyOf(named.name, node, named.year);
  const known = counts.get(key);
  const best = finer(known?.number, number);
  counts.set(key, {
    number: best,
    within: keptWithin(best, { ...policy, scale }),
    nearAll: known?.nearAll,
  });
}

function putNearAll({ counts, policy }: Shelf, named: NamedYear | undefined, node: number, scale: 1 | 10) {
  if (named === undefined) return;
  const key = keyOf(named.name, node, named.year);
  const known = counts.get(key);
  const rounding = { ...policy, scale };
  const small = smallClass(rounding);
  const nearAll = { told: Math.round(small.hi * scale), within: keptWithin(small, rounding).hi };
  counts.set(key, { number: known?.number, within: known?.within, nearAll });
}

function readRow(
  shelf: Shelf,
  { showing: { indicator } }: JudgedTable,
  row: Observation,
  node: number,
  groupWhen: GroupWhen,
) {
  shelf.rows.set(keyOf(indicator.id, node, row.period, row.group), row);
  if (!('lo' in row)) return;
  const scale = indicator.counts === 'full-time-person' ? 10 : 1;
  const names = cellNames(indicator, row.period, row.group, groupWhen);
  put(shelf, names.denominator, node, row.denominator, 1);
  // A net number is no count: the moves in and out beside it are. Nor has a mean a count of its own.
  if (names.outwards !== undefined) return;
  if (isNearAll(row)) putNearAll(shelf, names.numerator, node, scale);
  else put(shelf, names.numerator, node, row.numerator, scale);
}

function readEdition(earlier: EarlierEdition, { judged, today, policy }: PublishedInput): Shelf {
  const conditions = new Map(today.groups.map(({ id, when }) => [id, when]));
  const groupWhen = (group: string) => conditions.get(group);
  const shelf: Shelf = { rows: new Map(), counts: new Map(), policy };
  for (const one of judged) {
    if (one.showing.profile === 'as-published') continue;
    const numbers = new Map(one.exact.nodes.map(({ areaSet, area }, n) => [keyOf(areaSet, area), n]));
    for (const row of sameFigures(earlier, one.showing.indicator, today)) {
      const node = numbers.get(keyOf(row.areaSet, row.area));
      if (node !== undefined) readRow(shelf, one, row, node, groupWhen);
    }
  }
  return shelf;
}

const isSame = (a: PublishedCount, b: PublishedCount): boolean =>
  a.number?.lo === b.number?.lo && a.number?.hi === b.number?.hi && a.nearAll?.told === b.nearAll?.told;

const NOTHING: readonly PublishedCount[] = [];

/** Reads the earlier editions' rows of every figure that is still the same. Figures published elsewhere have none of ours. */
export function publishedCounts(input: PublishedInput): PublishedCounts {
  const rows = new Map<string, Observation>();
  const counts = new Map<string, readonly PublishedCount[]>();
  for (const earlier of input.earlier) {
    const shelf = readEdition(earlier, input);
    for (const [key, row] of shelf.rows) if (!rows.has(key)) rows.set(key, row);
    for (const [key, count] of shelf.counts) {
      const newer = counts.get(key) ?? NOTHING;
      if (!newer.some((one) => isSame(one, count))) counts.set(key, [...newer, count]);
    }
  }
  return {
    of: (name, node, year) => counts.get(keyOf(name, node, year)) ?? NOTHING,
    rowOf: (indicator, node, period, group) => rows.get(keyOf(indicator, node, period, group)),
  };
}

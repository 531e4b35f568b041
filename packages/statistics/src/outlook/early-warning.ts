/**
 * Few early warnings, each with its reason, and how often such warnings were right before.
 * Belongs here: choosing at most eight, and judging the choice. Does not belong: any model; units are never persons.
 * Start with chooseFlags, then judgeFlags.
 */
import type { BacktestRow, Limit } from './backtest.ts';
import { median } from './numbers.ts';
import { ENOUGH_CROSSINGS } from './verdict.ts';

export interface Candidate {
  readonly unit: string;
  /** Chance of crossing any limit within a year. */
  readonly chance: number;
  /** To the nearest limit, and by how much such a unit typically moves in a year, in the same unit (persons, say); undefined: not known. */
  readonly distance: number | undefined;
  readonly typicalChange: number | undefined;
  /** Share among in-movers minus share among residents, newest last, in points (0.1 = 10); empty: not known. */
  readonly inMoverGaps: readonly number[];
}

export type FlagReason = 'likely-to-cross' | 'close-to-limit' | 'in-movers-differ';

export interface Flag {
  readonly unit: string;
  readonly reasons: readonly FlagReason[];
  readonly chance: number;
}

export const MOST_FLAGS = 8;
const LIKELY = 0.25;
const CLOSE = 2;
const [GAP, GAP_YEARS] = [0.1, 2];

function reasonsOf({ chance, distance, typicalChange, inMoverGaps }: Candidate): readonly FlagReason[] {
  const close = distance !== undefined && typicalChange !== undefined && distance <= CLOSE * typicalChange;
  const newest = inMoverGaps.slice(-GAP_YEARS);
  const differ = newest.length === GAP_YEARS && newest.every((gap) => gap > GAP);
  return [
    ...(chance >= LIKELY ? (['likely-to-cross'] as const) : []),
    ...(close ? (['close-to-limit'] as const) : []),
    ...(differ ? (['in-movers-differ'] as const) : []),
  ];
}

/** At most eight units with a reason; the likeliest first, then by name so that the order is always the same. */
export function chooseFlags(candidates: readonly Candidate[]): readonly Flag[] {
  return candidates
    .map((candidate) => ({ unit: candidate.unit, reasons: reasonsOf(candidate), chance: candidate.chance }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.chance - a.chance || (a.unit < b.unit ? -1 : 1))
    .slice(0, MOST_FLAGS);
}

export interface FlagRecord {
  readonly flags: number;
  /** Flagged units that crossed a limit within the horizon. */
  readonly hits: number;
  /** All crossings, flagged or not. */
  readonly crossings: number;
  /** hits / flags; NaN without flags. */
  readonly hitRate: number;
  /** hits / crossings; NaN without crossings. */
  readonly caught: number;
  /** False below 20 crossings: too few to judge. */
  readonly enough: boolean;
}

/** Chance of ending on the other side of any limit, the limits taken as if they hung together: the largest of them. */
function crossingChance(row: BacktestRow, limits: readonly Limit[]): number {
  const chances = limits.map((limit, i) => {
    const over = row.chances[i];
    if (over === undefined) return 0;
    return row.known > limit(row.origin + row.horizon) ? 1 - over : over;
  });
  return Math.max(0, ...chances);
}

const crossed = (row: BacktestRow, limits: readonly Limit[]) =>
  limits.some((limit) => {
    const at = limit(row.origin + row.horizon);
    return row.known > at !== (row.actual ?? 0) > at;
  });

/**
 * The record of the same rule at earlier origins, from a backtest of one horizon: flags were chosen from what was known then.
 * In-movers are not in a backtest of shares: their reason is not judged here.
 */
export function judgeFlags(rows: readonly BacktestRow[], limits: readonly Limit[]): FlagRecord {
  const known = rows.filter(({ method, actual }) => method === 'default' && actual !== undefined);
  const perOrigin = [...Map.groupBy(known, ({ origin }) => origin)].map(([origin, own]) => {
    const before = known.filter((row) => row.origin + row.horizon <= origin);
    const change = median(before.map((row) => Math.abs((row.actual ?? 0) - row.known)));
    const flags = chooseFlags(
      own.map((row) => ({
        unit: String(row.unit),
        chance: crossingChance(row, limits),
        distance: Math.min(...limits.map((limit) => Math.abs(row.known - limit(row.origin + row.horizon)))),
        typicalChange: Number.isNaN(change) ? undefined : change,
        inMoverGaps: [],
      })),
    );
    const flagged = new Set(flags.map(({ unit }) => unit));
    const crossings = own.filter((row) => crossed(row, limits));
    const hits = crossings.filter(({ unit }) => flagged.has(String(unit))).length;
    return { flags: flags.length, hits, crossings: crossings.length };
  });
  const sum = (what: 'flags' | 'hits' | 'crossings') =>
    perOrigin.reduce((total, one) => total + one[what], 0);
  const [flags, hits, crossings] = [sum('flags'), sum('hits'), sum('crossings')];
  return {
    flags,
    hits,
    crossings,
    hitRate: hits / flags,
    caught: hits / crossings,
    enough: crossings >= ENOUGH_CROSSINGS,
  };
}

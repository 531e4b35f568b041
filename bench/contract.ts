/**
 * What a benchmark hands to `npm run bench`: figures with their targets, measured in one run on the same data.
 * Each bench/<name>.ts but run.ts and this file exports `run`.
 */

/** One line of the table. A ratio (ours ÷ theirs, lower is better) where there is someone to compare with, else a plain figure. */
export interface Figure {
  /** "measure: Fjordby against one fused query by hand" */
  readonly what: string;
  readonly value: number;
  readonly unit: '×' | 's' | 'GB' | 'kB' | 'requests' | 'ms';
  /** At most this much; undefined: told, not judged. */
  readonly target: number | undefined;
  /** How it was measured, in a few words: "median of 5 pairs, 1 thread". */
  readonly how: string;
}

/** A benchmark that cannot run here (no PostGIS, say) answers with why; that is shown and is no failure. */
export type Benchmark = () => Promise<readonly Figure[] | { readonly skipped: string }>;

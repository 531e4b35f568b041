/**
 * Tables: disclosure control of plain tables, so that the protection can be held against other packages.
 * Belongs here: long CSV in, statuses or bounds out. Does not belong: releases, registers, indicators.
 * Called by the command line (`protect TABLE.csv`, `audit TABLE.csv`); the mathematics is in packages/statistics.
 * Form: one row per cell and per margin; the value of `--total` in a key column stands for a margin.
 * Start with readTable.
 */

export interface TableOptions {
  readonly keys: readonly string[];
  readonly total: string;
  readonly count: string;
  /** Column with `published` or `suppressed`; undefined when the table is still to be protected. */
  readonly status: string | undefined;
  /** Files with columns child,parent; each adds levels to the key whose codes it names. */
  readonly hierarchies: readonly string[];
}

export interface PlainTable {
  readonly file: string;
  readonly keys: readonly string[];
  readonly header: readonly string[];
  readonly records: readonly Readonly<Record<string, string>>[];
  /** NaN where a suppressed row leaves its count out. */
  readonly counts: readonly number[];
  readonly suppressed: ReadonlySet<number>;
  /** Inner cells that each row adds up. */
  readonly cells: readonly (readonly number[])[];
  readonly inner: number;
}

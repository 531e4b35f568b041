/**
 * A delivery's texts in the engine: one VARCHAR column per column the recipe reads, and "#" = the record's number from 0.
 * Belongs here: the names, the rows to keep, clearing up. Does not belong: file forms (read-csv.ts, read-parquet.ts), what the texts mean.
 */
import { rmSync, writeFileSync } from 'node:fs';
import type { Recipe } from '../catalogue/types.ts';
import { type Engine, identifier, literal } from '../engine/types.ts';
import type { Issue } from '../support/errors.ts';
import type { PrivateSpace } from '../support/private-space.ts';

/** Where one delivery lies while it is read; two deliveries side by side have two desks. */
export interface Desk {
  /** A line of its own: the engine keeps refused records in temporary tables. */
  readonly engine: Engine;
  readonly space: PrivateSpace;
  readonly raw: string;
  /** The rows to read, each with its number "#". */
  readonly rows: string;
  /** Records the engine could not split, and the scan they came from. */
  readonly refused: string;
  readonly scans: string;
}

export function deskOf(engine: Engine, space: PrivateSpace, number: number): Desk {
  const name = (what: string) => `ingest_${what}_${number}`;
  return {
    engine,
    space,
    raw: name('raw'),
    rows: name('rows'),
    refused: name('refused'),
    scans: name('scans'),
  };
}

export interface RawTable {
  /** Columns of the delivery that can be asked for; none when the file could not be read. */
  readonly columns: readonly string[];
  /** Rows of the file, those that `keep` leaves out included; undefined when the file could not be read. */
  readonly rows: number | undefined;
  readonly unit: 'line' | 'row';
  /** From record numbers to what a person counts: lines of a text file, rows of another. */
  placesOf(records: readonly number[]): readonly number[];
  readonly issues: readonly Issue[];
}

/** A delivery that could not be read. */
export function unread(issues: readonly Issue[]): RawTable {
  return { columns: [], rows: undefined, unit: 'row', placesOf: () => [], issues };
}

/** Bytes as a file the engine can open, in memory and only for as long as it reads. */
export async function withFile<T>(
  { space }: Desk,
  bytes: Uint8Array,
  ending: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const path = space.newPath(ending);
  try {
    writeFileSync(path, bytes, { mode: 0o600 });
    return await work(path);
  } finally {
    rmSync(path, { force: true });
  }
}

export async function countRows(engine: Engine, table: string): Promise<number> {
  const [row] = await engine.rows(`SELECT count(*) AS n FROM ${table}`);
  return Number(row?.['n'] ?? 0);
}

/** Makes `desk.rows` from `desk.raw`: the rows that the recipe keeps. */
export async function keepRows(desk: Desk, recipe: Recipe, columns: readonly string[]): Promise<void> {
  const kept = recipe.keep
    .filter(({ from }) => columns.includes(from))
    .map((keep) => `${identifier(keep.from)} IN (${keep.in.map(literal).join(', ')})`);
  const where = kept.length > 0 ? ` WHERE ${kept.join(' AND ')}` : '';
  await desk.engine.run(`CREATE VIEW ${desk.rows} AS SELECT rowid AS "#", * FROM ${desk.raw}${where}`);
}

/** Removes everything a delivery left in the engine. */
export async function clearDesk(desk: Desk): Promise<void> {
  await desk.engine.run(`DROP VIEW IF EXISTS ${desk.rows}`);
  for (const table of [desk.raw, desk.refused, desk.scans]) {
    await desk.engine.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

/**
 * Engine: the one interface to an analytical engine. The embedded engine is the default; a distributed one can run the same plans.
 * Belongs here: load, query, tables. Does not belong: what the tables mean.
 * Opened by run.ts and handed to ingest, vault, assign and measure; only engine/ imports a driver.
 * Values are bound, identifiers quoted by one function, rows ordered by key.
 */

export type SqlValue = string | number | bigint | boolean | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface Engine {
  /** Runs one statement; values are bound to $1, $2 … */
  run(sql: string, values?: readonly SqlValue[]): Promise<void>;
  /** Rows as objects; BIGINT as number where it is a safe integer. */
  rows(sql: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** Columns as arrays, for wide reads: fastest way out. */
  columns(sql: string, values?: readonly SqlValue[]): Promise<Readonly<Record<string, readonly SqlValue[]>>>;
  /** Appends rows held as columns to an existing table; column order as in the table. */
  append(table: string, columns: readonly ArrayLike<SqlValue>[]): Promise<void>;
  /** A second line to the same tables, for statements side by side. Has temporary tables of its own; closed with the first, or before. */
  beside(): Promise<Engine>;
  close(): Promise<void>;
}

/** Quotes an identifier; every alias is quoted (`share` is a keyword in some engines). */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal where an engine cannot bind one (file names in table functions). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

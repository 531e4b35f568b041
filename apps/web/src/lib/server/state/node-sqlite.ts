/**
 * Node's own SQLite behind Kysely.
 * Belongs here: opening a file durably, and the three calls Kysely makes. Does not belong: tables.
 * Used by store.ts. WAL with synchronous=FULL: what a reader was told is saved is on the disk.
 * Start with openDatabase.
 */
import { DatabaseSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

type Value = null | number | bigint | string | Uint8Array;

function statementOf(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  // Kysely hands over what it compiled: the column types of the schema, all of them SQLite's own.
  const values = (parameters: readonly unknown[]) => parameters as readonly Value[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

/** Opens or makes the file; waits up to five seconds for another process's write. */
export function openDatabase(path: string): SqliteDatabase & { execute(sql: string): void } {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  return {
    close: () => database.close(),
    prepare: (sql) => statementOf(database, sql),
    execute: (sql) => database.exec(sql),
  };
}

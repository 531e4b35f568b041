/**
 * The state store of one site: accounts, sessions, what people enter, who had access.
 * Belongs here: opening, bringing up to date, one write at a time. Does not belong: rules of access, any figure.
 * Used by hooks, actions, the accounts command and tests. One file: var/<site>/state/state.sqlite; the clock is an argument.
 * The same schema and queries serve another database behind Kysely; only openStateStore knows which stands here.
 * Start with openStateStore.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { type AccessLog, openAccessLog } from './access-log.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { type InputLog, openInputLog } from './input-log.ts';
import { openDatabase } from './node-sqlite.ts';
import { type StateTables, VERSIONS } from './schema.ts';
import { openSessions, type Sessions } from './sessions.ts';
import type { Clock, Exclusively, StateDatabase } from './types.ts';

export interface StateStore {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly inputs: InputLog;
  readonly access: AccessLog;
  close(): Promise<void>;
}

export const STATE_FILE = 'state.sqlite';

type OpenDatabase = ReturnType<typeof openDatabase>;

function versionOf(database: OpenDatabase): number {
  const [row] = database.prepare('pragma user_version').all([]);
  return Number((row as { user_version: number }).user_version);
}

/** Brings an older file up to date, all or nothing. Throws when the file is newer than this program. */
function bringUpToDate(database: OpenDatabase): void {
  database.execute('begin immediate');
  try {
    const version = versionOf(database);
    if (version > VERSIONS.length) {
      throw new Error(
        `state/newer-version — the state store has version ${version}. Start a newer Bybalance.`,
      );
    }
    for (const statement of VERSIONS.slice(version).flat()) database.execute(statement);
    database.execute(`pragma user_version = ${VERSIONS.length}`);
    database.execute('commit');
  } catch (cause) {
    database.execute('rollback');
    throw cause;
  }
}

function exclusivelyOn(database: StateDatabase): Exclusively {
  return (work) =>
    database.connection().execute(async (connection) => {
      await sql`begin immediate`.execute(connection);
      try {
        const result = await work(connection);
        await sql`commit`.execute(connection);
        return result;
      } catch (cause) {
        await sql`rollback`.execute(connection);
        throw cause;
      }
    });
}

/** Opens the store in a folder, making both when missing; only this system user may read the file. */
export function openStateStore(folder: string, clock: Clock = Date.now): StateStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, STATE_FILE);
  const file = openDatabase(path);
  chmodSync(path, 0o600);
  bringUpToDate(file);
  const database = new Kysely<StateTables>({ dialect: new SqliteDialect({ database: file }) });
  const exclusively = exclusivelyOn(database);
  return {
    accounts: openAccounts(database, clock),
    sessions: openSessions(database, clock),
    inputs: openInputLog(database, exclusively, clock),
    access: openAccessLog(database, clock),
    close: () => database.destroy(),
  };
}

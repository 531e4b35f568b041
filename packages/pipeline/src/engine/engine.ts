/**
 * The embedded engine: in memory, never spilling, with no reach but the folders it is given.
 * Belongs here: opening, running, reading, appending, stopping. Does not belong: what a table means.
 * Opened by run.ts, once per run, and handed to ingest, vault, assign and measure.
 * No extension is ever installed or loaded, nothing is fetched; its errors never quote a row.
 * Start with openEngine.
 */
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBMaterializedResult,
  type DuckDBValue,
} from '@duckdb/node-api';
import { stopIfAsked } from '../support/context.ts';
import { toEngineError } from './engine-error.ts';
import { type Engine, identifier, literal, type SqlRow, type SqlValue } from './types.ts';
import { fromEngine, toBound, toColumnValue } from './values.ts';

export interface EngineOptions {
  readonly threads: number;
  /** "1500MB": what does not fit is refused, since nothing is spilled. */
  readonly memoryLimit: string;
  /** When it aborts, the running statement stops with InterruptedError. */
  readonly signal: AbortSignal;
  /** The only folders whose files it may read or write; none: no files at all. */
  readonly directories: readonly string[];
}

const chunkRows = 2048;

async function openDatabase(options: EngineOptions): Promise<DuckDBInstance> {
  return DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: options.memoryLimit,
    temp_directory: '',
    max_temp_directory_size: '0B',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
}

/** Shuts the engine in: after this no statement can open another folder, load anything, or change these settings. */
async function confine(connection: DuckDBConnection, directories: readonly string[]): Promise<void> {
  await connection.run(`SET allowed_directories = [${directories.map(literal).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

function execute(
  connection: DuckDBConnection,
  sql: string,
  values: readonly SqlValue[],
): Promise<DuckDBMaterializedResult> {
  return connection.run(sql, values.length > 0 ? values.map(toBound) : undefined);
}

async function toColumns(result: DuckDBMaterializedResult): Promise<Record<string, SqlValue[]>> {
  const names = result.deduplicatedColumnNames();
  const columns = names.map((): SqlValue[] => []);
  for (const chunk of await result.fetchAllChunks()) {
    columns.forEach((column, index) => {
      chunk.visitColumnValues(index, (value) => column.push(fromEngine(value)));
    });
  }
  return Object.fromEntries(names.map((name, index) => [name, columns[index] ?? []]));
}

function toRows(columns: Readonly<Record<string, readonly SqlValue[]>>): readonly SqlRow[] {
  const entries = Object.entries(columns);
  const count = entries[0]?.[1].length ?? 0;
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(entries.map(([name, values]) => [name, values[row] ?? null])),
  );
}

function appendChunk(
  appender: DuckDBAppender,
  columns: readonly ArrayLike<SqlValue>[],
  from: number,
  rows: number,
): void {
  const types = columns.map((_, index) => appender.columnType(index));
  const chunk = DuckDBDataChunk.create(types, rows);
  types.forEach((type, index) => {
    const column = columns[index];
    const cells: DuckDBValue[] = [];
    for (let row = from; row < from + rows; row++) {
      cells.push(toColumnValue(column?.[row] ?? null, type.typeId));
    }
    chunk.setColumnValues(index, cells);
  });
  appender.appendDataChunk(chunk);
}

class EmbeddedEngine implements Engine {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #options: EngineOptions;
  readonly #running = new Set<Promise<unknown>>();
  readonly #lines: EmbeddedEngine[] = [];
  readonly #interrupt: () => void;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, options: EngineOptions) {
    this.#instance = instance;
    this.#connection = connection;
    this.#options = options;
    this.#interrupt = () => connection.interrupt();
    options.signal.addEventListener('abort', this.#interrupt);
  }

  async #guard<T>(statement: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    stopIfAsked(this.#options);
    const running = work(this.#connection);
    this.#running.add(running);
    try {
      return await running;
    } catch (error) {
      stopIfAsked(this.#options);
      throw toEngineError(error, statement, this.#options.memoryLimit);
    } finally {
      this.#running.delete(running);
    }
  }

  async beside(): Promise<Engine> {
    const line = new EmbeddedEngine(this.#instance, await this.#instance.connect(), this.#options);
    this.#lines.push(line);
    return line;
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<void> {
    await this.#guard(sql, (connection) => execute(connection, sql, values));
  }

  async columns(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<Readonly<Record<string, readonly SqlValue[]>>> {
    return this.#guard(sql, async (connection) => toColumns(await execute(connection, sql, values)));
  }

  async rows(sql: string, values: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
    return toRows(await this.columns(sql, values));
  }

  async append(table: string, columns: readonly ArrayLike<SqlValue>[]): Promise<void> {
    await this.#guard(`append to ${identifier(table)}`, async (connection) => {
      const appender = await connection.createAppender(table);
      try {
        const count = columns[0]?.length ?? 0;
        for (let from = 0; from < count; from += chunkRows) {
          appendChunk(appender, columns, from, Math.min(chunkRows, count - from));
        }
      } finally {
        appender.closeSync();
      }
    });
  }

  /** Stops what still runs and waits for it: a connection must not close under a statement. */
  async close(): Promise<void> {
    for (const line of this.#lines.splice(0)) await line.close();
    this.#options.signal.removeEventListener('abort', this.#interrupt);
    this.#connection.interrupt();
    await Promise.allSettled(this.#running);
    this.#connection.closeSync();
  }
}

/** Opens an empty engine. Close it, or its memory stays taken until the process ends. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const instance = await openDatabase(options);
  const connection = await instance.connect();
  await confine(connection, options.directories);
  return new EmbeddedEngine(instance, connection, options);
}

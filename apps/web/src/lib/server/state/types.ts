import type { Kysely } from 'kysely';
import type { StateTables } from './schema.ts';

/** Milliseconds since 1970, for what is written with its time. */
export type Clock = () => number;
export type StateDatabase = Kysely<StateTables>;
/** Runs `work` alone: no other process writes between its reads and its writes. Rolls back when it throws. */
export type Exclusively = <T>(work: (database: StateDatabase) => Promise<T>) => Promise<T>;

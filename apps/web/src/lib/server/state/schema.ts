/**
 * The tables of the state store, and the statements that make them.
 * Belongs here: names, types, versions. Does not belong: what is written (accounts, sessions, inputs, audit).
 * Used by store.ts and, for the table `inputs`, by the pipeline's `inputs pull`, which reads the file without us.
 * Times are ISO 8601 in UTC with milliseconds; identifiers are opaque.
 * Start with StateTables.
 */

import type { Generated, Selectable } from 'kysely';

export interface AccountRow {
  readonly id: string;
  /** Lower case, trimmed. */
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** Ids with a space between. */
  readonly organisations: string | null;
  readonly password_hash: string;
  readonly created_at: string;
  readonly closed_at: string | null;
}

export interface SessionRow {
  /** SHA-256 of the token; the token itself is only in the reader's cookie. */
  readonly token_hash: string;
  readonly account: string;
  readonly created_at: string;
  readonly seen_at: string;
}

export interface InputRow {
  readonly sequence: number;
  readonly at: string;
  readonly account: string;
  readonly role: string;
  readonly kind: string;
  /** Canonical JSON: keys sorted, no spaces. */
  readonly payload: string;
  readonly previous_hash: string;
  readonly hash: string;
}

export interface AccessTable {
  readonly number: Generated<number>;
  readonly at: string;
  readonly event: string;
  /** Empty where nobody is known: a failed sign-in names no one. */
  readonly account: string;
}

export type AccessRow = Selectable<AccessTable>;

/** Everything a reader or the desk writes while the server runs. */
export interface StateTables {
  readonly accounts: AccountRow;
  readonly sessions: SessionRow;
  readonly inputs: InputRow;
  readonly access_log: AccessTable;
}

const appendOnly = (table: string) => [
  `create trigger ${table}_no_update before update on ${table} begin select raise(abort, '${table} is append-only'); end`,
  `create trigger ${table}_no_delete before delete on ${table} begin select raise(abort, '${table} is append-only'); end`,
];

/** One entry a version of the store; a version is never changed once it has been released. */
export const VERSIONS: readonly (readonly string[])[] = [
  [
    `create table accounts (
      id text primary key, email text not null unique, name text not null, role text not null, organisation text,
      password_hash text not null, created_at text not null, closed_at text)`,
    `create table sessions (
      token_hash text primary key, account text not null references accounts (id), created_at text not null, seen_at text not null)`,
    `create table inputs (
      sequence integer primary key, at text not null, account text not null, role text not null, kind text not null,
      payload text not null, previous_hash text not null unique, hash text not null unique)`,
    `create table access_log (number integer primary key, at text not null, event text not null, account text not null)`,
    ...appendOnly('inputs'),
    ...appendOnly('access_log'),
  ],
  // An account may belong to several organisations.
  ['alter table accounts rename column organisation to organisations'],
];

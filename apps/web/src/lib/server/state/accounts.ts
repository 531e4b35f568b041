/**
 * Local accounts: who may sign in, with which role.
 * Belongs here: making, finding, closing. Does not belong: passwords (passwords.ts hashes them before they come here).
 * Used by sign-in, the accounts command and the demo. An account is closed, never deleted: the logs speak of its id.
 * Start with Accounts.
 */
import { randomBytes } from 'node:crypto';
import type { Role } from '../access/roles.ts';
import { isRole } from '../access/roles.ts';
import { toMoment } from './moment.ts';
import type { AccountRow } from './schema.ts';
import type { Clock, StateDatabase } from './types.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Ids of the housing associations it belongs to. */
  readonly organisations: readonly string[];
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly organisations?: readonly string[];
  readonly passwordHash: string;
}

export interface Accounts {
  /** AccountExists when the address has an account already, open or closed. */
  create(account: NewAccount): Promise<Account>;
  /** The account that may sign in with this address, with its password's hash. */
  findForSignIn(email: string): Promise<{ account: Account; passwordHash: string } | undefined>;
  list(): Promise<readonly (Account & { readonly open: boolean; readonly createdAt: string })[]>;
  /** False when no open account has the address. Its sessions end at once. */
  close(email: string): Promise<boolean>;
}

/** The address has an account. The message does not repeat it. */
export class AccountExists extends Error {
  override readonly name = 'AccountExists';
  constructor() {
    super('account/exists — this address has an account already. Choose another, or close that one first.');
  }
}

/** Addresses are compared without case and outer spaces. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** As they stand in the store: ids with a space between, or null for none. */
export function parseOrganisations(written: string | null): readonly string[] {
  return written === null ? [] : written.split(' ').filter((id) => id !== '');
}

function writeOrganisations(ids: readonly string[]): string | null {
  return ids.length === 0 ? null : [...new Set(ids)].sort().join(' ');
}

function toAccount(row: AccountRow): Account {
  const { id, name, role, organisations } = row;
  if (!isRole(role))
    throw new Error('state/unknown-role — an account has a role this version does not know.');
  return { id, name, role, organisations: parseOrganisations(organisations) };
}

function toRow(account: NewAccount, clock: Clock): AccountRow {
  return {
    id: `a-${randomBytes(9).toString('base64url')}`,
    email: foldEmail(account.email),
    name: account.name.trim(),
    role: account.role,
    organisations: writeOrganisations(account.organisations ?? []),
    password_hash: account.passwordHash,
    created_at: toMoment(clock()),
    closed_at: null,
  };
}

/** The accounts of an open store. */
export function openAccounts(database: StateDatabase, clock: Clock): Accounts {
  const openOnes = () => database.selectFrom('accounts').selectAll().where('closed_at', 'is', null);
  return {
    async create(account) {
      const row = toRow(account, clock);
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('accounts')
        .values(row)
        .onConflict((on) => on.column('email').doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 0n) throw new AccountExists();
      return toAccount(row);
    },
    async findForSignIn(email) {
      const row = await openOnes().where('email', '=', foldEmail(email)).executeTakeFirst();
      return row && { account: toAccount(row), passwordHash: row.password_hash };
    },
    async list() {
      const rows = await database.selectFrom('accounts').selectAll().orderBy('created_at').execute();
      return rows.map((row) => ({
        ...toAccount(row),
        open: row.closed_at === null,
        createdAt: row.created_at,
      }));
    },
    async close(email) {
      const row = await openOnes().where('email', '=', foldEmail(email)).executeTakeFirst();
      if (!row) return false;
      const closed = { closed_at: toMoment(clock()) };
      await database.updateTable('accounts').set(closed).where('id', '=', row.id).execute();
      await database.deleteFrom('sessions').where('account', '=', row.id).execute();
      return true;
    },
  };
}

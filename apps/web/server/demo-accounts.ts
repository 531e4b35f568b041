/**
 * Accounts to try a made-up municipality with: one a role and one of two organisations, made on this machine, their passwords kept beside the state store.
 * Belongs here: making them once and saying them. Does not belong: real accounts (accounts.ts) - a real site never gets these.
 * Used by server.ts at start, only when the release says madeUp. No password stands in the source.
 * Start with ensureDemoAccounts.
 */
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@bybalance/release';
import { z } from 'zod';
import { hashPassword } from '../src/lib/server/access/passwords.ts';
import { ROLE_NAMES, type Role } from '../src/lib/server/access/roles.ts';
import { AccountExists } from '../src/lib/server/state/accounts.ts';
import type { StateStore } from '../src/lib/server/state/store.ts';
import { da } from '../src/lib/texts/da.ts';

export const DEMO_FILE = 'demo-sign-ins.json';

export interface SignIn {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

const signInsForm = z.array(z.strictObject({ role: z.string(), email: z.string(), password: z.string() }));

// Without letters and digits that are taken for one another.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const letters = (count: number) =>
  Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** 15 letters in three groups: about 74 random bits, and typed without mistakes. */
function makePassword(): string {
  return [letters(5), letters(5), letters(5)].join('-');
}

const nameOf = (role: Role) =>
  madeUp(`${da.roles[role].slice(0, 1).toUpperCase()}${da.roles[role].slice(1)}`);
const folded = (text: string) => text.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
const emailOf = (word: string) => `${folded(word).replaceAll(' ', '-')}@demo.example`;

/** Who the demo has accounts for: the word that stands beside the sign-in, and what the account may read. */
interface Wanted {
  readonly word: string;
  readonly name: string;
  readonly role: Role;
  readonly organisations: readonly string[];
}

const madeUp = (name: string) => `${name} (opdigtet)`;

/** One a role; the housing association's is the first of the site, and one more belongs to two of them. */
function wantedAccounts(organisations: NonNullable<Manifest['organisations']>): readonly Wanted[] {
  const [first, second] = organisations;
  const roles = ROLE_NAMES.map((role): Wanted => {
    const own = role === 'organisation' ? first : undefined;
    const name = own === undefined ? nameOf(role) : madeUp(own.name);
    return { word: da.roles[role], name, role, organisations: own === undefined ? [] : [own.id] };
  });
  if (first === undefined || second === undefined) return roles;
  const both: Wanted = {
    word: 'to boligorganisationer',
    name: madeUp(`${first.name} og ${second.name}`),
    role: 'organisation',
    organisations: [first.id, second.id],
  };
  return [...roles, both];
}

async function makeAccount(state: StateStore, wanted: Wanted): Promise<SignIn> {
  const { word, name, role, organisations } = wanted;
  const [email, password] = [emailOf(word), makePassword()];
  const account = { email, name, role, organisations, passwordHash: await hashPassword(password) };
  try {
    await state.accounts.create(account);
  } catch (cause) {
    if (cause instanceof AccountExists)
      throw new Error(`${cause.message} ${DEMO_FILE} was removed.`, { cause });
    throw cause;
  }
  return { role: word, email, password };
}

/**
 * The demo's sign-ins: those kept in the state folder, and new ones for what is not among them. Throws when accounts are there without the file.
 * In: the organisations that the edition in force has layers for.
 */
export async function ensureDemoAccounts(
  state: StateStore,
  folder: string,
  organisations: Manifest['organisations'] = [],
): Promise<readonly SignIn[]> {
  const file = join(folder, DEMO_FILE);
  const kept = existsSync(file) ? signInsForm.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  if (kept === undefined && (await state.accounts.list()).length > 0) return [];
  const signIns: SignIn[] = [...(kept ?? [])];
  const missing = wantedAccounts(organisations).filter(
    ({ word }) => !signIns.some(({ role }) => role === word),
  );
  for (const wanted of missing) signIns.push(await makeAccount(state, wanted));
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(signIns, undefined, 2)}\n`, { mode: 0o600 });
  return signIns;
}

/** One line a role, in columns. */
export function printSignIns(signIns: readonly SignIn[]): string {
  if (signIns.length === 0) return 'Accounts were made by hand: the demo adds none.';
  const width = (of: (signIn: SignIn) => string) => Math.max(...signIns.map((signIn) => of(signIn).length));
  const [first, second] = [width(({ role }) => role), width(({ email }) => email)];
  const lines = signIns.map(
    ({ role, email, password }) => `  ${role.padEnd(first)}  ${email.padEnd(second)}  ${password}`,
  );
  return ['Sign-ins of the made-up municipality (role, e-mail, password):', ...lines].join('\n');
}

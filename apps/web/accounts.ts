/**
 * Local accounts from the command line: create, list, close.
 * Belongs here: arguments, asking for the password, saying what happened. Does not belong: the rules (src/lib/server).
 * Run by who operates the server: node apps/web/accounts.ts create --email … --name … --role …; BYBALANCE_STATE names the folder.
 * The password is asked for without showing it, or read from standard input; it never stands in the arguments.
 * Start with main.
 */
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { hashPassword, WeakPassword } from './src/lib/server/access/passwords.ts';
import { isRole, ROLE_NAMES } from './src/lib/server/access/roles.ts';
import { readSettings, SettingError } from './src/lib/server/settings.ts';
import { AccountExists } from './src/lib/server/state/accounts.ts';
import { openStateStore, type StateStore } from './src/lib/server/state/store.ts';

const USAGE = `Usage:
  accounts.ts create --email ADDRESS --name NAME --role ROLE [--organisation ID]…
  accounts.ts list
  accounts.ts close --email ADDRESS
Roles: ${ROLE_NAMES.join(', ')}. BYBALANCE_STATE names the folder of the state store.`;

/** The command was not given as the usage says. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

async function askPassword(): Promise<string> {
  if (stdin.isTTY) stdout.write('Password (at least 12 characters, not shown): ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true });
  const password = await lines.question('');
  lines.close();
  if (stdin.isTTY) stdout.write('\n');
  return password;
}

interface Given {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly organisation?: readonly string[] | undefined;
}

async function create(
  state: StateStore,
  { email, name, role, organisation: organisations = [] }: Given,
): Promise<void> {
  if (!email?.includes('@') || !name || !role || !isRole(role)) throw new UsageError(USAGE);
  if (role === 'organisation' && organisations.length === 0)
    throw new UsageError('The role organisation needs --organisation, once for each that it belongs to.');
  if (organisations.some((id) => !/^[a-z0-9-]+$/.test(id)))
    throw new UsageError('An organisation is named by its id in site.yaml: a–z, 0–9 and hyphens.');
  const passwordHash = await hashPassword(await askPassword());
  const { id } = await state.accounts.create({ email, name, role, passwordHash, organisations });
  console.log(`Account ${id} is made with the role ${role}.`);
}

/** Identifiers, roles and dates: enough to see what is there, no addresses. */
async function list(state: StateStore): Promise<void> {
  for (const { id, role, open, createdAt } of await state.accounts.list())
    console.log(`${id}  ${role}  ${createdAt.slice(0, 10)}  ${open ? 'open' : 'closed'}`);
}

async function close(state: StateStore, { email }: Given): Promise<void> {
  if (!email) throw new UsageError(USAGE);
  const closed = await state.accounts.close(email);
  console.log(closed ? 'The account is closed and signed out.' : 'No open account has this address.');
}

async function run(command: string | undefined, given: Given, state: StateStore): Promise<void> {
  if (command === 'create') return create(state, given);
  if (command === 'list') return list(state);
  if (command === 'close') return close(state, given);
  throw new UsageError(USAGE);
}

async function main(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const organisation = { type: 'string', multiple: true } as const;
  const options = { email: text, name: text, role: text, organisation };
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const state = openStateStore(readSettings({ BYBALANCE_RELEASES: '.', ...process.env }).state);
  try {
    await run(positionals[0], values, state);
  } finally {
    await state.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (cause) {
  const isUsage =
    cause instanceof UsageError || (cause as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  const isSaid = [AccountExists, WeakPassword, SettingError].some((kind) => cause instanceof kind);
  if (!isUsage && !isSaid) throw cause;
  console.error((cause as Error).message);
  process.exit(isUsage ? 2 : 3);
}

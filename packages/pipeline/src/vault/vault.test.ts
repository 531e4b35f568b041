import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyOf, idOf, openRoom, type Room, sources } from '../../../../tests/support/small-deliveries.ts';
import { quietContext, type RunContext } from '../support/context.ts';
import { InterruptedError, UserError } from '../support/errors.ts';
import { purgeVault } from './purge.ts';
import { VAULT_SCHEMA } from './schema.ts';

let room: Room;
const opened: Room[] = [];
const open = async (...how: Parameters<typeof openRoom>) => {
  const one = await openRoom(...how);
  opened.push(one);
  return one;
};
beforeEach(async () => {
  room = await open();
  await room.fill();
  await room.vault.commit();
});
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

const residents = 'befolkning/befolkning-2026.csv';
const tableFiles = (of: Pick<Room, 'directory'>) => {
  const folder = join(of.directory, 'vault', 'files');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};

async function loaded(of: Room, table: string) {
  await of.vault.load(of.engine, quietContext());
  return of.rows(`SELECT * FROM ${table} ORDER BY ALL`);
}

/** A correction: the residents of 2026 once more, one of them in another household. */
const correct = (of: Room) => of.change(residents, (text) => text.replace(',H2,', ',H1,'));

describe('the vault', () => {
  test('gives back what was stored, to another process, table by table', async () => {
    const later = await open(room);
    await later.vault.load(later.engine, quietContext());
    for (const table of Object.keys(VAULT_SCHEMA)) {
      const [row] = await later.rows(`SELECT count(*) AS n FROM ${table}`);
      const stored = later.vault.entries.filter((entry) => entry.table === table);
      expect(row?.['n'], table).toBe(stored.reduce((sum, { rows }) => sum + rows, 0));
    }
    expect(
      (await later.rows(`SELECT street FROM address ORDER BY street`)).map((row) => row['street']),
    ).toEqual(['Åvej', 'Æblehaven']);
  });

  test('has a table for everything of the model, empty where nothing was delivered', async () => {
    const empty = await open();
    expect(await loaded(empty, 'spell')).toEqual([]);
  });

  test('holds no number, name, pseudonym, address or key in clear, in its files or their names', async () => {
    const [person] = await loaded(room, 'person_state');
    const { person: personKey, vault: vaultKey } = room.keys;
    const secrets = [
      'FB00000001',
      'H1',
      'Æblehaven',
      idOf(1),
      String(person?.['person']),
      Buffer.from(personKey).toString('hex'),
      Buffer.from(vaultKey).toString('hex'),
    ].flatMap((text) => [Buffer.from(text), Buffer.from(text.replaceAll('-', ''), 'hex')]);
    const binary = secrets
      .concat([Buffer.from(personKey), Buffer.from(vaultKey)])
      .filter((one) => one.length > 3);
    for (const [name, content] of Object.entries(room.inForce())) {
      for (const secret of binary) expect(Buffer.from(content, 'base64').includes(secret), name).toBe(false);
      expect(name).not.toMatch(/FB\d|H\d/);
    }
  });

  test('leaves nothing in clear in memory’s file system', async () => {
    await loaded(room, 'person_state');
    expect(readdirSync(room.privateDirectory)).toEqual(['process']);
  });

  test('keeps a newer delivery instead of the older one, and removes the older file', async () => {
    correct(room);
    await room.fill();
    await room.vault.commit();
    expect(tableFiles(room)).toHaveLength(room.vault.entries.length);
    const rows = await loaded(room, 'person_state');
    const households = (year: string) =>
      new Set(rows.filter((row) => row['date'] === `${year}-01-01`).map((row) => row['household']));
    expect([households('2025').size, households('2026').size]).toEqual([2, 1]);
  });

  test('refuses a source that declares nothing about itself', async () => {
    correct(room);
    const { tables } = await room.ingest();
    const before = room.inForce();
    const bare = sources.map((source) => ({ ...source, purpose: '' }));
    const failure = room.vault.store(room.engine, tables, bare, quietContext());
    await expect(failure).rejects.toThrow(/vault\/source-not-declared — .*purpose/);
    await expect(room.vault.store(room.engine, tables, [], quietContext())).rejects.toThrow(
      'vault/source-not-declared',
    );
    expect(room.inForce()).toEqual(before);
  });
});

describe('storing is not yet in force', () => {
  test('what is stored is loaded in the same run, and by no other until it is committed', async () => {
    correct(room);
    await room.fill();
    const households =
      "SELECT count(DISTINCT household) AS n FROM person_state WHERE date = DATE '2026-01-01'";
    await room.vault.load(room.engine, quietContext());
    expect(await room.rows(households)).toEqual([{ n: 1 }]);
    const other = await open(copyOf(room));
    await other.vault.load(other.engine, quietContext());
    expect(await other.rows(households)).toEqual([{ n: 2 }]);
  });

  test('discarding leaves every byte as it was, also when nothing was stored', async () => {
    const before = room.inForce();
    correct(room);
    await room.fill();
    expect(Object.keys(room.inForce()).length).toBe(Object.keys(before).length + 1);
    await room.vault.discard();
    await room.vault.discard();
    expect(room.inForce()).toEqual(before);
  });
});

/** A context that is asked to stop when the n-th note of progress is given. */
function stopAt(note: number): RunContext {
  const stop = new AbortController();
  let notes = 0;
  const progress = { ...quietContext().progress, note: () => (++notes === note ? stop.abort() : undefined) };
  return { ...quietContext(), progress, signal: stop.signal };
}

describe('a stop', () => {
  test.each([1, 4, 8])('asked for at file %i of ingest changes nothing', async (note) => {
    const context = stopAt(note);
    const fresh = await open(copyOf(room), context);
    rmSync(fresh.vaultDirectory, { recursive: true });
    cpSync(room.vaultDirectory, fresh.vaultDirectory, { recursive: true });
    const before = fresh.inForce();
    await expect(fresh.ingest({ known: [] })).rejects.toThrow(InterruptedError);
    expect(fresh.inForce()).toEqual(before);
  });

  test.each([1, 2])('asked for at table %i of storing changes nothing', async (note) => {
    correct(room);
    room.change('bbr/boliger-2026.csv', (text) => text.replace('75,5', '80'));
    const before = room.inForce();
    await expect(room.fill(stopAt(note))).rejects.toThrow(InterruptedError);
    await room.vault.discard();
    expect(room.inForce()).toEqual(before);
  });
});

const kit = new URL('../../../../tests/support/small-deliveries.ts', import.meta.url).pathname;
/** Fills the vault of the room at `directory` in a process of its own, killed without warning after `tables` tables. */
const killedAfter = (directory: string, tables: number) => `
  const { openRoom } = await import(${JSON.stringify(kit)});
  const room = await openRoom({ directory: ${JSON.stringify(directory)} });
  const { quietContext } = await import(${JSON.stringify(new URL('../support/context.ts', import.meta.url).pathname)});
  let notes = 0;
  const note = () => { if (++notes > ${tables}) process.kill(process.pid, 'SIGKILL'); };
  const context = { ...quietContext(), progress: { ...quietContext().progress, note } };
  await room.fill(context);
  process.kill(process.pid, 'SIGKILL');`;
const limited = (directory: string) => `
  const { openRoom } = await import(${JSON.stringify(kit)});
  const room = await openRoom({ directory: ${JSON.stringify(directory)} });
  try { await room.fill(); await room.vault.commit(); process.exitCode = 0; }
  catch (error) { console.log(error.code, error.path ?? ''); process.exitCode = 3; }
  finally { await room.close(); }`;

async function inProcess(
  script: string,
  before = '',
): Promise<{ readonly code: number | null; readonly said: string }> {
  const shell = `${before}${before ? '; ' : ''}exec "$0" --input-type=module -e "$1"`;
  const child = spawn('sh', ['-c', shell, process.execPath, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += String(text);
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

describe('a process that dies', () => {
  test.each([1, 2, 3])(
    'after %i tables leaves the vault in force, and its leftovers go with the next',
    async (tables) => {
      correct(room);
      room.change('bbr/boliger-2026.csv', (text) => text.replace('75,5', '80'));
      const before = room.inForce();
      await inProcess(killedAfter(room.directory, tables));
      for (const [name, content] of Object.entries(before)) expect(room.inForce()[name]).toBe(content);
      const next = await open(room);
      expect(next.inForce()).toEqual(before);
    },
  );
});

/** Residents enough for a file of some size. */
const crowd = Array.from(
  { length: 400 },
  (_, i) => `FB1${String(i).padStart(7, '0')},2026-01-01,H${i},${idOf(1)},1980-05-01,K,1,5100\n`,
).join('');

describe('a disk that takes no more', () => {
  // The system refuses any file past the limit (in blocks of 512 bytes), as a full disk would.
  test.each([
    ['of the index', 4, () => undefined, /^EFBIG .*index\.sealed/],
    ['of the scratch folder', 8, () => room.change(residents, (text) => text + crowd), /^EFBIG/],
  ])('in the middle %s leaves the vault as it was', async (_what, blocks, grow, says) => {
    correct(room);
    grow();
    const before = room.inForce();
    const { code, said } = await inProcess(limited(room.directory), `ulimit -f ${blocks}; trap '' XFSZ`);
    expect([code, said.trim()]).toEqual([3, expect.stringMatching(says)]);
    expect(room.inForce()).toEqual(before);
  });

  test('in the middle of a table leaves the vault as it was', async ({ skip }) => {
    const disk = mkdtempSync(join(tmpdir(), 'small-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status === 0;
    if (!mounted) skip('this machine does not let us mount a small disk');
    try {
      correct(room);
      room.change(residents, (text) => text + crowd);
      cpSync(room.directory, disk, { recursive: true });
      const small = await openRoom({ directory: disk });
      const before = small.inForce();
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail - 2) * bsize));
      await expect(small.fill()).rejects.toMatchObject({
        code: 'ENOSPC',
        path: expect.stringMatching(/person_state/),
      });
      await small.close();
      expect(small.inForce()).toEqual(before);
    } finally {
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  });
});

describe('damage is told, and nothing of the vault is changed', () => {
  const refusal = async (of: Pick<Room, 'directory'>): Promise<UserError> => {
    const before = readFileSync(join(of.directory, 'vault', 'index.sealed'));
    const error: unknown = await open(of)
      .then((one) => one.vault.load(one.engine, quietContext()))
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(readFileSync(join(of.directory, 'vault', 'index.sealed')).equals(before)).toBe(true);
    if (error instanceof UserError) return error;
    throw error ?? new Error('It was not noticed.');
  };
  const flip = (path: string, at: number) => {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  const firstFile = (of: Pick<Room, 'directory'>) => tableFiles(of)[0] ?? '';

  test.each<readonly [string, string, (of: Pick<Room, 'directory'>) => void]>([
    ['a byte of a table is another', 'cannot-open', (of) => flip(firstFile(of), 100)],
    [
      'a byte of the index is another',
      'cannot-open',
      (of) => flip(join(of.directory, 'vault', 'index.sealed'), 60),
    ],
    ['a table was cut off', 'cannot-open', (of) => truncateSync(firstFile(of), 200)],
    ['a table is gone', 'file-missing', (of) => rmSync(firstFile(of))],
    [
      'two tables changed places',
      'cannot-open',
      (of) => {
        const [one = '', two = ''] = tableFiles(of);
        const bytes = readFileSync(one);
        cpSync(two, one);
        writeFileSync(two, bytes);
      },
    ],
    [
      'the vault key is another',
      'cannot-open',
      (of) => writeFileSync(join(of.directory, 'keys', 'vault.key'), 'ab'.repeat(32)),
    ],
    [
      'the person key is another',
      'other-person-key',
      (of) => writeFileSync(join(of.directory, 'keys', 'person.key'), 'ab'.repeat(32)),
    ],
  ])('when %s', async (_what, code, damage) => {
    const copy = copyOf(room);
    damage(copy);
    expect((await refusal(copy)).issues.map((issue) => issue.code)).toEqual([`vault/${code}`]);
    rmSync(copy.directory, { recursive: true });
  });
});

describe('purging', () => {
  const purge = (today: string) => purgeVault(room.vault, sources, today, quietContext());

  test.each([
    ['2030-12-31', []],
    ['2031-01-01', ['event 2025', 'person_state 2025']],
    [
      '2032-01-01',
      [
        'address all',
        'delivered all',
        'dwelling_state 2026',
        'event 2025',
        'person_state 2025',
        'person_state 2026',
        'reference all',
        'spell 2026',
      ],
    ],
  ])('on %s deletes what was kept for five years: %j', async (today, gone) => {
    const { deleted, kept } = await purge(today);
    expect(deleted.map(({ table, period }) => `${table} ${period}`).sort()).toEqual(gone);
    expect([kept, tableFiles(room).length]).toEqual([8 - gone.length, 8 - gone.length]);
  });

  test('leaves a protocol of what, when and why, without a value', async () => {
    await purge('2031-01-01');
    const name = readdirSync(room.vaultDirectory).find((file) => file.startsWith('purge-')) ?? '';
    const protocol = readFileSync(join(room.vaultDirectory, name), 'utf8');
    expect(JSON.parse(protocol).deleted).toContainEqual({
      table: 'person_state',
      source: 'befolkning',
      period: '2025',
      rows: 3,
      reason: 'kept for 5 years, as declared',
    });
    expect(protocol).not.toMatch(/FB\d|0a000000/);
  });

  test('deletes what belongs to a source that is no longer declared, and loads the rest', async () => {
    const rest = sources.filter(({ id }) => id !== 'skole');
    const { deleted } = await purgeVault(room.vault, rest, '2026-03-01', quietContext());
    expect(deleted.map(({ source, reason }) => [source, reason])).toEqual([
      ['skole', 'the source is no longer declared'],
    ]);
    expect(await loaded(room, 'spell')).toEqual([]);
    expect(await loaded(room, 'person_state')).toHaveLength(6);
  });
});

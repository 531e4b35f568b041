/**
 * Access by role × layer × area, asked of real servers: one for the open layers and one for exact figures, each as a user of its own.
 * The edition is small and its departments are split between two associations; what a reader is told is searched in every byte of the answers.
 */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Layer } from '@bybalance/release';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishRelease } from '../../packages/pipeline/src/publish/publish.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { DEPARTMENTS, SPLIT_LAYERS, splitEditionInput } from '../support/audiences.ts';
import { signIn, startWebServer, type WebServer } from '../support/web-server.ts';

const isRoot = process.getuid?.() === 0;
/** Numbers that no account has. */
const OPEN = { uid: 64_401, gid: 64_501 };
const INTERN = { uid: 64_402, gid: 64_502 };

let folder = '';
let releases = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audiences-'));
  chmodSync(folder, 0o755);
  releases = join(folder, 'releases');
  // Only root may give files to groups that it is no member of: without, the open layers alone are served, by this user.
  const layers: readonly Layer[] = isRoot ? [...SPLIT_LAYERS, 'intern'] : SPLIT_LAYERS;
  const groups = new Map(layers.map((layer) => [layer, layer === 'intern' ? INTERN.gid : OPEN.gid]));
  const input = await splitEditionInput(layers);
  const organisations = [
    { id: 'bo', name: 'Boligforeningen Øst' },
    { id: 'fab', name: 'Fjordby Almene' },
  ];
  await publishRelease(
    { ...input, frame: { ...input.frame, organisations } },
    {
      releasesDirectory: releases,
      replace: false,
      groups: isRoot ? groups : new Map(),
      context: quietContext(),
    },
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder for a server's state, owned by its user. */
function stateOf(name: string, user: { readonly uid: number; readonly gid: number }): string {
  const state = join(folder, name);
  mkdirSync(state);
  if (isRoot) chownSync(state, user.uid, user.gid);
  return state;
}

const PATHS = [
  '/',
  '/tal-og-metode',
  '/tal-og-metode/andel-0-17',
  '/tal-og-metode/andel-0-17.csv',
  '/find?q=Fab',
];

interface Answers {
  readonly statuses: readonly number[];
  readonly text: string;
}

/** Everything that a reader is answered on the pages that hold figures. */
async function readAll(server: WebServer, cookie: string | undefined): Promise<Answers> {
  const answers: readonly { status: number; text: string }[] = await Promise.all(
    PATHS.map(async (path) => {
      const headers = cookie === undefined ? {} : { cookie };
      const answer = await fetch(server.address + path, { redirect: 'manual', headers });
      return { status: answer.status, text: await answer.text() };
    }),
  );
  return { statuses: answers.map(({ status }) => status), text: answers.map(({ text }) => text).join('\n') };
}

describe('the server of the open layers', () => {
  let server: WebServer;
  let state = '';
  beforeAll(async () => {
    state = stateOf('state', OPEN);
    server = await startWebServer({ releases, state, ...(isRoot ? { as: OPEN } : {}) });
  });
  afterAll(() => server?.stop());

  /** x = may. A change of who is told what shows here as a changed row. */
  const TABLE = `
                          AFD-FAB-1 AFD-FAB-2 AFD-BO-1 AFD-INGEN-1
anyone                    .         .         .        .
læser                     .         .         .        .
byrådsmedlem              .         .         .        .
boligorganisation         .         .         x        .
to-boligorganisationer    x         x         x        .
administration            .         .         .        .
dataejer                  .         .         .        .
redaktør                  .         .         .        .
administrator             .         .         .        .`;
  const rows = TABLE.trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .map(([word = '', ...marks]) => [word, marks] as const);

  test.each(rows)('tells %s of the departments %j, by name, code and count', async (word, marks) => {
    const role = word.replace('to-', 'to ');
    const cookie = word === 'anyone' ? undefined : await signIn(server, state, role);
    const { text } = await readAll(server, cookie);
    for (const [i, { code, name, residents }] of DEPARTMENTS.entries()) {
      const told = marks[i] === 'x';
      const rounded = String(residents).replace(/\B(?=(\d{3})+$)/g, '.');
      expect([code, text.includes(code)]).toEqual([code, told]);
      expect([name, text.includes(name)]).toEqual([name, told]);
      if (!told) expect([rounded, text.includes(rounded)]).toEqual([rounded, false]);
    }
  });

  test('tells a reader of two organisations for whose eyes the page is', async () => {
    const cookie = await signIn(server, state, 'to boligorganisationer');
    const page = await (await fetch(`${server.address}/aendringer`, { headers: { cookie } })).text();
    expect(page).toContain('kun for Boligforeningen Øst og Fjordby Almene');
  });
});

const asOthers = isRoot ? describe : describe.skip;

asOthers('the server of exact figures (skipped where the tests do not run as root)', () => {
  let server: WebServer;
  let state = '';
  beforeAll(async () => {
    state = stateOf('state-intern', INTERN);
    server = await startWebServer({ releases, state, layers: 'intern', as: INTERN });
  });
  afterAll(() => server?.stop());

  test.each(['administration', 'dataejer', 'redaktør'])('shows %s every department, exact', async (role) => {
    const { text } = await readAll(server, await signIn(server, state, role));
    for (const { code, residents } of DEPARTMENTS) {
      expect(text).toContain(code);
      expect(text).toMatch(new RegExp(`${code}.*${residents}`));
    }
  });

  test.each(['læser', 'byrådsmedlem', 'boligorganisation', 'to boligorganisationer', 'administrator'])(
    'shows %s nothing',
    async (role) => {
      const { statuses, text } = await readAll(server, await signIn(server, state, role));
      expect(statuses.slice(0, 2)).toEqual([403, 403]);
      expect(statuses).not.toContain(200);
      for (const { code } of DEPARTMENTS) expect(text).not.toContain(code);
    },
  );

  test('asks anyone else for an account, though the site publishes its report', async () => {
    const { statuses } = await readAll(server, undefined);
    expect(new Set(statuses)).toEqual(new Set([303]));
  });
});

asOthers(
  'a server that asks for more than its user may read (skipped where the tests do not run as root)',
  () => {
    test('of the open layers, told to serve exact figures, shows none and says why', async () => {
      const state = stateOf('state-wrong', OPEN);
      const server = await startWebServer({ releases, state, layers: 'intern', as: OPEN });
      try {
        const { statuses } = await readAll(server, undefined);
        expect(statuses.slice(0, 2)).toEqual([503, 503]);
        expect(statuses).not.toContain(200);
        expect(server.log()).toContain('may not be read by this user');
      } finally {
        await server.stop();
      }
    });

    test('of exact figures cannot serve an open layer with the rights it has', async () => {
      const state = stateOf('state-other', INTERN);
      const server = await startWebServer({ releases, state, layers: 'alle', as: INTERN });
      try {
        const { statuses } = await readAll(server, undefined);
        expect(statuses.slice(0, 2)).toEqual([503, 503]);
        expect(statuses).not.toContain(200);
      } finally {
        await server.stop();
      }
    });
  },
);

test('no server serves exact figures beside others', async () => {
  const state = stateOf('state-both', OPEN);
  await expect(startWebServer({ releases, state, layers: 'alle,intern' })).rejects.toThrow(
    'The layer intern is never served beside another',
  );
});

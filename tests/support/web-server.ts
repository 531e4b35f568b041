/**
 * The real web server in a child process, on a port of its own, over any folder of releases.
 * Belongs here: starting, asking, stopping. Does not belong: what is expected of an answer (the tests).
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const server = join(fileURLToPath(new URL('../..', import.meta.url)), 'apps/web/server.ts');

export interface WebServer {
  readonly address: string;
  /** Everything the server has written so far. */
  log(): string;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Started and listening. Throws with what the server said when it ends instead. */
export async function startWebServer(folders: {
  readonly releases: string;
  readonly state: string;
  /** What it may serve, as in BYBALANCE_LAYERS. */
  readonly layers?: string;
  /** Under which user of the machine; only root may ask for another. */
  readonly as?: { readonly uid: number; readonly gid: number };
}): Promise<WebServer> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let said = '';
  const child = spawn(process.execPath, [server], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      BYBALANCE_RELEASES: folders.releases,
      BYBALANCE_STATE: folders.state,
      BYBALANCE_LAYERS: folders.layers ?? '',
    },
    ...folders.as,
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes(address)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    ended.then(() => reject(new Error(`The web server ended:\n${said}`)));
  });
  return {
    address,
    log: () => said,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

interface SignIn {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Signs in with the demo account of a role (its Danish word) over the page's own form. Out: the cookie. */
export async function signIn(server: WebServer, state: string, role: string): Promise<string> {
  const signIns: readonly SignIn[] = JSON.parse(readFileSync(join(state, 'demo-sign-ins.json'), 'utf8'));
  const account = signIns.find((one) => one.role === role);
  if (account === undefined) throw new Error(`There is no demo account for ${role}.`);
  const answer = await fetch(`${server.address}/log-ind`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: account.email, password: account.password }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`Signing in as ${role} answered ${answer.status}.`);
  return cookie;
}

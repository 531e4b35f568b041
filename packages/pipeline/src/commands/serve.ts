/** `serve`: the web app over the releases of one site, on this machine only. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { UserError } from '../support/errors.ts';
import { openSite } from './site-folder.ts';
import type { Surroundings } from './surroundings.ts';

const app = fileURLToPath(new URL('../../../../apps/web/build/index.js', import.meta.url));

function checkBuilt(): void {
  if (existsSync(app)) return;
  throw new UserError([
    {
      level: 'error',
      code: 'serve/not-built',
      place: { file: 'apps/web/build' },
      problem: 'The web app is not built.',
      remedy: 'Run `npm run build -w apps/web`, or `npm start`, which does it for you.',
    },
  ]);
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { redirect: 'manual' })).status < 500;
  } catch {
    return false;
  }
}

/** Serves until stopped; Ctrl-C is the ordinary way to end it and is no failure. */
export async function serveSite(
  folder: string,
  options: { readonly port?: number },
  surroundings: Surroundings,
): Promise<void> {
  checkBuilt();
  const { site, folders } = openSite(folder, surroundings.environment);
  const port = String(options.port ?? surroundings.environment['PORT'] ?? 4173);
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [app], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...surroundings.environment,
      HOST: '127.0.0.1',
      PORT: port,
      ORIGIN: address,
      BYBALANCE_SITE: site.directory,
      BYBALANCE_RELEASES: folders.releases,
      BYBALANCE_STATE: folders.state,
    },
  });
  const ended = new Promise<number>((resolve) => server.on('exit', (code) => resolve(code ?? 0)));
  surroundings.signal.addEventListener('abort', () => server.kill('SIGTERM'));
  let running = true;
  ended.then(() => {
    running = false;
  });
  while (running && !(await answers(address))) await wait(50);
  if (running) surroundings.say(`\n${site.frame.municipality}: ${address}\nStop with Ctrl-C.`);
  const code = await ended;
  if (code !== 0 && !surroundings.signal.aborted) throw new UserError([notServed(port)]);
}

function notServed(port: string) {
  return {
    level: 'error',
    code: 'serve/ended',
    place: { file: 'apps/web/build' },
    problem: `The web server ended by itself (see above). Perhaps port ${port} is taken.`,
    remedy: 'Choose another: `PORT=4180 npm start`.',
  } as const;
}

/** `serve`: the web app over the releases of one site, on this machine only. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, type Issue, UserError } from '../support/errors.ts';
import { checkout, findFolders } from './site-folder.ts';
import type { Surroundings } from './surroundings.ts';

const server = join(checkout, 'apps/web/server.ts');
const built = join(checkout, 'apps/web/build/handler.js');

function checkBuilt(): void {
  if (existsSync(built)) return;
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

/** Serves until stopped; the server itself tells its address and the demo sign-ins. Ctrl-C is the ordinary end and no failure. */
export async function serveSite(
  folder: string,
  options: { readonly port?: number },
  surroundings: Surroundings,
): Promise<void> {
  checkBuilt();
  const { environment, signal } = surroundings;
  const folders = findFolders(folder, environment);
  const running = spawn(process.execPath, [server], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...environment,
      HOST: environment['HOST'] ?? '127.0.0.1',
      PORT: String(options.port ?? environment['PORT'] ?? 4173),
      BYBALANCE_RELEASES: folders.releases,
      BYBALANCE_STATE: folders.state,
    },
  });
  signal.addEventListener('abort', () => running.kill('SIGTERM'));
  const code = await new Promise((ended) => running.on('close', ended));
  if (code !== 0 && !signal.aborted) throw new UserError([notServed], EXIT.usage);
}

const notServed: Issue = {
  level: 'error',
  code: 'serve/ended',
  place: { file: 'apps/web/server.ts' },
  problem: 'The web server ended by itself; it has said why above.',
  remedy: 'If its port is taken, choose another: `PORT=4180 npm start`.',
};

/** `serve`: the web app over the releases of one site, on this machine only. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** Exact figures are served by a process of their own; the server holds to it too, whoever starts it. */
function checkServedApart(layers: readonly string[]): void {
  if (!layers.includes('intern') || layers.length === 1) return;
  const issue: Issue = {
    level: 'error',
    code: 'serve/intern-with-others',
    place: { file: '--layers' },
    problem: 'The layer intern is never served by a process that serves another layer.',
    remedy: 'Start a second server with --layers intern, as another system user.',
  };
  throw new UserError([issue], EXIT.usage);
}

/** Its accounts are its own: the user that serves exact figures cannot read the other's store, nor the other way round. */
function stateOfIntern(state: string): string {
  return join(dirname(state), 'state-intern');
}

/** Serves until stopped; the server itself tells its address and the demo sign-ins. Ctrl-C is the ordinary end and no failure. */
export async function serveSite(
  folder: string,
  options: { readonly port?: number; readonly layers?: readonly string[] },
  surroundings: Surroundings,
): Promise<void> {
  const { environment, signal } = surroundings;
  const layers = options.layers ?? environment['BYBALANCE_LAYERS']?.split(',') ?? [];
  checkServedApart(layers);
  checkBuilt();
  const folders = findFolders(folder, environment);
  const running = spawn(process.execPath, [server], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...environment,
      HOST: environment['HOST'] ?? '127.0.0.1',
      PORT: String(options.port ?? environment['PORT'] ?? 4173),
      BYBALANCE_RELEASES: folders.releases,
      BYBALANCE_STATE: layers.includes('intern') ? stateOfIntern(folders.state) : folders.state,
      BYBALANCE_LAYERS: layers.join(','),
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

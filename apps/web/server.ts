/**
 * The web server: the built app behind compression, a host check and headers, on one address, until it is asked to stop.
 * Belongs here: the order of starting and ending. Does not belong: pages (src), their access (src/hooks.server.ts).
 * Run by `bybalance serve` and `npm start`: node apps/web/server.ts, after `npm run build -w apps/web`. Settings: server/address.ts.
 * Says where it listens and, for a made-up municipality, with which accounts to sign in. Exit 0 when stopped, 2 for a setting.
 * Start with main.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import type { Manifest } from '@bybalance/release';
import { type ListenAddress, readAddress } from './server/address.ts';
import { compressResponse } from './server/compression.ts';
import { ensureDemoAccounts, printSignIns } from './server/demo-accounts.ts';
import { guardRequest } from './server/guard.ts';
import { openShelf } from './src/lib/server/release-shelf.ts';
import { readSettings, SettingError, type Settings } from './src/lib/server/settings.ts';
import { openStateStore } from './src/lib/server/state/store.ts';

const FINISH_WITHIN_MS = 10_000;

type Handler = (...parameters: [...Parameters<RequestListener>, next: () => void]) => void;

/** The built app. SettingError when it has not been built. */
async function loadApp(): Promise<Handler> {
  const built = new URL('./build/handler.js', import.meta.url);
  try {
    return ((await import(built.href)) as { handler: Handler }).handler;
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing) throw cause;
    throw new SettingError('apps/web/build is missing. Run `npm run build -w apps/web` first.', { cause });
  }
}

/** What is said of the release at start: every file is held against its checksum once, before anyone asks. */
function greetRelease(settings: Settings): Manifest | undefined {
  const shelf = openShelf(settings.releases, settings.layers);
  const current = shelf.current();
  if (current === undefined) {
    console.log('No edition is published yet: pages answer 503 until one is.');
    return undefined;
  }
  try {
    return shelf.manifestOf(current);
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : 'The release cannot be read.');
    return undefined;
  }
}

/** The demo's sign-ins, made before anyone can ask for them. */
async function prepareSignIns(settings: Settings, { organisations }: Manifest): Promise<string> {
  const state = openStateStore(settings.state);
  try {
    return printSignIns(await ensureDemoAccounts(state, settings.state, organisations));
  } finally {
    await state.close();
  }
}

function toListener(app: Handler, address: ListenAddress): RequestListener {
  return (request, response) => {
    if (!guardRequest(request, response, address)) return;
    compressResponse(request, response);
    app(request, response, () => response.writeHead(404).end());
  };
}

function listen(server: Server, { host, port }: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const said =
        cause.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another with PORT.` : cause.message;
      reject(new SettingError(said, { cause }));
    });
    server.listen({ host, port }, resolve);
  });
}

/** Takes no new requests, finishes those that run, then ends; what hangs is cut off after ten seconds. */
function endOnSignal(server: Server): void {
  const end = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS).unref();
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

async function main(): Promise<void> {
  const settings = readSettings();
  const address = readAddress();
  const manifest = greetRelease(settings);
  const signIns = manifest?.site.madeUp ? await prepareSignIns(settings, manifest) : undefined;
  const server = createServer(toListener(await loadApp(), address));
  endOnSignal(server);
  await listen(server, address);
  console.log(`${manifest?.site.municipality ?? 'Bybalance'}: ${address.origin}`);
  if (signIns !== undefined) console.log(signIns);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await main();
  } catch (cause) {
    if (!(cause instanceof SettingError)) throw cause;
    console.error(cause.message);
    process.exit(2);
  }
}

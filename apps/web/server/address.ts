/**
 * Where the server listens, and under which address readers know it.
 * Belongs here: HOST, PORT, ORIGIN and what follows from them. Does not belong: folders (src/lib/server/settings.ts).
 * Used by server.ts. Beyond this machine the public address must be named: links, cookies and the check of forms rest on it.
 * Start with readAddress.
 */
import { SettingError } from '../src/lib/server/settings.ts';

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** "https://bybalance.fjordby.dk" or "http://127.0.0.1:4173". */
  readonly origin: string;
  /** Host names under which requests are answered: the origin's, and on this machine the usual names of it. */
  readonly hosts: ReadonlySet<string>;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const DEFAULT_PORT = 4173;

function parsePort(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new SettingError('PORT is not a port number. Use 1 to 65535.');
}

function parseOrigin(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '')) return url;
  throw new SettingError(
    'ORIGIN is not an address. Use the form https://bybalance.kommune.dk, without a path.',
  );
}

function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host) || host === '::1';
}

/** HOST, PORT and ORIGIN. SettingError when one is wrong, or ORIGIN is missing for a server beyond this machine. */
export function readAddress(env: Readonly<Record<string, string | undefined>> = process.env): ListenAddress {
  const host = env['HOST'] || '127.0.0.1';
  const port = parsePort(env['PORT'] || undefined);
  if (!isLoopback(host) && !env['ORIGIN']) {
    throw new SettingError(
      'ORIGIN is not set. Beyond this machine, name the public address: ORIGIN=https://…',
    );
  }
  const origin = parseOrigin(env['ORIGIN'] || `http://${host === '::1' ? '[::1]' : host}:${port}`);
  const local =
    isLoopback(host) && origin.protocol === 'http:' ? LOOPBACK.map((name) => `${name}:${port}`) : [];
  return { host, port, origin: origin.origin, hosts: new Set([origin.host, ...local]) };
}

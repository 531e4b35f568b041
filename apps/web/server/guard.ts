/**
 * What holds for every request, page or file: it names this host, and its answer carries the headers of a careful server.
 * Belongs here: host, forwarded protocol, headers that are the same everywhere. Does not belong: the content policy (SvelteKit writes it per page).
 * Used by server.ts, before the app sees the request.
 * Another host name is refused (421): a page of a stranger that points its name here must not read the report.
 * Start with guardRequest.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ListenAddress } from './address.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

const ONE_YEAR = 31_536_000;

/** The header by which server.ts tells the built app the protocol; whatever a client sends there is overwritten. */
const PROTOCOL_HEADER = 'x-bybalance-protocol';
process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER;

/** True when the request may go on; otherwise it has been answered. */
export function guardRequest(
  request: IncomingMessage,
  response: ServerResponse,
  address: ListenAddress,
): boolean {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const isSecure = address.origin.startsWith('https:');
  if (isSecure) response.setHeader('strict-transport-security', `max-age=${ONE_YEAR}`);
  if (!address.hosts.has(request.headers.host ?? '')) {
    response.writeHead(421, { 'content-type': 'text/plain' }).end('This server answers to another name.\n');
    return false;
  }
  request.headers[PROTOCOL_HEADER] = isSecure ? 'https' : 'http';
  return true;
}

/**
 * Compresses what the app writes, as it writes it.
 * Belongs here: choosing brotli or gzip, and putting the stream in between. Does not belong: built files (they lie compressed on the disk).
 * Used by server.ts around every answer. A chunk that is followed by a pause is sent at once, so streamed pages stay streamed.
 * Left alone: short answers, HEAD, 204 and 304, what is compressed already, and types that do not shrink.
 * Start with compressResponse.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BrotliCompress, constants, createBrotliCompress, createGzip, type Gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const SHRINKS = /^(text\/|application\/(json|javascript|manifest\+json|xml|geo\+json)|image\/svg)/;
const SHORTEST_BYTES = 1000;
// Level 5: two thirds of the best brotli's gain at a tenth of its time, for pages made on request.
const BROTLI_LEVEL = 5;

/** The best encoding a client accepts; undefined when it accepts none of ours. q=0 refuses. */
export function chooseEncoding(accepted: string | undefined): Encoding | undefined {
  const refused = /;\s*q=0(\.0*)?$/;
  const words = (accepted ?? '').split(',').map((word) => word.trim());
  const names = words.filter((word) => !refused.test(word)).map((word) => word.split(';')[0]);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : undefined;
}

function shouldCompress(request: IncomingMessage, response: ServerResponse): boolean {
  const length = response.getHeader('content-length');
  return (
    request.method !== 'HEAD' &&
    response.statusCode !== 204 &&
    response.statusCode !== 304 &&
    !response.hasHeader('content-encoding') &&
    SHRINKS.test(String(response.getHeader('content-type') ?? '')) &&
    (length === undefined || Number(length) >= SHORTEST_BYTES)
  );
}

function compressorOf(encoding: Encoding): BrotliCompress | Gzip {
  if (encoding === 'gzip') return createGzip();
  return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL } });
}

/** A compressed page is the same page and other bytes: its tag becomes a weak one. */
function weakenTag(response: ServerResponse): void {
  const tag = response.getHeader('etag');
  if (typeof tag === 'string' && !tag.startsWith('W/')) response.setHeader('etag', `W/${tag}`);
}

interface Written {
  write: ServerResponse['write'];
  end: ServerResponse['end'];
}

/** Replaces write and end so that bytes go through the compressor to the originals. */
function redirectThrough(
  compressor: BrotliCompress | Gzip,
  response: ServerResponse,
  original: Written,
): void {
  let pending = false;
  const flushSoon = () => {
    if (pending) return;
    pending = true;
    setImmediate(() => {
      pending = false;
      if (!compressor.writableEnded) compressor.flush();
    });
  };
  compressor.on('data', (chunk: Buffer) => {
    if (original.write.call(response, chunk, 'utf8') === false) {
      compressor.pause();
      response.once('drain', () => compressor.resume());
    }
  });
  compressor.on('end', () => original.end.call(response, '', 'utf8'));
  compressor.on('drain', () => response.emit('drain'));
  response.on('close', () => compressor.destroy());
  response.write = ((chunk: string | Uint8Array) => {
    const goesOn = compressor.write(chunk);
    flushSoon();
    return goesOn;
  }) as ServerResponse['write'];
  response.end = ((chunk?: string | Uint8Array) => {
    if (chunk !== undefined && typeof chunk !== 'function') compressor.write(chunk);
    compressor.end();
    return response;
  }) as ServerResponse['end'];
}

/** Arranges that the answer is compressed if, once its head is written, it should be. */
export function compressResponse(request: IncomingMessage, response: ServerResponse): void {
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const original: Written = { write: response.write, end: response.end };
  const writeHead = response.writeHead;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.writeHead = writeHead;
    response.statusCode = status;
    const headers = rest.find((part) => typeof part === 'object' && part !== null && !Array.isArray(part));
    for (const [name, value] of Object.entries((headers ?? {}) as Record<string, string>)) {
      response.setHeader(name, value);
    }
    if (shouldCompress(request, response)) {
      response.appendHeader('vary', 'Accept-Encoding');
      if (encoding !== undefined) {
        response.removeHeader('content-length');
        response.setHeader('content-encoding', encoding);
        weakenTag(response);
        redirectThrough(compressorOf(encoding), response, original);
      }
    }
    return writeHead.call(response, status);
  }) as ServerResponse['writeHead'];
}

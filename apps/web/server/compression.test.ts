import { createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { chooseEncoding, compressResponse } from './compression.ts';

const PAGE = `<p>${'Områder og tal. '.repeat(500)}</p>`;
let server: Server | undefined;

afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))));

async function serve(listener: RequestListener): Promise<number> {
  server = createServer((request, response) => {
    compressResponse(request, response);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function ask(
  port: number,
  encoding = 'br, gzip',
  method = 'GET',
): Promise<IncomingMessage & { bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': encoding };
    get({ port, host: '127.0.0.1', method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(Object.assign(answer, { bytes: Buffer.concat(chunks) })));
    }).on('error', reject);
  });
}

const sendPage: RequestListener = (_request, response) => {
  response.setHeader('content-length', Buffer.byteLength(PAGE));
  response.writeHead(200, { 'content-type': 'text/html', etag: '"abc"' });
  response.end(PAGE);
};

describe('choosing an encoding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
    [undefined, undefined],
  ])('%s: %s', (accepted, encoding) => {
    expect(chooseEncoding(accepted)).toBe(encoding);
  });
});

describe('a page', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('in %s comes out whole, smaller, and with a weak tag', async (encoding, unpack) => {
    const answer = await ask(await serve(sendPage), encoding);
    expect(answer.headers).toMatchObject({ 'content-encoding': encoding, etag: 'W/"abc"' });
    expect(answer.headers.vary).toContain('Accept-Encoding');
    expect(unpack(answer.bytes).toString()).toBe(PAGE);
    expect(answer.bytes.length).toBeLessThan(PAGE.length / 10);
  });

  it('is sent as it is to who accepts nothing', async () => {
    const answer = await ask(await serve(sendPage), 'identity');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.bytes.toString()).toBe(PAGE);
  });

  it('of many slow pieces arrives piece by piece', async () => {
    const port = await serve(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write(PAGE);
      await new Promise((resolve) => setTimeout(resolve, 300));
      response.end('<p>sidst</p>');
    });
    const firstAfter = await new Promise<number>((resolve, reject) => {
      const started = performance.now();
      get({ port, host: '127.0.0.1', headers: { 'accept-encoding': 'br' } }, (answer) => {
        answer.once('data', () => resolve(performance.now() - started));
        answer.resume();
      }).on('error', reject);
    });
    expect(firstAfter).toBeLessThan(250);
  });
});

describe('left alone', () => {
  it.each([
    ['a short answer', { 'content-type': 'text/html', 'content-length': '2' }, 200, 'ok'],
    ['a font', { 'content-type': 'font/woff2' }, 200, PAGE],
    ['what is compressed already', { 'content-type': 'text/css', 'content-encoding': 'br' }, 200, PAGE],
  ])('is %s', async (_what, headers, status, body) => {
    const answer = await ask(
      await serve((_request, response) => response.writeHead(status, headers).end(body)),
    );
    expect(answer.bytes.toString()).toBe(body);
  });

  it.each([204, 304])('is an answer %d', async (status) => {
    const answer = await ask(
      await serve((_request, response) => response.writeHead(status, { 'content-type': 'text/html' }).end()),
    );
    expect([answer.statusCode, answer.bytes.length]).toEqual([status, 0]);
  });

  it('is the head alone', async () => {
    const answer = await ask(await serve(sendPage), 'br', 'HEAD');
    expect(answer.headers['content-encoding']).toBeUndefined();
  });
});

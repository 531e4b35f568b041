/**
 * Every answer the web server gives to someone who follows every link: pages, their data, files, headers, errors.
 * Belongs here: following links. Does not belong: what must not be found (the tests).
 */

import { readPdf } from '../support/read-pdf.ts';

export interface Answer {
  readonly url: string;
  readonly status: number;
  /** Headers and body, byte for byte as they came; after a PDF also its text, which is packed in the bytes. */
  readonly bytes: Buffer;
  readonly type: string;
}

const linked = /\b(?:href|src|action)="([^"#]+)/g;

/** Same-origin addresses in a page, absolute; the entities that HTML writes in attributes undone. */
function linksOf(page: string, from: URL): readonly URL[] {
  return [...page.matchAll(linked)]
    .map(([, href]) => new URL((href ?? '').replaceAll('&amp;', '&'), from))
    .filter((url) => url.origin === from.origin);
}

/** Addresses that differ only in which area, figure or year they choose are one kind of page; a few of each kind are enough. */
function kindOf(url: URL): { readonly path: string; readonly kind: string } {
  const path = url.pathname.replace(/^((?:\/en)?\/[^/]+)\/[^/.]+/, '$1/#');
  return { path, kind: `${path}?${[...url.searchParams.keys()].sort().join('&')}` };
}

/** A path that is chosen by many words has many kinds: so many times as many of them all together; papers are read one by one, and few. */
const KINDS_A_PATH = 3;
const PAPERS = 2;

function mostOf(path: string, perKind: number): number {
  return path.endsWith('.pdf') ? PAPERS : KINDS_A_PATH * perKind;
}

async function textOf(pdf: Buffer): Promise<string> {
  const { title, pages } = await readPdf(pdf);
  return [title, ...pages.map(({ text }) => text)].join('\n');
}

async function ask(url: URL, cookie: string | undefined): Promise<Answer> {
  const answer = await fetch(url, {
    redirect: 'manual',
    headers: { 'accept-encoding': 'identity', ...(cookie === undefined ? {} : { cookie }) },
  });
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}\n`).join('');
  const type = answer.headers.get('content-type') ?? '';
  const body = Buffer.from(await answer.arrayBuffer());
  const unpacked = type === 'application/pdf' ? await textOf(body) : '';
  const bytes = Buffer.concat([Buffer.from(headers), body, Buffer.from(unpacked)]);
  return { url: url.href, status: answer.status, bytes, type };
}

/** The data request that the browser makes for a page it goes to without reloading. */
function dataOf(url: URL): URL {
  const data = new URL(url);
  data.pathname = `${url.pathname.replace(/\/$/, '')}/__data.json`;
  return data;
}

/** Answers reached from `start`, at most `perKind` of each kind of address, pages also as data. */
export async function crawl(
  start: readonly string[],
  options: { readonly perKind: number; readonly cookie?: string },
): Promise<readonly Answer[]> {
  const waiting = start.map((url) => new URL(url));
  const seen = new Set(waiting.map(({ href }) => href));
  const perKind = new Map<string, number>();
  const perPath = new Map<string, number>();
  const answers: Answer[] = [];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const { path, kind } = kindOf(url);
    const asked = perKind.get(kind) ?? 0;
    const onPath = perPath.get(path) ?? 0;
    if (asked >= options.perKind || onPath >= mostOf(path, options.perKind)) continue;
    perKind.set(kind, asked + 1);
    perPath.set(path, onPath + 1);
    const answer = await ask(url, options.cookie);
    answers.push(answer);
    if (!answer.type.startsWith('text/html')) continue;
    answers.push(await ask(dataOf(url), options.cookie));
    for (const link of linksOf(answer.bytes.toString('utf8'), url)) {
      if (seen.has(link.href)) continue;
      seen.add(link.href);
      waiting.push(link);
    }
  }
  return answers;
}

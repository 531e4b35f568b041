/**
 * The only caller of the compiler: hands what a paper says to the thread that sets it, one after another, and waits.
 * Belongs here: the thread's life. Does not belong: what papers say (lib/pdf), keeping them (made-papers.ts).
 * The thread starts with the first paper, never holds the server's end back, and is started anew should it die.
 * Start with setPaper.
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Answered, Asked } from '../../../../server/paper-worker.ts';

export interface MadePaper {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** A paper that could not be set: a fault of ours. Its message is the compiler's and names no figure. */
export class PaperFailed extends Error {
  override readonly name = 'PaperFailed';
}

interface Waiting {
  resolve(paper: MadePaper): void;
  reject(cause: Error): void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

let thread: Thread | undefined;
let asked = 0;

// By the package's own name for it: the built server and the tests lie in different folders.
const workerFile = () => createRequire(import.meta.url).resolve('#paper-worker');

function settle(waiting: Thread['waiting'], answered: Answered): void {
  const one = waiting.get(answered.id);
  waiting.delete(answered.id);
  if ('pdf' in answered) one?.resolve({ pdf: answered.pdf, pages: answered.pages });
  else one?.reject(new PaperFailed(answered.refused));
}

function startThread(): Thread {
  const worker = new Worker(workerFile());
  const waiting: Thread['waiting'] = new Map();
  const fail = (cause: Error) => {
    for (const one of waiting.values()) one.reject(cause);
    waiting.clear();
    thread = undefined;
  };
  worker.on('message', (answered: Answered) => {
    settle(waiting, answered);
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new PaperFailed('The thread that sets papers has ended.')));
  return { worker, waiting };
}

/** In: what the template reads, and the day it is dated. Out: a tagged PDF. PaperFailed when it cannot be set. */
export function setPaper(paper: unknown, madeAt: Date): Promise<MadePaper> {
  thread ??= startThread();
  const { worker, waiting } = thread;
  asked += 1;
  const message: Asked = {
    id: asked,
    data: JSON.stringify(paper),
    madeAt: Math.floor(madeAt.getTime() / 1000),
  };
  return new Promise((resolve, reject) => {
    waiting.set(message.id, { resolve, reject });
    worker.ref();
    worker.postMessage(message);
  });
}

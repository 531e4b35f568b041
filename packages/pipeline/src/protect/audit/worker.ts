/** One worker of the audit: takes a task, answers with its result. A failure ends the worker and with it the audit. */
import { parentPort } from 'node:worker_threads';
import { attack } from './attack.ts';
import type { NumberedTask } from './pool.ts';

parentPort?.on('message', async ({ id, task }: NumberedTask) => {
  parentPort?.postMessage({ id, answer: await attack(task) });
});

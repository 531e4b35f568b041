/** `demo`: makes the areas and deliveries of Fjordby, the made-up municipality, in a process of its own. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { InterruptedError } from '../support/errors.ts';
import { checkout } from './site-folder.ts';
import type { Surroundings } from './surroundings.ts';

/** Replaces areas/ and deliveries/ below the folder; nothing else there is touched. Same scale, same bytes. */
export async function makeDemo(
  options: { readonly scale: number; readonly into?: string },
  surroundings: Surroundings,
): Promise<void> {
  const { progress, signal, say } = surroundings;
  const folder = options.into === undefined ? join(checkout, 'var/fjordby') : resolve(options.into);
  progress.stage('demo', 'Making Fjordby, the made-up municipality');
  const maker = spawn(
    process.execPath,
    [join(checkout, 'sites/fjordby/make/main.ts'), '--out', folder, '--scale', String(options.scale)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  signal.addEventListener('abort', () => maker.kill('SIGTERM'));
  createInterface(maker.stdout).on('line', (line) => {
    if (/^\d+\/\d+ /.test(line)) progress.note(line);
  });
  const code = await new Promise((ended) => maker.on('close', ended));
  if (signal.aborted) throw new InterruptedError();
  if (code !== 0) throw new Error('Making Fjordby failed; see above.');
  progress.done();
  say(`Fjordby's areas and deliveries are in ${folder}`);
}

/**
 * A program that publishes, for tests that kill it or fill its disk.
 * Arguments: releases folder, edition, then `before` and the number of the file before which it kills itself,
 * or `forever`: it replaces the edition again and again, and says so once it has begun. Without: it publishes once.
 */

import { publishRelease } from '../../packages/pipeline/src/publish/publish.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { UserError } from '../../packages/pipeline/src/support/errors.ts';
import { editionInput } from './edition.ts';

const [releasesDirectory = '', edition = '', mode, file] = process.argv.slice(2);

let looks = 0;
const signal = new AbortController().signal;
Object.defineProperty(signal, 'aborted', {
  get() {
    looks += 1;
    if (mode === 'before' && looks === Number(file)) process.kill(process.pid, 'SIGKILL');
    return false;
  },
});

async function publish(children: number): Promise<void> {
  const input = await editionInput(edition, [children, 45]);
  await publishRelease(input, { releasesDirectory, replace: true, context: { ...quietContext(), signal } });
}

try {
  await publish(60);
  if (mode === 'forever') process.stdout.write('begun');
  for (let round = 1; mode === 'forever'; round++) await publish(30 + 10 * (round % 9));
} catch (problem) {
  if (!(problem instanceof UserError)) throw problem;
  process.stdout.write(problem.issues.map(({ code }) => code).join('\n'));
  process.exitCode = problem.exitCode;
}

/**
 * A program that protects a town with workers and then publishes, for tests that break it from outside.
 * Argument: the releases folder. It says `attacking` when its first worker begins, then the codes of what refused it.
 */
import { publishRelease } from '../../packages/pipeline/src/publish/publish.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { InterruptedError, UserError } from '../../packages/pipeline/src/support/errors.ts';
import { editionInput } from '../support/edition.ts';
import { atomTable } from '../support/municipality.ts';
import { protectTown, sensitiveShare, type Town, town } from './town.ts';

const AREAS = 150;
const YEARS = ['2021', '2022', '2023', '2024', '2025', '2026'];

/** Large enough for workers: small counts everywhere, by sex, in six years. */
function largeTown(): Town {
  const cells = Array.from({ length: AREAS * YEARS.length }, (_, i) => [(i * 7) % 11, (i * 5) % 13] as const);
  const tables = [
    atomTable(
      'skole',
      {
        numerator: cells.flatMap(([men, women]) => [men + women, men, women]),
        denominator: cells.flatMap(() => [200, 100, 100]),
      },
      YEARS,
      ['total', 'sex:m', 'sex:k'],
    ),
  ];
  return town(AREAS, { definitions: [sensitiveShare('skole')], tables });
}

const [releasesDirectory = ''] = process.argv.slice(2);
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
process.once('worker', () => process.stdout.write('attacking\n'));

try {
  await protectTown(largeTown(), { signal: stop.signal });
  const options = { releasesDirectory, replace: true, context: quietContext() };
  await publishRelease(await editionInput('2026'), options);
  process.stdout.write('published\n');
} catch (problem) {
  if (problem instanceof InterruptedError) process.stdout.write('interrupted\n');
  else if (problem instanceof UserError) process.stdout.write(`${problem.message}\n`);
  else throw problem;
  process.exitCode = problem instanceof UserError ? problem.exitCode : 5;
}

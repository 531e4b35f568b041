/** `release verify`: whether a release folder is exactly what its manifest says. */
import { resolve } from 'node:path';
import { verifyRelease } from '@bybalance/release';
import { UserError } from '../support/errors.ts';
import type { Surroundings } from './surroundings.ts';

const problems = {
  'release/no-manifest': 'There is no manifest.',
  'release/missing-file': 'The manifest names this file, and it is not there.',
  'release/checksum': 'The file is not the one that was published.',
  'release/extra-file': 'The manifest does not name this file.',
  'release/unreadable': 'This user may not read it.',
  'release/other-edition': 'It belongs to another edition or layer.',
} as const;

/** Says that all is well, or throws a UserError with every difference. */
export async function verifyFolder(folder: string, surroundings: Surroundings): Promise<void> {
  const issues = verifyRelease(resolve(folder));
  if (issues.length === 0) {
    surroundings.say('The release is exactly what its manifest says.');
    return;
  }
  throw new UserError(
    issues.map(({ code, path }) => ({
      level: 'error',
      code,
      place: { file: path },
      problem: problems[code],
      remedy: 'Build the edition again, or restore it from a backup.',
    })),
  );
}

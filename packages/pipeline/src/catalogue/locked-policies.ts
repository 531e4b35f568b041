/**
 * The lock on policies: a version that was once in the catalogue never comes to mean something else.
 * Belongs here: holding each policy file against catalogue/policies/locked.txt. Does not belong: what a policy may say (policy-file.ts).
 * The list has one line a version, in the form of sha256sum: checksum, two spaces, id@version. Old lines stay when a version is replaced.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '../support/errors.ts';
import type { Written } from './parts.ts';
import type { Policy } from './types.ts';

const LIST = 'catalogue/policies/locked.txt';

/** Of the file's text, however a checkout ends its lines. */
const checksumOf = (path: string) =>
  createHash('sha256').update(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')).digest('hex');

function readLocked(path: string): ReadonlyMap<string, string> {
  if (!existsSync(path)) return new Map();
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const [, checksum, name] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
      return checksum === undefined || name === undefined ? [] : [[name, checksum] as const];
    }),
  );
}

/** Policies that are not what their version says they are. In: the checkout's folder. Out: an error per file, none when all are as locked. */
export function checkLocked(root: string, policies: readonly Written<Policy>[]): readonly Issue[] {
  const locked = readLocked(join(root, LIST));
  return policies.flatMap(({ content: { id, version }, placeOf }): readonly Issue[] => {
    const name = `${id}@${version}`;
    const place = placeOf(['version']);
    const checksum = checksumOf(join(root, place.file));
    const known = locked.get(name);
    if (known === checksum) return [];
    const problem =
      known === undefined
        ? `The policy ${name} is not in ${LIST}.`
        : `The policy ${name} is locked, and this file is not what was locked.`;
    const remedy =
      known === undefined
        ? `Add the line "${checksum}  ${name}" when it is ready to be used.`
        : 'Undo the change, or give the policy its next version.';
    const code = known === undefined ? 'catalogue/policy-not-locked' : 'catalogue/policy-changed';
    return [{ level: 'error', code, place, problem, remedy }];
  });
}

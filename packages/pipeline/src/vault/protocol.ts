/**
 * The protocol of deletions: in clear beside the sealed files, since it must be readable when the key is gone.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../support/atomic-file.ts';
import type { PurgeProtocol } from './types.ts';

const prefix = 'purge-';

/** Writes purge-<day>-<number>.json; an earlier one is never overwritten. Out: its path. */
export function writeProtocol(directory: string, protocol: PurgeProtocol): string {
  const earlier = readdirSync(directory).filter((name) => name.startsWith(`${prefix}${protocol.on}`));
  const path = join(directory, `${prefix}${protocol.on}-${earlier.length + 1}.json`);
  writeFileAtomically(path, `${JSON.stringify(protocol, undefined, 2)}\n`);
  return path;
}

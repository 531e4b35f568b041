/**
 * One sealed file beside the vault's tables: bytes that a stage wants to find again, and whose loss costs time only.
 * Belongs here: reading, writing, never failing a run for it. Does not belong: what the bytes mean.
 * What does not open (another key, a flipped byte, nothing there yet) is as if it were not there.
 */
import { readFileSync } from 'node:fs';
import { writeFileAtomically } from '../support/atomic-file.ts';
import { seal, unseal } from './sealed-file.ts';

export interface SealedBytes {
  /** What was kept last; undefined when there is nothing that opens. */
  read(): Uint8Array | undefined;
  /** What is to be kept from now on; nothing on the disk changes before commit. */
  write(bytes: Uint8Array): void;
  /** Replaces what was kept, by one rename. */
  commit(): void;
}

/** The file at `path`, sealed under `key` for this purpose and no other. */
export function openSealedBytes(path: string, key: Uint8Array, purpose: string): SealedBytes {
  let pending: Uint8Array | undefined;
  return {
    read() {
      try {
        return unseal(readFileSync(path), key, purpose);
      } catch {
        return undefined;
      }
    },
    write(bytes) {
      pending = bytes;
    },
    commit() {
      if (pending) writeFileAtomically(path, seal(pending, key, purpose));
      pending = undefined;
    },
  };
}

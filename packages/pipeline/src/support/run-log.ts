/**
 * The log of a run: one JSON line per event, with counts, stage names, durations and checksums only.
 * Belongs here: writing lines. Does not belong: choosing what is worth a line, and never a row, a key or an address.
 * Made in a command, handed down in RunContext.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from './context.ts';

/** Appends to the file at `path`; `clock` gives the time of day, which a log may hold and a release may not. */
export function fileLog(path: string, clock: () => Date): Log {
  mkdirSync(dirname(path), { recursive: true });
  return {
    write(event, facts = {}) {
      appendFileSync(path, `${JSON.stringify({ at: clock().toISOString(), event, ...facts })}\n`, {
        mode: 0o600,
      });
    },
  };
}

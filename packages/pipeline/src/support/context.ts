/**
 * What a run is given from outside: time, log, progress, the wish to stop. "Same input, same bytes out" rests on it.
 * Belongs here: the shapes. Does not belong: terminals, files.
 * Made in main.ts, handed down by run.ts, faked by no test: tests pass real, quiet ones.
 */
import { InterruptedError } from './errors.ts';

/** A log line: counts, stage names, durations, checksums. Never a row, a key, an address. */
export interface Log {
  write(event: string, facts?: Readonly<Record<string, number | string | boolean>>): void;
}

/** Progress of one stage as the person sees it. */
export interface Progress {
  stage(id: string, title: string): void;
  /** Free text beside the stage: "7 of 12 years". */
  note(text: string): void;
  done(): void;
}

export interface RunContext {
  /** Milliseconds; for durations in the log only, never in a release. */
  readonly now: () => number;
  readonly log: Log;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** A safe point: throws InterruptedError if someone asked to stop. */
export function stopIfAsked(context: Pick<RunContext, 'signal'>): void {
  if (context.signal.aborted) throw new InterruptedError();
}

export const quietLog: Log = { write: () => undefined };
export const quietProgress: Progress = {
  stage: () => undefined,
  note: () => undefined,
  done: () => undefined,
};

/** A context that says nothing and is never interrupted, for tests and programs. */
export function quietContext(): RunContext {
  return {
    now: () => performance.now(),
    log: quietLog,
    progress: quietProgress,
    signal: new AbortController().signal,
  };
}

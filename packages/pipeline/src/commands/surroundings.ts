/**
 * What a command is given of the world: where to speak, the environment, time, the wish to stop.
 * Belongs here: the shape, and the one made from this process. Does not belong: any stage.
 * Made in main.ts; results go to standard output, progress and problems to standard error.
 */
import { type Progress, quietLog, type RunContext } from '../support/context.ts';
import { progressDisplay } from '../support/progress-display.ts';
import { fileLog } from '../support/run-log.ts';

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly clock: () => Date;
  readonly progress: Progress;
  /** A result: one line on standard output. */
  readonly say: (line: string) => void;
  /** Beside the result: one line on standard error. */
  readonly remark: (line: string) => void;
}

/** The surroundings of this process; Ctrl-C and termination ask to stop, a second time they end it at once. */
export function processSurroundings(): Surroundings {
  const stop = new AbortController();
  const ask = () => {
    if (stop.signal.aborted) process.exit(5);
    process.stderr.write('\nStopping at the next safe point … (again to stop at once)\n');
    stop.abort();
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  return {
    environment: process.env,
    signal: stop.signal,
    now: () => performance.now(),
    clock: () => new Date(),
    progress: progressDisplay(process.stderr, () => performance.now()),
    say: (line) => process.stdout.write(`${line}\n`),
    remark: (line) => process.stderr.write(`${line}\n`),
  };
}

/** The context a run is handed; with a log when there is a file for it. */
export function toRunContext(surroundings: Surroundings, logFile?: string): RunContext {
  const { now, clock, progress, signal } = surroundings;
  return { now, progress, signal, log: logFile === undefined ? quietLog : fileLog(logFile, clock) };
}

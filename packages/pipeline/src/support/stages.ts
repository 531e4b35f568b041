/**
 * The beat of a long run: at each stage's beginning someone may have asked to stop; at its end its duration is logged.
 * Belongs here: beginning, ending, timing. Does not belong: which stages there are.
 * Used by run.ts.
 */
import { type RunContext, stopIfAsked } from './context.ts';

export interface Stages {
  /** Ends the running stage and begins the next one. InterruptedError when someone asked to stop. */
  begin(id: string, title: string): void;
  /** Ends the last stage. */
  end(): void;
}

/** Stages told to the progress display and, with their durations, to the log. */
export function tellStages(context: RunContext): Stages {
  let running: { readonly id: string; readonly started: number } | undefined;
  const logRunning = () => {
    if (!running) return;
    context.log.write('stage', { id: running.id, milliseconds: Math.round(context.now() - running.started) });
    running = undefined;
  };
  return {
    begin(id, title) {
      logRunning();
      stopIfAsked(context);
      running = { id, started: context.now() };
      context.progress.stage(id, title);
    },
    end() {
      logRunning();
      context.progress.done();
    },
  };
}

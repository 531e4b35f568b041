/**
 * What the person at the keyboard sees of a run: one line per stage, with its duration when it is done.
 * Belongs here: a line in a terminal, or plain lines where there is none. Does not belong: what a stage is.
 * Made in a command, handed down in RunContext.
 * Start with progressDisplay.
 */
import type { Progress } from './context.ts';

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const eraseLine = '\r\u001b[2K';

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** In a terminal the running stage's line is rewritten in place; elsewhere each stage is one line once it is done. */
export function progressDisplay(screen: Screen, now: () => number): Progress {
  let running: { readonly title: string; readonly started: number; note: string } | undefined;
  const line = (mark: string, duration: string) => {
    const note = running?.note ? ` · ${running.note}` : '';
    return `${mark} ${running?.title ?? ''}${note}${duration}`;
  };
  const show = () => {
    if (screen.isTTY) screen.write(eraseLine + line('…', '').slice(0, (screen.columns ?? 80) - 1));
  };
  const finish = () => {
    if (!running) return;
    screen.write(`${screen.isTTY ? eraseLine : ''}${line('✓', ` (${seconds(now() - running.started)})`)}\n`);
    running = undefined;
  };
  return {
    stage(_id, title) {
      finish();
      running = { title, started: now(), note: '' };
      show();
    },
    note(text) {
      if (!running) return;
      running.note = text;
      show();
    },
    done: finish,
  };
}

/**
 * The audit's workers: systems go out, answers come back in the order of the systems, whichever worker was first.
 * A worker that dies, for whatever reason, refuses the whole publication: what was not audited is not published.
 * Little work is done in this thread: starting a worker takes longer.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type RunContext, stopIfAsked } from '../../support/context.ts';
import { EXIT, UserError } from '../../support/errors.ts';
import { type AttackAnswer, type AttackTask, attack } from './attack.ts';

/** What a worker is sent, and sends back under the same number. */
export interface NumberedTask {
  readonly id: number;
  readonly task: AttackTask;
}

interface NumberedAnswer {
  readonly id: number;
  readonly answer: AttackAnswer;
}

function solverFailed(cause: unknown): UserError {
  return new UserError(
    [
      {
        level: 'error',
        code: 'protect/audit-stopped',
        place: { file: 'protection' },
        problem: 'The attack on the figures could not be carried through; nothing is published.',
        remedy: 'Run the build again; if it stops again, report it.',
      },
    ],
    EXIT.protectionRefused,
    { cause },
  );
}

/** Forms in all, below which workers are not worth starting. */
const LITTLE_WORK = 1000;

async function attackHere(
  tasks: readonly AttackTask[],
  context: RunContext,
): Promise<readonly AttackAnswer[]> {
  const answers: AttackAnswer[] = [];
  for (const task of tasks) {
    stopIfAsked(context);
    try {
      answers.push(await attack(task));
    } catch (cause) {
      throw solverFailed(cause);
    }
  }
  return answers;
}

/** Attacks every task; answers in the order of the tasks. UserError protect/audit-stopped when a worker fails. */
export async function attackInParallel(
  tasks: readonly AttackTask[],
  context: RunContext,
  workers = Math.min(availableParallelism(), 8),
): Promise<readonly AttackAnswer[]> {
  const forms = tasks.reduce((sum, { system }) => sum + system.spec.forms.length, 0);
  if (forms < LITTLE_WORK) return attackHere(tasks, context);
  const answers = new Array<AttackAnswer>(tasks.length);
  // The largest first, so that no worker is left alone with one in the end.
  const size = (id: number) => tasks[id]?.system.spec.forms.length ?? 0;
  const order = tasks.map((_, id) => id).sort((a, b) => size(b) - size(a) || a - b);
  let next = 0;
  let done = 0;
  const runWorker = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      const stop = (settle: () => void) => {
        void worker.terminate();
        settle();
      };
      const send = () => {
        const id = order[next++];
        const task = id === undefined ? undefined : tasks[id];
        if (context.signal.aborted || id === undefined || task === undefined) return stop(resolve);
        worker.postMessage({ id, task } satisfies NumberedTask);
      };
      worker.on('message', ({ id, answer }: NumberedAnswer) => {
        answers[id] = answer;
        done++;
        context.progress.note(`${done} of ${tasks.length} systems`);
        send();
      });
      worker.on('error', (error) => stop(() => reject(solverFailed(error))));
      // Whatever its code: a worker that was ended from outside may say 0. After its last answer this is heard by nobody.
      worker.on('exit', (code) => {
        stop(() => reject(solverFailed(new Error(`A worker ended with code ${code}.`))));
      });
      send();
    });
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, runWorker));
  stopIfAsked(context);
  if (done < tasks.length) throw solverFailed(new Error('Not every system was answered.'));
  return answers;
}

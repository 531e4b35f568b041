/**
 * What the engine's failures become: a stop that was asked for, a setting a person can mend, or a bug.
 * Belongs here: the driver's messages, which may quote a row and therefore never leave this file as they are.
 */
import { InterruptedError, UserError } from '../support/errors.ts';

/** Kinds whose messages speak of the statement (names, syntax), never of a row. */
const speaksOfStatement = new Set(['Binder Error', 'Catalog Error', 'Parser Error', 'Permission Error']);

/** A statement the engine refused: a mistake in Bybalance. `statement` is SQL with its values still unbound. */
export class EngineError extends Error {
  readonly kind: string;
  readonly statement: string;
  constructor(kind: string, explanation: string, statement: string) {
    super(`${kind}${explanation}`);
    this.name = 'EngineError';
    this.kind = kind;
    this.statement = statement;
  }
}

function outOfMemory(memoryLimit: string): UserError {
  return new UserError([
    {
      level: 'error',
      code: 'engine/out-of-memory',
      place: { file: 'engine' },
      problem: `The tables do not fit in ${memoryLimit} of memory, and nothing is ever spilled to a disk.`,
      remedy: 'Raise BYBALANCE_MEMORY, for example to 4GB, or run on a larger machine.',
    },
  ]);
}

/** What the system said when a file could not be written, in the driver's message → the system's own code. */
const systemCodes: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/i, 'ENOSPC'],
  [/File too large/i, 'EFBIG'],
];

function systemError(message: string): Error | undefined {
  const code = systemCodes.find(([said]) => said.test(message))?.[1];
  return code === undefined
    ? undefined
    : Object.assign(new Error('The engine could not write a file.'), { code });
}

/** The driver's error → ours. The driver's own error is dropped on purpose: its message may hold a person's value. */
export function toEngineError(error: unknown, statement: string, memoryLimit: string): Error {
  const message = error instanceof Error ? error.message : '';
  const kind = /^[A-Z][A-Za-z ]+ Error|^INTERRUPT Error/.exec(message)?.[0] ?? 'Engine Error';
  if (/interrupt/i.test(kind)) return new InterruptedError();
  if (kind === 'Out of Memory Error') return outOfMemory(memoryLimit);
  const system = kind === 'IO Error' ? systemError(message) : undefined;
  if (system) return system;
  return new EngineError(kind, speaksOfStatement.has(kind) ? message.slice(kind.length) : '', statement);
}

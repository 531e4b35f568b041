/**
 * The inbox: what people entered in the report, as files that the next build takes note of.
 * Belongs here: names, order and content of the files. Does not belong: the state store (state-store.ts), what an input means.
 * Written by `inputs pull`, one file per pull, named by the sequence of its last input: 000000000042.jsonl. Files are never changed.
 * Read by run.ts: the manifest records the sequence, so that the same inputs give the same bytes.
 * Start with readInboxSequence.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../support/atomic-file.ts';
import { type Issue, UserError } from '../support/errors.ts';

/** One input as a line of the inbox. `hash` is the chain's, so that an inbox can be held against the state store later. */
export interface InboxInput {
  readonly sequence: number;
  readonly at: string;
  /** Opaque: which account wrote it, and in which role. */
  readonly account: string;
  readonly role: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly hash: string;
}

const lineForm = z.strictObject({
  sequence: z.int().positive(),
  at: z.string(),
  account: z.string(),
  role: z.string(),
  kind: z.string(),
  payload: z.unknown(),
  hash: z.string(),
});

const digits = 12;
const fileName = /^(\d{12})\.jsonl$/;

function fileNames(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => fileName.test(name))
    .sort();
}

/** Sequence of the newest input in the inbox; 0 when there is none. */
export function readInboxSequence(folder: string): number {
  const newest = fileNames(folder).at(-1);
  return newest === undefined ? 0 : Number(fileName.exec(newest)?.[1]);
}

/** Writes inputs, in order, as one new file. Nothing is written when there are none. */
export function writeInbox(folder: string, inputs: readonly InboxInput[]): string | undefined {
  const last = inputs.at(-1);
  if (last === undefined) return undefined;
  const path = join(folder, `${String(last.sequence).padStart(digits, '0')}.jsonl`);
  writeFileAtomically(path, inputs.map((input) => `${JSON.stringify(input)}\n`).join(''));
  return path;
}

function damaged(file: string, line: number): Issue {
  return {
    level: 'error',
    code: 'inputs/damaged-inbox',
    place: { file, line },
    problem: 'The line is not an input.',
    remedy: 'Delete the file and run `bybalance inputs pull` again.',
  };
}

function parseLine(text: string): InboxInput | undefined {
  try {
    return lineForm.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Every input of the inbox, oldest first. UserError with each line that is not an input. */
export function readInbox(folder: string): readonly InboxInput[] {
  const issues: Issue[] = [];
  const inputs = fileNames(folder).flatMap((name) => {
    const file = join(folder, name);
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    return lines.flatMap((text, index) => {
      const input = parseLine(text);
      if (input === undefined) issues.push(damaged(file, index + 1));
      return input ?? [];
    });
  });
  if (issues.length > 0) throw new UserError(issues);
  return inputs;
}

/**
 * From a thrown error to what is said and the exit code: the edge where every failure of the command line ends.
 * Belongs here: user errors, the machine's errors, bugs. Does not belong: recovering.
 * A bug is told with its stack but without its message, since a library's message may quote a person's value.
 * Start with describeFailure.
 */
import { ReleaseFormatError } from '@bybalance/release';
import {
  EXIT,
  type ExitCode,
  formatIssue,
  InterruptedError,
  type Issue,
  UserError,
} from '../support/errors.ts';

export interface Failure {
  readonly exitCode: ExitCode;
  readonly text: string;
}

/** Errors of the machine that a person can mend: system code → what to say. */
const machineErrors: Readonly<Record<string, readonly [code: string, problem: string, remedy: string]>> = {
  ENOSPC: ['system/disk-full', 'The disk is full.', 'Free some space, then run again.'],
  EDQUOT: ['system/disk-full', 'The disk quota is used up.', 'Free some space, then run again.'],
  EFBIG: ['system/file-too-large', 'No file may grow this large here.', 'Raise the limit, then run again.'],
  EROFS: ['system/read-only', 'The disk is read-only.', 'Name a folder that can be written to.'],
  EACCES: ['system/no-access', 'No permission.', 'Give this user access, or run as another.'],
  EPERM: ['system/no-access', 'Not permitted.', 'Give this user access, or run as another.'],
  ENOENT: ['system/no-such-file', 'There is no such file or folder.', 'Check the path.'],
  ENOTDIR: ['system/no-such-file', 'A part of the path is not a folder.', 'Check the path.'],
  EISDIR: ['system/not-a-file', 'This is a folder, not a file.', 'Check the path.'],
  EIO: ['system/disk-error', 'The disk could not be read or written.', 'Check the disk, then run again.'],
  EMFILE: ['system/too-many-files', 'Too many files are open.', 'Raise the limit of open files.'],
};

function fieldOf(error: unknown, name: 'code' | 'path'): string | undefined {
  if (!(error instanceof Error) || !(name in error)) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}

function machineIssue(error: unknown): Issue | undefined {
  const known = machineErrors[fieldOf(error, 'code') ?? ''];
  if (!known) return undefined;
  const [code, problem, remedy] = known;
  return { level: 'error', code, place: { file: fieldOf(error, 'path') ?? 'disk' }, problem, remedy };
}

/** Name, code and stack frames of an error and its causes. Messages stay unsaid: they may hold a value. */
function describeBug(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [`A value of type ${typeof error} was thrown.`];
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = fieldOf(error, 'code');
  const cause = error.cause === undefined ? [] : ['Caused by:', ...describeBug(error.cause)];
  return [code ? `${error.name} ${code}` : error.name, ...frames, ...cause];
}

/** Sentence and exit code for anything that was thrown; all issues of a UserError, errors before warnings. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof InterruptedError) return { exitCode: EXIT.interrupted, text: error.message };
  if (error instanceof UserError) {
    const errors = error.issues.filter((issue) => issue.level === 'error');
    const warnings = error.issues.filter((issue) => issue.level === 'warning');
    return { exitCode: error.exitCode, text: [...errors, ...warnings].map(formatIssue).join('\n') };
  }
  if (error instanceof ReleaseFormatError) {
    return { exitCode: EXIT.inputRefused, text: `${error.code} — ${error.message}` };
  }
  const issue = machineIssue(error);
  if (issue) return { exitCode: EXIT.inputRefused, text: formatIssue(issue) };
  const text = ['This is a mistake in Bybalance. Please report it with these lines:', ...describeBug(error)];
  return { exitCode: EXIT.bug, text: text.join('\n') };
}

/**
 * Errors and issues: what is said when something is wrong, and how the program ends.
 * Belongs here: the two kinds of failure, issues, exit codes. Does not belong: any domain word.
 * Used by every stage. A message never holds a row's value, a key or an address.
 * Start with Issue, then UserError.
 */

/** Where in an input something is wrong; lines count from 1 with the header as line 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  /** Column, key path or feature: "tenure", "measure.numerator". */
  readonly at?: string;
}

/** One thing wrong with an input. `problem` counts, never quotes, personal values; `remedy` says what to do. */
export interface Issue {
  readonly level: 'error' | 'warning';
  /** Stable: "ingest/code-not-in-list". */
  readonly code: string;
  readonly place: Place;
  readonly problem: string;
  readonly remedy: string;
}

export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  inputRefused: 3,
  protectionRefused: 4,
  interrupted: 5,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** `ingest/code-not-in-list — bbr.csv:12 › ejerform: 3 of 41,207 rows hold a code outside the list. Add the code …` */
export function formatIssue(issue: Issue): string {
  const { file, line, at } = issue.place;
  const where = `${file}${line === undefined ? '' : `:${line}`}${at === undefined ? '' : ` › ${at}`}`;
  return `${issue.code} — ${where}: ${issue.problem} ${issue.remedy}`;
}

/** A failure the person at the keyboard can mend: shown without a stack, with its own exit code. */
export class UserError extends Error {
  readonly issues: readonly Issue[];
  readonly exitCode: ExitCode;
  constructor(issues: readonly Issue[], exitCode: ExitCode = EXIT.inputRefused, options?: ErrorOptions) {
    super(issues.map(formatIssue).join('\n'), options);
    this.name = 'UserError';
    this.issues = issues;
    this.exitCode = exitCode;
  }
}

/** Thrown at the next safe point after Ctrl-C or a termination signal. */
export class InterruptedError extends Error {
  constructor() {
    super('Interrupted: nothing was changed. The last release and vault are as they were.');
    this.name = 'InterruptedError';
  }
}

/** Throws a UserError with all issues when at least one is an error; warnings alone pass. */
export function checkNoErrors(issues: readonly Issue[], exitCode: ExitCode = EXIT.inputRefused): void {
  if (issues.some((issue) => issue.level === 'error')) throw new UserError(issues, exitCode);
}

/**
 * Runs every piece of work, one after the other, so that a person hears of all that is wrong at once.
 * Out: their results, in order. UserError with the issues of all that refused; any other failure ends it at once.
 */
export async function collectRefusals<A extends object, B extends object>(
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<readonly [A, B]> {
  const refusals: UserError[] = [];
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refusals.push(error);
      return undefined;
    }
  };
  const one = await attempt(first);
  const other = await attempt(second);
  const [refusal] = refusals;
  if (one !== undefined && other !== undefined && refusal === undefined) return [one, other];
  throw new UserError(
    refusals.flatMap(({ issues }) => issues),
    refusal?.exitCode,
  );
}

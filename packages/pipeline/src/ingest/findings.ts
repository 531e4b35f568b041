/**
 * How ingest says what is wrong: counts and line numbers, never a value.
 */
import type { Issue } from '../support/errors.ts';

/** Lines or rows at which something was found, first ones only, and how often in all. */
export interface Found {
  readonly count: number;
  readonly rows: number;
  readonly examples: readonly number[];
  /** Text files have lines; others count rows. */
  readonly unit: 'line' | 'row';
}

export const shownExamples = 5;

const number = new Intl.NumberFormat('en');

/** "1 row" · "41,207 rows" */
export function countOf(count: number, one: string): string {
  return `${number.format(count)} ${one}${count === 1 ? '' : 's'}`;
}

function wherePhrase({ examples, count, unit }: Found): string {
  if (examples.length === 0) return '';
  const more = count > examples.length ? ' …' : '';
  return ` (${unit}${examples.length === 1 ? '' : 's'} ${examples.join(', ')}${more})`;
}

/** "3 of 41,207 rows hold a code outside the list (lines 12, 77, 103)." — `holds` fits one row, `hold` several. */
export function foundPhrase(
  found: Found,
  verb: readonly [one: string, several: string],
  rest: string,
): string {
  const count = `${number.format(found.count)} of ${countOf(found.rows, 'row')}`;
  return `${count} ${found.count === 1 ? verb[0] : verb[1]} ${rest}${wherePhrase(found)}.`;
}

/** An error in a delivery. */
export function fileError(
  code: string,
  file: string,
  problem: string,
  remedy: string,
  at: { readonly line?: number | undefined; readonly at?: string | undefined } = {},
): Issue {
  const place = {
    file,
    ...(at.line === undefined ? {} : { line: at.line }),
    ...(at.at === undefined ? {} : { at: at.at }),
  };
  return { level: 'error', code: `ingest/${code}`, place, problem, remedy };
}

/** The same, when the run may go on. */
export function fileWarning(...issue: Parameters<typeof fileError>): Issue {
  return { ...fileError(...issue), level: 'warning' };
}

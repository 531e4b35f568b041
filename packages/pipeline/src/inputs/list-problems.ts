/** What the command line says of each thing that can be wrong with an official list. */
import { type ListProblem, type ListProblemCode, OFFICIAL_WORDS } from '@bybalance/release';
import { suggestion } from '../catalogue/closest-word.ts';
import type { Issue } from '../support/errors.ts';

type Sentence = readonly [problem: string, remedy: string];

const WORDS = Object.values(OFFICIAL_WORDS);

const SAID: Readonly<Record<ListProblemCode, (problem: ListProblem) => Sentence>> = {
  empty: () => ['The list is empty.', 'Write a header and one row per area.'],
  'too-long': () => ['The list has more than 20,000 rows.', 'Hand over the years that are new.'],
  quotes: () => [
    'A quoted field does not end, or a quote stands inside a field.',
    'Double the quotes inside a field and put quotes around it.',
  ],
  'column-twice': () => ['The column stands twice.', 'Keep one.'],
  'missing-column': () => [
    'The column is missing.',
    'The header needs area, list_date and status; the other columns may be left out.',
  ],
  'number-of-fields': () => [
    'The row has another number of fields than the header.',
    'Look for a missing or a superfluous delimiter, or a decimal comma.',
  ],
  'no-rows': () => [
    'There is no row under the header.',
    'Write one row per area; an area without a status has the status none.',
  ],
  'no-area': () => ['The area has no name.', 'Write it as the list does.'],
  'not-a-date': () => ['This is no date.', 'Write the list’s date as 2025-12-01.'],
  'no-status': () => ['The area has no status.', 'Write none where it has values and no status.'],
  'unknown-status': ({ written = '' }) => ['No list has this status.', suggestion(written, WORDS)],
  'not-residents': () => [
    'This is no whole number.',
    'Write 1234 or 1.234; leave it empty where it is not printed.',
  ],
  'not-a-percentage': () => [
    'This is no percentage as the list prints it.',
    'Write 43.5 or 43,5, with two decimals at most and no sign; leave it empty where it is not printed.',
  ],
  'not-yes-or-no': () => ['This is neither yes nor no.', 'Write yes or no, or leave it empty.'],
  'row-twice': ({ other }) => [
    `The same area stands in line ${other} for the same year.`,
    'Keep one row per area and list.',
  ],
  'two-lists-a-year': ({ other }) => [
    `Line ${other} has another list of the same year.`,
    'Keep one list a year.',
  ],
};

/** A problem of a list → an issue of a file. */
export function toIssue(problem: ListProblem, file: string): Issue {
  const [said, remedy] = SAID[problem.code](problem);
  const { code, line, column } = problem;
  return {
    level: 'error',
    code: `official-list/${code}`,
    place: { file, line, ...(column === undefined ? {} : { at: column }) },
    problem: said,
    remedy,
  };
}

/** What can be wrong with a row of a plain panel, and how it is told. Never a cell's content. */
import type { Issue } from '../support/errors.ts';

/** What can be wrong with a row: code → what, and what to do. Never a cell's content. */
const MISTAKES = {
  'panel/short-row': ['has not as many cells as the header', 'Give every row the same number of cells.'],
  'panel/no-unit': ['names no unit', 'Name the unit in every row.'],
  'panel/not-a-period': [
    'holds no period',
    'Write years (2024), half-years or months (2024-07), or quarters (2024-Q3).',
  ],
  'panel/not-a-number': [
    'holds no number',
    'Write digits with a decimal point; leave a missing figure empty.',
  ],
  'panel/half-a-figure': [
    'has a numerator or a denominator without the other',
    'Give both, or leave both empty.',
  ],
  'panel/not-a-share': [
    'has a numerator below 0 or above its denominator',
    'Correct the counts, or give plain figures with --value.',
  ],
  'panel/duplicate-row': ['repeats a unit and period', 'Keep one row per unit and period.'],
  'panel/two-groups': ['puts a unit in another group than before', 'Keep a unit in one group.'],
} as const;
type Mistake = keyof typeof MISTAKES;

/** One mistake; lines count from 1 with the header as line 1. */
export interface Found {
  readonly code: Mistake;
  readonly line: number;
  readonly at: string | undefined;
}

/** Rows with the same mistake in the same column are one issue, at the first of them. */
export function toIssues(file: string, found: readonly Found[]): readonly Issue[] {
  const same = Map.groupBy(found, ({ code, at }) => `${code} ${at ?? ''}`);
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const [what, remedy] = MISTAKES[first.code];
    const lines = all.slice(0, 5).map(({ line }) => line);
    const more = all.length > 5 ? ', …' : '';
    const problem =
      all.length === 1
        ? `This row ${what}.`
        : `${all.length} rows like this: it ${what} (lines ${lines.join(', ')}${more}).`;
    const place = { file, line: first.line, ...(first.at === undefined ? {} : { at: first.at }) };
    return [{ level: 'error' as const, code: first.code, place, problem, remedy }];
  });
}

/**
 * Cells of a figures file → exact intervals, or what is wrong with them.
 * Belongs here: numbers, percentages, pairs of counts. Does not belong: which columns there are (read-figures.ts).
 * "41.2" is exactly 412/1000; "0-4" is a masked count and stays an interval; an empty cell is unknown.
 * Start with parsePercent and parsePair.
 */
import type { ExactInterval } from '../analyse/figure.ts';
import type { Issue } from '../support/errors.ts';
import { compare, divide, type Fraction, fraction, parseDecimal } from '../support/fraction.ts';
import { type Cell, tableError } from './plain-csv.ts';

export interface CellRules {
  readonly file: string;
  readonly decimal: '.' | ',';
}

/** `undefined`: the cell is empty, the figure unknown. */
export type Read<T> = T | Issue | undefined;

export const isIssue = (found: unknown): found is Issue =>
  typeof found === 'object' && found !== null && 'remedy' in found;

function notANumber({ file }: CellRules, { line, column }: Cell): Issue {
  const remedy =
    'Write digits and a decimal point, 41.2 for example; leave the cell empty when it is unknown.';
  return tableError('not-a-number', file, { line, column }, 'This is no number.', remedy);
}

/** A number, or two with a dash between: what a supplier masked. */
function parseNumbers(rules: CellRules, cell: Cell): Read<ExactInterval> {
  if (cell.text === '') return undefined;
  const written = rules.decimal === ',' ? cell.text.replaceAll(',', '.') : cell.text;
  const [lo, hi = lo, ...rest] = written.split(/(?<=\d)\s*[-–]\s*/).map(parseDecimal);
  if (lo === undefined || hi === undefined || rest.length > 0) return notANumber(rules, cell);
  if (compare(lo, hi) <= 0) return { lo, hi };
  const { line, column } = cell;
  return tableError(
    'ends-exchanged',
    rules.file,
    { line, column },
    'The first end is the larger.',
    'Exchange them.',
  );
}

function outOfRange({ file }: CellRules, { line, column }: Cell, allowed: string): Issue {
  return tableError(
    'out-of-range',
    file,
    { line, column },
    `Only ${allowed} is possible here.`,
    'Correct it.',
  );
}

const ZERO = fraction(0n);

/** Zero or more. */
export function parseCount(rules: CellRules, cell: Cell): Read<ExactInterval> {
  const found = parseNumbers(rules, cell);
  if (found === undefined || isIssue(found)) return found;
  return compare(found.lo, ZERO) < 0 ? outOfRange(rules, cell, 'zero or more') : found;
}

/** A percentage → a share. `most`: in per cent; undefined: as high as it is (a ratio to a mean). */
export function parsePercent(rules: CellRules, cell: Cell, most: number | undefined): Read<ExactInterval> {
  const found = parseNumbers(rules, cell);
  if (found === undefined || isIssue(found)) return found;
  const above = most !== undefined && compare(found.hi, fraction(BigInt(most))) > 0;
  if (compare(found.lo, ZERO) < 0 || above) {
    return outOfRange(rules, cell, most === undefined ? 'zero or more' : `a percentage from 0 to ${most}`);
  }
  const hundredth = (end: Fraction) => divide(end, fraction(100n));
  return { lo: hundredth(found.lo), hi: hundredth(found.hi) };
}

/** Numerator and denominator, both known at least as intervals. */
export interface Pair {
  readonly numerator: ExactInterval;
  readonly denominator: ExactInterval;
}

function halfAPair({ file }: CellRules, { line, column }: Cell): Issue {
  const remedy = 'Fill in both of the pair, or neither.';
  return tableError(
    'half-a-pair',
    file,
    { line, column },
    'The other half of the pair is not empty.',
    remedy,
  );
}

/** Two cells of a pair; `isShare`: the numerator is a part of the denominator. */
export function parsePair(
  rules: CellRules,
  [n, d]: readonly [Cell, Cell],
  isShare: boolean,
): Pair | undefined | readonly Issue[] {
  const [numerator, denominator] = [parseCount(rules, n), parseCount(rules, d)];
  const issues = [numerator, denominator].filter(isIssue);
  if (issues.length > 0) return issues;
  if (isIssue(numerator) || isIssue(denominator)) return issues;
  if (numerator === undefined && denominator === undefined) return undefined;
  if (numerator === undefined) return [halfAPair(rules, n)];
  if (denominator === undefined) return [halfAPair(rules, d)];
  const { line, column } = d;
  if (compare(denominator.lo, ZERO) === 0) {
    const remedy = 'Leave both cells empty when there is nobody.';
    return [tableError('zero-denominator', rules.file, { line, column }, 'The denominator is 0.', remedy)];
  }
  if (isShare && compare(numerator.hi, denominator.lo) > 0) {
    const problem = 'The numerator is larger than the denominator.';
    return [
      tableError('more-than-all', rules.file, { line, column: n.column }, problem, 'Correct one of them.'),
    ];
  }
  return { numerator, denominator };
}

/** The share of a pair, as wide as its masked ends make it. */
export function shareOfPair({ numerator, denominator }: Pair): ExactInterval {
  return { lo: divide(numerator.lo, denominator.hi), hi: divide(numerator.hi, denominator.lo) };
}

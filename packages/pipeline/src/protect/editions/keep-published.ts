/**
 * Judged tables held against the previous edition: what it showed stays as it was, unless a correction is too large to leave out.
 * Belongs here: cell by cell, what stays. Does not belong: old numbers (published-counts.ts), how far a count may move (kept-within.ts).
 * A threshold crossed by one person would tell of that person: a figure that was shown stays shown, one that was hidden stays hidden.
 * Withheld areas and figures that nobody has are what they are now. Called by protect before the attack. Start with keepPublished.
 */
import type { Observation, ProtectedNumber, Reason } from '@bybalance/release';
import type { Interval } from '@bybalance/statistics';
import type { MeasuredCell } from '../../measure/types.ts';
import type { JudgedTable, KeptCells } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import { type CellNames, cellNames, type GroupWhen, type NamedYear } from './cell-names.ts';
import { isNearAll, type PublishedCount, type PublishedCounts } from './published-counts.ts';

type Known = Extract<MeasuredCell, { state: 'known' }>;

/** One cell beside what the previous edition showed of it. */
interface Beside {
  readonly cell: Known;
  readonly row: Observation | undefined;
  readonly count: PublishedCount | undefined;
  readonly numerator: ProtectedNumber | undefined;
  /** Whether the whole stays as first published, or there is none. */
  readonly wholeStays: boolean;
  readonly scale: 1 | 10;
  readonly base: number;
  readonly smallCount: number;
}

const holds = (interval: Interval | undefined, units: number): boolean =>
  interval !== undefined && units >= interval.lo && units <= interval.hi;

function stays(
  published: PublishedCount | undefined,
  count: number | undefined,
  scale: number,
): ProtectedNumber | undefined {
  if (published === undefined || count === undefined) return undefined;
  return holds(published.within, Math.round(count * scale)) ? published.number : undefined;
}

/** How a number that stays is shown. */
function verdictOf({ value, lo, hi, step }: ProtectedNumber, { base, smallCount }: Beside): Verdict {
  if (value === 0 && lo === 0 && hi < smallCount) return { kind: 'under', reason: 'small-count' };
  if (lo === hi) return { kind: 'exact' };
  return { kind: 'rounded', level: step > base ? 'coarse' : 'usual' };
}

const wasShown = (row: Observation | undefined): boolean => row !== undefined && 'lo' in row;

/** "Over 96 %" stays while fewer than 8 are missing of a whole that stays. */
function staysNearAll({ cell, row, count, wholeStays, scale }: Beside): boolean {
  if (row === undefined || !('lo' in row) || !isNearAll(row) || !wholeStays) return false;
  const missing = Math.round(((cell.denominator ?? 0) - cell.numerator) * scale);
  return count?.nearAll !== undefined && missing <= count.nearAll.within;
}

/** The verdict on a known cell. */
function settle(verdict: Verdict, beside: Beside): Verdict {
  const { numerator, row, wholeStays } = beside;
  if (staysNearAll(beside)) return { kind: 'over', reason: 'small-complement' };
  if (numerator === undefined) return verdict;
  const wholeFigureStays = wholeStays && wasShown(row);
  if ((verdict.kind === 'hidden' || verdict.kind === 'over') && !wholeFigureStays) return verdict;
  return verdictOf(numerator, beside);
}

/** Why the previous edition hid the figure; what a supplier masked then may be shown when it is delivered. */
function hiddenThen(row: Observation | undefined): Reason | undefined {
  return row?.status === 'suppressed' && row.reason !== 'masked-by-supplier' ? row.reason : undefined;
}

const isSettled = (verdict: Verdict | undefined): boolean =>
  verdict === undefined ||
  verdict.kind === 'silent' ||
  (verdict.kind === 'hidden' && verdict.reason === 'small-difference');

interface Desk {
  readonly judged: JudgedTable;
  readonly published: PublishedCounts;
  /** By period and group. */
  readonly names: readonly CellNames[];
  readonly scale: 1 | 10;
}

interface Settled {
  readonly verdict: Verdict | undefined;
  readonly number: ProtectedNumber | undefined;
}

function rowAt({ judged, published }: Desk, index: number): Observation | undefined {
  const { periods, groups, indicator } = judged.exact;
  const width = periods.length * groups.length;
  const period = periods[Math.floor(index / groups.length) % periods.length] ?? '';
  return published.rowOf(indicator, Math.floor(index / width), period, groups[index % groups.length] ?? '');
}

function nodeOf({ judged: { exact } }: Desk, index: number): number {
  return Math.floor(index / (exact.periods.length * exact.groups.length));
}

/** One direction of a cell (or the only one). */
function settleCell(
  desk: Desk,
  index: number,
  cell: MeasuredCell | undefined,
  verdict: Verdict | undefined,
  named: NamedYear | undefined,
  denominator: ProtectedNumber | undefined,
): Settled {
  const { judged, published, scale } = desk;
  const { policy, indicator } = judged.showing;
  if (isSettled(verdict) || verdict === undefined) return { verdict, number: undefined };
  const row = rowAt(desk, index);
  const reason = indicator.averageYears === 2 ? undefined : hiddenThen(row);
  if (reason !== undefined) return { verdict: { kind: 'hidden', reason }, number: undefined };
  if (cell?.state !== 'known') return { verdict, number: undefined };
  const count = named && published.of(named.name, nodeOf(desk, index), named.year)[0];
  const number = stays(count, cell.numerator, scale);
  const wholeStays = cell.denominator === undefined || denominator !== undefined;
  const { base, smallCount } = policy;
  const beside = { cell, row, count, numerator: number, wholeStays, scale, base, smallCount };
  return { verdict: settle(verdict, beside), number };
}

function denominatorAt(desk: Desk, index: number): ProtectedNumber | undefined {
  const { cells, outwards } = desk.judged.exact;
  const cell = outwards?.[index] ?? cells[index];
  const named = desk.names[index % desk.names.length]?.denominator;
  if (named === undefined || cell === undefined || !('denominator' in cell)) return undefined;
  return stays(desk.published.of(named.name, nodeOf(desk, index), named.year)[0], cell.denominator, 1);
}

function deskOf(judged: JudgedTable, published: PublishedCounts, groupWhen: GroupWhen): Desk {
  const { indicator } = judged.showing;
  const { periods, groups } = judged.exact;
  const names = periods.flatMap((period) =>
    groups.map((group) => cellNames(indicator, period, group, groupWhen)),
  );
  return { judged, published, names, scale: indicator.counts === 'full-time-person' ? 10 : 1 };
}

/** The table with what stays as first published. Figures published elsewhere are left alone. */
export function keepPublished(
  judged: JudgedTable,
  published: PublishedCounts,
  groupWhen: GroupWhen,
): JudgedTable {
  if (judged.showing.profile === 'as-published') return judged;
  const desk = deskOf(judged, published, groupWhen);
  const { cells, outwards } = judged.exact;
  const nameAt = (index: number) => desk.names[index % desk.names.length];
  const denominators = cells.map((_, index) => denominatorAt(desk, index));
  const settled = cells.map((cell, i) =>
    settleCell(desk, i, cell, judged.verdicts[i], nameAt(i)?.numerator, denominators[i]),
  );
  const out = outwards?.map((cell, i) =>
    settleCell(desk, i, cell, judged.outwards?.[i], nameAt(i)?.outwards, denominators[i]),
  );
  const kept: KeptCells = {
    numerators: settled.map(({ number }) => number),
    outwards: out?.map(({ number }) => number) ?? [],
    denominators,
    hidden: cells.map((_, index) => hiddenThen(rowAt(desk, index))),
  };
  return {
    ...judged,
    verdicts: settled.map(({ verdict }) => verdict),
    outwards: out?.map(({ verdict }) => verdict),
    kept,
  };
}

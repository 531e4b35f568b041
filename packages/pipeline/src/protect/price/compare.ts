/**
 * Exact figures beside shown ones, cell by cell: what the price of protection is counted from.
 * Belongs here: finding the exact cells behind a row, and whether the attack changed it. Does not belong: means, shares, texts.
 * Called by price.ts; what it makes is as private as the cells it reads. Start with compareRows.
 */
import type { Observation } from '@bybalance/release';
import type { MeasuredCell } from '../../measure/types.ts';
import { MOST_UNSHOWN } from '../editions/kept-within.ts';
import type { JudgedTable, Showing } from '../judge.ts';
import type { Verdict } from '../verdict.ts';

/** What the rules alone would have shown, and whether more was asked for. */
export type Change = 'none' | 'coarser' | 'hidden';

export interface Compared {
  readonly observation: Observation;
  readonly exactCount: number | undefined;
  /** In the indicator's unit; the mean of two years is formed of the exact years. */
  readonly exactValue: number | undefined;
  readonly change: Change;
  /** How far the exact numbers may lie beyond the intervals, because figures stand as first published. */
  readonly beyond: { readonly count: number; readonly value: number };
}

/** A table as the primary rules judged it and as it is shown. */
export interface JudgedTwice {
  readonly before: JudgedTable;
  readonly after: JudgedTable;
}

type Cell = MeasuredCell | undefined;

function ratioOf(cell: Extract<MeasuredCell, { state: 'mean' }>, period: string, showing: Showing) {
  const reference = cell.reference ?? showing.referenceAt(period);
  return reference ? cell.value / reference : undefined;
}

function singleValue(cell: Cell, period: string, showing: Showing): number | undefined {
  const { unit } = showing.indicator;
  if (cell?.state === 'mean') return unit === 'ratio' ? ratioOf(cell, period, showing) : cell.value;
  if (cell?.state !== 'known') return undefined;
  if (unit === 'count' || cell.denominator === undefined) return cell.numerator;
  if (cell.denominator === 0) return undefined;
  return (cell.numerator / cell.denominator) * (unit === 'per1000' ? 1000 : 1);
}

function pooledValue(older: Cell, newer: Cell): number | undefined {
  if (older?.state !== 'known' || newer?.state !== 'known') return undefined;
  const persons = (older.denominator ?? 0) + (newer.denominator ?? 0);
  return persons === 0 ? undefined : (older.numerator + newer.numerator) / persons;
}

interface Place {
  readonly index: number;
  readonly period: string;
}

/** The cells a row is made of: one, or the older and the newer year of a mean. */
function exactValue(places: readonly Place[], { exact, showing }: JudgedTable): number | undefined {
  const { unit, average } = showing.indicator;
  const [first, second] = places;
  if (first === undefined) return undefined;
  if (second === undefined) return singleValue(exact.cells[first.index], first.period, showing);
  if (unit === 'share' && average.how === 'pooled')
    return pooledValue(exact.cells[first.index], exact.cells[second.index]);
  const older = singleValue(exact.cells[first.index], first.period, showing);
  const newer = singleValue(exact.cells[second.index], second.period, showing);
  return older === undefined || newer === undefined ? undefined : (older + newer) / 2;
}

/** Finds the cells behind a row: −1 where the table holds none. */
function placesOf({ exact, showing }: JudgedTable): (row: Observation) => readonly Place[] {
  const width = exact.groups.length;
  const periods = new Map(exact.periods.map((period, i) => [period, i]));
  const groups = new Map(exact.groups.map((group, i) => [group, i]));
  const nodes = new Map(exact.nodes.map(({ areaSet, area }, i) => [`${areaSet}/${area}`, i]));
  return (row) => {
    const node = nodes.get(`${row.areaSet}/${row.area}`) ?? -1;
    const years =
      showing.indicator.averageYears === 2 ? [String(Number(row.period) - 1), row.period] : [row.period];
    return years.map((period) => ({
      index:
        (node * exact.periods.length + (periods.get(period) ?? -1)) * width + (groups.get(row.group) ?? -1),
      period,
    }));
  };
}

const levelOf = (verdict: Verdict | undefined) =>
  verdict?.kind === 'rounded' ? verdict.level : verdict?.kind;

function changeOf(places: readonly Place[], { before, after }: JudgedTwice): Change {
  const isHidden = ({ verdicts }: JudgedTable) =>
    places.some(({ index }) => verdicts[index]?.kind === 'hidden');
  if (isHidden(after)) return isHidden(before) ? 'none' : 'hidden';
  const touched = places.some(
    ({ index }) =>
      levelOf(before.verdicts[index]) !== levelOf(after.verdicts[index]) ||
      after.coarseDenominators.has(index),
  );
  return touched ? 'coarser' : 'none';
}

/** The same for every figure of an edition with a predecessor, so that nothing is told of a single one. */
function beyond({ kept, showing }: JudgedTable, row: Observation): Compared['beyond'] {
  if (kept === undefined) return { count: 0, value: 0 };
  const people = 'lo' in row ? row.denominator?.lo : undefined;
  const factor = showing.indicator.unit === 'per1000' ? 1000 : 1;
  if (showing.indicator.unit === 'count') return { count: MOST_UNSHOWN, value: MOST_UNSHOWN };
  return { count: MOST_UNSHOWN, value: people ? (2 * MOST_UNSHOWN * factor) / people : 0 };
}

/**
 * Every row that a question was asked for, with the exact figures behind it.
 * Net moves give none: they are differences of figures that are told of themselves.
 */
export function compareRows(judged: JudgedTwice, rows: readonly Observation[]): readonly Compared[] {
  const { after } = judged;
  if (after.exact.outwards !== undefined) return [];
  const find = placesOf(after);
  return rows
    .filter(({ status }) => status !== 'unavailable' && status !== 'not-applicable')
    .map((observation) => {
      const places = find(observation);
      const newest = after.exact.cells[places.at(-1)?.index ?? -1];
      return {
        observation,
        exactCount: newest?.state === 'known' ? newest.numerator : undefined,
        exactValue: exactValue(places, after),
        change: changeOf(places, judged),
        beyond: beyond(after, observation),
      };
    });
}

/**
 * Figures of areas → what the law says of each on each list, with the years in a row that the rows themselves show.
 * Belongs here: choosing rule sets per row, joining § 61 a, § 61 b and § 51 b, counting each area's rows. Does not belong: reading, CSV.
 * A row speaks of a legal area, which by the law's own definition has the residents it needs: where `residents` is empty the minimum is
 * told as unknown and the status holds on that condition. A year without a row between two rows of an area is unknown.
 * Start with evaluateFigures.
 */
import type { RuleSet, ThreeValued } from '@bybalance/release';
import { type Evaluation, evaluate, joinStatuses, rulesInForce } from '../analyse/criteria/evaluate.ts';
import {
  countYears,
  EARLIER_LISTS_UNKNOWN,
  type ListDecision,
  NO_EARLIER_LISTS,
  type Standing,
} from '../analyse/criteria/years.ts';
import type { CriteriaStatus } from '../analyse/decide.ts';
import { figureOf } from './figure-of.ts';
import type { FigureRow } from './types.ts';

export interface EvaluateOptions {
  readonly laws: readonly RuleSet[];
  /** Rule sets held against every row, whatever its date; undefined: those in force on the row's own date. */
  readonly rules: readonly string[] | undefined;
  /** What is taken of the lists before an area's first row. */
  readonly earlier: 'none' | 'unknown';
}

export interface EvaluatedRow {
  readonly row: FigureRow;
  /** § 61 a (or the first rule set asked for), the one that criteria are counted in. */
  readonly main: Evaluation;
  /** § 61 b, where it is held too. */
  readonly prevention: Evaluation | undefined;
  /** § 51 b has its own flag: `undefined` where no such rule set is held against the row. */
  readonly combinedLetting: ThreeValued | undefined;
  readonly standing: Standing;
}

interface Held {
  readonly row: FigureRow;
  readonly main: Evaluation;
  readonly prevention: Evaluation | undefined;
  readonly combined: Evaluation | undefined;
}

const isCalled = (status: string) => (ruleSet: RuleSet) => ruleSet.statuses?.gated === status;

/** Rule sets of a row; none when there was no law on its date. */
export function rulesOf({ listDate }: FigureRow, { laws, rules }: EvaluateOptions): readonly RuleSet[] {
  if (rules === undefined) return rulesInForce(laws, listDate);
  return rules.flatMap((id) => laws.find((law) => law.id === id) ?? []);
}

/** Without its residents a row is taken for what it says it is: a legal area. */
function withoutMinimum(
  { minimum, statuses }: Evaluation,
  { figures }: FigureRow,
): readonly CriteriaStatus[] {
  const isEmpty = minimum === 'unknown' && figures.residents === undefined;
  return isEmpty ? statuses.filter((status) => status !== 'below-minimum') : statuses;
}

function hold(row: FigureRow, options: EvaluateOptions): Held | undefined {
  const rules = rulesOf(row, options);
  const apart = rules.filter((one) => !isCalled('kombineret')(one) && !isCalled('forebyggelse')(one));
  const main = apart[0] ?? rules[0];
  if (main === undefined) return undefined;
  const decide = (ruleSet: RuleSet | undefined) =>
    ruleSet &&
    evaluate({
      ruleSet,
      listDate: row.listDate,
      residents: row.figures.residents,
      figureOf: (criterion) => figureOf(row, criterion),
    });
  const other = (status: string) => rules.find((one) => one !== main && isCalled(status)(one));
  const found = decide(main);
  return (
    found && {
      row,
      main: found,
      prevention: decide(other('forebyggelse')),
      combined: decide(other('kombineret')),
    }
  );
}

function statusesOf({ row, main, prevention }: Held): readonly CriteriaStatus[] {
  return joinStatuses(withoutMinimum(main, row), prevention ? withoutMinimum(prevention, row) : []);
}

function combinedLetting({ combined, row }: Held): ThreeValued | undefined {
  if (combined === undefined) return undefined;
  const statuses = withoutMinimum(combined, row);
  const on = statuses.filter((status) => status === 'kombineret').length;
  if (on === 0) return 'notMet';
  return on === statuses.length ? 'met' : 'unknown';
}

const yearOf = (listDate: string) => Number(listDate.slice(0, 4));

/** An area's rows in order of date, with a list of which nothing is known for every year between that has none. */
function withGaps(
  held: readonly Held[],
): readonly { readonly held: Held | undefined; readonly list: ListDecision }[] {
  const inOrder = [...held].sort((a, b) => (a.row.listDate < b.row.listDate ? -1 : 1));
  return inOrder.flatMap((one, i) => {
    const { listDate } = one.row;
    const before = inOrder[i - 1];
    const gap = before === undefined ? 0 : yearOf(listDate) - yearOf(before.row.listDate) - 1;
    const { consecutive } = one.main.ruleSet;
    const missing = Array.from({ length: gap }, (_, n) => ({
      held: undefined,
      list: { listDate: `${yearOf(listDate) - gap + n}-12-01`, statuses: [], consecutive: undefined },
    }));
    return [...missing, { held: one, list: { listDate, statuses: statusesOf(one), consecutive } }];
  });
}

function countArea(held: readonly Held[], earlier: EvaluateOptions['earlier']): readonly EvaluatedRow[] {
  const lists = withGaps(held);
  const before = earlier === 'none' ? NO_EARLIER_LISTS : EARLIER_LISTS_UNKNOWN;
  const standings = countYears(
    lists.map(({ list }) => list),
    before,
  );
  return lists.flatMap(({ held: one }, i) => {
    const standing = standings[i];
    if (one === undefined || standing === undefined) return [];
    const { row, main, prevention } = one;
    return [{ row, main, prevention, combinedLetting: combinedLetting(one), standing }];
  });
}

/** Every row that some rule set could be held against, in the order of `rows`. */
export function evaluateFigures(
  rows: readonly FigureRow[],
  options: EvaluateOptions,
): readonly EvaluatedRow[] {
  const held = rows.flatMap((row) => hold(row, options) ?? []);
  const byArea = Map.groupBy(held, ({ row }) => row.area);
  const found = [...byArea.values()].flatMap((one) => countArea(one, options.earlier));
  return found.sort((a, b) => a.row.line - b.row.line);
}

/**
 * What the layer `intern` is told beside the distances: people who move, and the cheapest way to lose a status.
 * Belongs here: reading exact rows, and handing them to analyst-distance.ts. Does not belong: any other layer; only exact rows give an answer.
 * Origin is in none of it. Start with movesOf and wayOutOf.
 */
import type { CheapestWayOut, MoveDistances, Observation, Precision } from '@bybalance/release';
import type { ExactCriterion, ExactFinding } from '../../analyse/types.ts';
import { compare, divide, type Fraction, fraction, fromDecimal, multiply } from '../../support/fraction.ts';
import type { Certain } from '../light/figures.ts';
import { cheapestWayOut, moveDistanceOf, replacedTaxpayers } from './analyst-distance.ts';
import type { CountedYear } from './distance.ts';
import { type ShownRows, shownDistance, shownYear } from './shown-distance.ts';

const isPoint = ({ lo, hi }: Certain) => compare(lo, hi) === 0;

/** Counts that are known as they are; undefined where the supplier masked one. */
function exactYear(row: Observation): CountedYear | undefined {
  const year = shownYear(row);
  if (year === undefined || !isPoint(year.numerator) || !isPoint(year.denominator)) return undefined;
  return { numerator: year.numerator.lo, denominator: year.denominator.lo };
}

function moversOf({ line }: ExactCriterion, rows: ShownRows): MoveDistances | undefined {
  const years = rows.map(exactYear);
  if (line?.limit === undefined || years.length === 0 || !years.every((year) => year !== undefined))
    return undefined;
  const { how, operator, limit } = line;
  const { outMovers, inMovers } = moveDistanceOf({ how, operator, limit, years }).answer;
  return {
    ...(outMovers === undefined ? {} : { outMovers: Number(outMovers) }),
    ...(inMovers === undefined ? {} : { inMovers: Number(inMovers) }),
  };
}

/** A mean of kroner, from a ratio to the reference: the limit is known in both. */
function meanDkk(row: Observation | undefined, limit: Fraction, shownLimit: number): Fraction | undefined {
  if (row === undefined || !('value' in row)) return undefined;
  return multiply(fromDecimal(row.value), divide(limit, fromDecimal(shownLimit)));
}

function taxpayersOf(
  { line, limit: shownLimit }: ExactCriterion,
  rows: ShownRows,
  municipality: Observation | undefined,
): MoveDistances | undefined {
  const [row] = rows;
  if (line?.limit === undefined || !shownLimit || row === undefined || !('value' in row)) return undefined;
  const [own, whole] = [meanDkk(row, line.limit, shownLimit), meanDkk(municipality, line.limit, shownLimit)];
  if (own === undefined || whole === undefined || row.denominator === undefined) return undefined;
  const held = {
    meanDkk: own,
    taxpayers: BigInt(Math.round(row.denominator.value)),
    referenceDkk: line.limit,
    limit: fraction(1n),
  };
  const { answer } = replacedTaxpayers(held, whole);
  return answer === undefined ? undefined : { replacedTaxpayers: Number(answer) };
}

/** Moves that would end a criterion that is met. `municipality`: its own row of the newest year. */
export function movesOf(
  criterion: ExactCriterion,
  rows: ShownRows,
  municipality: Observation | undefined,
): MoveDistances | undefined {
  if (criterion.state !== 'met' || criterion.line === undefined) return undefined;
  return criterion.line.closedBy === 'higher-income'
    ? taxpayersOf(criterion, rows, municipality)
    : moversOf(criterion, rows);
}

/** The cheapest way to lose the status, where enough criteria are met for certain. */
export function wayOutOf(
  { criteria, needed }: Pick<ExactFinding, 'criteria' | 'needed'>,
  rowsOf: (criterion: ExactCriterion) => ShownRows,
  precision: Precision,
): CheapestWayOut | undefined {
  const counted = criteria.filter(({ line }) => line !== undefined);
  const met = counted.filter(({ state }) => state === 'met');
  const ways = met.flatMap((criterion) => {
    const { line } = criterion;
    if (line === undefined) return [];
    const distance = shownDistance({ ...criterion, line }, rowsOf(criterion), precision);
    const isExact = distance.kind === 'persons' && distance.number.lo === distance.number.hi;
    const persons = isExact ? BigInt(distance.number.value) : undefined;
    return [{ id: criterion.criterion, persons }];
  });
  const { answer } = cheapestWayOut(ways, needed);
  if (answer === undefined) return undefined;
  return {
    criteria: answer.criteria,
    atLeast: Number(answer.atLeast),
    atMost: Number(answer.atMost),
    undecided: counted.filter(({ state }) => state === 'unknown').map(({ criterion }) => criterion),
  };
}

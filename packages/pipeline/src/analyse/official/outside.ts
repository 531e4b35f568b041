/**
 * What a printed percentage tells of our own counts, taken as the most it could tell: the counts of its years, exactly.
 * Belongs here: printed values → equalities for the attack. Does not belong: the attack, anything that is shown.
 * A mean of two years with one decimal tells less than both years' counts, and one that the ministry counted in its own way tells less still.
 * So whoever is safe from a reader who knows the counts is safe from one who has the list (docs/decisions/official-list.md).
 * None of these equalities is in a release. Start with outsideFacts.
 */
import type { Criterion, Inequality, OfficialFamily, OfficialFigure, RuleSet } from '@bybalance/release';
import type { AreaNode } from '../../assign/types.ts';
import { divide, fromDecimal } from '../../support/fraction.ts';
import { lawOf } from '../decide.ts';
import { cellName } from '../facts.ts';
import { totalCell } from '../figure.ts';
import { type Desk, yearsOf } from '../limits.ts';

/** The criterion of the list's own day that a column of a list speaks of. */
function criterionOf(
  laws: readonly RuleSet[],
  family: OfficialFamily,
  listDate: string,
  { subject }: OfficialFigure,
): Criterion | undefined {
  const law = family === 'par51b' ? 'par51b' : 'par61a';
  return laws
    .filter((one) => lawOf(one) === law && one.standing === 'law')
    .find(({ validFrom, validTo }) => validFrom <= listDate && (validTo === undefined || listDate <= validTo))
    ?.criteria.find((criterion) => criterion.subject === subject);
}

export interface PrintedOf {
  readonly node: AreaNode;
  readonly listDate: string;
  readonly family: OfficialFamily;
  readonly figure: OfficialFigure;
}

/** The share of one year is what it is; nothing where the supplier masked it or nobody is counted. */
function equality(desk: Desk, indicator: string, node: AreaNode, year: string): readonly Inequality[] {
  const table = desk.tables.get(indicator);
  const cell = table && totalCell(table, node, year);
  if (cell?.state !== 'known' || !cell.denominator) return [];
  const { numerator, denominator } = divide(fromDecimal(cell.numerator), fromDecimal(cell.denominator));
  const term = { indicator, cell: cellName(node, year), coefficient: denominator.toString() };
  return [{ terms: [term], op: '=', bound: numerator.toString() }];
}

/** One equality for each count that a printed share speaks of, once. Means of kroner are not attacked. */
export function outsideFacts(
  desk: Desk,
  laws: readonly RuleSet[],
  printed: readonly PrintedOf[],
): readonly Inequality[] {
  const facts = new Map<string, Inequality>();
  for (const { node, listDate, family, figure } of printed) {
    const criterion = criterionOf(laws, family, listDate, figure);
    if (criterion === undefined || desk.indicators.get(criterion.indicator)?.unit !== 'share') continue;
    for (const year of yearsOf(criterion, listDate.slice(0, 4)))
      for (const fact of equality(desk, criterion.indicator, node, year))
        facts.set(`${criterion.indicator} ${cellName(node, year)}`, fact);
  }
  return [...facts.values()];
}

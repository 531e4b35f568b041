/**
 * Which exact decisions a reader is told: only where a rounded figure leaves its side of a line open, and only after they were attacked.
 * Belongs here: choosing them before the attack, and asking after it whether the figure still is as it was. Does not belong: deciding.
 * Nothing is told of masked, hidden or under-class cells, nor of a figure that the attack made coarser: that a decision was needed would
 * then tell how fine the figure was before.
 * Start with chooseDecisions.
 */
import type { Inequality } from '@bybalance/release';
import type { ExactLight, LightDecision, LightLine } from '../../analyse/light.ts';
import type { IndicatorDefinition } from '../../catalogue/types.ts';
import { tableCountName } from '../audit/over-tables.ts';
import { type FindRow, type LightFigure, readFigure } from './figures.ts';
import { LINES, stateOf } from './held.ts';

interface Chosen {
  readonly decision: LightDecision;
  /** The rows that left the line open. */
  readonly rows: string;
}

export interface Told {
  /** Everything that may be told, for the attack. */
  readonly facts: readonly Inequality[];
  /** The decision on a line, if it may be told beside this figure. */
  decisionAt(
    area: string,
    criterion: string,
    figure: LightFigure,
    line: LightLine,
  ): LightDecision | undefined;
}

export const NOTHING_TOLD: Told = { facts: [], decisionAt: () => undefined };

const keyOf = (area: string, criterion: string, period: string, line: LightLine) =>
  [area, criterion, period, line].join('\n');

const rowsKey = ({ rows }: LightFigure) => JSON.stringify(rows);

/** Departments, criteria and periods with their figures, in order. */
function* figuresOf(
  exact: ExactLight,
  sheets: ReadonlyMap<string, IndicatorDefinition>,
  find: FindRow,
  periods: readonly string[],
) {
  for (const { node } of exact.departments) {
    for (const rule of exact.criteria) {
      const sheet = sheets.get(rule.indicator);
      if (sheet === undefined) continue;
      for (const period of periods) {
        const figure = readFigure(find, sheet, [node.areaSet, node.area, period], { olderByYears: 0 });
        yield { area: node.area, rule, period, figure };
      }
    }
  }
}

/** In: rows as they would be shown without the attack. Out: the decisions on rounded figures that leave a line open. */
export function chooseDecisions(
  exact: ExactLight,
  sheets: ReadonlyMap<string, IndicatorDefinition>,
  find: FindRow,
  periods: readonly string[],
): Told {
  const chosen = new Map<string, Chosen>();
  for (const { area, rule, period, figure } of figuresOf(exact, sheets, find, periods)) {
    if (figure.row.status !== 'published') continue;
    const lines = exact.linesAt(rule.id, period);
    for (const line of LINES) {
      if (stateOf(figure.certain, rule.operator, lines?.[line]) !== 'unknown') continue;
      const decision = exact.decisionAt(area, rule.id, period, line);
      if (decision) chosen.set(keyOf(area, rule.id, period, line), { decision, rows: rowsKey(figure) });
    }
  }
  return {
    facts: [...chosen.values()].map(({ decision }) => decision.fact),
    decisionAt(area, criterion, figure, line) {
      const found = chosen.get(keyOf(area, criterion, figure.row.period, line));
      return found?.rows === rowsKey(figure) ? found.decision : undefined;
    },
  };
}

/** Counts of ready tables in some years, as the attack names them. */
export type Refused = readonly { readonly series: string; readonly period: string }[];

function speaksOf({ terms }: Inequality, refused: Refused): boolean {
  return terms.some(({ indicator, cell }) => {
    const [, year = ''] = cell.split('|');
    return refused.some(({ series, period }) => {
      const [from = '', to = from] = period.split('-');
      return series === tableCountName({ id: indicator }, 'total') && from <= year && year <= to;
    });
  });
}

/** The same without the decisions on counts that could not be made safe beside them. */
export function withoutRefused(told: Told, refused: Refused): Told {
  const facts = told.facts.filter((fact) => !speaksOf(fact, refused));
  const left = new Set(facts);
  return {
    facts,
    decisionAt(area, criterion, figure, line) {
      const decision = told.decisionAt(area, criterion, figure, line);
      return decision && left.has(decision.fact) ? decision : undefined;
    },
  };
}

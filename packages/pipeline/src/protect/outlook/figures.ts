/**
 * Shown rows as the outlook reads them: single years as intervals and as readings of a panel, and nothing that was published after the vantage date.
 * Belongs here: rows → numbers, and the one door through which a date closes. Does not belong: models, areas, decisions.
 * A figure that is only an edge ("under 5") takes no part: its steps would look smaller than they are.
 * Start with readYear and publishedBy.
 */
import { type Observation, publishedOn } from '@bybalance/release';
import type { PanelKind, Reading } from '@bybalance/statistics';
import type { IndicatorDefinition } from '../../catalogue/types.ts';

export type FindRow = (
  indicator: string,
  areaSet: string,
  area: string,
  period: string,
) => Observation | undefined;

/** One year's figure by itself: the truth lies in [lo, hi]; the reading is the middle. Units: a share is 0–1. */
export interface YearFigure {
  readonly lo: number;
  readonly hi: number;
  readonly reading: Reading;
}

/** Rows of periods whose figures were published on the day or before it; nothing later is read anywhere in the outlook. */
export function publishedBy(
  find: FindRow,
  sheets: ReadonlyMap<string, IndicatorDefinition>,
  vantage: string,
): FindRow {
  return (indicator, areaSet, area, period) => {
    const sheet = sheets.get(indicator);
    if (sheet === undefined || publishedOn(sheet, period) > vantage) return undefined;
    return find(indicator, areaSet, area, period);
  };
}

export function panelKind({ unit }: Pick<IndicatorDefinition, 'unit'>): PanelKind {
  return unit === 'share' ? 'share' : unit === 'count' ? 'count' : 'value';
}

const middle = ({ lo, hi }: { readonly lo: number; readonly hi: number }) => lo / 2 + hi / 2;

/** The newest single year of a row, by its counts where it is a share; undefined where no more than an edge or nothing is shown. */
export function readYear(
  row: Observation | undefined,
  { unit, average }: Pick<IndicatorDefinition, 'unit' | 'average'>,
): YearFigure | undefined {
  if (row?.status !== 'published' && row?.status !== 'coarsened') return undefined;
  if (unit !== 'share') {
    // A mean of two years that is no share of counted people holds no single year.
    return average.years === 1
      ? { lo: row.lo, hi: row.hi, reading: { numerator: middle(row), denominator: 1 } }
      : undefined;
  }
  const { numerator, denominator } = row;
  if (numerator === undefined || denominator === undefined || denominator.lo <= 0) return undefined;
  return {
    lo: Math.max(0, numerator.lo) / denominator.hi,
    hi: Math.min(1, numerator.hi / denominator.lo),
    reading: {
      numerator: Math.min(middle(numerator), middle(denominator)),
      denominator: middle(denominator),
    },
  };
}

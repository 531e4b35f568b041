/**
 * Which areas have changed most, since the nearest year from which enough of them have moved by more than rounding.
 * Belongs here: choosing the year and the areas. Does not belong: drawing.
 * A change that rounding alone could have made is never ranked; nothing is compared across a break in the series.
 * Start with toChanges.
 */
import { compareFigures } from './change.ts';
import { type Figure, NOT_DELIVERED } from './figure.ts';
import type { IndicatorView } from './indicator-view.ts';
import { sincePhrase } from './periods.ts';
import { toPrinter } from './print.ts';
import type { SentenceFrame } from './sentence.ts';

export interface Change {
  readonly area: number;
  readonly text: string;
  /** Signed, percent of half the plot. */
  readonly reach: number;
  readonly kind: 'higher' | 'lower';
}

const CHANGES_EACH_WAY = 4;
/** How many periods back a change may be counted from. */
const HORIZONS = [1, 2, 3, 5, 10];
const ENOUGH_MOVES = 6;

interface Move {
  readonly area: number;
  readonly by: number;
  readonly step: number;
}

function movesSince(areas: readonly (readonly Figure[])[], period: number, before: number): readonly Move[] {
  return areas.flatMap((figures, area) => {
    const change = compareFigures(figures[period] ?? NOT_DELIVERED, figures[before] ?? NOT_DELIVERED);
    const isRanked = (change.kind === 'higher' || change.kind === 'lower') && change.beyondRounding;
    return isRanked
      ? [{ area, by: change.kind === 'higher' ? change.by : -change.by, step: change.step }]
      : [];
  });
}

/** Whether the series breaks between two periods: then they are not compared. */
function breaksBetween({ periods, seriesBreaks }: IndicatorView, before: number, now: number): boolean {
  return periods.slice(before + 1, now + 1).some((period) => seriesBreaks.some((b) => b.period === period));
}

/** From the year before and back, the nearest year since which enough areas have moved by more than rounding; the longest look otherwise. */
function movesWorthShowing({ indicator, period }: SentenceFrame, areas: readonly (readonly Figure[])[]) {
  const looks = HORIZONS.map((back) => period - back).filter(
    (before) => before >= 0 && !breaksBetween(indicator, before, period),
  );
  let best: { readonly before: number; readonly moves: readonly Move[] } | undefined;
  for (const before of looks) {
    const moves = movesSince(areas, period, before);
    if (!best || moves.length > best.moves.length) best = { before, moves };
    if (moves.length >= ENOUGH_MOVES) break;
  }
  return best;
}

/** In: every area's figures by period. Out: the largest moves up and down, and since when; nothing for the law's own gate. */
export function toChanges(
  frame: SentenceFrame,
  areas: readonly (readonly Figure[])[],
): { readonly changes: readonly Change[]; readonly changesSince: string | undefined } {
  const { indicator, period, words } = frame;
  const found = indicator.gate ? undefined : movesWorthShowing(frame, areas);
  if (!found) return { changes: [], changesSince: undefined };
  const printer = toPrinter(words);
  const sorted = [...found.moves].sort((a, b) => b.by - a.by || a.area - b.area);
  const up = sorted.filter((move) => move.by > 0).slice(0, CHANGES_EACH_WAY);
  const down = sorted.filter((move) => move.by < 0).slice(-CHANGES_EACH_WAY);
  const shown = [...up, ...down];
  const most = Math.max(...shown.map((move) => Math.abs(move.by)));
  return {
    changes: shown.map(({ area, by, step }) => ({
      area,
      text: printer.difference(indicator.unit, by, step, true),
      reach: Math.round((by / most) * 10000) / 100,
      kind: by > 0 ? 'higher' : 'lower',
    })),
    changesSince: sincePhrase(
      indicator,
      indicator.periods[period] ?? '',
      indicator.periods[found.before] ?? '',
      words,
    ),
  };
}

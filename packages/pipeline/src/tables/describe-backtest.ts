/** The scores of a backtest as lines of text: a table per horizon, what was crossed, and what is shown because of it. */
import {
  type BacktestRow,
  countCrossings,
  type Limit,
  METHODS,
  nearLimit,
  type Panel,
  type Scores,
  scoresOf,
  type Verdict,
} from '@bybalance/statistics';

export interface Backtested {
  readonly panel: Panel;
  readonly verdicts: readonly Verdict[];
  readonly levels: readonly number[];
  /** Whether a person named the limits. */
  readonly named: boolean;
  readonly rows: readonly BacktestRow[];
  readonly limits: readonly Limit[];
}

const write = (number: number, digits: number) => (Number.isNaN(number) ? '–' : number.toFixed(digits));
const HEADS = ['method', 'forecasts', 'MAE', 'CRPS', 'Brier', 'log', '50 %', '90 %', '95 %', 'width 90'];

function scoreRow(method: string, scores: Scores, factor: number): readonly string[] {
  const { forecasts, mae, crps, brier, logScore, coverage, width90 } = scores;
  return [
    method,
    String(forecasts),
    write(mae * factor, 4),
    write(crps * factor, 4),
    write(brier, 4),
    write(logScore, 4),
    write(coverage[50], 3),
    write(coverage[90], 3),
    write(coverage[95], 3),
    write(width90 * factor, 2),
  ];
}

/** Columns of equal width, names to the left and numbers to the right. */
function align(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADS.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}

const groupsOf = ({ units }: Panel) => [...new Set(units.flatMap(({ group }) => group ?? []))].sort();

/** Near a limit, by group: the forecasts that matter most and are fewest. */
function nearLines({ panel, rows, limits }: Backtested, horizon: number): readonly string[] {
  return groupsOf(panel).map((group) => {
    const own = rows.filter(
      (row) => row.horizon === horizon && row.method === 'default' && panel.units[row.unit]?.group === group,
    );
    const { near, crossed, enough } = countCrossings(own, limits);
    const close = limits.flatMap((limit) => [...nearLimit(own, limit)]);
    const brier = enough ? `Brier ${write(scoresOf(close, limits).brier, 4)}` : 'too few to judge';
    return `  ${group}: ${near} forecasts near a limit, ${crossed} crossed it; ${brier}.`;
  });
}

function verdictLines(backtested: Backtested, verdict: Verdict, factor: number): readonly string[] {
  const { horizon, scores, crossings, maeSkill, brierSkill, shown } = verdict;
  const table = METHODS.flatMap((method) => {
    const own = scores[method];
    return own === undefined ? [] : [scoreRow(method, own, factor)];
  });
  const bins = (scores.default?.reliability ?? [])
    .filter(({ forecasts }) => forecasts > 0)
    .map(
      ({ meanChance, happened, forecasts }) =>
        `${write(meanChance, 2)} → ${write(happened / forecasts, 2)} (${forecasts})`,
    );
  const enough = crossings.enough ? '' : '; too few to judge';
  return [
    '',
    `Horizon ${horizon}`,
    ...align([HEADS, ...table]),
    `Reliability of the default, chance said → share that happened (forecasts): ${bins.join(', ') || '–'}`,
    `Near a limit: ${crossings.near} forecasts, ${crossings.crossed} crossed it${enough}.`,
    ...nearLines(backtested, horizon),
    `Against persistence: MAE ${write(-100 * maeSkill, 1)} %, Brier ${write(-100 * brierSkill, 1)} %. ` +
      (shown === 'default'
        ? 'The default is shown.'
        : 'The default does not beat persistence: persistence is shown, and marked.'),
  ];
}

/** In: what was backtested and judged. Out: lines for a terminal; shares in percentage points, other figures in their own unit. */
export function describeBacktest(backtested: Backtested): readonly string[] {
  const { panel, verdicts, levels, named, rows } = backtested;
  const share = panel.kind === 'share';
  const factor = share ? 100 : 1;
  const told = levels.map((level) => `${write(level * factor, 2)}${share ? ' %' : ''}`).join(', ');
  const kept = rows.filter(({ method, persistence }) => method === 'default' && persistence).length;
  const all = rows.filter(({ method }) => method === 'default').length;
  return [
    `Errors in ${share ? 'percentage points' : 'the figure’s own unit'}. Chances of ending over ${told || 'no limit'}${
      named || levels.length === 0
        ? ''
        : ' (the upper quartile at the first origin: name others with --limits)'
    }.`,
    `The default is plain persistence in ${kept} of ${all} forecasts: there the drift had not earned its place.`,
    ...verdicts.flatMap((verdict) => verdictLines(backtested, verdict, factor)),
  ];
}

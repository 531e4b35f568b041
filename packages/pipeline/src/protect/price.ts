/**
 * The price of protection: how far shown figures lie from exact ones, and how much is not shown, by indicator and area set.
 * Belongs here: comparing, and giving the comparison only where it says nothing of a single cell. Does not belong: protecting.
 * Called by protect after the rows are made. Sources: methods A.10-7. Start with priceOf.
 */
import { isShown, type Observation, type ProtectionPrice } from '@bybalance/release';
import type { MeasuredCell } from '../measure/types.ts';
import type { JudgedTable } from './judge.ts';

/** Fewer compared cells than this, and an error would speak of single cells. */
const LEAST_CELLS = 50;

interface Compared {
  readonly observation: Observation;
  readonly exactCount: number | undefined;
  readonly exactValue: number | undefined;
}

function valueOfCell(cell: MeasuredCell | undefined, unit: string): number | undefined {
  if (cell?.state === 'mean') return unit === 'ratio' ? undefined : cell.value;
  if (cell?.state !== 'known') return undefined;
  if (unit === 'count' || cell.denominator === undefined) return cell.numerator;
  if (cell.denominator === 0) return undefined;
  return (cell.numerator / cell.denominator) * (unit === 'per1000' ? 1000 : 1);
}

/** Exact values beside their observations; the mean of two years is formed of the exact years. */
function compare({ exact, showing }: JudgedTable, rows: readonly Observation[]): readonly Compared[] {
  const { unit, averageYears } = showing.indicator;
  if (exact.outwards !== undefined) return [];
  const width = exact.groups.length;
  const periods = new Map(exact.periods.map((period, i) => [period, i]));
  const groups = new Map(exact.groups.map((group, i) => [group, i]));
  const nodes = new Map(exact.nodes.map(({ areaSet, area }, i) => [`${areaSet}/${area}`, i]));
  const cellAt = (row: Observation, period: string) => {
    const node = nodes.get(`${row.areaSet}/${row.area}`) ?? -1;
    return exact.cells[
      (node * exact.periods.length + (periods.get(period) ?? -1)) * width + (groups.get(row.group) ?? -1)
    ];
  };
  return rows.map((observation) => {
    const newest = cellAt(observation, observation.period);
    const value = valueOfCell(newest, unit);
    const older =
      averageYears === 2
        ? valueOfCell(cellAt(observation, String(Number(observation.period) - 1)), unit)
        : value;
    return {
      observation,
      exactCount: newest?.state === 'known' ? newest.numerator : undefined,
      exactValue: value === undefined || older === undefined ? undefined : (value + older) / 2,
    };
  });
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const largest = (numbers: readonly number[]) => numbers.reduce((most, x) => Math.max(most, x), 0);
const rounded = (x: number, digits: number) => Number(x.toFixed(digits));

/** Ranks with ties at their middle, as Spearman's correlation wants them. */
function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to++;
    for (let k = from; k <= to; k++) ranks[order[k] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}

/** Spearman's rank correlation; undefined below ten pairs or when one side does not vary. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length < 10) return undefined;
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((rank, i) => {
    const [dx, dy] = [rank - mx, (y[i] ?? 0) - my];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx === 0 || yy === 0 ? undefined : rounded(xy / Math.sqrt(xx * yy), 3);
}

function countErrors(compared: readonly Compared[]): readonly number[] {
  return compared.flatMap(({ observation, exactCount }) =>
    isShown(observation) && observation.numerator !== undefined && exactCount !== undefined
      ? [Math.abs(observation.numerator.value - exactCount)]
      : [],
  );
}

function valueErrors(compared: readonly Compared[]): readonly number[] {
  return compared.flatMap(({ observation, exactValue }) =>
    isShown(observation) && exactValue !== undefined ? [Math.abs(observation.value - exactValue)] : [],
  );
}

/** Areas in the newest period with both figures, total only. */
function newestPairs(compared: readonly Compared[]): { readonly exact: number[]; readonly shown: number[] } {
  const totals = compared.filter(({ observation }) => observation.group === 'total' && isShown(observation));
  const newest = totals
    .map(({ observation }) => observation.period)
    .sort()
    .at(-1);
  const pairs = totals.flatMap(({ observation, exactValue }) =>
    observation.period === newest && isShown(observation) && exactValue !== undefined
      ? [[exactValue, observation.value] as const]
      : [],
  );
  return { exact: pairs.map(([exact]) => exact), shown: pairs.map(([, shown]) => shown) };
}

function priceOfSet(indicator: string, areaSet: string, compared: readonly Compared[]): ProtectionPrice {
  const asked = compared.filter(
    ({ observation: { status } }) => status !== 'unavailable' && status !== 'not-applicable',
  );
  const number = (status: Observation['status']) =>
    asked.filter(({ observation }) => observation.status === status).length;
  const persons = countErrors(asked);
  const values = valueErrors(asked);
  const pairs = newestPairs(asked);
  const enough = values.length >= LEAST_CELLS;
  return {
    indicator,
    areaSet,
    cells: asked.length,
    published: number('published'),
    underThreshold: number('under-threshold'),
    coarsened: number('coarsened'),
    suppressed: number('suppressed'),
    errors: enough
      ? {
          compared: values.length,
          meanCount: persons.length < LEAST_CELLS ? undefined : rounded(mean(persons), 1),
          largestCount: persons.length < LEAST_CELLS ? undefined : rounded(largest(persons), 1),
          meanValue: rounded(mean(values), 4),
          largestValue: rounded(largest(values), 3),
          rankCorrelation: rankCorrelation(pairs.exact, pairs.shown),
        }
      : undefined,
  };
}

/** What protecting one indicator cost, by area set; net moves are left out (they are differences of shown figures). */
export function priceOf(judged: JudgedTable, rows: readonly Observation[]): readonly ProtectionPrice[] {
  const bySet = new Map<string, Compared[]>();
  for (const compared of compare(judged, rows)) {
    const known = bySet.get(compared.observation.areaSet);
    if (known) known.push(compared);
    else bySet.set(compared.observation.areaSet, [compared]);
  }
  return [...bySet].map(([areaSet, compared]) => priceOfSet(judged.exact.indicator, areaSet, compared));
}

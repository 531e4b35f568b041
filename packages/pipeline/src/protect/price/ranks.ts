/**
 * Whether protection keeps the order of areas: Spearman's rank correlation, and how finely it may be told.
 * Belongs here: ranks and their publishing rule. Does not belong: finding the pairs. Pure.
 */
import type { PriceNumber } from '@bybalance/release';

/** Steps a correlation may be told with. */
const STEPS = [0.01, 0.02, 0.05, 0.1] as const;

const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

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

/** Spearman's rank correlation, −1 to 1; undefined when one side does not vary. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | undefined {
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((rank, i) => {
    const [dx, dy] = [rank - mx, (y[i] ?? 0) - my];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx === 0 || yy === 0 ? undefined : xy / Math.sqrt(xx * yy);
}

/**
 * The finest step that leaves room: told as 1, every second pair of neighbours may still have changed places.
 * One such exchange among m areas costs 12 / (m(m² − 1)); half a step must hold m / 2 of them. 79 areas: 0.01; 20: 0.05; 10: none.
 */
export function rankStep(areas: number): number | undefined {
  const needed = areas < 2 ? Number.POSITIVE_INFINITY : 12 / (areas * areas - 1);
  return STEPS.find((step) => step >= needed);
}

/** The correlation as it may be told; undefined for so few areas that it would settle their order. */
export function toldCorrelation(a: readonly number[], b: readonly number[]): PriceNumber | undefined {
  const step = rankStep(a.length);
  const exact = step === undefined ? undefined : rankCorrelation(a, b);
  if (step === undefined || exact === undefined) return undefined;
  return { value: Number((Math.round(exact / step) * step).toFixed(2)), step };
}

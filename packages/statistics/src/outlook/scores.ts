/**
 * How good forecasts were: errors, chances, whole distributions, ranges, and whether "4 of 10" happened 4 times of 10.
 * Source: Gneiting and Raftery (2007), strictly proper scoring rules; sample form of the CRPS from their equation 21.
 * Start with scoreForecasts.
 */

import { normalBelow, normalDensity } from './normal.ts';
import { mean } from './numbers.ts';

/** Squared distance between a chance and what happened: chance 0.7 and it happened = 0.09. Lower is better. */
export const brier = (chance: number, happened: boolean) => (chance - (happened ? 1 : 0)) ** 2;

/** −ln of the chance given to what happened. Infinite where that was given no chance at all. */
export const logScore = (chance: number, happened: boolean) => -Math.log(happened ? chance : 1 - chance);

/**
 * Continuous ranked probability score of equally likely outcomes (ascending): mean |x − y| − ½ mean |x − x′|, in the figure's unit.
 * Outcomes 1 and 3, actual 2: 0.5.
 */
export function crps(outcomes: ArrayLike<number>, actual: number): number {
  const m = outcomes.length;
  let [miss, pairs] = [0, 0];
  for (let k = 0; k < m; k++) {
    const outcome = outcomes[k] ?? 0;
    miss += Math.abs(outcome - actual);
    pairs += outcome * (2 * k + 1 - m);
  }
  return miss / m - pairs / (m * m);
}

/** The same of a normal distribution, in closed form; the absolute error where the deviation is 0. */
export function normalCrps(centre: number, deviation: number, actual: number): number {
  if (deviation === 0) return Math.abs(actual - centre);
  const x = (actual - centre) / deviation;
  return deviation * (x * (2 * normalBelow(x) - 1) + 2 * normalDensity(x) - 1 / Math.sqrt(Math.PI));
}

/** Chances given, and how often it happened, in five bins of chance. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly forecasts: number;
  /** NaN in an empty bin. */
  readonly meanChance: number;
  readonly happened: number;
}

export interface Event {
  readonly chance: number;
  readonly happened: boolean;
}

const BINS = 5;

export function reliability(events: readonly Event[]): readonly ReliabilityBin[] {
  const binOf = ({ chance }: Event) => Math.min(BINS - 1, Math.floor(chance * BINS));
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = events.filter((event) => binOf(event) === bin);
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      forecasts: inside.length,
      meanChance: mean(inside.map(({ chance }) => chance)),
      happened: inside.filter((event) => event.happened).length,
    };
  });
}

/** One forecast beside what happened. */
export interface Scored {
  readonly centre: number;
  readonly actual: number;
  readonly crps: number;
  /** Whether each range held the actual figure; undefined where there was no range. */
  readonly held: Readonly<Record<'50' | '90' | '95', boolean>> | undefined;
  /** Width of the 90 % range; NaN without one. */
  readonly width90: number;
  /** Chances of being over each limit. */
  readonly events: readonly Event[];
}

export interface Scores {
  readonly forecasts: number;
  readonly mae: number;
  readonly crps: number;
  readonly width90: number;
  /** Shares of outcomes inside, among forecasts with a range. */
  readonly coverage: Readonly<Record<'50' | '90' | '95', number>>;
  readonly brier: number;
  readonly logScore: number;
  readonly reliability: readonly ReliabilityBin[];
}

/** Means over forecasts; NaN where nothing can be said. A forecast without a range counts in the error alone. */
export function scoreForecasts(scored: readonly Scored[]): Scores {
  const ranged = scored.flatMap(({ held }) => held ?? []);
  const events = scored.flatMap((one) => one.events);
  const wide = scored.filter(({ width90 }) => !Number.isNaN(width90));
  const share = (range: '50' | '90' | '95') => mean(ranged.map((held) => (held[range] ? 1 : 0)));
  return {
    forecasts: scored.length,
    mae: mean(scored.map(({ centre, actual }) => Math.abs(centre - actual))),
    crps: mean(scored.filter(({ held }) => held !== undefined).map((one) => one.crps)),
    width90: mean(wide.map(({ width90 }) => width90)),
    coverage: { 50: share('50'), 90: share('90'), 95: share('95') },
    brier: mean(events.map(({ chance, happened }) => brier(chance, happened))),
    logScore: mean(events.map(({ chance, happened }) => logScore(chance, happened))),
    reliability: reliability(events),
  };
}

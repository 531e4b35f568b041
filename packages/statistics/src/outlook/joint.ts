/**
 * Several figures of one unit foretold together: whole sets of misses that came together once are drawn together again.
 * A year that was bad for one figure was often bad for the others; chances of "two of four" need that.
 * Belongs here: drawing and counting. Does not belong: what is decided of a draw (the caller's rule).
 * Source: resampling of residual vectors (Efron and Tibshirani 1993, section 9.3), studentised as in residuals.ts.
 * Start with drawTogether, then countChances.
 */
import { clipChance } from './backtest.ts';
import { centre, type Fit } from './fit.ts';
import type { Outlooks } from './predict.ts';
import { missOf } from './residuals.ts';

/** One figure to be foretold, over the same units in the same order as the others. */
export interface JointSeries {
  readonly outlooks: Outlooks;
  /** Index of its newest published period. */
  readonly last: number;
  /** Periods after that; 0 where the figure itself is published: then it is taken as it is. */
  readonly steps: number;
}

/** One possible future: a figure per series, in its own unit. */
export type Draw = readonly number[];

/** Draws of one unit; empty where a figure is missing or nothing was ever missed together. */
export interface UnitDraws {
  readonly unit: number;
  readonly draws: readonly Draw[];
}

/** More sets than this add nothing to a chance in steps of 5 points. */
const MOST = 1000;

interface Opened extends JointSeries {
  readonly fit: Fit;
}

const widest = (series: readonly JointSeries[]) => Math.max(0, ...series.map(({ steps }) => steps));

/** The misses of every series that came together for one unit, seen from `back` periods earlier; undefined if one is missing. */
function missesTogether(
  series: readonly Opened[],
  unit: number,
  back: number,
): readonly number[] | undefined {
  const misses = series.map(({ outlooks: { prepared }, fit, last, steps }) =>
    steps === 0 ? 0 : missOf(prepared, fit, unit, last - back, steps),
  );
  return misses.some(Number.isNaN) ? undefined : misses;
}

/** All sets of misses, newest first; evenly thinned to the most that is of use. */
function collectSets(series: readonly Opened[], units: readonly number[]): readonly (readonly number[])[] {
  const oldest = Math.min(...series.map(({ last }) => last));
  const sets: (readonly number[])[] = [];
  for (let back = widest(series); back <= oldest; back++) {
    for (const unit of units) {
      const together = missesTogether(series, unit, back);
      if (together !== undefined) sets.push(together);
    }
  }
  const keep = Math.min(MOST, sets.length);
  return Array.from({ length: keep }, (_, k) => sets[Math.floor(((k + 0.5) / keep) * sets.length)] ?? []);
}

function drawFor(series: readonly Opened[], unit: number, misses: readonly number[]): Draw {
  return series.map(({ outlooks: { prepared }, fit, last, steps }, i) => {
    if (steps === 0) return prepared.toFigure(unit, last, prepared.z[unit]?.[last] ?? Number.NaN);
    const scattered = (misses[i] ?? 0) * prepared.scatter(unit, last);
    return prepared.toFigure(unit, last, centre(prepared, fit, unit, last, steps) + scattered);
  });
}

/**
 * Possible futures of every unit, all series together; sets of misses come from the unit's group where it has enough, else from all.
 * Out: one entry per unit. Deterministic: sets are thinned evenly, not at random. A series given twice with other steps is drawn as one path.
 */
export function drawTogether(given: readonly JointSeries[], enough = 150): readonly UnitDraws[] {
  const series = given.map((one): Opened => ({ ...one, fit: one.outlooks.fit(one.last) }));
  const units = series[0]?.outlooks.prepared.panel.units ?? [];
  const byGroup = Map.groupBy(units.keys(), (unit) => units[unit]?.group ?? '');
  const everyone = collectSets(series, [...units.keys()]);
  const ofGroup = new Map(
    [...byGroup].map(([group, own]) => {
      const sets = byGroup.size === 1 ? everyone : collectSets(series, own);
      return [group, sets.length >= enough ? sets : everyone] as const;
    }),
  );
  return units.map(({ group }, unit) => {
    const known = series.every(
      ({ outlooks, last }) => !Number.isNaN(outlooks.prepared.z[unit]?.[last] ?? Number.NaN),
    );
    const sets = known ? (ofGroup.get(group ?? '') ?? everyone) : [];
    return { unit, draws: sets.map((misses) => drawFor(series, unit, misses)) };
  });
}

/** A chance as it is told: nothing is sure, and no finer than 5 points. */
export interface ToldChance {
  /** 0.01–0.99. */
  readonly chance: number;
  /** To the nearest 5 points; 0.01 and 0.99 stand for "next to none" and "next to sure". */
  readonly shown: number;
  readonly words: ChanceWords;
}

export type ChanceWords =
  | 'next-to-none'
  | 'unlikely'
  | 'less-likely-than-not'
  | 'even'
  | 'more-likely-than-not'
  | 'likely'
  | 'next-to-sure';

const WORDS: readonly (readonly [upTo: number, words: ChanceWords])[] = [
  [0.025, 'next-to-none'],
  [0.25, 'unlikely'],
  [0.45, 'less-likely-than-not'],
  [0.55, 'even'],
  [0.75, 'more-likely-than-not'],
  [0.975, 'likely'],
];

/** Rounds and words a chance; what is shown and what is said never disagree. */
export function tellChance(chance: number): ToldChance {
  const clipped = clipChance(chance);
  const steps = Math.round(clipped * 20) / 20;
  const shown = steps === 0 ? 0.01 : steps === 1 ? 0.99 : steps;
  const words = WORDS.find(([upTo]) => shown < upTo + 1e-9)?.[1] ?? 'next-to-sure';
  return { chance: clipped, shown, words };
}

/** Chance of each outcome the rule can give, of equally likely draws; undefined without draws. */
export function countChances<Outcome extends string>(
  draws: readonly Draw[],
  outcomes: readonly Outcome[],
  decide: (draw: Draw) => Outcome,
): Readonly<Record<Outcome, ToldChance>> | undefined {
  if (draws.length === 0) return undefined;
  const decided = draws.map(decide);
  const chanceOf = (outcome: Outcome) => decided.filter((one) => one === outcome).length / draws.length;
  return Object.fromEntries(outcomes.map((outcome) => [outcome, tellChance(chanceOf(outcome))])) as Record<
    Outcome,
    ToldChance
  >;
}

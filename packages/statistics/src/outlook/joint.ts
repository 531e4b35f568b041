/**
 * Several figures of one unit foretold together: whole sets of misses that came together once are drawn together again.
 * A year that was bad for one figure was often bad for the others; chances of "two of four" need that.
 * Belongs here: drawing and counting. Does not belong: what is decided of a draw (the caller's rule).
 * Source: resampling of residual vectors (Efron and Tibshirani 1993, section 9.3), studentised as in residuals.ts.
 * Start with drawTogether, then countChances.
 */
import { clipChance } from './backtest.ts';
import { centre, type Fit } from './fit.ts';
import { median } from './numbers.ts';
import type { Outlooks } from './predict.ts';
import { missOf } from './residuals.ts';

/** One figure to be foretold, over the same units in the same order as the others. */
export interface JointSeries {
  readonly outlooks: Outlooks;
  /** Index of its newest published period. */
  readonly last: number;
  /** Periods after that; 0 where the figure itself is published: then it is taken as it is. */
  readonly steps: number;
  /** Misses around their own middle: what they leaned to is no part of what is said. For persistence, which claims no drift. */
  readonly centred?: boolean;
}

/** One possible future: a figure per series, in its own unit. */
export type Draw = readonly number[];

/** Draws of one unit; empty where a figure is missing or nothing was ever missed together. */
export interface UnitDraws {
  readonly unit: number;
  readonly draws: readonly Draw[];
}

/** More sets than this add nothing to a chance in steps of 5 points; not below `enough`. */
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
  const misses = series.map(({ outlooks: { prepared }, fit, last, steps }) => {
    if (steps === 0) return 0;
    return prepared.knowsScatter(last - back) ? missOf(prepared, fit, unit, last - back, steps) : Number.NaN;
  });
  return misses.some(Number.isNaN) ? undefined : misses;
}

/** All sets of misses, newest first; evenly thinned to the most that is of use. */
function collectSets(
  series: readonly Opened[],
  units: readonly number[],
  most: number,
): readonly (readonly number[])[] {
  const oldest = Math.min(...series.map(({ last }) => last));
  const sets: (readonly number[])[] = [];
  for (let back = widest(series); back <= oldest; back++) {
    for (const unit of units) {
      const together = missesTogether(series, unit, back);
      if (together !== undefined) sets.push(together);
    }
  }
  const keep = Math.min(most, sets.length);
  return Array.from({ length: keep }, (_, k) => sets[Math.floor(((k + 0.5) / keep) * sets.length)] ?? []);
}

/** One unit and series: what a set's miss makes of it. */
function drawer(
  { outlooks: { prepared }, fit, last, steps }: Opened,
  unit: number,
): (miss: number) => number {
  if (steps === 0) {
    const known = prepared.toFigure(unit, last, prepared.z[unit]?.[last] ?? Number.NaN);
    return () => known;
  }
  const [middle, scatter] = [centre(prepared, fit, unit, last, steps), prepared.scatter(unit, last)];
  return (miss) => prepared.toFigure(unit, last, middle + miss * scatter);
}

/** Sets with the misses of centred series moved to have a median of 0. */
function centreSets(
  series: readonly Opened[],
  sets: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const middles = series.map(({ centred }, i) =>
    centred === true && sets.length > 0 ? median(sets.map((misses) => misses[i] ?? 0)) : 0,
  );
  return sets.map((misses) => misses.map((miss, i) => miss - (middles[i] ?? 0)));
}

function drawsFor(
  series: readonly Opened[],
  unit: number,
  sets: readonly (readonly number[])[],
): readonly Draw[] {
  const drawers = series.map((one) => drawer(one, unit));
  return sets.map((misses) => drawers.map((draw, i) => draw(misses[i] ?? 0)));
}

export interface DrawChoice {
  /** Fewer sets of misses than this in a group: those of all units are drawn. */
  readonly enough?: number;
  /** Most draws of a unit. */
  readonly most?: number;
  /** Units that are drawn for; all when left out. The others' misses count all the same. */
  readonly only?: (unit: number) => boolean;
}

/**
 * Possible futures of every unit, all series together; sets of misses come from the unit's group where it has enough, else from all.
 * Out: one entry per unit asked for. Deterministic: sets are thinned evenly, not at random. A series given twice with other steps is drawn as one path.
 */
export function drawTogether(
  given: readonly JointSeries[],
  { enough = 150, most = MOST, only = () => true }: DrawChoice = {},
): readonly UnitDraws[] {
  const series = given.map((one): Opened => ({ ...one, fit: one.outlooks.fit(one.last) }));
  const units = series[0]?.outlooks.prepared.panel.units ?? [];
  const byGroup = Map.groupBy(units.keys(), (unit) => units[unit]?.group ?? '');
  const everyone = collectSets(series, [...units.keys()], most);
  const centredAll = centreSets(series, everyone);
  const ofGroup = new Map(
    [...byGroup].map(([group, own]) => {
      const sets = byGroup.size === 1 ? everyone : collectSets(series, own, most);
      return [group, sets.length >= enough ? centreSets(series, sets) : centredAll] as const;
    }),
  );
  return [...units.keys()].filter(only).map((unit) => {
    const known = series.every(
      ({ outlooks, last }) => !Number.isNaN(outlooks.prepared.z[unit]?.[last] ?? Number.NaN),
    );
    const sets = known ? (ofGroup.get(units[unit]?.group ?? '') ?? centredAll) : [];
    return { unit, draws: drawsFor(series, unit, sets) };
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
  [0.425, 'less-likely-than-not'],
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

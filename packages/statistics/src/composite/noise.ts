/**
 * What a change must be more than before it is called one.
 * Belongs here: the usual step from one time to the next among units of similar size, and the guard. Does not belong: classes.
 * Start with isBeyondNoise.
 */
import { populationSpread } from './scale.ts';

/** A unit and its changes from one time to the next. */
export interface Stepping {
  readonly size: number;
  readonly steps: readonly number[];
}

/**
 * The standard deviation of single steps among units of similar size.
 * In: units with their steps. Out: for each unit, in the same order, that of its third by size; undefined where the third took fewer than two.
 */
export function usualSteps(units: readonly Stepping[], groups = 3): readonly (number | undefined)[] {
  const bySize = units.map(({ size }, at) => ({ size, at })).sort((a, b) => a.size - b.size || a.at - b.at);
  const groupOf = new Map(bySize.map(({ at }, rank) => [at, Math.floor((rank * groups) / bySize.length)]));
  const spreads = Array.from({ length: groups }, (_, group) => {
    const steps = units.flatMap((unit, at) => (groupOf.get(at) === group ? unit.steps : []));
    return steps.length < 2 ? undefined : populationSpread(steps);
  });
  return units.map((_, at) => spreads[groupOf.get(at) ?? -1]);
}

/** A change of one unit: as it is told, and the interval it surely lies in. */
export interface Change {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  /** What the change is a share of; undefined where it is no share. */
  readonly size: number | undefined;
  /** See usualSteps; undefined where nobody knows. */
  readonly usual: number | undefined;
}

export interface NoiseRule {
  /** Fewest units that a change of a share must stand for. */
  readonly least: number;
  /** How many usual steps a change must exceed. */
  readonly factor: number;
}

/** Whether a change is more than rounding, more than a handful, and more than what happens every year. */
export function isBeyondNoise({ value, lo, hi, size, usual }: Change, { least, factor }: NoiseRule): boolean {
  const isSure = lo > 0 || hi < 0;
  const isMany = size === undefined || Math.abs(value) * size >= least - 1e-9;
  const isUnusual = usual === undefined || Math.abs(value) > factor * usual;
  return isSure && isMany && isUnusual;
}

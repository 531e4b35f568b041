/**
 * How wide a forecast is: the model's own past misses, divided by the scatter each was expected to have, pooled over similar units.
 * A range is the centre plus or minus the expected scatter times a miss's size: split conformal (Vovk et al. 2005; Lei et al. 2018).
 * Honest as long as the coming period is like the past ones; a break is not.
 * Start with poolResiduals.
 */
import { centre, type Fit } from './fit.ts';
import { quantile } from './numbers.ts';
import type { Prepared } from './panel.ts';

/** Misses of units alike, ascending: as they are, and their sizes. */
export interface Pool {
  readonly signed: Float64Array;
  readonly sizes: Float64Array;
}

interface Miss {
  readonly unit: number;
  /** The unit's figure at the origin, on the scale. */
  readonly level: number;
  readonly value: number;
}

/** Fewer misses than this say too little: more units are pooled, or shorter horizons. */
const ENOUGH = 150;
const LEVELS = 3;

/** One miss on the scale, in expected scatters; NaN where either figure is missing. The fit's drift stands for the past too. */
export function missOf(prepared: Prepared, fit: Fit, unit: number, origin: number, horizon: number): number {
  const actual = prepared.z[unit]?.[origin + horizon] ?? Number.NaN;
  const here = prepared.z[unit]?.[origin] ?? Number.NaN;
  if (Number.isNaN(actual) || Number.isNaN(here)) return Number.NaN;
  return (actual - centre(prepared, fit, unit, origin, horizon)) / prepared.scatter(unit, origin);
}

function missesOf(prepared: Prepared, fit: Fit, horizon: number): readonly Miss[] {
  const misses: Miss[] = [];
  for (let origin = 0; origin + horizon <= fit.last; origin++) {
    for (let unit = 0; unit < prepared.z.length; unit++) {
      const value = missOf(prepared, fit, unit, origin, horizon);
      if (Number.isNaN(value)) continue;
      misses.push({ unit, level: prepared.z[unit]?.[origin] ?? Number.NaN, value });
    }
  }
  return misses;
}

/** Too few misses so far ahead: those of a shorter horizon, widened as a random walk widens. */
function enoughMisses(prepared: Prepared, fit: Fit, horizon: number): readonly Miss[] {
  for (let shorter = horizon; shorter > 1; shorter--) {
    const misses = missesOf(prepared, fit, shorter);
    if (misses.length < ENOUGH) continue;
    const widen = Math.sqrt(horizon / shorter);
    return misses.map((miss) => ({ ...miss, value: miss.value * widen }));
  }
  const widen = Math.sqrt(horizon);
  return missesOf(prepared, fit, 1).map((miss) => ({ ...miss, value: miss.value * widen }));
}

function toPool(misses: readonly Miss[]): Pool {
  const signed = Float64Array.from(misses, ({ value }) => value).sort();
  return { signed, sizes: Float64Array.from(signed, Math.abs).sort() };
}

/** Units of low, middle and high level: at most three classes of equal numbers of misses, with enough in each. */
function classify(misses: readonly Miss[]): (level: number) => Pool {
  const levels = misses.map(({ level }) => level).sort((a, b) => a - b);
  const number = Math.max(1, Math.min(LEVELS, Math.floor(misses.length / ENOUGH)));
  const cuts = Array.from({ length: number - 1 }, (_, k) => quantile(levels, (k + 1) / number));
  const classOf = (level: number) => cuts.filter((cut) => level >= cut).length;
  const pools = Array.from({ length: number }, (_, k) =>
    toPool(misses.filter(({ level }) => classOf(level) === k)),
  );
  const empty = toPool([]);
  return (level) => pools[classOf(level)] ?? empty;
}

/**
 * The misses that stand for a unit's next one: of its group where the group has enough of them, and of units of like level; likeness in size is in the expected scatter.
 * Out: unit → pool, in expected scatters; empty where nothing has been seen.
 */
export function poolResiduals(prepared: Prepared, fit: Fit, horizon: number): (unit: number) => Pool {
  const misses = enoughMisses(prepared, fit, horizon);
  const groupOf = (unit: number) => prepared.panel.units[unit]?.group ?? '';
  const byGroup = Map.groupBy(misses, ({ unit }) => groupOf(unit));
  const everyone = classify(misses);
  const classified = new Map(
    [...byGroup].flatMap(([group, own]) => (own.length < ENOUGH ? [] : [[group, classify(own)] as const])),
  );
  return (unit) => (classified.get(groupOf(unit)) ?? everyone)(prepared.z[unit]?.[fit.last] ?? Number.NaN);
}

/**
 * Half the width of a range that should hold `share` of the outcomes, in expected scatters; NaN without misses.
 * The ceil(share · (m + 1))-th smallest of m sizes: of 19 sizes and 90 % the 18th. The largest where that asks for more than there are.
 */
export function halfWidth({ sizes }: Pool, share: number): number {
  const rank = Math.ceil(share * (sizes.length + 1) - 1e-9);
  return sizes[Math.min(sizes.length, rank) - 1] ?? Number.NaN;
}

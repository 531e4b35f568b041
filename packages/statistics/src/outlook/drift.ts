/**
 * The drift of a panel at an origin: what all units move by per period, and what each moves beside them.
 * Both are drawn towards nothing: the common drift by how much it varied from period to period, a unit's own by how little a few steps tell.
 * Medians over units and over periods: one wave of arrivals, or one home that opens, is no drift.
 * Source: empirical Bayes by the method of moments (Morris 1983), with steps beyond three robust deviations pulled in (Huber 1981).
 * Start with driftAt.
 */
import { mean, median, variance } from './numbers.ts';
import type { Prepared } from './panel.ts';

export interface Drift {
  /** Per period on the scale, already shrunk. */
  readonly common: number;
  /** Per unit, beside the common drift, already shrunk. */
  readonly own: Float64Array;
  /** False where fewer than two steps between periods are known: nothing can be said of a drift. */
  readonly known: boolean;
}

/** 1.4826 · median absolute deviation is the standard deviation of a normal distribution. */
const TO_DEVIATION = 1.4826;
const PULL_IN_AT = 3;

interface Steps {
  /** Median step of each period that has steps. */
  readonly common: readonly number[];
  /** Unit → its steps beside the common ones, pulled in. */
  readonly beside: readonly (readonly number[])[];
}

function stepsUpTo({ z }: Prepared, origin: number): Steps {
  const common: number[] = [];
  const beside = z.map((): number[] => []);
  for (let t = 1; t <= origin; t++) {
    const steps = z.map((one) => (one[t] ?? Number.NaN) - (one[t - 1] ?? Number.NaN));
    const present = steps.filter((step) => !Number.isNaN(step));
    if (present.length === 0) continue;
    const centre = median(present);
    const far = PULL_IN_AT * TO_DEVIATION * median(present.map((step) => Math.abs(step - centre)));
    common.push(centre);
    steps.forEach((step, unit) => {
      if (!Number.isNaN(step)) beside[unit]?.push(Math.max(-far, Math.min(far, step - centre)));
    });
  }
  return { common, beside };
}

/** James–Stein, positive part: what is left of a mean after its own uncertainty over periods. */
function shrinkCommon(common: readonly number[]): number {
  const centre = median(common);
  const uncertainty = variance(common) / common.length;
  return centre === 0 ? 0 : centre * Math.max(0, 1 - uncertainty / (centre * centre));
}

function shrinkOwn(beside: readonly (readonly number[])[]): Float64Array {
  let [within, degrees] = [0, 0];
  for (const steps of beside) {
    if (steps.length < 2) continue;
    within += variance(steps) * (steps.length - 1);
    degrees += steps.length - 1;
  }
  const own = new Float64Array(beside.length);
  const present = beside.filter((steps) => steps.length > 0);
  if (degrees === 0 || within === 0) return own;
  const noise = within / degrees;
  const between = mean(present.map((steps) => mean(steps) ** 2 - noise / steps.length));
  if (between <= 0) return own;
  beside.forEach((steps, unit) => {
    if (steps.length > 0) own[unit] = (between / (between + noise / steps.length)) * mean(steps);
  });
  return own;
}

/** The drift that was known at the origin (a period's index, itself included). */
export function driftAt(prepared: Prepared, origin: number): Drift {
  const { common, beside } = stepsUpTo(prepared, origin);
  if (common.length < 2) return { common: 0, own: new Float64Array(beside.length), known: false };
  return { common: shrinkCommon(common), own: shrinkOwn(beside), known: true };
}

/** Means of kroner and their ratio to a public reference, as shown. The sum is never told; the count beside it is rounded. */
import type { ProtectedNumber } from '@bybalance/release';
import { above, below, toStep } from '../round.ts';
import type { ShownBody } from './body.ts';

const RATIO_GRAIN = 10_000;

/**
 * A mean on the layer's step, rounded by way of the finest step of any layer: two layers together tell no more than the finest.
 * 187,432 on 5,000 → 185,000 in [182,500, 187,500]; on 10,000 → 190,000 in [182,500, 192,500].
 */
export function roundMean(value: number, step: number, finest = step): ProtectedNumber {
  const nearest = (of: number, to: number) => Math.floor(of / to + 0.5) * to;
  const centre = nearest(nearest(value, finest), step);
  const first = Math.ceil((centre - step / 2) / finest) * finest;
  const last = (Math.ceil((centre + step / 2) / finest) - 1) * finest;
  return { value: centre, lo: first - finest / 2, hi: last + finest / 2, step };
}

export function showMean(mean: ProtectedNumber, denominator: ProtectedNumber | undefined): ShownBody {
  return { status: 'published', reason: 'none', ...mean, numerator: undefined, denominator };
}

/** The rounded mean over the reference. In: kroner, both; the reference is public and exact. */
export function showMeanRatio(
  mean: ProtectedNumber,
  reference: number,
  step: number,
  denominator: ProtectedNumber | undefined,
): ShownBody {
  const value = toStep(mean.value / reference, step);
  return {
    status: 'published',
    reason: 'none',
    value,
    lo: Math.min(value, below(mean.lo, reference, RATIO_GRAIN)),
    hi: Math.max(value, above(mean.hi, reference, RATIO_GRAIN)),
    step,
    numerator: undefined,
    denominator,
  };
}

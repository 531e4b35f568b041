/** Means of kroner and their ratio to a public reference, as shown. The sum is never told; the count beside it is rounded. */
import type { ProtectedNumber } from '@bybalance/release';
import { above, below, toStep } from '../round.ts';
import type { ShownBody } from './body.ts';

const RATIO_STEP = 0.01;
const RATIO_GRAIN = 10_000;

/** A mean on the policy's step (5,000 kr.); the truth lies half a step to either side. */
export function roundMean(value: number, step: number): ProtectedNumber {
  const centre = Math.floor(value / step + 0.5) * step;
  return { value: centre, lo: centre - step / 2, hi: centre + step / 2, step };
}

export function showMean(mean: ProtectedNumber, denominator: ProtectedNumber | undefined): ShownBody {
  return { status: 'published', reason: 'none', ...mean, numerator: undefined, denominator };
}

/** The rounded mean over the reference, on hundredths. In: kroner, both; the reference is public and exact. */
export function showMeanRatio(
  mean: ProtectedNumber,
  reference: number,
  denominator: ProtectedNumber | undefined,
): ShownBody {
  const value = toStep(mean.value / reference, RATIO_STEP);
  return {
    status: 'published',
    reason: 'none',
    value,
    lo: Math.min(value, below(mean.lo, reference, RATIO_GRAIN)),
    hi: Math.max(value, above(mean.hi, reference, RATIO_GRAIN)),
    step: RATIO_STEP,
    numerator: undefined,
    denominator,
  };
}

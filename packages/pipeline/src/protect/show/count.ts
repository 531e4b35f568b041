/** Counts as shown: nearest base, or the class under the threshold. */
import type { ProtectedNumber, Reason } from '@bybalance/release';
import type { EdgeBody, ShownBody } from './body.ts';

/** A plain count that may be shown. */
export function showCount(count: ProtectedNumber, status: ShownBody['status']): ShownBody {
  const { value, lo, hi, step } = count;
  return {
    status,
    reason: status === 'coarsened' ? 'small-count' : 'none',
    value,
    lo,
    hi,
    step,
    numerator: count,
    denominator: undefined,
  };
}

/** A plain count of which only the class is told. */
export function showSmallCount(small: ProtectedNumber, reason: Reason): EdgeBody {
  const { lo, hi, step } = small;
  return { status: 'under-threshold', reason, lo, hi, step, numerator: small, denominator: undefined };
}

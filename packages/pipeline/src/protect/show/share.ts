/**
 * Shares and rates as shown: formed from the rounded counts, with a step that promises no more than the counts do.
 * Belongs here: value, interval and edge of numerator / denominator. Does not belong: which of them may be shown.
 * Never 0 % and never 100 %: what rounds to either is told as an edge.
 */
import type { ProtectedNumber, Reason } from '@bybalance/release';
import { above, below, clean, toStep } from '../round.ts';
import type { EdgeBody, ShownBody } from './body.ts';

/** How a numerator is held against a denominator: parts of a whole, or events per 1,000. */
export interface Ratio {
  readonly factor: 1 | 1000;
  /** Most that is possible: 1 for shares, no limit for rates. */
  readonly most: number;
  /** Step of the quotient, before the factor. */
  readonly step: number;
  readonly smallCount: number;
}

/** Intervals are widened to whole grains of this size, so that they are short to write and surely hold the truth. */
const GRAIN = 10_000;

/** The edge in the unit: "under 3 %" for fewer than 5 of 195; a whole per cent, or a whole move per 1,000. */
function edge(denominator: ProtectedNumber, { factor, smallCount }: Ratio): number {
  const per = factor === 1 ? 100 : 1000;
  const parts = Math.ceil((smallCount * per) / denominator.value);
  return factor === 1 ? clean(parts / 100) : parts;
}

/** "Under x": at most smallCount − 1 of the denominator. */
export function showUnder(
  small: ProtectedNumber,
  denominator: ProtectedNumber,
  ratio: Ratio,
  reason: Reason,
): EdgeBody {
  const hi = Math.min(ratio.most, edge(denominator, ratio));
  const step = ratio.factor === 1 ? 0.01 : 1;
  return { status: 'under-threshold', reason, lo: 0, hi, step, numerator: small, denominator };
}

/**
 * "Over x": all but at most smallCount − 1 of the denominator. The numerator is told by the denominator alone: its own rounding
 * beside a denominator that somebody knows would give a small remainder away.
 */
export function showOver(denominator: ProtectedNumber, ratio: Ratio, reason: Reason): EdgeBody {
  const lo = clean(Math.max(0, 1 - edge(denominator, ratio)));
  // Fewer than smallCount are left out; full-time persons may lack 4.9, so the bound is the whole number below.
  const numerator = { ...denominator, lo: Math.max(0, denominator.lo - ratio.smallCount) };
  return { status: 'under-threshold', reason, lo, hi: 1, step: 0.01, numerator, denominator };
}

function atTheEnd(
  value: number,
  step: number,
  interval: { readonly lo: number; readonly hi: number },
  counts: Pick<EdgeBody, 'numerator' | 'denominator'>,
): EdgeBody {
  const whole = (steps: number) => clean(steps * step);
  const bounds =
    value <= 0
      ? { lo: 0, hi: whole(Math.ceil(interval.hi / step - 1e-9)) }
      : { lo: whole(Math.floor(interval.lo / step + 1e-9)), hi: 1 };
  const reason: Reason = value <= 0 ? 'small-count' : 'small-complement';
  return { status: 'under-threshold', reason, ...bounds, step, ...counts };
}

/**
 * numerator / denominator from the counts as shown.
 * Out: the value on its step; [lo, hi] holds every quotient of counts inside the two intervals, and the value.
 */
export function showRatio(
  numerator: ProtectedNumber,
  denominator: ProtectedNumber,
  ratio: Ratio,
  status: ShownBody['status'],
): ShownBody | EdgeBody {
  const { factor, most } = ratio;
  const usual = ratio.step * factor;
  const step = status === 'coarsened' ? clean(2 * usual) : usual;
  const value = toStep((numerator.value * factor) / denominator.value, step);
  const grain = GRAIN / factor;
  const lo = Math.min(value, below(numerator.lo * factor, denominator.hi, grain));
  const hi = Math.max(value, Math.min(most, above(numerator.hi * factor, denominator.lo, grain)));
  if (value <= 0 || value >= most) return atTheEnd(value, step, { lo, hi }, { numerator, denominator });
  const reason: Reason = status === 'coarsened' ? 'small-count' : 'none';
  return { status, reason, value, lo, hi, step, numerator, denominator };
}

/**
 * Rate of a difference, in − out per 1,000, from counts that are both shown.
 * Out: the difference as numerator (it may be negative) and its widest possible quotient.
 */
export function showNet(
  inwards: ProtectedNumber,
  outwards: ProtectedNumber,
  denominator: ProtectedNumber | undefined,
  ratio: Ratio,
): ShownBody {
  const difference: ProtectedNumber = {
    value: inwards.value - outwards.value,
    lo: inwards.lo - outwards.hi,
    hi: inwards.hi - outwards.lo,
    step: inwards.step,
  };
  if (denominator === undefined) {
    return { status: 'published', reason: 'none', ...difference, numerator: difference, denominator };
  }
  const step = ratio.step * ratio.factor;
  const grain = GRAIN / ratio.factor;
  const per = (part: number, whole: number, round: typeof below) => round(part * ratio.factor, whole, grain);
  const value = toStep((difference.value * ratio.factor) / denominator.value, step);
  const lo = per(difference.lo, difference.lo < 0 ? denominator.lo : denominator.hi, below);
  const hi = per(difference.hi, difference.hi < 0 ? denominator.hi : denominator.lo, above);
  return {
    status: 'published',
    reason: 'none',
    value: value === 0 ? 0 : value,
    lo: Math.min(lo, value),
    hi: Math.max(hi, value),
    step,
    numerator: difference,
    denominator,
  };
}

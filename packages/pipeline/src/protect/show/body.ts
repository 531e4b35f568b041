/** An observation without its key: what one cell shows. */
import type { ProtectedNumber, Reason } from '@bybalance/release';

interface Interval {
  readonly lo: number;
  readonly hi: number;
  readonly step: number;
  readonly numerator: ProtectedNumber | undefined;
  readonly denominator: ProtectedNumber | undefined;
}

export type ShownBody = Interval & {
  readonly status: 'published' | 'coarsened';
  readonly reason: Reason;
  readonly value: number;
};

/** Only the class at the edge: lo is the unit's least, or hi its most. */
export type EdgeBody = Interval & { readonly status: 'under-threshold'; readonly reason: Reason };

export interface SilentBody {
  readonly status: 'suppressed' | 'unavailable' | 'not-applicable';
  readonly reason: Reason;
}

export type Body = ShownBody | EdgeBody | SilentBody;

const silences = new Map<string, SilentBody>();

/** A status and its reason, the same object every time. */
export function silent(status: SilentBody['status'], reason: Reason): SilentBody {
  const key = `${status} ${reason}`;
  const known = silences.get(key);
  if (known) return known;
  const made = { status, reason };
  silences.set(key, made);
  return made;
}

/** What a layer's table of steps has no row for. */
export const TOO_FEW = silent('suppressed', 'few-persons');

export function isSilent(body: Body): body is SilentBody {
  return body.status === 'suppressed' || body.status === 'unavailable' || body.status === 'not-applicable';
}

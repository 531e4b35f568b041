/**
 * Figures as a reader has them, turned so that more is less favourable: what indices are made of.
 * Belongs here: reading observations, changes between periods, why there is none. Does not belong: any exact figure, classes.
 * A figure is read as the middle of the interval that the truth surely lies in: nearer than the step it is printed with, and as public.
 */
import type { IndexPart, IndexReason, Observation } from '@bybalance/release';
import type { IndicatorDefinition } from '../../catalogue/types.ts';

/** More is less favourable; `edge`: only the interval is shown. */
export interface Reading {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly edge: boolean;
}

/** A figure that is not there, and why. */
export interface Missing {
  readonly reason: IndexReason;
  readonly indicator: string;
}

export type Read = Reading | Missing;

export function isMissing(read: Read): read is Missing {
  return 'reason' in read;
}

/** The total of a main area as its readers see it. */
export type FindShown = (indicator: string, area: string, period: string) => Observation | undefined;

/** "2019" and 2 → "2017"; "2019-02" and 1 → "2018-02". */
export function yearsBefore(period: string, years: number): string {
  return `${Number(period.slice(0, 4)) - years}${period.slice(4)}`;
}

/** A figure as it is shown, in its own unit. */
export function readShown(observation: Observation | undefined, indicator: string): Read {
  if (observation === undefined) return { reason: 'not-delivered', indicator };
  if (!('lo' in observation)) return { reason: observation.reason, indicator };
  const { lo, hi } = observation;
  // Half of lo and hi each, so that equal ends give themselves.
  return { value: lo / 2 + hi / 2, lo, hi, edge: observation.status === 'under-threshold' };
}

function turned(read: Read, { direction }: Pick<IndexPart, 'direction'>): Read {
  if (isMissing(read) || direction === 'high') return read;
  return { value: -read.value, lo: -read.hi, hi: -read.lo, edge: read.edge };
}

/** Reads levels and changes of the parts of indices. */
export class Reader {
  readonly #find: FindShown;
  readonly #indicators: ReadonlyMap<string, IndicatorDefinition>;
  constructor(find: FindShown, indicators: readonly IndicatorDefinition[]) {
    this.#find = find;
    this.#indicators = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  }

  shown(indicator: string, area: string, period: string): Observation | undefined {
    return this.#find(indicator, area, period);
  }

  /** The figure itself; more is less favourable. */
  level(part: IndexPart, area: string, period: string): Read {
    return turned(readShown(this.#find(part.indicator, area, period), part.indicator), part);
  }

  /** Its change over `years`, or the published one. A change across a break in the series is none. */
  change(part: IndexPart, area: string, period: string, years: number): Read {
    const { indicator } = part;
    if (part.change !== undefined) {
      return turned(readShown(this.#find(part.change, area, period), part.change), part);
    }
    const before = yearsBefore(period, years);
    const breaks = this.#indicators.get(indicator)?.seriesBreaks ?? [];
    if (breaks.some((one) => before < one.period && one.period <= period)) {
      return { reason: 'series-break', indicator };
    }
    const now = this.level(part, area, period);
    const then = this.level(part, area, before);
    if (isMissing(now)) return now;
    if (this.#find(indicator, area, before) === undefined) return { reason: 'year-before-first', indicator };
    if (isMissing(then)) return then;
    return {
      value: now.value - then.value,
      lo: now.lo - then.hi,
      hi: now.hi - then.lo,
      edge: now.edge || then.edge,
    };
  }

  /** Units that a share of the part is formed of, as shown; undefined where the figure is no share. */
  sizeOf({ indicator }: IndexPart, area: string, period: string): number | undefined {
    const observation = this.#find(indicator, area, period);
    if (this.#indicators.get(indicator)?.unit !== 'share') return undefined;
    return observation && 'lo' in observation ? observation.denominator?.value : undefined;
  }
}

/**
 * Whom members of a group share their unit with.
 * Belongs here: isolation, exposure, η², and the forms that leave a member's own person out. Does not belong: evenness.
 * Start with isolation.
 */
import { type Bounds, totalsOf, type UncertainUnit, type Unit } from './evenness.ts';

/** Members of one group, of another, and all, in one unit; the other may be the same. */
export interface Meeting {
  readonly from: number;
  readonly to: number;
  readonly all: number;
}

/** Mean share (0–1) of `to` in the unit of a member of `from`; undefined where `from` has no member. Source: Bell 1954; Lieberson 1981. */
export function exposure(units: readonly Meeting[]): number | undefined {
  const members = units.reduce((sum, { from }) => sum + from, 0);
  if (members <= 0) return undefined;
  return units.reduce((sum, { from, to, all }) => sum + (all > 0 ? (from / members) * (to / all) : 0), 0);
}

/** Mean share of the group in the unit of one of its members. */
export function isolation(units: readonly Unit[]): number | undefined {
  return exposure(units.map(({ group, others }) => ({ from: group, to: group, all: group + others })));
}

/** Least and most isolation of counts that lie in their intervals: sure, and wider than need be. undefined where the group may be nobody. */
export function isolationBounds(units: readonly UncertainUnit[]): Bounds | undefined {
  const members = (end: keyof Bounds) => units.reduce((sum, { group }) => sum + group[end], 0);
  if (members('lo') <= 0) return undefined;
  const met = (own: keyof Bounds, other: keyof Bounds) =>
    units.reduce((sum, { group, all }) => {
      const share = all[other] > 0 ? Math.min(1, group[own] / all[other]) : 1;
      return sum + group[own] * share;
    }, 0) / members(other);
  return { lo: met('lo', 'hi'), hi: Math.min(1, met('hi', 'lo')) };
}

/** η²: isolation beyond the group's share of all, 0–1. undefined where one of the groups has no member. */
export function correlationRatio(units: readonly Unit[]): number | undefined {
  const { group: G, others: H } = totalsOf(units);
  const own = isolation(units);
  if (own === undefined || H <= 0) return undefined;
  const P = G / (G + H);
  return (own - P) / (1 - P);
}

/** Isolation among the others in the unit: the member herself is not counted. A unit of one has no others and adds nothing. */
export function unbiasedIsolation(units: readonly Unit[]): number | undefined {
  const meetings = units.map(({ group, others }) => ({
    from: group,
    to: group - 1,
    all: group + others - 1,
  }));
  return exposure(meetings.filter(({ from }) => from > 0));
}

/**
 * S*: η² of the unbiased isolation, about 0 under random allocation however small the units.
 * undefined for fewer than two members or no others. Source: after Fossett 2017.
 */
export function unbiasedCorrelationRatio(units: readonly Unit[]): number | undefined {
  const { group: G, others: H } = totalsOf(units);
  const own = unbiasedIsolation(units);
  if (own === undefined || G < 2 || H <= 0) return undefined;
  const P = (G - 1) / (G + H - 1);
  return (own - P) / (1 - P);
}

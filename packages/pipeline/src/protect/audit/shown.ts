/**
 * A count as the attacker meets it: the interval each way of showing it tells, what it costs to tell less, and whether it is a target.
 * Belongs here: from a count and its verdict to intervals. Does not belong: which counts there are, searching.
 * Everything is in whole smallest units: heads, or tenths of full-time persons.
 */
import type { Interval } from '@bybalance/statistics';
import { roundCount } from '../round.ts';
import type { Verdict } from '../verdict.ts';

/** How a cell is published before the audit. */
export type Shown = 'exact' | 'rounded' | 'class' | 'near-all' | 'hidden';

const FINEST_FIRST: readonly Shown[] = ['exact', 'rounded', 'class', 'near-all', 'hidden'];

/** The finest form among all figures that show a count: the attacker reads whichever says most. */
export function finest(shown: readonly Shown[]): Shown {
  return FINEST_FIRST.find((form) => shown.includes(form)) ?? 'hidden';
}

const SHOWN: Readonly<Record<Verdict['kind'], Shown>> = {
  rounded: 'rounded',
  exact: 'exact',
  under: 'class',
  over: 'near-all',
  hidden: 'hidden',
  silent: 'hidden',
};

export const shownBy = (verdict: Verdict | undefined): Shown => SHOWN[verdict?.kind ?? 'silent'];

/** The numbers of a policy that decide what an interval is. */
export interface CountRules {
  readonly base: number;
  readonly smallCount: number;
  readonly scale: 1 | 10;
  /** Values beyond the first that must stay possible of a count that tells something of few. */
  readonly fewWidth: number;
}

/** Where a count is shown: how dear it is to tell less. */
export interface ShownPlace {
  readonly role: string;
  readonly isTotal: boolean;
}

export interface ShownForm {
  readonly levels: readonly Interval[];
  readonly costs: readonly number[] | undefined;
  /** Shown as it is, or else hidden. Missing = no. */
  readonly isExact?: boolean;
  /** A number of the previous edition that stays: its second level is another reading, not another way of showing it. Missing = no. */
  readonly isKept?: boolean;
}

/** Intervals of a count: as shown, to the nearest 10, hidden. In: count and most in smallest units. */
function levelsOf(count: number, most: number, shown: Shown, rules: CountRules): readonly Interval[] {
  const { base, smallCount, scale } = rules;
  const hidden = { lo: 0, hi: most };
  const small = smallCount * scale;
  if (shown === 'hidden') return [hidden];
  if (shown === 'near-all') return [{ lo: Math.max(0, most - small + 1), hi: most }, hidden];
  if (shown === 'exact' && count >= small) return [{ lo: count, hi: count }, hidden];
  const at = (to: number): Interval => {
    const { lo, hi } = roundCount(count / scale, { base: to, smallCount, scale });
    return { lo: Math.round(lo * scale), hi: Math.min(Math.round(hi * scale), Math.max(most, count)) };
  };
  // Below the class there is only hiding: "under 10" would be one more word for readers to learn.
  return count < small ? [at(base), hidden] : [at(base), at(base * 2), hidden];
}

/** What coarsening costs, by the kind of area: departments first, the municipality never. */
const COST: Readonly<Record<string, number>> = {
  municipality: 1000,
  district: 30,
  main: 5,
  legal: 4,
  department: 1,
  other: 3,
};

/** Hiding is dearer than coarsening, and the total of an area far dearer than one of its groups. */
const HIDING = { total: 100, group: 8 } as const;

function costsOf({ role, isTotal }: ShownPlace, heads: number, levels: number): readonly number[] {
  const coarsen = (COST[role] ?? 3) * (isTotal ? 50 : 1) * (1 + heads / 50);
  const hide = coarsen * HIDING[isTotal ? 'total' : 'group'];
  return levels === 3 ? [coarsen, hide] : [hide];
}

/** The forms a count can take, finest first. A hidden one can only stay hidden. */
export function toShownForm(
  count: number,
  most: number,
  shown: Shown,
  place: ShownPlace,
  rules: CountRules,
): ShownForm {
  const levels = levelsOf(count, most, shown, rules);
  const costs = shown === 'hidden' ? undefined : costsOf(place, count / rules.scale, levels.length);
  const isExact = shown === 'exact' && count >= rules.smallCount * rules.scale;
  return isExact ? { levels, costs, isExact } : { levels, costs };
}

/** Values beyond the first that must stay possible of a rounded count that tells nothing of few. */
const ROUNDED_WIDTH = 1;

/**
 * How wide a secret count must stay. Small counts and complements, and every cell shown at an edge or hidden, true zeros too: nobody
 * can tell them apart. Any other count may not be worked out exactly, or rounding it would be a promise not kept.
 */
export function widthOf(
  count: number,
  most: number,
  shown: Shown,
  { smallCount, scale, fewWidth }: CountRules,
): number {
  const small = smallCount * scale;
  if (shown === 'exact' && count >= small) return 0;
  const few = count < small || most - count < small;
  return few || shown !== 'rounded' ? fewWidth : ROUNDED_WIDTH;
}

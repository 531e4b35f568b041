/**
 * Which colours are possible: every way in which the figures may lie on either side of their lines, and the colour of each.
 * Belongs here: the site's rule. Does not belong: earlier years (hysteresis.ts), sizes.
 * Method: criteria one by one, over sets of (at upper, at lower, any near); lines of one criterion are met in their own order.
 * Start with possibleColours.
 */
import type { LightColour, LightRules, ThreeValued } from '@bybalance/release';
import type { LightLine } from '../../analyse/light.ts';
import { type Held, isStricter, LINES, type States } from './held.ts';

/** From the least to the most; too few residents is no colour on that scale. */
const SCALE: readonly LightColour[] = ['green', 'yellow', 'red'];

/** −1 where `a` is nearer green than `b`, 1 where it is nearer red, else 0. */
export const compareColours = (a: LightColour, b: LightColour) =>
  Math.sign(SCALE.indexOf(a) - SCALE.indexOf(b));

export type Rule = Pick<LightRules, 'red' | 'yellow'>;

interface Tally {
  readonly atUpper: number;
  readonly atLower: number;
  readonly near: boolean;
}

/** The colour of one tally. A figure at its upper limit counts at the lower one too. */
export function colourOf({ atUpper, atLower, near }: Tally, { red, yellow }: Rule): LightColour {
  if (atUpper >= red.atUpper) return 'red';
  const isYellow = atUpper >= yellow.atUpper || atLower >= yellow.atLower || (yellow.near && near);
  return isYellow ? 'yellow' : 'green';
}

type Beyond = Readonly<Record<LightLine, boolean>>;

const both = [true, false] as const;
const allowed = (state: ThreeValued) => (state === 'unknown' ? both : [state === 'met']);

/** No figure is beyond a line without being beyond every laxer one; equal lines are one. */
function isPossible(beyond: Beyond, { lines, rule }: Pick<Held, 'lines' | 'rule'>): boolean {
  return LINES.every((a) =>
    LINES.every((b) => {
      const [first, second] = [lines[a], lines[b]];
      if (first === undefined || second === undefined || isStricter(second, first, rule.operator))
        return true;
      return !beyond[a] || beyond[b];
    }),
  );
}

/** Every way in which one figure may lie. */
function waysOf(held: Pick<Held, 'lines' | 'rule'>, states: States): readonly Beyond[] {
  const ways = allowed(states.upper).flatMap((upper) =>
    allowed(states.near).flatMap((near) => allowed(states.lower).map((lower) => ({ upper, near, lower }))),
  );
  const possible = ways.filter((way) => isPossible(way, held));
  return possible.length > 0 ? possible : ways;
}

const keyOf = ({ atUpper, atLower, near }: Tally) => `${atUpper} ${atLower} ${near}`;

/** In: criteria with the states to go by. Out: possible colours, green first; one when certain. */
export function possibleColours(
  criteria: readonly { readonly held: Pick<Held, 'lines' | 'rule'>; readonly states: States }[],
  rule: Rule,
): readonly LightColour[] {
  const start: readonly Tally[] = [{ atUpper: 0, atLower: 0, near: false }];
  const tallies = criteria.reduce((all, { held, states }) => {
    const ways = waysOf(held, states);
    const next = all.flatMap((tally) =>
      ways.map(({ upper, lower, near }) => ({
        atUpper: tally.atUpper + (upper ? 1 : 0),
        atLower: tally.atLower + (lower ? 1 : 0),
        near: tally.near || near,
      })),
    );
    return [...new Map(next.map((tally) => [keyOf(tally), tally])).values()];
  }, start);
  const found = new Set(tallies.map((tally) => colourOf(tally, rule)));
  return SCALE.filter((colour) => found.has(colour));
}

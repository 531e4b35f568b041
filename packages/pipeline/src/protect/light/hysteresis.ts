/**
 * A colour does not flip every year: it changes when the figures gave the new one two years in a row, or are beyond the margin.
 * Belongs here: one department's colours through the years. Does not belong: a single year's figures.
 * Uncertain years are carried as sets of (colour in force, colour of the figures): nothing is guessed and nothing forgotten.
 * Start with colourYears.
 */
import type { LightColour, LightRules } from '@bybalance/release';

/** A year's figures by themselves. */
export interface ColourYear {
  readonly period: string;
  /** Possible colours. */
  readonly computed: readonly LightColour[];
  /** Whether, coming from `before`, the figures surely lie beyond the margin of `now`. */
  isBeyondMargin(before: LightColour, now: LightColour): boolean;
}

export interface Standing {
  readonly status: readonly LightColour[];
  readonly since: string | undefined;
  /** Whether the figures gave another colour than the one that is kept. */
  readonly isHeld: boolean;
}

interface State {
  readonly status: LightColour;
  readonly computed: LightColour;
}

type Hysteresis = LightRules['hysteresis'];

/** The colour in force after one more year, when everything is certain. */
function next(
  { status, computed: before }: State,
  now: LightColour,
  year: ColourYear,
  { yearsInRow, atOnceBeyondMargin }: Hysteresis,
): LightColour {
  if (status === now || yearsInRow === 1) return now;
  // Size is no matter of degree: a department that grows or shrinks past it begins anew.
  if (status === 'too-small' || now === 'too-small') return now;
  if (before === now) return now;
  return atOnceBeyondMargin && year.isBeyondMargin(status, now) ? now : status;
}

const ORDER: readonly LightColour[] = ['red', 'yellow', 'green', 'too-small'];
const inOrder = (colours: readonly LightColour[]) => ORDER.filter((colour) => colours.includes(colour));
const stateKey = ({ status, computed }: State) => `${status} ${computed}`;

function step(states: readonly State[] | undefined, year: ColourYear, hysteresis: Hysteresis) {
  const reached = year.computed.flatMap((computed) =>
    states === undefined
      ? [{ status: computed, computed }]
      : states.map((state) => ({ status: next(state, computed, year, hysteresis), computed })),
  );
  return [...new Map(reached.map((state) => [stateKey(state), state])).values()];
}

/** The first of the years in a row with this one colour; undefined where it may have begun earlier than is known. */
function sinceOf(
  status: readonly LightColour[],
  before: Standing | undefined,
  period: string,
): string | undefined {
  const [colour] = status;
  if (status.length !== 1 || colour === undefined) return undefined;
  if (before === undefined || !before.status.includes(colour)) return period;
  return before.since;
}

/** In: one department's years in order, none left out. Out: as many standings. */
export function colourYears(years: readonly ColourYear[], hysteresis: Hysteresis): readonly Standing[] {
  let states: readonly State[] | undefined;
  let before: Standing | undefined;
  return years.map((year) => {
    states = step(states, year, hysteresis);
    const status = inOrder(states.map((state) => state.status));
    const isHeld = status.length === 1 && states.every((state) => state.status !== state.computed);
    before = { status, since: sinceOf(status, before, year.period), isHeld };
    return before;
  });
}

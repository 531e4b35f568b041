/**
 * What would give another colour: how many residents who get work or finish school, and whether one household could.
 * Belongs here: arithmetic on shown intervals and told decisions. Does not belong: any exact figure; so nothing here tells more than they do.
 * Only what residents change where they live: never convictions, income or origin, and never who moves.
 * Start with changesOf.
 */
import {
  type LightChange,
  type LightColour,
  type ProtectedNumber,
  type StepFrom,
  stepAt,
} from '@bybalance/release';
import type { LightLine } from '../../analyse/light.ts';
import {
  add,
  ceilOf,
  compare,
  divide,
  type Fraction,
  floorOf,
  fraction,
  multiply,
  subtract,
  toNumber,
} from '../../support/fraction.ts';
import { compareColours, possibleColours, type Rule } from './colours.ts';
import { type Certain, newestYear } from './figures.ts';
import { type Held, LINES, type States, stateOf } from './held.ts';

const ONE = fraction(1n);

/** The same criteria with one of them in another state. */
export function colourWith(
  all: readonly Held[],
  one: Held,
  states: States,
  rule: Rule,
): readonly LightColour[] {
  return possibleColours(
    all.map((held) => ({ held, states: held === one ? states : held.states })),
    rule,
  );
}

/** Persons of the newest year between a share and a line; how many years it is the mean of widens them. */
function personsTo(
  line: Fraction,
  share: Fraction,
  newest: Fraction,
  years: number,
  operator: string,
): number {
  const gap = multiply(multiply(subtract(share, line), newest), fraction(BigInt(years)));
  // At least one; over the line: reaching it is enough. At least the line: it must be passed.
  const persons = operator === '>=' ? floorOf(gap) + 1n : ceilOf(gap);
  return Math.max(1, Number(persons));
}

function toProtected(lo: number, hi: number, step: number): ProtectedNumber {
  const value = Math.max(step, Math.round((lo + hi) / 2 / step) * step);
  return { value, lo: Math.min(lo, value), hi: Math.max(hi, value), step };
}

/** How many would bring the figure to the other side of a line; undefined where it is not told. */
function distanceTo(held: Held, line: Fraction, years: number, steps: readonly StepFrom[]) {
  const { figure, rule } = held;
  const newest = newestYear(figure.row);
  if (figure.certain === undefined || newest === undefined) return undefined;
  const step = stepAt(steps, toNumber(newest.lo));
  if (step === undefined) return undefined;
  const lo = personsTo(line, figure.certain.lo, newest.lo, years, rule.operator);
  const hi = personsTo(line, figure.certain.hi, newest.hi, years, rule.operator);
  return toProtected(lo, hi, step);
}

/** Short of a line, and of every stricter one. */
function shortOf(held: Held, line: LightLine): States {
  const limit = held.lines[line];
  const state = (other: LightLine) => {
    const own = held.lines[other];
    if (limit === undefined || own === undefined) return held.states[other];
    return compare(own, limit) >= 0 ? ('notMet' as const) : held.states[other];
  };
  return { upper: state('upper'), near: state('near'), lower: state('lower') };
}

export interface ChangeInput {
  readonly all: readonly Held[];
  readonly computed: LightColour;
  readonly rule: Rule;
  /** Years that an indicator's figure is the mean of. */
  readonly yearsOf: (held: Held) => number;
  readonly steps: readonly StepFrom[];
}

/** What crossing one line leads to. */
interface Crossing {
  readonly persons: ProtectedNumber;
  readonly colours: readonly LightColour[];
  readonly isMet: boolean;
}

function crossingsOf(held: Held, { all, rule, yearsOf, steps }: ChangeInput): readonly Crossing[] {
  return LINES.flatMap((line): readonly Crossing[] => {
    const limit = held.lines[line];
    if (limit === undefined || held.states[line] === 'notMet') return [];
    const persons = distanceTo(held, limit, yearsOf(held), steps);
    const colours = colourWith(all, held, shortOf(held, line), rule);
    return persons ? [{ persons, colours, isMet: held.states[line] === 'met' }] : [];
  });
}

/** The changes of one criterion, fewest persons first, one for each colour nearer green. */
function changesOfOne(held: Held, input: ChangeInput): readonly LightChange[] {
  const crossings = crossingsOf(held, input);
  const found = crossings
    .flatMap(({ persons, colours: [to, ...others], isMet }): readonly LightChange[] => {
      if (!isMet || to === undefined || others.length > 0 || compareColours(to, input.computed) >= 0)
        return [];
      // Where another criterion is open, a nearer line may be enough.
      const enough = crossings.filter(({ colours }) => colours.some((one) => compareColours(one, to) <= 0));
      const lo = Math.min(...enough.map((one) => one.persons.lo));
      return [{ to, criterion: held.rule.id, persons: { ...persons, lo } }];
    })
    .sort((a, b) => a.persons.value - b.persons.value);
  return found.filter((change, i) => found.findIndex(({ to }) => to === change.to) === i);
}

/** In: a year whose colour is certain. Out: what would bring it nearer green, in the order of the criteria. */
export function changesOf(input: ChangeInput): readonly LightChange[] {
  return input.all
    .filter(({ rule }) => rule.subject === 'work' || rule.subject === 'education')
    .flatMap((held) => changesOfOne(held, input));
}

/** Furthest that adults who come or go, counted or not, move a share of `newest` people; a mean of years moves by less. */
function reach(newest: Fraction, adults: number, years: number): Fraction {
  const rest = subtract(newest, fraction(BigInt(adults)));
  if (compare(rest, ONE) < 0) return ONE;
  return divide(fraction(BigInt(adults)), multiply(rest, fraction(BigInt(years))));
}

/** An income moves by as large a part of itself: a household without income, or with twice the mean. */
function shifted({ certain, row }: Held['figure'], isIncome: boolean, adults: number, years: number) {
  const newest = newestYear(row) ?? denominatorOf(row);
  if (certain === undefined || newest === undefined) return undefined;
  const widest = reach(newest.lo, adults, years);
  const surely = reach(newest.hi, adults, years);
  const scale = (end: Fraction, by: Fraction) => (isIncome ? multiply(end, by) : by);
  return {
    widened: {
      lo: subtract(certain.lo, scale(certain.lo, widest)),
      hi: add(certain.hi, scale(certain.hi, widest)),
    },
    down: {
      lo: subtract(certain.lo, scale(certain.lo, surely)),
      hi: subtract(certain.hi, scale(certain.hi, surely)),
    },
    up: { lo: add(certain.lo, scale(certain.lo, surely)), hi: add(certain.hi, scale(certain.hi, surely)) },
  };
}

function denominatorOf(row: Held['figure']['row']): Certain | undefined {
  if (!('lo' in row) || row.denominator === undefined) return undefined;
  const whole = (count: number) => fraction(BigInt(Math.round(count)));
  return { lo: whole(row.denominator.lo), hi: whole(row.denominator.hi) };
}

function statesAt({ rule, lines }: Held, certain: Certain): States {
  const at = (line: LightLine) => stateOf(certain, rule.operator, lines[line]);
  return { upper: at('upper'), near: at('near'), lower: at('lower') };
}

export interface FlipInput extends Omit<ChangeInput, 'steps'> {
  readonly adults: number;
}

/**
 * Whether one household more or less could give another colour of the year's figures, one criterion at a time.
 * Out: true where every possible figure is near enough, false where none is, undefined where that cannot be said.
 */
export function flipsWithOneHousehold({
  all,
  computed,
  rule,
  yearsOf,
  adults,
}: FlipInput): boolean | undefined {
  const answers = all.map((held): boolean | undefined => {
    const moved = shifted(held.figure, held.rule.subject === 'income', adults, yearsOf(held));
    if (moved === undefined) return undefined;
    const colours = (certain: Certain) => colourWith(all, held, statesAt(held, certain), rule);
    const isOther = (certain: Certain) => !colours(certain).includes(computed);
    if (isOther(moved.down) || isOther(moved.up)) return true;
    return colours(moved.widened).some((colour) => colour !== computed) ? undefined : false;
  });
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/**
 * The plan of a counted population: what one pass over its rows must find for all of its indicators together.
 * Belongs here: definitions → distinct conditions and groups. Does not belong: SQL, numbers.
 * A share's numerator is counted inside its denominator, so a person who is outside the denominator never counts above the line.
 * Start with planCounts.
 */
import type {
  Condition,
  CountedPopulation,
  GroupDefinition,
  IndicatorDefinition,
} from '../catalogue/types.ts';

/** Everyone: always the first condition of a plan. */
export const EVERYONE: Condition = [];

export interface Dimension {
  readonly id: string;
  readonly groups: readonly GroupDefinition[];
}

export interface CountPlan {
  readonly population: CountedPopulation;
  readonly conditions: readonly Condition[];
  readonly dimensions: readonly Dimension[];
  /** "total" and every group of every dimension: a slot is an index into this. */
  readonly slots: readonly string[];
  /** Slot × condition pairs that some indicator needs: "slot:condition". */
  readonly needed: ReadonlySet<string>;
}

const sameTest = (a: Condition[number], b: Condition[number]) => JSON.stringify(a) === JSON.stringify(b);

/** Both conditions at once; a test they share is kept once. */
function both(a: Condition, b: Condition): Condition {
  return [...a, ...b.filter((test) => !a.some((other) => sameTest(test, other)))];
}

const keyOf = (condition: Condition) =>
  condition
    .map((test) => JSON.stringify(test))
    .sort()
    .join();

interface Counted {
  readonly numerator: Condition;
  readonly denominator: Condition | undefined;
}

/** Conditions whose counts are an indicator's numerator and denominator; undefined for populations that are not counted. */
export function countedBy({ measure }: IndicatorDefinition): Counted | undefined {
  if (measure.population === 'flow' || measure.population === 'delivered') return undefined;
  const { numerator, denominator } = measure;
  return { numerator: both(denominator ?? EVERYONE, numerator), denominator };
}

/** Index of a condition in a plan. */
export function conditionIndex(plan: CountPlan, condition: Condition): number {
  const key = keyOf(condition);
  const found = plan.conditions.findIndex((one) => keyOf(one) === key);
  if (found < 0) throw new Error('A condition was not planned.');
  return found;
}

function dimensionsOf(
  indicators: readonly IndicatorDefinition[],
  groups: readonly GroupDefinition[],
): readonly Dimension[] {
  const asked = new Set(indicators.flatMap(({ dimensions }) => dimensions));
  const ids = [...new Set(groups.map(({ dimension }) => dimension))].filter((id) => asked.has(id));
  return ids.map((id) => ({ id, groups: groups.filter(({ dimension }) => dimension === id) }));
}

function distinct(conditions: readonly Condition[]): readonly Condition[] {
  return [...new Map(conditions.map((condition) => [keyOf(condition), condition])).values()];
}

/**
 * Plans one population.
 * In: its indicators (flow indicators count residents as their base: hand them over with the population `state`), all groups.
 */
export function planCounts(
  population: CountedPopulation,
  indicators: readonly IndicatorDefinition[],
  groups: readonly GroupDefinition[],
): CountPlan {
  const conditionsOf = (indicator: IndicatorDefinition): readonly Condition[] => {
    const counted = countedBy(indicator);
    return counted === undefined ? [EVERYONE] : [counted.numerator, counted.denominator ?? counted.numerator];
  };
  const conditions = distinct([EVERYONE, ...indicators.flatMap(conditionsOf)]);
  const dimensions = dimensionsOf(indicators, groups);
  const slots = ['total', ...dimensions.flatMap((dimension) => dimension.groups.map(({ id }) => id))];
  const plan: CountPlan = { population, conditions, dimensions, slots, needed: new Set() };
  const needed = indicators.flatMap((indicator) => {
    const wanted = conditionsOf(indicator).map((condition) => conditionIndex(plan, condition));
    return groupsOf(indicator, groups).flatMap((group) =>
      wanted.map((condition) => `${slots.indexOf(group)}:${condition}`),
    );
  });
  return { ...plan, needed: new Set(needed) };
}

/** Groups of an indicator's table: "total" first, then its dimensions in the order of the group list. */
export function groupsOf(
  { dimensions }: Pick<IndicatorDefinition, 'dimensions'>,
  groups: readonly GroupDefinition[],
): readonly string[] {
  return ['total', ...groups.filter(({ dimension }) => dimensions.includes(dimension)).map(({ id }) => id)];
}

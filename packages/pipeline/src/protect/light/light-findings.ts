/**
 * One department's findings through the years: states, colours, what would change them, and why.
 * Belongs here: putting the parts together. Does not belong: which layer gets them (light.ts), the parts' own arithmetic.
 * Everything is a function of the rows its readers see and of the decisions they are told.
 * Start with departmentFindings.
 */
import {
  areaKey,
  type LightColour,
  type LightCriterion,
  type LightFinding,
  type LightRules,
  type Precision,
  type ThreeValued,
} from '@bybalance/release';
import type { ExactLight, LightCriterionRule, LightDepartment, LightLines } from '../../analyse/light.ts';
import type { IndicatorDefinition } from '../../catalogue/types.ts';
import { type Fraction, fraction, fromDecimal, multiply, toNumber } from '../../support/fraction.ts';
import { changesOf, flipsWithOneHousehold } from './changes.ts';
import { compareColours, possibleColours } from './colours.ts';
import { type FindRow, readFigure } from './figures.ts';
import { type Held, type States, stateOf } from './held.ts';
import { type ColourYear, colourYears, type Standing } from './hysteresis.ts';
import type { Told } from './told.ts';
import { becauseOfLight } from './words.ts';

/** Residents on 1 January: a department's size. */
const RESIDENTS = 'indbyggere';

export const RESIDENTS_INDICATOR = RESIDENTS;

export interface LightDesk {
  readonly exact: ExactLight;
  readonly sheets: ReadonlyMap<string, IndicatorDefinition>;
  readonly find: FindRow;
  readonly told: Told;
  readonly precision: Precision;
  readonly listedAt: (node: LightDepartment['node'], period: string) => LightFinding['listed'];
}

function holdOne(
  { exact, sheets, find, told }: LightDesk,
  rule: LightCriterionRule,
  { node }: LightDepartment,
  period: string,
): Held {
  const sheet = sheets.get(rule.indicator);
  if (sheet === undefined) throw new TypeError(`The light’s indicator ${rule.indicator} has no sheet.`);
  const figure = readFigure(find, sheet, [node.areaSet, node.area, period], exact.rules);
  const lines: LightLines = exact.linesAt(rule.id, figure.row.period) ?? {
    upper: undefined,
    lower: undefined,
    near: undefined,
  };
  const decided = (['upper', 'near', 'lower'] as const).map((line) => {
    const shown = stateOf(figure.certain, rule.operator, lines[line]);
    const decision = shown === 'unknown' ? told.decisionAt(node.area, rule.id, figure, line) : undefined;
    const state: ThreeValued = decision ? (decision.isMet ? 'met' : 'notMet') : shown;
    return { line, state, facts: decision ? [decision.fact] : [] };
  });
  const state = (line: string) => decided.find((one) => one.line === line)?.state ?? 'unknown';
  return {
    ...{ rule, figure, lines },
    states: { upper: state('upper'), near: state('near'), lower: state('lower') },
    facts: decided.flatMap(({ facts }) => facts),
  };
}

/** Whether a department has the size for a colour; undefined where it is no part of the period. */
function sizeOf(
  { find, exact }: LightDesk,
  { node }: LightDepartment,
  period: string,
): ThreeValued | undefined {
  const row = find(RESIDENTS, node.area, period);
  if (row?.status === 'not-applicable') return undefined;
  if (row === undefined || !('lo' in row)) return 'unknown';
  const certain = { lo: fromDecimal(row.lo), hi: fromDecimal(row.hi) };
  return stateOf(certain, '>=', fraction(BigInt(exact.rules.minimumResidents)));
}

function withSize(size: ThreeValued, colours: readonly LightColour[]): readonly LightColour[] {
  if (size === 'met') return colours;
  return size === 'notMet' ? ['too-small'] : [...colours, 'too-small'];
}

/** Lines moved by the margin, so that they are harder to be beyond (`harder`) or easier. */
function movedLines(held: Held, { margin }: LightRules, harder: boolean): Pick<Held, 'lines' | 'rule'> {
  const up = harder !== (held.rule.operator === '<');
  const part = margin.denominator + (up ? margin.numerator : -margin.numerator);
  const move = (line: Fraction | undefined) =>
    line && multiply(line, fraction(BigInt(part), BigInt(margin.denominator)));
  const { upper, lower, near } = held.lines;
  return { rule: held.rule, lines: { upper: move(upper), lower: move(lower), near: move(near) } };
}

/** From the shown figures alone: with lines moved by the margin against the change, every possible colour still is as far. */
function isBeyondMargin(
  all: readonly Held[],
  rules: LightRules,
  before: LightColour,
  now: LightColour,
): boolean {
  const isWorse = compareColours(now, before) > 0;
  const moved = all.map((held) => {
    const own = movedLines(held, rules, isWorse);
    const at = (line: 'upper' | 'lower' | 'near') =>
      stateOf(held.figure.certain, held.rule.operator, own.lines[line]);
    const states: States = { upper: at('upper'), lower: at('lower'), near: at('near') };
    return { held: own, states };
  });
  return possibleColours(moved, rules).every((colour) => {
    const order = compareColours(colour, now);
    return isWorse ? order >= 0 : order <= 0;
  });
}

interface LightYear extends ColourYear {
  readonly all: readonly Held[];
}

function yearOf(desk: LightDesk, department: LightDepartment, period: string): LightYear | undefined {
  const { rules, criteria } = desk.exact;
  const size = sizeOf(desk, department, period);
  if (size === undefined) return undefined;
  const all = criteria.map((rule) => holdOne(desk, rule, department, period));
  const colours = possibleColours(
    all.map((held) => ({ held, states: held.states })),
    rules,
  );
  return {
    ...{ period, all },
    computed: withSize(size, colours),
    isBeyondMargin: (before, now) => isBeyondMargin(all, rules, before, now),
  };
}

function isNear({ upper, near }: States): ThreeValued {
  if (near === 'notMet' || upper === 'met') return 'notMet';
  return near === 'met' && upper === 'notMet' ? 'met' : 'unknown';
}

function toCriterion({ rule, figure, lines, states }: Held): LightCriterion {
  const limit = (line: Fraction | undefined) => line && toNumber(line);
  return {
    ...{ criterion: rule.id, indicator: rule.indicator, title: rule.title },
    ...{ atUpper: states.upper, atLower: states.lower, isNear: isNear(states) },
    limits: { upper: limit(lines.upper), lower: limit(lines.lower) },
    figure: figure.row,
  };
}

function reasonOf({ period, computed, all }: LightYear, { status, isHeld }: Standing, rules: LightRules) {
  const number = (isSo: (states: States) => boolean) => all.filter(({ states }) => isSo(states)).length;
  const proposed = {
    ...{ period, computed, status, isHeld, of: all.length },
    atUpper: number(({ upper }) => upper === 'met'),
    openUpper: number(({ upper }) => upper === 'unknown'),
    atLower: number(({ lower }) => lower === 'met'),
    near: number((states) => isNear(states) === 'met'),
    unknown: all
      .filter(({ states }) => Object.values(states).includes('unknown'))
      .map(({ rule }) => rule.title),
  };
  return becauseOfLight(proposed, rules);
}

/** Two limits that are the same number tell the same. */
const distinct = (facts: LightFinding['facts']): LightFinding['facts'] => [
  ...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values(),
];

function findingOf(
  desk: LightDesk,
  { node }: LightDepartment,
  year: LightYear,
  standing: Standing,
): LightFinding {
  const { rules } = desk.exact;
  const { period, computed, all } = year;
  const [colour, ...others] = computed;
  const sure = others.length === 0 && colour !== 'too-small' ? colour : undefined;
  const yearsOf = ({ rule }: Held) => desk.sheets.get(rule.indicator)?.average.years ?? 1;
  const common = sure && { all, computed: sure, rule: rules, yearsOf };
  return {
    ...{ kind: 'light', subject: areaKey(node.areaSet, node.area), period, ruleSet: rules.id },
    ...{ status: standing.status, computed, since: standing.since },
    flipsWithOneHousehold: common && flipsWithOneHousehold({ ...common, adults: rules.householdAdults }),
    criteria: all.map(toCriterion),
    changes: common ? changesOf({ ...common, steps: desk.precision.distancePersons }) : [],
    listed: desk.listedAt(node, period),
    facts: distinct(all.flatMap(({ facts }) => facts)),
    because: reasonOf(year, standing, rules),
  };
}

/** In: periods that have a light, in order. Out: a finding for each in which the department exists. */
export function departmentFindings(
  desk: LightDesk,
  department: LightDepartment,
  periods: readonly string[],
): readonly LightFinding[] {
  const years = periods.flatMap((period) => yearOf(desk, department, period) ?? []);
  const standings = colourYears(years, desk.exact.rules.hysteresis);
  return years.flatMap((year, i) => {
    const standing = standings[i];
    return standing ? [findingOf(desk, department, year, standing)] : [];
  });
}

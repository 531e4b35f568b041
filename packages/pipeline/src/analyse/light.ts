/**
 * The traffic light's exact side: the lines that figures are held against, and on which side of each a department's exact figure lies.
 * Belongs here: lines from public figures, decisions on counts. Does not belong: colours (protect: made of shown figures and of decisions that
 * may be told). Nothing is decided on exact income, for means of kroner are not attacked, nor on exact convictions, for small counts would follow.
 * Called by run.ts beside analyse. Start with analyseLight.
 */
import type { Criterion, CriterionSubject, Inequality, Layer, LightRules, RuleSet } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';
import type { Catalogue, Site } from '../catalogue/types.ts';
import type { Measured } from '../measure/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { compare, type Fraction, fraction, multiply } from '../support/fraction.ts';
import { decideCriterion } from './decide.ts';
import { factOf } from './facts.ts';
import { exactFigure, totalCell } from './figure.ts';
import { type Desk, limitOf, toDesk, yearsOf } from './limits.ts';

/** The limit of § 61 a, the one of § 61 b, and the line within a margin of the first. */
export const LIGHT_LINES = ['upper', 'lower', 'near'] as const;
export type LightLine = (typeof LIGHT_LINES)[number];

/** In the unit in which the figure is shown; undefined while a public figure is missing. */
export type LightLines = Readonly<Record<LightLine, Fraction | undefined>>;

export interface LightCriterionRule extends Pick<Criterion, 'id' | 'indicator' | 'operator' | 'title'> {
  readonly subject: CriterionSubject | undefined;
}

/** Where an exact figure lies, and what a reader who is told so learns. */
export interface LightDecision {
  readonly isMet: boolean;
  readonly fact: Inequality;
}

export interface LightDepartment {
  readonly node: AreaNode;
  /** Where its findings lie. */
  readonly layer: Layer;
}

export interface ExactLight {
  readonly rules: LightRules;
  readonly criteria: readonly LightCriterionRule[];
  readonly departments: readonly LightDepartment[];
  linesAt(criterion: string, period: string): LightLines | undefined;
  /** undefined where nothing is decided on exact figures. */
  decisionAt(area: string, criterion: string, period: string, line: LightLine): LightDecision | undefined;
}

export interface AnalyseLightInput {
  readonly measured: Measured;
  readonly catalogue: Pick<Catalogue, 'indicators' | 'laws'>;
  readonly site: Pick<Site, 'periods' | 'light' | 'organisations' | 'layers'>;
  readonly context: Pick<RunContext, 'signal'>;
}

interface Pair {
  readonly upper: Criterion;
  readonly lower: Criterion;
}

/** Within the margin on the side that is not met yet. */
export function nearLine(
  limit: Fraction,
  operator: Criterion['operator'],
  { numerator, denominator }: LightRules['margin'],
): Fraction {
  const part = BigInt(operator === '<' ? denominator + numerator : denominator - numerator);
  return multiply(limit, fraction(part, BigInt(denominator)));
}

function pairsOf(rules: LightRules, laws: readonly RuleSet[]): readonly Pair[] {
  const criteriaOf = (id: string) => laws.find((law) => law.id === id)?.criteria ?? [];
  return rules.criteria.flatMap((id) => {
    const upper = criteriaOf(rules.upper).find((one) => one.id === id);
    const lower = criteriaOf(rules.lower).find((one) => one.id === id);
    return upper && lower ? [{ upper, lower }] : [];
  });
}

/** A ratio to the region already holds the reference in itself. */
function lineOf(desk: Desk, criterion: Criterion, period: string): Fraction | undefined {
  const indicator = desk.indicators.get(criterion.indicator);
  if (indicator === undefined) return undefined;
  if (indicator.unit === 'ratio')
    return fraction(BigInt(criterion.limit.numerator), BigInt(criterion.limit.denominator));
  return limitOf(desk, criterion, indicator, yearsOf(criterion, period));
}

function linesOf(desk: Desk, { upper, lower }: Pair, rules: LightRules, period: string): LightLines {
  const line = lineOf(desk, upper, period);
  return {
    upper: line,
    lower: lineOf(desk, lower, period),
    near: line && nearLine(line, upper.operator, rules.margin),
  };
}

/** A department's exact share; undefined where it is masked, missing, or no share of counted people. */
function countedShare(
  desk: Desk,
  criterion: Criterion,
  node: AreaNode,
  period: string,
): Fraction | undefined {
  const table = desk.tables.get(criterion.indicator);
  const sheet = desk.indicators.get(criterion.indicator);
  if (table === undefined || sheet?.unit !== 'share') return undefined;
  // The attack refused a release that told on which side of a limit two years' convictions lie: small counts followed from it.
  if (sheet.sensitivity !== 'core' && sheet.sensitivity !== 'sensitive') return undefined;
  const isCounted = yearsOf(criterion, period).every(
    (year) => totalCell(table, node, year).state === 'known',
  );
  if (!isCounted) return undefined;
  const how = criterion.averageHow ?? sheet.average.how;
  const figure = exactFigure(table, node, period, criterion.averageYears, how);
  return figure && compare(figure.lo, figure.hi) === 0 ? figure.lo : undefined;
}

function decide(
  desk: Desk,
  criterion: Criterion,
  node: AreaNode,
  period: string,
  line: Fraction | undefined,
) {
  const share = countedShare(desk, criterion, node, period);
  const state = decideCriterion(share && { lo: share, hi: share }, criterion.operator, line);
  const years = yearsOf(criterion, period);
  const [fact] = factOf(criterion.indicator, node, years, criterion.operator, line, state);
  return fact && { isMet: state === 'met', fact };
}

function departmentsOf(
  { areaSet }: LightRules,
  { measured, site }: AnalyseLightInput,
): readonly LightDepartment[] {
  return site.organisations.flatMap(({ id, departments }) => {
    const layer: Layer = `samarbejde.${id}`;
    if (!site.layers.includes(layer)) return [];
    const codes = new Set(departments.map(({ code }) => code));
    return measured.nodes
      .filter((node) => node.areaSet === areaSet && codes.has(node.area) && node.withheld === undefined)
      .map((node) => ({ node, layer }));
  });
}

/**
 * In: exact tables, public figures, the site's rules. Out: lines by criterion and period, decisions on demand; undefined where the site has no light.
 * Nothing is decided on masked or missing figures, nor on income and convictions.
 */
export function analyseLight(input: AnalyseLightInput): ExactLight | undefined {
  const { measured, catalogue, site, context } = input;
  const rules = site.light;
  if (rules === undefined) return undefined;
  stopIfAsked(context);
  const desk = toDesk(measured, catalogue);
  const pairs = new Map(pairsOf(rules, catalogue.laws).map((pair) => [pair.upper.id, pair]));
  const departments = departmentsOf(rules, input);
  const nodes = new Map(departments.map(({ node }) => [node.area, node]));
  const linesAt = (criterion: string, period: string) => {
    const pair = pairs.get(criterion);
    return pair && linesOf(desk, pair, rules, period);
  };
  return {
    rules,
    criteria: [...pairs.values()].map(({ upper: { id, indicator, operator, subject, title } }) => ({
      ...{ id, indicator, operator, subject, title },
    })),
    departments,
    linesAt,
    decisionAt(area, criterion, period, line) {
      const node = nodes.get(area);
      const pair = pairs.get(criterion);
      return node && pair && decide(desk, pair.upper, node, period, linesAt(criterion, period)?.[line]);
    },
  };
}

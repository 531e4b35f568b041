/**
 * Analyse: exact figures in, exact findings out. First finding: the criteria of the law in force, for legal areas.
 * Belongs here: which node is held against which rule in which period. Does not belong: what may be shown (protect).
 * Called by run.ts between measure and protect; never sees a person; decides with whole numbers, never with floats.
 * A period stands for the list of 1 December of its year: that day decides which rule set is in force.
 * Start with analyse.
 */
import { type Criterion, type RuleSet, speaksOf } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';
import type { Catalogue, IndicatorDefinition, Site } from '../catalogue/types.ts';
import type { Measured, MeasuredTable } from '../measure/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { type Fraction, fraction, fromDecimal, mean, multiply, toNumber } from '../support/fraction.ts';
import { decideCriterion, isCriteriaLaw, possibleStatuses } from './decide.ts';
import { factOf } from './facts.ts';
import { exactFigure, totalCell, yearsEndingAt } from './figure.ts';
import { becauseOf, type Undecided } from './sentence.ts';
import type { ExactCriterion, ExactFinding } from './types.ts';

/** Residents on 1 January: the law's minimum is counted with this indicator. */
const RESIDENTS = 'indbyggere';

export interface AnalyseInput {
  readonly measured: Measured;
  readonly catalogue: Pick<Catalogue, 'indicators' | 'laws'>;
  readonly site: Pick<Site, 'areaSets' | 'periods' | 'ruleSets'>;
  readonly context: Pick<RunContext, 'signal'>;
}

interface Desk {
  readonly tables: ReadonlyMap<string, MeasuredTable>;
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  readonly reference: Measured['reference'];
}

interface Decided {
  readonly shown: ExactCriterion;
  readonly role: Criterion['role'];
  readonly facts: ExactFinding['facts'];
  readonly undecided: Undecided | undefined;
}

/** Whether a rule set decides the list of 1 December of the period's year; periods that are no years have no list. */
export function isInForce(ruleSet: Pick<RuleSet, 'validFrom' | 'validTo'>, period: string): boolean {
  if (!/^\d{4}$/.test(period)) return false;
  const listDate = `${period}-12-01`;
  return ruleSet.validFrom <= listDate && (ruleSet.validTo === undefined || listDate <= ruleSet.validTo);
}

function seriesOf(indicator: IndicatorDefinition): string {
  if (indicator.reference) return indicator.reference.series;
  return indicator.measure.population === 'delivered' ? indicator.measure.table : indicator.id;
}

function referenceFigure(
  desk: Desk,
  scope: 'country' | 'region',
  series: string,
  period: string,
): Fraction | undefined {
  const found = desk.reference.find(
    (figure) => figure.scope === scope && figure.series === series && figure.period === period,
  );
  if (found === undefined) return undefined;
  if (found.numerator !== undefined && found.denominator) {
    return multiply(fromDecimal(found.numerator), invert(fromDecimal(found.denominator)));
  }
  return found.value === undefined ? undefined : fromDecimal(found.value);
}

const invert = (a: Fraction) => fraction(a.denominator, a.numerator);

/** The limit in the unit that figures are held against: the law's number, times the reference where it names one. */
function limitOf(
  desk: Desk,
  criterion: Criterion,
  indicator: IndicatorDefinition,
  years: readonly string[],
): Fraction | undefined {
  const limit = fraction(BigInt(criterion.limit.numerator), BigInt(criterion.limit.denominator));
  const scope = criterion.reference;
  if (scope === undefined) return limit;
  const figures = years.map((year) => referenceFigure(desk, scope, seriesOf(indicator), year));
  if (!figures.every((figure) => figure !== undefined)) return undefined;
  return multiply(limit, mean(figures));
}

/** What the reader is shown beside the figure. A ratio to the region already holds the reference in itself. */
function shownLimit(criterion: Criterion, indicator: IndicatorDefinition, limit: Fraction | undefined) {
  if (indicator.unit === 'ratio') return criterion.limit.numerator / criterion.limit.denominator;
  return limit && toNumber(limit);
}

function missingYears(
  table: MeasuredTable | undefined,
  node: AreaNode,
  years: readonly string[],
): readonly string[] {
  const missing = years.filter((year) => {
    const state = table && totalCell(table, node, year).state;
    return state === undefined || state === 'none' || state === 'masked';
  });
  return missing.length > 0 ? missing : years;
}

function spokenYears(
  indicator: IndicatorDefinition | undefined,
  years: readonly string[],
): readonly string[] {
  return years.flatMap((year) =>
    indicator ? speaksOf({ lagYears: indicator.lagYears, averageYears: 1 }, year) : [year],
  );
}

function decide(desk: Desk, criterion: Criterion, node: AreaNode, period: string): Decided {
  const table = desk.tables.get(criterion.indicator);
  const indicator = desk.indicators.get(criterion.indicator);
  const years = yearsEndingAt(period, criterion.averageYears) ?? [period];
  const how = criterion.averageHow ?? indicator?.average.how ?? 'meanOfShares';
  const figure = table && exactFigure(table, node, period, criterion.averageYears, how);
  const limit = indicator && limitOf(desk, criterion, indicator, years);
  const state = decideCriterion(figure, criterion.operator, limit);
  return {
    role: criterion.role,
    shown: {
      criterion: criterion.id,
      indicator: criterion.indicator,
      state,
      limit: indicator && shownLimit(criterion, indicator, limit),
      speaksOf: spokenYears(indicator, years),
    },
    facts: factOf(criterion.indicator, node, years, criterion.operator, limit, state),
    undecided:
      state === 'unknown'
        ? { title: criterion.title, years: spokenYears(indicator, missingYears(table, node, years)) }
        : undefined,
  };
}

function findingOf(desk: Desk, ruleSet: RuleSet, node: AreaNode, period: string): ExactFinding {
  const decided = ruleSet.criteria.map((criterion) => decide(desk, criterion, node, period));
  const criteria = decided.filter(({ role }) => role === 'criterion');
  const gate = decided.find(({ role }) => role === 'gate');
  const residents = desk.tables.get(RESIDENTS);
  const minimumLimit = fraction(BigInt(ruleSet.minimumResidents));
  const minimum = decideCriterion(
    residents && exactFigure(residents, node, period, 1, 'meanOfShares'),
    '>=',
    minimumLimit,
  );
  const states = {
    minimum,
    gate: gate?.shown.state ?? 'notMet',
    criteria: criteria.map(({ shown }) => shown.state),
  };
  const undecided = criteria.flatMap((one) => (one.undecided ? [one.undecided] : []));
  return {
    kind: 'criteria',
    node,
    period,
    ruleSet: ruleSet.id,
    status: possibleStatuses(ruleSet, states),
    residentsIndicator: RESIDENTS,
    criteria: decided.map(({ shown }) => shown),
    facts: [
      ...factOf(RESIDENTS, node, [period], '>=', minimumLimit, minimum),
      ...decided.flatMap(({ facts }) => facts),
    ],
    because: becauseOf(ruleSet, states, undecided, gate !== undefined),
  };
}

/**
 * Holds every legal area in every period against the rule sets in force.
 * In: exact tables of single years and public reference figures. Out: one finding per rule set × period × legal area, in that order.
 * A missing year or an undecidable masked figure gives `unknown` and more than one possible status, never a guess.
 */
export function analyse({ measured, catalogue, site, context }: AnalyseInput): readonly ExactFinding[] {
  const desk: Desk = {
    tables: new Map(measured.tables.map((table) => [table.indicator, table])),
    indicators: new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator])),
    reference: measured.reference,
  };
  const legalSets = new Set(site.areaSets.filter((set) => set.role === 'legal').map((set) => set.id));
  const legal = measured.nodes.filter((node) => legalSets.has(node.areaSet));
  const laws = catalogue.laws.filter((law) => site.ruleSets.includes(law.id) && isCriteriaLaw(law));
  return laws.flatMap((ruleSet) =>
    site.periods
      .filter((period) => isInForce(ruleSet, period))
      .flatMap((period) => {
        stopIfAsked(context);
        return legal.map((node) => findingOf(desk, ruleSet, node, period));
      }),
  );
}

/**
 * Analyse: exact figures in, exact findings out. First finding: the criteria of the law in force, for legal areas.
 * Belongs here: which node is held against which rule in which period. Does not belong: what may be shown (protect).
 * Called by run.ts between measure and protect; never sees a person; decides with whole numbers, never with floats.
 * A period stands for the list of 1 December of its year: that day decides which rule set is in force.
 * Start with analyse.
 */
import { type Criterion, type KnownYear, knownAt, type RuleSet, speaksOf } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';
import type { Catalogue, IndicatorDefinition, Site } from '../catalogue/types.ts';
import type { Measured, MeasuredTable } from '../measure/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { fraction } from '../support/fraction.ts';
import { type Evaluation, evaluate, type HeldCriterion } from './criteria/evaluate.ts';
import { lineOf } from './criterion-line.ts';
import { isCriteriaLaw } from './decide.ts';
import { factOf } from './facts.ts';
import { exactFigure, totalCell } from './figure.ts';
import { type Desk, limitOf, shownLimit, toDesk, yearsOf } from './limits.ts';
import { becauseOf } from './sentence.ts';
import { type DecidedFinding, tellYears } from './tell-years.ts';
import type { ExactCriterion, ExactFinding } from './types.ts';

/** Residents on 1 January: the law's minimum is counted with this indicator. */
const RESIDENTS = 'indbyggere';

export interface AnalyseInput {
  readonly measured: Measured;
  readonly catalogue: Pick<Catalogue, 'indicators' | 'laws'>;
  readonly site: Pick<Site, 'areaSets' | 'periods' | 'ruleSets' | 'legalAreaChanges'> & {
    readonly edition: Pick<Site['edition'], 'publishedOn'>;
  };
  readonly context: Pick<RunContext, 'signal'>;
}

interface AnalyseDesk extends Desk {
  /** ISO date of the edition. */
  readonly publishedOn: string;
}

const listDateOf = (period: string) => `${period}-12-01`;

/** Whether a rule set decides the list of 1 December of the period's year; periods that are no years have no list. */
export function isInForce(ruleSet: Pick<RuleSet, 'validFrom' | 'validTo'>, period: string): boolean {
  if (!/^\d{4}$/.test(period)) return false;
  const listDate = listDateOf(period);
  return ruleSet.validFrom <= listDate && (ruleSet.validTo === undefined || listDate <= ruleSet.validTo);
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

function evaluateNode(desk: Desk, ruleSet: RuleSet, node: AreaNode, period: string): Evaluation {
  const residents = desk.tables.get(RESIDENTS);
  return evaluate({
    ruleSet,
    listDate: listDateOf(period),
    residents: residents && exactFigure(residents, node, period, 1, 'meanOfShares'),
    figureOf: (criterion) => {
      const table = desk.tables.get(criterion.indicator);
      const indicator = desk.indicators.get(criterion.indicator);
      const how = criterion.averageHow ?? indicator?.average.how ?? 'meanOfShares';
      return {
        figure: table && exactFigure(table, node, period, criterion.averageYears, how),
        limit: indicator && limitOf(desk, criterion, indicator, yearsOf(criterion, period)),
      };
    },
  });
}

/** What is fixed of a figure on the day the edition comes out: by the calendar, and by what was delivered. */
function knownYears(
  desk: AnalyseDesk,
  criterion: Criterion,
  indicator: IndicatorDefinition | undefined,
  node: AreaNode,
  period: string,
): readonly KnownYear[] {
  const table = desk.tables.get(criterion.indicator);
  if (indicator === undefined) return [];
  return knownAt(criterion, indicator, {
    on: desk.publishedOn,
    listYear: Number(period),
    qualityOf: (_, year) =>
      table && totalCell(table, node, year).state !== 'none' ? (table.quality[year] ?? 'final') : 'none',
  }).years;
}

function toExactCriterion(
  desk: AnalyseDesk,
  node: AreaNode,
  period: string,
  { criterion, limit, state }: HeldCriterion,
): ExactCriterion {
  const indicator = desk.indicators.get(criterion.indicator);
  return {
    criterion: criterion.id,
    indicator: criterion.indicator,
    state,
    limit: indicator && shownLimit(criterion, indicator, limit),
    speaksOf: spokenYears(indicator, yearsOf(criterion, period)),
    years: knownYears(desk, criterion, indicator, node, period),
    line: lineOf(criterion, indicator, limit, period),
  };
}

function undecidedOf(desk: Desk, node: AreaNode, period: string, { criterion, state }: HeldCriterion) {
  if (state !== 'unknown' || criterion.role === 'gate') return [];
  const missing = missingYears(desk.tables.get(criterion.indicator), node, yearsOf(criterion, period));
  const years = spokenYears(desk.indicators.get(criterion.indicator), missing);
  return [{ title: criterion.title, years }];
}

function findingOf(desk: AnalyseDesk, node: AreaNode, period: string, found: Evaluation): DecidedFinding {
  const { ruleSet, held, minimum, gate } = found;
  const criteria = held.filter(({ criterion }) => criterion.role === 'criterion').map(({ state }) => state);
  const minimumLimit = fraction(BigInt(ruleSet.minimumResidents));
  return {
    kind: 'criteria',
    node,
    period,
    ruleSet: ruleSet.id,
    status: found.statuses,
    residentsIndicator: RESIDENTS,
    needed: ruleSet.needed,
    criteria: held.map((one) => toExactCriterion(desk, node, period, one)),
    facts: [
      ...factOf(RESIDENTS, node, [period], '>=', minimumLimit, minimum),
      ...held.flatMap(({ criterion, limit, state }) =>
        factOf(criterion.indicator, node, yearsOf(criterion, period), criterion.operator, limit, state),
      ),
    ],
    because: becauseOf(
      ruleSet,
      { minimum, gate, criteria },
      held.flatMap((one) => undecidedOf(desk, node, period, one)),
      held.some(({ criterion }) => criterion.role === 'gate'),
    ),
  };
}

/**
 * Holds every legal area in every period against the rule sets in force.
 * In: exact tables of single years and public reference figures. Out: one finding per rule set × period × legal area, in that order.
 * A missing year or an undecidable masked figure gives `unknown` and more than one possible status, never a guess.
 */
export function analyse({ measured, catalogue, site, context }: AnalyseInput): readonly ExactFinding[] {
  const desk = { ...toDesk(measured, catalogue), publishedOn: site.edition.publishedOn };
  const legalSets = new Set(site.areaSets.filter((set) => set.role === 'legal').map((set) => set.id));
  const legal = measured.nodes.filter((node) => legalSets.has(node.areaSet));
  const laws = catalogue.laws.filter((law) => site.ruleSets.includes(law.id) && isCriteriaLaw(law));
  const decided = laws.flatMap((ruleSet) =>
    site.periods
      .filter((period) => isInForce(ruleSet, period))
      .flatMap((period) => {
        stopIfAsked(context);
        return legal.map((node) => findingOf(desk, node, period, evaluateNode(desk, ruleSet, node, period)));
      }),
  );
  return tellYears(decided, laws, site.legalAreaChanges);
}

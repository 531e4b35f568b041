/**
 * The law as the outlook asks it: which rules a coming list has, what is known of it on a day, and what a possible future would give.
 * Belongs here: public limits, dates, decisions on figures that someone else supposes. Does not belong: any exact figure of an area.
 * Protect makes the outlook from shown figures and hands possible ones in; nothing here looks at a measured table but for public figures.
 * Called by run.ts beside analyse. Start with analyseOutlook.
 */
import {
  type Criterion,
  type KnownCriterion,
  knownAt,
  publishedOn,
  type Quality,
  type RuleSet,
  type ThreeValued,
} from '@bybalance/release';
import type { Catalogue, IndicatorDefinition, OutlookPlan, Site } from '../catalogue/types.ts';
import type { Measured } from '../measure/types.ts';
import { toNumber } from '../support/fraction.ts';
import { joinStatuses, rulesInForce } from './criteria/evaluate.ts';
import { stepYears, type YearsInRow, type YearsState } from './criteria/years.ts';
import { CRITERIA_STATUSES, type CriteriaStatus, isCriteriaLaw, possibleStatuses } from './decide.ts';
import { type Desk, limitOf, shownLimit, toDesk, yearsOf } from './limits.ts';

/** Residents on 1 January: the law's minimum is counted with this indicator. */
const RESIDENTS = 'indbyggere';

/** A criterion of one rule set; several rule sets may hold the same figure against other limits. */
export interface OutlookRule {
  readonly ruleSet: RuleSet;
  readonly criterion: Criterion;
}

/** What is supposed of one area and list: a state of each criterion by `ruleKey`, and whether there are residents enough. */
export interface Supposed {
  readonly stateOf: (rule: OutlookRule) => ThreeValued;
  readonly atLeast: (residents: number) => ThreeValued;
}

export interface OutlookLimit {
  /** In the figure's unit; undefined while no year's public figure is known. */
  readonly value: number | undefined;
  /** The list's own years were known; else the newest known ones stand in. */
  readonly isKnown: boolean;
}

/** Lists in a row before the one in question, per rule set. */
export type YearsBefore = ReadonlyMap<string, YearsState>;

export interface ExactOutlook {
  readonly plan: OutlookPlan;
  readonly residents: string;
  /** Of a list year, § 61 a before § 61 b. */
  rulesAt(listYear: number): readonly OutlookRule[];
  /** With only the public figures that were out on the vantage date. */
  limitAt(rule: OutlookRule, listYear: number, vantage: string): OutlookLimit;
  /** `qualityOf`: undefined where nobody delivered the figure, which makes it a forecast. */
  knownAt(
    rule: OutlookRule,
    listYear: number,
    vantage: string,
    qualityOf: (indicator: string, period: string) => Quality | undefined,
  ): KnownCriterion;
  /** From what findings of the list before tell of lists in a row, by rule set. */
  yearsBefore(
    told: ReadonlyMap<string, { readonly lo: number; readonly hi?: number } | undefined>,
  ): YearsBefore;
  /** Possible statuses of each rule set in force, in order → of both laws as one. */
  joined(statuses: readonly (readonly string[])[]): readonly string[];
  /** One possible future → the possible statuses, both laws as one, and what it leaves to the next list. */
  decide(
    listYear: number,
    supposed: Supposed,
    before: YearsBefore,
  ): { readonly statuses: readonly CriteriaStatus[]; readonly after: YearsBefore };
}

export interface AnalyseOutlookInput {
  readonly measured: Pick<Measured, 'reference'>;
  readonly catalogue: Pick<Catalogue, 'indicators' | 'laws'>;
  readonly site: Pick<Site, 'outlook' | 'ruleSets'>;
}

const ANY: YearsInRow = { lo: 0, hi: Number.POSITIVE_INFINITY };

/** What a finding's count leaves to the next list. Off the list is not needed: it changes no status. */
function yearsState(inRow: { readonly lo: number; readonly hi?: number } | undefined): YearsState {
  return {
    inRow: inRow ? { lo: inRow.lo, hi: inRow.hi ?? Number.POSITIVE_INFINITY } : ANY,
    off: ANY,
    transformed: 'unknown',
  };
}

const MOST_YEARS_BACK = 4;

/** The year itself where its public figures were out, else the newest before it. */
function newestOut(sheet: IndicatorDefinition, year: string, vantage: string): string {
  for (let back = 0; back < MOST_YEARS_BACK; back++) {
    const earlier = String(Number(year) - back);
    if (publishedOn(sheet, earlier) <= vantage) return earlier;
  }
  return year;
}

function limitOn(desk: Desk, { criterion }: OutlookRule, listYear: number, vantage: string): OutlookLimit {
  const sheet = desk.indicators.get(criterion.indicator);
  if (sheet === undefined) return { value: undefined, isKnown: false };
  const years = yearsOf(criterion, String(listYear));
  if (criterion.reference === undefined || sheet.unit === 'ratio') {
    return { value: shownLimit(criterion, sheet, limitOf(desk, criterion, sheet, years)), isKnown: true };
  }
  for (let back = 0; back < MOST_YEARS_BACK; back++) {
    const asked = years.map((year) => newestOut(sheet, String(Number(year) - back), vantage));
    const limit = limitOf(desk, criterion, sheet, asked);
    if (limit !== undefined) return { value: toNumber(limit), isKnown: asked.join() === years.join() };
  }
  return { value: undefined, isKnown: false };
}

function gateOn({ gateOff }: RuleSet, listDate: string, gate: ThreeValued): ThreeValued {
  return gateOff !== undefined && listDate >= gateOff.from ? gateOff.counts : gate;
}

function both(a: ThreeValued, b: ThreeValued): ThreeValued {
  if (a === 'notMet' || b === 'notMet') return 'notMet';
  return a === 'met' && b === 'met' ? 'met' : 'unknown';
}

function statusesOf(rules: readonly OutlookRule[], listDate: string, { stateOf, atLeast }: Supposed) {
  const [{ ruleSet } = { ruleSet: undefined }] = rules;
  if (ruleSet === undefined) return [];
  const held = rules.map((rule) => {
    const { minimumResidents: minimum, role } = rule.criterion;
    const state = stateOf(rule);
    return { role, state: minimum === undefined ? state : both(state, atLeast(minimum)) };
  });
  const gate = held.find(({ role }) => role === 'gate')?.state ?? 'notMet';
  return possibleStatuses(ruleSet, {
    minimum: atLeast(ruleSet.minimumResidents),
    gate: gateOn(ruleSet, listDate, gate),
    criteria: held.filter(({ role }) => role === 'criterion').map(({ state }) => state),
  });
}

function joined([first = [], ...others]: readonly (readonly CriteriaStatus[])[]) {
  return others.reduce(joinStatuses, first);
}

/**
 * In: public figures, laws, the site's plan. Out: answers on demand; undefined where the site wants no outlook.
 * A limit that follows the country's figures of years to come is the newest known one, and says so.
 */
export function analyseOutlook({ measured, catalogue, site }: AnalyseOutlookInput): ExactOutlook | undefined {
  const plan = site.outlook;
  if (plan === undefined) return undefined;
  const desk = toDesk({ reference: measured.reference, nodes: [], tables: [] }, catalogue);
  const laws = catalogue.laws.filter((law) => site.ruleSets.includes(law.id) && isCriteriaLaw(law));
  const setsAt = (listYear: number) => rulesInForce(laws, `${listYear}-12-01`);
  const rulesOf = (ruleSet: RuleSet) =>
    ruleSet.criteria.map((criterion): OutlookRule => ({ ruleSet, criterion }));
  return {
    plan,
    residents: RESIDENTS,
    rulesAt: (listYear) => setsAt(listYear).flatMap(rulesOf),
    limitAt: (rule, listYear, vantage) => limitOn(desk, rule, listYear, vantage),
    knownAt({ criterion }, listYear, vantage, qualityOf) {
      const sheet = desk.indicators.get(criterion.indicator);
      if (sheet === undefined) throw new TypeError(`Criterion ${criterion.id} has no sheet.`);
      return knownAt(criterion, sheet, {
        on: vantage,
        listYear,
        qualityOf: (indicator, period) => qualityOf(indicator, period) ?? 'estimated',
      });
    },
    yearsBefore: (told) => new Map([...told].map(([ruleSet, inRow]) => [ruleSet, yearsState(inRow)])),
    joined: (statuses) => joined(statuses.map((own) => CRITERIA_STATUSES.filter((one) => own.includes(one)))),
    decide(listYear, supposed, before) {
      const listDate = `${listYear}-12-01`;
      const stood = setsAt(listYear).map((ruleSet) => {
        const statuses = statusesOf(rulesOf(ruleSet), listDate, supposed);
        const list = { listDate, statuses, consecutive: ruleSet.consecutive };
        const { standing, after } = stepYears(before.get(ruleSet.id) ?? yearsState(undefined), list);
        return { id: ruleSet.id, statuses: ruleSet.consecutive ? standing.statuses : statuses, after };
      });
      return {
        statuses: joined(stood.map(({ statuses }) => statuses)),
        after: new Map(stood.map(({ id, after }) => [id, after])),
      };
    },
  };
}

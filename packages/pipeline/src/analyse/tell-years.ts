/**
 * Findings of single lists → the same with years in a row told in: omdannelsesområde, and a plan that outlives the list.
 * Belongs here: joining findings of one area over the lists. Does not belong: the count itself (criteria/years.ts).
 * Whoever reads the findings can count the same: statuses of earlier lists are all that goes in, so nothing new is told of anybody.
 * Start with tellYears.
 */
import type { RuleSet } from '@bybalance/release';
import type { AreaChange } from '../catalogue/area-changes.ts';
import { countByArea } from './criteria/lineage.ts';
import {
  EARLIER_LISTS_UNKNOWN,
  type ListDecision,
  type Standing,
  type YearsInRow,
} from './criteria/years.ts';
import { type CriteriaStatus, lawOf } from './decide.ts';
import type { ExactFinding } from './types.ts';

/** A finding before years in a row: the statuses of its list alone. */
export interface DecidedFinding extends Omit<ExactFinding, 'status' | 'yearsInRow' | 'planRunning'> {
  readonly status: readonly CriteriaStatus[];
}

/** With its layer: what readers of one layer may know of an area is never taken over by an area that others see. */
const areaOf = ({ node: { layer, areaSet, area } }: DecidedFinding) => `${layer} ${areaSet}/${area}`;
const dateOf = ({ period }: DecidedFinding) => `${period}-12-01`;

/** The years between the first and the last list, each with its list. */
function everyList(findings: readonly DecidedFinding[]): readonly string[] {
  const years = findings.map(({ period }) => Number(period));
  const first = years.reduce((least, year) => Math.min(least, year), Number.POSITIVE_INFINITY);
  const last = years.reduce((most, year) => Math.max(most, year), Number.NEGATIVE_INFINITY);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => `${first + i}-12-01`);
}

function toYearsInRow({ lo, hi }: YearsInRow): NonNullable<ExactFinding['yearsInRow']> {
  return Number.isFinite(hi) ? { lo, hi } : { lo };
}

function withStanding(finding: DecidedFinding, standing: Standing): ExactFinding {
  const { statuses, yearsInRow, planRunning } = standing;
  return { ...finding, status: statuses, yearsInRow: toYearsInRow(yearsInRow), planRunning };
}

/** Findings of the rule sets of one law, each decided under the rules of its own list. */
function tellLaw(
  findings: readonly DecidedFinding[],
  laws: ReadonlyMap<string, RuleSet>,
  changes: readonly AreaChange[],
): ReadonlyMap<DecidedFinding, ExactFinding> {
  const byList = new Map(findings.map((finding) => [`${areaOf(finding)} ${dateOf(finding)}`, finding]));
  const areas = [...new Set(findings.map(areaOf))];
  const layers = [...new Set(findings.map(({ node }) => node.layer))];
  const nothing = (listDate: string): ListDecision => ({ listDate, statuses: [], consecutive: undefined });
  const standings = countByArea(areas, {
    listDates: everyList(findings),
    changes: layers.flatMap((layer) =>
      changes.map((change) => ({ ...change, from: `${layer} ${change.from}`, to: `${layer} ${change.to}` })),
    ),
    before: EARLIER_LISTS_UNKNOWN,
    decisionOn: (area, listDate) => {
      const finding = byList.get(`${area} ${listDate}`);
      // A withheld area's findings are shown to nobody: nothing may be taken over from them.
      if (finding === undefined || finding.node.withheld !== undefined) return nothing(listDate);
      const { consecutive } = laws.get(finding.ruleSet) ?? {};
      return { listDate, statuses: finding.status, consecutive };
    },
  });
  return new Map(
    [...standings].flatMap(([area, rows]) =>
      rows.flatMap((standing): readonly (readonly [DecidedFinding, ExactFinding])[] => {
        const finding = byList.get(`${area} ${standing.listDate}`);
        return finding === undefined ? [] : [[finding, withStanding(finding, standing)]];
      }),
    ),
  );
}

/**
 * Tells years in a row into the findings of every law that counts them; the others stay as they are.
 * Rule sets of one law ("par61a@2018", "par61a@2021") are counted through; what a site proposes is counted for itself.
 * Before the first list there may have been any number: what rests on them stays undecided.
 */
export function tellYears(
  decided: readonly DecidedFinding[],
  laws: readonly RuleSet[],
  changes: readonly AreaChange[],
): readonly ExactFinding[] {
  const byId = new Map(laws.map((law) => [law.id, law]));
  const counting = new Set(laws.filter(({ consecutive }) => consecutive !== undefined).map(lawOf));
  const told = new Map<DecidedFinding, ExactFinding>();
  for (const law of counting) {
    const own = decided.filter(({ ruleSet }) => lawOf({ id: ruleSet }) === law);
    for (const [finding, exact] of tellLaw(own, byId, changes)) told.set(finding, exact);
  }
  return decided.map(
    (finding) => told.get(finding) ?? { ...finding, yearsInRow: undefined, planRunning: undefined },
  );
}

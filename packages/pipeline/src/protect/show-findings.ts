/**
 * Criteria findings as readers may see them: the decision as it was taken, the figures as the tables show them.
 * Belongs here: joining findings to protected rows. Does not belong: deciding again, rounding again.
 * One number, one display: the figure beside a criterion is the very row of the table.
 */
import { areaKey, type CriteriaFinding, type Layer, layerSees, type Observation } from '@bybalance/release';
import type { ExactFinding } from '../analyse/types.ts';
import { mintKey } from './mint-key.ts';
import { ProtectedFinding } from './types.ts';

type FindRow = (indicator: string, areaSet: string, area: string, period: string) => Observation;

const rowKey = (indicator: string, areaSet: string, area: string, period: string) =>
  `${indicator}\n${areaSet}\n${area}\n${period}`;

/** Finds the total of a node among the protected rows; a figure that is not in the release is `unavailable`. */
function rowFinder(
  rows: ReadonlyMap<string, readonly Observation[]>,
  findings: readonly ExactFinding[],
): FindRow {
  const sets = new Set(findings.map(({ node }) => node.areaSet));
  const wanted = new Set(
    findings.flatMap(({ criteria, residentsIndicator }) => [
      residentsIndicator,
      ...criteria.map(({ indicator }) => indicator),
    ]),
  );
  const found = new Map<string, Observation>();
  for (const indicator of wanted) {
    for (const row of rows.get(indicator) ?? []) {
      if (row.group !== 'total' || !sets.has(row.areaSet)) continue;
      found.set(rowKey(indicator, row.areaSet, row.area, row.period), row);
    }
  }
  return (indicator, areaSet, area, period) =>
    found.get(rowKey(indicator, areaSet, area, period)) ?? {
      indicator,
      areaSet,
      area,
      period,
      group: 'total',
      quality: 'final',
      status: 'unavailable',
      reason: 'not-delivered',
    };
}

function toFinding(finding: ExactFinding, find: FindRow): CriteriaFinding {
  const { node, period, ruleSet, status, criteria, facts, because } = finding;
  const figure = (indicator: string) => find(indicator, node.areaSet, node.area, period);
  return {
    kind: 'criteria',
    subject: areaKey(node.areaSet, node.area),
    period,
    ruleSet,
    status,
    ...(finding.yearsInRow === undefined ? {} : { yearsInRow: finding.yearsInRow }),
    ...(finding.planRunning === undefined ? {} : { planRunning: finding.planRunning }),
    residents: figure(finding.residentsIndicator),
    shown: criteria.map((one) => ({
      criterion: one.criterion,
      state: one.state,
      figure: figure(one.indicator),
      limit: one.limit,
      speaksOf: one.speaksOf,
    })),
    facts,
    because,
  };
}

/**
 * Mints each finding for every layer that may see its area; a withheld area has none.
 * In: exact findings, protected rows by indicator. Out: findings by layer; decisions and facts unchanged.
 */
export function protectFindings(
  findings: readonly ExactFinding[],
  rows: ReadonlyMap<string, readonly Observation[]>,
  layers: readonly Layer[],
): readonly ProtectedFinding<CriteriaFinding>[] {
  const find = rowFinder(rows, findings);
  const open = findings.filter(({ node }) => node.withheld === undefined);
  const shown = open.map((finding) => ({ layer: finding.node.layer, finding: toFinding(finding, find) }));
  return layers.flatMap((layer) =>
    shown
      .filter((one) => layerSees(layer, one.layer))
      .map((one) => ProtectedFinding.mint(mintKey, layer, one.finding)),
  );
}

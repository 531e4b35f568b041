/**
 * Criteria findings as readers may see them: the decision as it was taken, the figures as the tables show them, distances counted from those.
 * Belongs here: joining findings to protected rows. Does not belong: deciding again, rounding again, counting distances (criteria/).
 * One number, one display: the figure beside a criterion is the very row of the table.
 * Start with protectFindings.
 */
import {
  areaKey,
  type CriteriaFinding,
  type Layer,
  layerSees,
  type Observation,
  type Precision,
  type PrecisionTable,
  precisionOf,
  type ShownCriterion,
} from '@bybalance/release';
import type { ExactCriterion, ExactFinding } from '../analyse/types.ts';
import { movesOf, wayOutOf } from './criteria/for-analysts.ts';
import { type ShownRows, shownDistance } from './criteria/shown-distance.ts';
import { figurePrecision } from './layer-precision.ts';
import { mintKey } from './mint-key.ts';
import { ProtectedFinding } from './types.ts';

type FindRow = (indicator: string, areaSet: string, area: string, period: string) => Observation;

const rowKey = (indicator: string, areaSet: string, area: string, period: string) =>
  `${indicator}\n${areaSet}\n${area}\n${period}`;

/** Finds the total of a node among the protected rows; a figure that is not in the release is `unavailable`. */
function rowFinder(
  rows: ReadonlyMap<string, readonly Observation[]>,
  findings: readonly ExactFinding[],
  municipality: AreaName | undefined,
): FindRow {
  const sets = new Set([...findings.map(({ node }) => node.areaSet), municipality?.areaSet]);
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

/** What a layer's findings are told with. */
interface Desk {
  readonly find: FindRow;
  readonly precision: Precision;
  /** Whether the rows are exact, and readers may know how people would have to move. */
  readonly forAnalysts: boolean;
  /** "set/code" of the municipality. */
  readonly municipality: AreaName | undefined;
}

type AreaName = Pick<ExactFinding['node'], 'areaSet' | 'area'>;

/** Rows of the years that a criterion's figure is made of, oldest first. */
function rowsOf({ find }: Desk, { node, period }: ExactFinding) {
  return ({ indicator, line }: ExactCriterion): ShownRows =>
    (line?.years ?? [period]).map((year) => find(indicator, node.areaSet, node.area, year));
}

function toShown(desk: Desk, finding: ExactFinding, one: ExactCriterion): ShownCriterion {
  const { node, period } = finding;
  const { find, precision, forAnalysts, municipality } = desk;
  const rows = rowsOf(desk, finding)(one);
  const whole = municipality && find(one.indicator, municipality.areaSet, municipality.area, period);
  const moves = forAnalysts ? movesOf(one, rows, whole) : undefined;
  const { line } = one;
  return {
    criterion: one.criterion,
    state: one.state,
    figure: find(one.indicator, node.areaSet, node.area, period),
    limit: one.limit,
    speaksOf: one.speaksOf,
    years: one.years,
    ...(line === undefined ? {} : { distance: shownDistance({ ...one, line }, rows, precision) }),
    ...(moves === undefined ? {} : { moves }),
  };
}

function toFinding(finding: ExactFinding, desk: Desk): CriteriaFinding {
  const { node, period, ruleSet, status, criteria, facts, because } = finding;
  const wayOut = desk.forAnalysts ? wayOutOf(finding, rowsOf(desk, finding), desk.precision) : undefined;
  return {
    kind: 'criteria',
    subject: areaKey(node.areaSet, node.area),
    period,
    ruleSet,
    status,
    ...(finding.yearsInRow === undefined ? {} : { yearsInRow: finding.yearsInRow }),
    ...(finding.planRunning === undefined ? {} : { planRunning: finding.planRunning }),
    residents: desk.find(finding.residentsIndicator, node.areaSet, node.area, period),
    shown: criteria.map((one) => toShown(desk, finding, one)),
    ...(wayOut === undefined ? {} : { cheapestWayOut: wayOut }),
    facts,
    because,
  };
}

export interface ShownFindings {
  readonly findings: readonly ExactFinding[];
  readonly layer: Layer;
  /** What the layer's readers see, by indicator; exact in `intern`. */
  readonly rows: ReadonlyMap<string, readonly Observation[]>;
  readonly precision: PrecisionTable;
  readonly municipality: AreaName | undefined;
}

/**
 * Mints each finding for a layer that may see its area; a withheld area has none.
 * In: exact findings, the layer's rows. Out: findings; decisions and facts unchanged, distances counted from the rows.
 */
export function protectFindings(input: ShownFindings): readonly ProtectedFinding<CriteriaFinding>[] {
  const { findings, layer, rows, precision, municipality } = input;
  const forAnalysts = layer === 'intern';
  const desk: Desk = {
    find: rowFinder(rows, findings, municipality),
    precision: forAnalysts ? precisionOf(precision, layer) : figurePrecision({ precision }, layer),
    ...{ forAnalysts, municipality },
  };
  return findings
    .filter(({ node }) => node.withheld === undefined && layerSees(layer, node.layer))
    .map((finding) => ProtectedFinding.mint(mintKey, layer, toFinding(finding, desk)));
}

/**
 * Official lists + legal areas → what each list said of each area, and the own findings with what only earlier lists can tell.
 * Belongs here: the order of matching, counting and filling in. Does not belong: each of these (match.ts, count-official.ts, outside.ts).
 * Own years in a row and own statuses stay as they were counted; `planRunning` is filled in where it was unknown for want of history.
 * Start with settleOfficial.
 */
import {
  type AreaSet,
  areaKey,
  type OfficialFinding,
  type OfficialListSheet,
  type OfficialRow,
  type RuleSet,
} from '@bybalance/release';
import type { AreaNode } from '../../assign/types.ts';
import type { Catalogue, Site } from '../../catalogue/types.ts';
import type { Measured } from '../../measure/types.ts';
import type { Standing } from '../criteria/years.ts';
import { CRITERIA_STATUSES } from '../decide.ts';
import { toDesk } from '../limits.ts';
import type { ExactFinding } from '../types.ts';
import { countOfficial, knownPlan, type OfficialHistory } from './count-official.ts';
import { type FindAreas, matchRows } from './match.ts';
import { outsideFacts } from './outside.ts';
import { reportOfficial } from './report.ts';
import type { ExactOfficial, GivenList, Official } from './types.ts';

export interface SettleInput {
  readonly lists: readonly GivenList[];
  readonly findings: readonly ExactFinding[];
  readonly measured: Measured;
  readonly areaSets: readonly AreaSet[];
  readonly catalogue: Pick<Catalogue, 'indicators' | 'laws'>;
  readonly site: Pick<Site, 'areaSets' | 'officialLists'>;
}

/** What one list says of one area: its row, or that it does not name it and is whole. */
interface Said {
  readonly list: GivenList;
  readonly node: AreaNode;
  readonly row: OfficialRow | undefined;
}

function saidBy(list: GivenList, nodes: readonly AreaNode[], find: FindAreas): readonly Said[] {
  const rows = new Map(list.rows.flatMap((row) => find(row).map((node) => [node, row] as const)));
  return nodes.flatMap((node): readonly Said[] => {
    const row = rows.get(node);
    return row !== undefined || list.whole ? [{ list, node, row }] : [];
  });
}

const statusOf = ({ row }: Said) => row?.status ?? 'none';

function historyOf(said: readonly Said[]): OfficialHistory {
  const counted = said.filter(({ list }) => list.family === 'par61');
  return new Map(counted.map((one) => [one.list.listDate, statusOf(one)]));
}

const toYearsInRow = ({ lo, hi }: Standing['yearsInRow']) => (Number.isFinite(hi) ? { lo, hi } : { lo });

function toFinding(said: Said, standing: Standing | undefined): OfficialFinding {
  const { list, node, row } = said;
  return {
    kind: 'official',
    subject: areaKey(node.areaSet, node.area),
    period: list.listDate.slice(0, 4),
    ruleSet: list.family,
    listDate: list.listDate,
    status: [statusOf(said)],
    ...(row === undefined ? {} : { name: row.area }),
    ...(row?.residents === undefined ? {} : { residents: row.residents }),
    shown: row?.figures ?? [],
    ...(standing === undefined
      ? {}
      : { yearsInRow: toYearsInRow(standing.yearsInRow), planRunning: standing.planRunning }),
    facts: [],
  };
}

function ofArea(said: readonly Said[], laws: readonly RuleSet[]): readonly ExactOfficial[] {
  const standings = countOfficial(historyOf(said), laws);
  return said.map((one) => {
    const standing = one.list.family === 'par61' ? standings.get(one.list.listDate) : undefined;
    return { node: one.node, finding: toFinding(one, standing) };
  });
}

function toSheet(find: FindAreas, { listDate, family, source, whole, rows }: GivenList): OfficialListSheet {
  const unknown = rows.filter((row) => find(row).length === 0);
  return { listDate, family, source, whole, known: rows.length - unknown.length, unknown };
}

function withKnownPlan(
  finding: ExactFinding,
  history: OfficialHistory,
  laws: readonly RuleSet[],
): ExactFinding {
  if (finding.planRunning !== 'unknown') return finding;
  const statuses = CRITERIA_STATUSES.filter((status) => finding.status.includes(status));
  const planRunning = knownPlan(history, laws, { listDate: `${finding.period}-12-01`, statuses });
  return { ...finding, planRunning };
}

/** The legal areas of a release. */
function legalNodes({ measured, site }: SettleInput): readonly AreaNode[] {
  const sets = new Set(site.areaSets.filter(({ role }) => role === 'legal').map(({ id }) => id));
  return measured.nodes.filter(({ areaSet }) => sets.has(areaSet));
}

/** UserError `official-list/unknown-area`, `official-list/two-areas`. Without lists everything stays as it was. */
export function settleOfficial(input: SettleInput): Official {
  const { lists, findings, measured, areaSets, catalogue, site } = input;
  const nodes = legalNodes(input);
  const { names } = site.officialLists;
  const find = matchRows({ nodes, areaSets, names });
  const said = lists.flatMap((list) => saidBy(list, nodes, find));
  const byNode = Map.groupBy(said, ({ node }) => node);
  const histories = new Map([...byNode].map(([node, own]) => [node, historyOf(own)]));
  const noHistory: OfficialHistory = new Map();
  const { laws } = catalogue;
  const official = [...byNode.values()].flatMap((own) => ofArea(own, laws));
  const sheets = lists.map((list) => toSheet(find, list));
  return {
    findings: findings.map((one) => withKnownPlan(one, histories.get(one.node) ?? noHistory, laws)),
    official,
    sheets,
    report: reportOfficial(sheets, official, nodes, areaSets),
    outside: outsideFacts(
      toDesk(measured, catalogue),
      laws,
      said.flatMap(({ list, node, row }) =>
        (row?.figures ?? []).map((figure) => ({
          ...{ node, figure, listDate: list.listDate, family: list.family },
        })),
      ),
    ),
  };
}

/**
 * Judged tables in, stricter ones out: the attack stands between the primary rules and anything shown.
 * Belongs here: which tables are attacked and what a coarsened count means for each figure that shows it.
 * Not attacked yet: moves and delivered tables; they pass through with their primary verdicts, and the certificate says so.
 * Called by protect. Start with auditJudged.
 */
import type { AuditedSystem } from '@bybalance/release';
import type { AreaNode } from '../../assign/types.ts';
import type { Policy } from '../../catalogue/types.ts';
import type { AtomTable, MeasuredTable } from '../../measure/types.ts';
import type { RunContext } from '../../support/context.ts';
import type { JudgedTable } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import { type AuditedTable, auditCounts } from './audit-counts.ts';
import { type CountLevels, toCountLevels } from './levels.ts';
import { seriesIds } from './series.ts';
import type { Shown } from './systems.ts';

export interface JudgedAudit {
  readonly judged: readonly JudgedTable[];
  readonly systems: readonly AuditedSystem[];
  /** Indicators that were not attacked. */
  readonly untested: readonly string[];
}

export interface JudgedAuditInput {
  readonly judged: readonly JudgedTable[];
  /** In the order of `judged`. */
  readonly measured: readonly MeasuredTable[];
  readonly nodes: readonly AreaNode[];
  readonly roleOf: (areaSet: string) => string;
  readonly policy: Policy;
  readonly atoms: number;
  readonly context: RunContext;
}

const SHOWN: Readonly<Record<Verdict['kind'], Shown>> = {
  rounded: 'rounded',
  // The policy's base is 1 then: rounding to it is the count itself.
  exact: 'rounded',
  under: 'class',
  over: 'near-all',
  hidden: 'hidden',
  silent: 'hidden',
};

function cellIndex({ exact }: JudgedTable): (node: number, period: string, group: string) => number {
  const periods = new Map(exact.periods.map((period, i) => [period, i]));
  const groups = new Map(exact.groups.map((group, i) => [group, i]));
  return (node, period, group) =>
    (node * exact.periods.length + (periods.get(period) ?? -1)) * exact.groups.length +
    (groups.get(group) ?? -1);
}

function toAudited(judged: JudgedTable, table: AtomTable): AuditedTable {
  const indexOf = cellIndex(judged);
  const shown = (node: number, period: string, group: string): Shown =>
    judged.exact.groups.includes(group)
      ? SHOWN[judged.verdicts[indexOf(node, period, group)]?.kind ?? 'silent']
      : 'hidden';
  return {
    table,
    indicator: judged.showing.indicator,
    shownNumerator: shown,
    shownDenominator: (node, period, group) =>
      shown(node, period, group) === 'hidden' ? 'hidden' : 'rounded',
  };
}

const SECONDARY: Verdict = { kind: 'hidden', reason: 'secondary' };
const COARSE: Verdict = { kind: 'rounded', level: 'coarse' };

/** Applies the answers to one table: its numerators, and the denominators it shows beside them. */
function stricter(judged: JudgedTable, levels: CountLevels): JudgedTable {
  const ids = seriesIds(judged.showing.indicator);
  if (ids === undefined) return judged;
  const { exact } = judged;
  const coarseDenominators = new Set<number>();
  const verdicts = judged.verdicts.map((verdict, index) => {
    if (verdict === undefined || verdict.kind === 'silent' || verdict.kind === 'hidden') return verdict;
    const group = exact.groups[index % exact.groups.length] ?? '';
    const period = exact.periods[Math.floor(index / exact.groups.length) % exact.periods.length] ?? '';
    const node = Math.floor(index / (exact.groups.length * exact.periods.length));
    const own = levels.levelOf(ids.numerator, node, period, group);
    const whole = levels.levelOf(ids.denominator, node, period, group);
    if (own === 2 || whole === 2) return SECONDARY;
    if (whole === 1) coarseDenominators.add(index);
    if (own === 0) return verdict;
    return verdict.kind === 'rounded' ? COARSE : SECONDARY;
  });
  return { ...judged, verdicts, coarseDenominators };
}

/** Attacks every table measured from persons over atoms. UserError (exit 4) when something cannot be made safe. */
export async function auditJudged(input: JudgedAuditInput): Promise<JudgedAudit> {
  const audited = input.judged.flatMap((judged, i) => {
    const table = input.measured[i];
    return table?.kind === 'atoms' && table.form === 'persons' ? [toAudited(judged, table)] : [];
  });
  const { coarsened, systems } = await auditCounts({ ...input, tables: audited });
  const levels = toCountLevels(coarsened);
  const attacked = new Set(audited.map(({ indicator }) => indicator.id));
  return {
    judged: input.judged.map((judged) =>
      attacked.has(judged.showing.indicator.id) ? stricter(judged, levels) : judged,
    ),
    systems,
    untested: input.judged.map(({ showing }) => showing.indicator.id).filter((id) => !attacked.has(id)),
  };
}

/**
 * Measured tables read over nodes, and judged: what stands between a measured count and the attack.
 * Belongs here: sheets, public references and nodes of each table, whole persons. Does not belong: the rules (judge.ts), the order (protect.ts).
 * Start with exactOf and judgeOf.
 */
import type { AreaNode } from '../assign/types.ts';
import type { IndicatorDefinition, Policy } from '../catalogue/types.ts';
import type { Measured, MeasuredTable } from '../measure/types.ts';
import { EXIT, UserError } from '../support/errors.ts';
import type { ExactTable } from './exact-layer.ts';
import { type JudgedTable, judgeTable, type Showing } from './judge.ts';
import { type NodeTable, toNodeTable } from './node-table.ts';
import { policyFor, profileOf } from './profile.ts';
import type { ProtectInput } from './protect.ts';
import { validityOf } from './show-table.ts';

type Input = Pick<ProtectInput, 'measured' | 'catalogue' | 'areaSets'>;

function checkWholePersons(table: NodeTable, indicator: IndicatorDefinition): void {
  const scale = indicator.counts === 'full-time-person' ? 10 : 1;
  const broken = table.cells.filter(
    (cell) =>
      cell?.state === 'known' && Math.abs(cell.numerator * scale - Math.round(cell.numerator * scale)) > 1e-6,
  ).length;
  if (broken === 0) return;
  throw new UserError(
    [
      {
        level: 'error',
        code: 'protect/fraction-of-a-person',
        place: { file: indicator.file, at: 'counts' },
        problem: `${broken} cells of ${table.indicator} count finer than ${scale === 1 ? 'whole units' : 'one decimal'}.`,
        remedy: 'Correct the delivery, or let the indicator count full-time persons with one decimal.',
      },
    ],
    EXIT.protectionRefused,
  );
}

function referenceAt(measured: Measured, indicator: IndicatorDefinition): Showing['referenceAt'] {
  const { reference } = indicator;
  if (reference === undefined) return () => undefined;
  const byPeriod = new Map(
    measured.reference
      .filter(({ scope, series }) => scope === reference.scope && series === reference.series)
      .map(({ period, value }) => [period, value]),
  );
  return (period) => byPeriod.get(period);
}

/** Nodes that this edition shows. */
export const shownNodes = ({ nodes }: Measured) => nodes.filter(({ former }) => former === undefined);

export type Exact = (table: MeasuredTable, nodes: readonly AreaNode[]) => ExactTable;

/** How this site's tables are read over nodes: what does not change from table to table is worked out once. */
export function exactOf({ measured, catalogue, areaSets }: Input): Exact {
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]));
  const isValid = validityOf(areaSets);
  return (table, nodes) => {
    const indicator = indicators.get(table.indicator);
    if (indicator === undefined) throw new TypeError(`Measured table ${table.indicator} has no indicator.`);
    return {
      exact: toNodeTable(table, nodes, indicator.unit === 'per1000'),
      showing: { indicator, referenceAt: referenceAt(measured, indicator), isValid },
    };
  };
}

type Judge = (table: MeasuredTable) => JudgedTable;

/** How this site's tables are judged, over the nodes that some open layer shows. */
export function judgeOf({ measured, catalogue }: Input, read: Exact, policy: Policy): Judge {
  const nodes = measured.nodes.filter(({ layer }) => layer !== 'intern');
  return (table) => {
    const { exact, showing } = read(table, nodes);
    const profile = profileOf(table, policy);
    if (profile !== 'as-published') checkWholePersons(exact, showing.indicator);
    return judgeTable(exact, {
      ...showing,
      profile,
      policy: policyFor(profile, policy, catalogue.policies),
    });
  };
}

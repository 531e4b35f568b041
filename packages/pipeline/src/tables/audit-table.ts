/** What can be worked out of a published plain table: bounds of every suppressed cell. */
import { boundHidden } from '@bybalance/statistics';
import type { PlainTable } from './types.ts';

export interface TableBound {
  readonly row: number;
  readonly lo: number;
  readonly hi: number;
}

export interface TableAudit {
  readonly bounds: readonly TableBound[];
  /** Suppressed cells that can be worked out exactly. */
  readonly exact: number;
}

/** Exact bounds (linear programs) of each suppressed row, in file order. SolverError when nothing can be said. */
export async function auditTable(table: PlainTable): Promise<TableAudit> {
  const rows = [...table.suppressed].sort((a, b) => a - b);
  const found = await boundHidden({ ...table, hidden: table.suppressed }, rows);
  const bounds = found.map(({ cell, lo, hi }) => ({ row: cell, lo, hi }));
  return { bounds, exact: bounds.filter(({ lo, hi }) => hi - lo < 1e-6).length };
}

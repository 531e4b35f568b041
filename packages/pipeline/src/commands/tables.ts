/** `protect TABLE.csv` and `audit TABLE.csv`: the protection and the attack on plain tables. */
import { resolve } from 'node:path';
import { writeFileAtomically } from '../support/atomic-file.ts';
import { toCsv } from '../support/csv-text.ts';
import { EXIT, UserError } from '../support/errors.ts';
import { auditTable } from '../tables/audit-table.ts';
import { type CellStatus, protectRounded, protectSuppressed } from '../tables/protect-table.ts';
import { readTable } from '../tables/read-table.ts';
import type { PlainTable } from '../tables/types.ts';
import type { Surroundings } from './surroundings.ts';

interface TableFlags {
  readonly keys: readonly string[];
  readonly total: string;
  readonly count: string;
  readonly hierarchy: readonly string[];
  readonly link: readonly string[];
  readonly out?: string;
}

export interface AuditFlags extends TableFlags {
  readonly status: string;
}

export interface ProtectFlags extends TableFlags {
  readonly profile: 'suppressed' | 'rounded5';
  readonly threshold: number;
  readonly width: number;
}

function read(file: string, flags: TableFlags, status: string | undefined): PlainTable {
  const { keys, total, count, hierarchy, link } = flags;
  return readTable(resolve(file), {
    keys,
    total,
    count,
    status,
    hierarchies: [...hierarchy, ...link].map((path) => resolve(path)),
  });
}

function hand(rows: readonly (readonly string[])[], flags: TableFlags, surroundings: Surroundings): void {
  if (flags.out === undefined) surroundings.say(toCsv(rows).trimEnd());
  else writeFileAtomically(resolve(flags.out), toCsv(rows));
}

const keysOf = (table: PlainTable, row: number) => table.keys.map((key) => table.records[row]?.[key] ?? '');

/** Bounds of every suppressed cell; a refusal with exit code 4 when one of them is a single value. */
export async function auditPlainTable(
  file: string,
  flags: AuditFlags,
  surroundings: Surroundings,
): Promise<void> {
  const table = read(file, flags, flags.status);
  const { bounds, exact } = await auditTable(table);
  const rows = bounds.map(({ row, lo, hi }) => [...keysOf(table, row), String(lo), String(hi)]);
  hand([[...table.keys, 'lo', 'hi'], ...rows], flags, surroundings);
  surroundings.remark(`${bounds.length} suppressed cells, ${exact} of them can be worked out exactly.`);
  if (exact === 0) return;
  throw new UserError(
    [
      {
        level: 'error',
        code: 'audit/cell-worked-out',
        place: { file },
        problem: `${exact} suppressed cells have one possible value.`,
        remedy: 'Suppress further cells; `bybalance protect` chooses them.',
      },
    ],
    EXIT.protectionRefused,
  );
}

const shownOf = (cell: CellStatus) => ('shown' in cell ? cell.shown : '');
const reasonOf = (cell: CellStatus) => ('reason' in cell ? cell.reason : '');

/** The table with what may be shown of each row; refused (exit code 4) when the attack cannot be held off. */
export async function protectPlainTable(
  file: string,
  flags: ProtectFlags,
  surroundings: Surroundings,
): Promise<void> {
  const table = read(file, flags, undefined);
  const protectCells = flags.profile === 'suppressed' ? protectSuppressed : protectRounded;
  const cells = await protectCells(table, { threshold: flags.threshold, width: flags.width });
  const rows = cells.map((cell, row) => [...keysOf(table, row), shownOf(cell), cell.status, reasonOf(cell)]);
  hand([[...table.keys, flags.count, 'status', 'reason'], ...rows], flags, surroundings);
  const number = (status: CellStatus['status']) => cells.filter((cell) => cell.status === status).length;
  surroundings.remark(
    `${cells.length} rows: ${number('published')} published, ${number('under-threshold')} under the threshold, ${number('coarsened')} coarsened, ${number('suppressed')} suppressed.`,
  );
}

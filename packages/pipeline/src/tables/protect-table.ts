/** Protects a plain table: hidden cells with secondary suppression, or rounded counts; both attacked before they are handed out. */
import { auditSystem, hideSecondary, hideUntilSafe, seedFromText } from '@bybalance/statistics';
import { EXIT, UserError } from '../support/errors.ts';
import type { PlainTable } from './types.ts';

export interface ProtectOptions {
  /** Counts below this are small, zero included. */
  readonly threshold: number;
  /** Least distance between the bounds of a small cell. */
  readonly width: number;
}

export type CellStatus =
  | { readonly status: 'published'; readonly shown: string }
  | { readonly status: 'suppressed'; readonly reason: 'small-count' | 'secondary' }
  | { readonly status: 'under-threshold' | 'coarsened'; readonly shown: string };

function refuse(table: PlainTable, cells: number): never {
  throw new UserError(
    [
      {
        level: 'error',
        code: 'protect/not-repairable',
        place: { file: table.file },
        problem: `${cells} small cells can still be worked out whatever else is hidden.`,
        remedy: 'Leave the smallest margins out of the table, or publish a coarser grouping.',
      },
    ],
    EXIT.protectionRefused,
  );
}

/** Sum of the visible margins above each cell: among equal counts the more important stays visible. */
function marginsAbove(table: PlainTable): readonly number[] {
  const above = new Float64Array(table.cells.length);
  const byInner: number[][] = Array.from({ length: table.inner }, () => []);
  table.cells.forEach((cell, row) => {
    for (const inner of cell) byInner[inner]?.push(row);
  });
  table.cells.forEach((cell, row) => {
    const holders = byInner[cell[0] ?? 0] ?? [];
    for (const other of holders) {
      const larger = table.cells[other] ?? [];
      if (larger.length <= cell.length) continue;
      const set = new Set(larger);
      if (cell.every((inner) => set.has(inner))) above[row] = (above[row] ?? 0) + (table.counts[other] ?? 0);
    }
  });
  return [...above];
}

/** How many small cells stand in line with each cell (same keys but one): a good place to hide a second one. */
function smallInLine(table: PlainTable, small: readonly number[]): readonly number[] {
  const keysOf = (row: number) => table.keys.map((key) => table.records[row]?.[key] ?? '');
  const smallKeys = small.map((row) => ({ keys: keysOf(row), size: table.cells[row]?.length ?? 0 }));
  return table.records.map((_, row) => {
    const own = keysOf(row);
    const size = table.cells[row]?.length ?? 0;
    return smallKeys.filter(
      (other) => other.size === size && other.keys.filter((key, d) => key !== own[d]).length === 1,
    ).length;
  });
}

function candidateOrder(table: PlainTable, small: ReadonlySet<number>): readonly number[] {
  const above = marginsAbove(table);
  const inLine = smallInLine(table, [...small]);
  const size = (row: number) => table.cells[row]?.length ?? 0;
  const count = (row: number) => table.counts[row] ?? 0;
  return table.counts
    .flatMap((_, row) => (small.has(row) ? [] : [row]))
    .sort(
      (a, b) =>
        size(b) - size(a) ||
        (inLine[a] ?? 0) - (inLine[b] ?? 0) ||
        count(b) - count(a) ||
        (above[b] ?? 0) - (above[a] ?? 0) ||
        a - b,
    );
}

/** Profile `suppressed`: small cells hidden, others hidden until no small one can be worked out; open counts stay exact. */
export async function protectSuppressed(
  table: PlainTable,
  options: ProtectOptions,
): Promise<readonly CellStatus[]> {
  const primary = table.counts.flatMap((count, row) => (count < options.threshold ? [row] : []));
  const small = new Set(primary);
  const secondary = hideSecondary({
    cells: table.cells,
    primary,
    candidates: candidateOrder(table, small),
    singletons: primary.filter((row) => table.counts[row] === 1 && table.cells[row]?.length === 1),
  });
  const problem = { ...table, hidden: new Set([...primary, ...secondary]) };
  const { hidden, bounds } = await hideUntilSafe(
    problem,
    primary,
    options.width,
    (row) => (table.counts[row] ?? 0) + 1,
  );
  const narrow = bounds.filter((bound) => bound.hi - bound.lo < options.width - 1e-6).length;
  if (narrow > 0) refuse(table, narrow);
  return table.counts.map((count, row) => {
    if (small.has(row)) return { status: 'suppressed', reason: 'small-count' };
    return hidden.has(row)
      ? { status: 'suppressed', reason: 'secondary' }
      : { status: 'published', shown: String(count) };
  });
}

interface ShownCount {
  readonly lo: number;
  readonly hi: number;
  readonly shown: string;
}

/** The forms a count can take in profile `rounded5`, finest first: nearest 5 (or "under 5"), nearest 10, hidden. */
export function roundedForms(count: number, threshold: number, total: number): readonly ShownCount[] {
  const hidden = { lo: 0, hi: total, shown: '' };
  if (count < threshold) {
    return [
      { lo: 0, hi: threshold - 1, shown: `under ${threshold}` },
      { lo: 0, hi: 2 * threshold - 1, shown: `under ${2 * threshold}` },
      hidden,
    ];
  }
  const near5 = Math.floor((count + 2) / 5) * 5;
  const near10 = Math.floor((count + 5) / 10) * 10;
  return [
    { lo: Math.max(threshold, near5 - 2), hi: near5 + 2, shown: String(near5) },
    { lo: Math.max(0, near10 - 5), hi: near10 + 4, shown: String(near10) },
    hidden,
  ];
}

/** Profile `rounded5`: every count rounded, small ones as a class; coarsened where the attack would get too close. */
export async function protectRounded(
  table: PlainTable,
  options: ProtectOptions,
): Promise<readonly CellStatus[]> {
  const total = Math.max(...table.counts);
  const innerCount = new Int32Array(table.inner);
  table.cells.forEach((cell, row) => {
    if (cell.length === 1 && cell[0] !== undefined) innerCount[cell[0]] = table.counts[row] ?? 0;
  });
  const forms = table.cells.map((cell, row) =>
    roundedForms(table.counts[row] ?? 0, options.threshold, total).map((form) => ({ cell, form })),
  );
  const result = await auditSystem(
    {
      units: table.inner,
      categories: 1,
      relations: [],
      upper: new Int32Array(table.inner).fill(total),
      truth: innerCount,
      forms: forms.map((levels, row) => ({
        variables: table.cells[row] ?? [],
        weights: undefined,
        levels: levels.map(({ form }) => form),
        costs: [1, 2].map(
          (step) => step * (table.cells[row]?.length ?? 1) * (1 + (table.counts[row] ?? 0) / 50),
        ),
      })),
      targets: table.counts.flatMap((count, row) =>
        count < options.threshold ? [{ form: row, need: 2, stride: 1 }] : [],
      ),
      nodes: table.cells
        .filter((cell) => cell.length > 1 && cell.length < table.inner)
        .map((cell) => Int32Array.from(cell)),
    },
    { seed: seedFromText(table.counts.join(',')), rounds: 20, repair: true, zeroMayBeKnown: () => false },
  );
  if (result.outcome !== 'safe') refuse(table, result.unsafe.length);
  return forms.map((levels, row) => {
    const level = result.levels[row] ?? 0;
    const shown = levels[level]?.form.shown ?? '';
    if (shown === '') return { status: 'suppressed', reason: 'secondary' };
    if (level > 0) return { status: 'coarsened', shown };
    return (table.counts[row] ?? 0) < options.threshold
      ? { status: 'under-threshold', shown }
      : { status: 'published', shown };
  });
}

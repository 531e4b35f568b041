/**
 * Unions in ready tables: the supplier knows nothing of them, so their figures are the sums of their parts' counts, where every part has one.
 * Belongs here: adding numerators and denominators. Does not belong: what may be shown of the sum (protect/telling-unions.ts).
 * Means and ready shares cannot be added; a masked part leaves the sum unknown. A row delivered for the union itself goes before any sum.
 * Called by readDelivered.
 */
import type { AreaNode } from '../assign/types.ts';
import type { MeasuredCell } from './types.ts';

type Cells = ReadonlyMap<string, MeasuredCell>;
type Known = Extract<MeasuredCell, { state: 'known' }>;

const MASKED: MeasuredCell = { state: 'none', reason: 'masked-by-supplier', notApplicable: false };

function plus(a: Known, b: Known): Known | undefined {
  if ((a.denominator === undefined) !== (b.denominator === undefined)) return undefined;
  // Full-time persons come with one decimal: sums keep it, and not the noise of binary fractions.
  const numerator = Math.round((a.numerator + b.numerator) * 10) / 10;
  const denominator = a.denominator === undefined ? undefined : a.denominator + (b.denominator ?? 0);
  return { ...a, numerator, denominator };
}

/** The sum of all parts; undefined where a part has nothing to add. */
export function sumCells(parts: readonly (MeasuredCell | undefined)[]): MeasuredCell | undefined {
  const known = parts.flatMap((cell) => (cell?.state === 'known' ? [cell] : []));
  if (known.length === parts.length) {
    return known.slice(1).reduce<Known | undefined>((sum, cell) => sum && plus(sum, cell), known[0]);
  }
  const others = parts.filter((cell) => cell?.state !== 'known');
  return others.every((cell) => cell?.state === 'masked') ? MASKED : undefined;
}

/** Delivered cells with those of the unions; keys as in DeliveredCells. */
export function addUnions(cells: Cells, nodes: readonly AreaNode[]): Cells {
  const unions = nodes.filter(({ parts }) => parts !== undefined);
  if (unions.length === 0) return cells;
  const added = new Map(cells);
  const columns = new Set([...cells.keys()].map((key) => key.split('\n').slice(2).join('\n')));
  for (const { areaSet, area, parts = [] } of unions) {
    for (const column of columns) {
      const sum = sumCells(parts.map((part) => cells.get(`${part.areaSet}\n${part.area}\n${column}`)));
      const key = `${areaSet}\n${area}\n${column}`;
      if (sum !== undefined && !cells.has(key)) added.set(key, sum);
    }
  }
  return added;
}

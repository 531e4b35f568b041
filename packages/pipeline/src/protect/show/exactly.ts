/**
 * Figures as they are, for the layer `intern` alone: the interval is the figure itself, and what nobody knows has its status.
 * Belongs here: one cell, and the mean of two years. Does not belong: who may read it (mint-tables.ts, exact-layer.ts).
 */
import { type Precision, type ProtectedNumber, stepAt, type Unit } from '@bybalance/release';
import type { MeasuredCell } from '../../measure/types.ts';
import { showAsPublished } from './as-published.ts';
import { type Body, type ShownBody, silent } from './body.ts';
import { showMeanOfYears, type YearsTogether } from './mean-of-years.ts';

/** Steps of what the policy's table has no row for, and of figures about fewer persons than its lowest row. */
const OTHERWISE: Readonly<Record<Unit, number>> = {
  count: 1,
  share: 0.001,
  per1000: 0.1,
  'mean-dkk': 1,
  ratio: 0.001,
  points: 0.001,
};

/** How finely an exact figure is printed: as the policy's column `intern` says. */
function stepOf({ unit, precision }: Exactness, persons: number | undefined): number {
  const rows = { share: precision.share, 'mean-dkk': precision.meanDkk, ratio: precision.ratio };
  const steps = unit === 'share' || unit === 'mean-dkk' || unit === 'ratio' ? rows[unit] : [];
  return stepAt(steps, persons ?? Number.POSITIVE_INFINITY) ?? OTHERWISE[unit];
}

const point = (value: number, step: number): ProtectedNumber => ({ value, lo: value, hi: value, step });

/** `smallest` is the least that is counted: 1, or 0.1 of a full-time person. */
export interface Exactness {
  readonly unit: Unit;
  readonly smallest: number;
  readonly precision: Precision;
}

function shown(
  figure: ProtectedNumber,
  numerator: ProtectedNumber | undefined,
  denominator: ProtectedNumber | undefined,
): ShownBody {
  return { status: 'published', reason: 'none', ...figure, numerator, denominator };
}

/** A numerator over its denominator; a plain count has none. */
function showCounted(numerator: number, denominator: number | undefined, exactness: Exactness): Body {
  const { unit, smallest } = exactness;
  const count = point(numerator, smallest);
  if (unit === 'count' || denominator === undefined) return shown(count, count, undefined);
  if (denominator === 0) return silent('not-applicable', 'no-population');
  const value = (numerator * (unit === 'per1000' ? 1000 : 1)) / denominator;
  return shown(point(value, stepOf(exactness, denominator)), count, point(denominator, 1));
}

/** The supplier's own mask: nobody here knows more than its interval. */
function showMasked(
  { lo, hi, denominator }: Extract<MeasuredCell, { state: 'masked' }>,
  { unit }: Exactness,
): Body {
  const numerator = { value: 0, lo, hi, step: 1 };
  const edge = { status: 'under-threshold', reason: 'masked-by-supplier' } as const;
  if (lo !== 0) return silent('suppressed', 'masked-by-supplier');
  if (unit === 'count') return { ...edge, lo, hi, step: 1, numerator, denominator: undefined };
  if (unit !== 'share' || !denominator) return silent('suppressed', 'masked-by-supplier');
  const most = Math.min(1, Math.ceil((hi * 100) / denominator) / 100);
  return { ...edge, lo, hi: most, step: 0.01, numerator, denominator: point(denominator, 1) };
}

/** One cell as it is. `reference` is the public figure that a ratio is formed with, where the cell has none of its own. */
export function showExactly(cell: MeasuredCell, exactness: Exactness, reference: number | undefined): Body {
  const { unit } = exactness;
  switch (cell.state) {
    case 'known':
      return showCounted(cell.numerator, cell.denominator, exactness);
    case 'masked':
      return showMasked(cell, exactness);
    case 'mean': {
      const base = unit === 'ratio' ? (cell.reference ?? reference) : 1;
      if (!base) return silent('unavailable', 'not-delivered');
      const people = cell.denominator === undefined ? undefined : point(cell.denominator, 1);
      return shown(point(cell.value / base, stepOf(exactness, cell.denominator)), undefined, people);
    }
    case 'none':
    case 'value':
      return showAsPublished(cell, unit, exactness.precision);
  }
}

/** Moves in minus moves out, as they are; the denominator is the residents of both. */
export function showExactNet(inwards: MeasuredCell, outwards: MeasuredCell, exactness: Exactness): Body {
  if (inwards.state !== 'known') return showExactly(inwards, exactness, undefined);
  if (outwards.state !== 'known') return showExactly(outwards, exactness, undefined);
  return showCounted(inwards.numerator - outwards.numerator, inwards.denominator, exactness);
}

/** The mean of two exact years; where a year is not exact, what the two years allow. */
export function meanOfExactYears(older: Body, newer: Body, together: YearsTogether): Body {
  if (older.status !== 'published' || newer.status !== 'published')
    return showMeanOfYears(older, newer, together);
  const [y1, n1, y2, n2] = [older.numerator, older.denominator, newer.numerator, newer.denominator];
  const isPooled = together.how === 'pooled' && y1 && n1 && y2 && n2;
  const value = isPooled ? (y1.value + y2.value) / (n1.value + n2.value) : (older.value + newer.value) / 2;
  return { ...newer, ...point(value, newer.step) };
}

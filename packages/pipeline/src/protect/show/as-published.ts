/** Figures that someone has published before: shown as they are, with the step they were published with. */
import type { ProtectedNumber, Unit } from '@bybalance/release';
import type { MeasuredCell } from '../../measure/types.ts';
import { clean } from '../round.ts';
import { type Body, type ShownBody, silent } from './body.ts';

const exactly = (value: number): ProtectedNumber => ({ value, lo: value, hi: value, step: 1 });

/** Step of a figure worked out here from published counts. */
const QUOTIENT_STEP: Readonly<Record<Unit, number>> = {
  count: 1,
  share: 0.001,
  per1000: 1,
  'mean-dkk': 1,
  ratio: 0.001,
};

function onStep(value: number, step: number): Pick<ShownBody, 'value' | 'lo' | 'hi' | 'step'> {
  const centre = clean(Math.round(value / step) * step);
  return {
    value: centre,
    lo: clean(Math.min(value, centre - step / 2)),
    hi: clean(Math.max(value, centre + step / 2)),
    step,
  };
}

function shown(
  figure: Pick<ShownBody, 'value' | 'lo' | 'hi' | 'step'>,
  numerator?: ProtectedNumber,
  denominator?: ProtectedNumber,
): ShownBody {
  return { status: 'published', reason: 'none', ...figure, numerator, denominator };
}

function showKnown(cell: Extract<MeasuredCell, { state: 'known' }>, unit: Unit): Body {
  const { numerator, denominator } = cell;
  if (unit === 'count' || denominator === undefined) return shown(exactly(numerator), exactly(numerator));
  if (denominator === 0) return silent('not-applicable', 'no-population');
  const factor = unit === 'per1000' ? 1000 : 1;
  const figure = onStep((numerator * factor) / denominator, QUOTIENT_STEP[unit]);
  return shown(figure, exactly(numerator), exactly(denominator));
}

/** In: a cell from a source that is published elsewhere. Out: the same figure; masked cells stay masked. */
export function showAsPublished(cell: MeasuredCell, unit: Unit): Body {
  switch (cell.state) {
    case 'none':
      return silent(cell.notApplicable ? 'not-applicable' : 'unavailable', cell.reason);
    case 'masked':
      return silent('suppressed', 'masked-by-supplier');
    case 'known':
      return showKnown(cell, unit);
    case 'value':
      return shown(onStep(cell.value, cell.step));
    case 'mean': {
      const value = unit === 'ratio' && cell.reference ? cell.value / cell.reference : cell.value;
      return shown(onStep(value, QUOTIENT_STEP[unit]));
    }
  }
}

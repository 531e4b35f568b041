/** Figures that someone has published before: shown as they are, with the step they were published with. */
import { type Precision, type ProtectedNumber, stepAt, type Unit } from '@bybalance/release';
import type { MeasuredCell } from '../../measure/types.ts';
import { clean } from '../round.ts';
import { type Body, type ShownBody, silent, TOO_FEW } from './body.ts';

const exactly = (value: number): ProtectedNumber => ({ value, lo: value, hi: value, step: 1 });

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

function showKnown(cell: Extract<MeasuredCell, { state: 'known' }>, unit: Unit, precision: Precision): Body {
  const { numerator, denominator } = cell;
  if (unit === 'count' || denominator === undefined) return shown(exactly(numerator), exactly(numerator));
  if (denominator === 0) return silent('not-applicable', 'no-population');
  const factor = unit === 'per1000' ? 1000 : 1;
  const step = stepAt(precision.share, denominator);
  if (step === undefined) return TOO_FEW;
  const figure = onStep((numerator * factor) / denominator, step * factor);
  return shown(figure, exactly(numerator), exactly(denominator));
}

/**
 * In: a cell from a source that is published elsewhere. Out: the same figure; masked cells stay masked.
 * What is worked out here from published counts takes the policy's step.
 */
export function showAsPublished(cell: MeasuredCell, unit: Unit, precision: Precision): Body {
  switch (cell.state) {
    case 'none':
      return silent(cell.notApplicable ? 'not-applicable' : 'unavailable', cell.reason);
    case 'masked':
      return silent('suppressed', 'masked-by-supplier');
    case 'known':
      return showKnown(cell, unit, precision);
    case 'value': {
      // Unchanged, digits and all; the step only says how finely it is printed.
      const value = clean(cell.value);
      return shown({ value, lo: value, hi: value, step: cell.step });
    }
    case 'mean': {
      const value = unit === 'ratio' && cell.reference ? cell.value / cell.reference : cell.value;
      const steps = unit === 'ratio' ? precision.ratio : precision.meanDkk;
      const step = stepAt(steps, cell.denominator ?? 0);
      return step === undefined ? TOO_FEW : shown(onStep(value, step));
    }
  }
}

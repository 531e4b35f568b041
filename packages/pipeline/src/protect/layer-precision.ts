/**
 * With which steps a layer shows protected figures.
 * Belongs here: choosing the row of the policy's precision table. Does not belong: rounding (round.ts, show/).
 * Called by show-table.ts and protect.ts. The row of `intern` is for exact figures; protected ones keep the partners' steps there.
 */
import { type Layer, type Precision, type PrecisionTable, precisionOf, stepAt } from '@bybalance/release';

type Table = { readonly precision: PrecisionTable };

/** The steps of protected figures in one layer. */
export function figurePrecision({ precision }: Table, layer: Layer): Precision {
  return precisionOf(precision, layer === 'intern' ? 'samarbejde' : layer);
}

/** What tells two layers apart in the rows of a table: layers of one answer share their rows. */
export function precisionKey(policy: Table, layer: Layer): string {
  const { share, meanDkk, ratio } = figurePrecision(policy, layer);
  return JSON.stringify([share, meanDkk, ratio]);
}

/** The finest step that any layer's reader sees a mean over so many persons with. */
export function finestMeanStep({ precision }: Table, persons: number): number {
  const { alle, samarbejde, 'samarbejde.*': organisations } = precision;
  return Math.min(
    ...[alle, samarbejde, organisations].flatMap(({ meanDkk }) => stepAt(meanDkk, persons) ?? []),
  );
}

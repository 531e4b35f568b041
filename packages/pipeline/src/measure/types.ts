/**
 * Measure: definition → plan → SQL → numbers by atom × period × group. Exact figures; they never leave the pipeline unprotected.
 * Belongs here: compiling and running the one fused pass per population. Does not belong: rounding, limits.
 * Called by run.ts after assign; handed to analyse and protect.
 * Numerator and denominator are kept to the end; averages over years are formed later, never from percentages.
 * Start with MeasuredTable and cellAt.
 */
import type { OperationalReport, Quality, Reason } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';

export { cellAt } from './cells.ts';

/** Exact content of one node × period × group. Counts of whole persons (or households, dwellings …). */
export type MeasuredCell =
  | {
      readonly state: 'known';
      readonly numerator: number;
      /** undefined for plain counts. */
      readonly denominator: number | undefined;
      /** Distinct households in the denominator (counts: among those counted) and among those with the attribute; undefined when the figures came as tables. */
      readonly householdsN: number | undefined;
      readonly householdsY: number | undefined;
    }
  /** A ready mean: `value` in the unit, over `denominator` units. */
  | {
      readonly state: 'mean';
      readonly value: number;
      readonly denominator: number | undefined;
      readonly reference: number | undefined;
    }
  /** Masked by the supplier: the numerator lies in [lo, hi]. */
  | {
      readonly state: 'masked';
      readonly lo: number;
      readonly hi: number;
      readonly denominator: number | undefined;
    }
  /** Published elsewhere, value only; share 0–1. */
  | { readonly state: 'value'; readonly value: number; readonly step: number }
  | { readonly state: 'none'; readonly reason: Reason; readonly notApplicable: boolean };

/** What every table says of itself. */
export interface TableFrame {
  readonly indicator: string;
  readonly sourceId: string;
  readonly form: 'persons' | 'delivered' | 'published-elsewhere';
  readonly periods: readonly string[];
  /** "total" first. */
  readonly groups: readonly string[];
  /** Quality by period. */
  readonly quality: Readonly<Record<string, Quality>>;
  /** Periods without any figure, and why; a period that is not here has figures. */
  readonly missing?: Readonly<Record<string, Reason>>;
}

/** Dense arrays over atom × period × group, index = (atom · periods + period) · groups + group. */
export interface AtomTable extends TableFrame {
  readonly kind: 'atoms';
  readonly numerator: Float64Array;
  readonly denominator: Float64Array | undefined;
  readonly householdsN: Float64Array | undefined;
  readonly householdsY: Float64Array | undefined;
}

/** Moves as sparse atom pairs (−1 = outside), so that a node's flows exclude moves within it. */
export interface FlowTable extends TableFrame {
  readonly kind: 'flow';
  readonly direction: 'in' | 'out' | 'net';
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly period: Int32Array;
  readonly group: Int32Array;
  readonly persons: Float64Array;
  readonly households: Float64Array;
  /** Residents by atom × period × group, the base of rates per 1,000. */
  readonly base: AtomTable;
}

/** Ready tables: one cell per node × period × group that was delivered. */
export interface DeliveredTable extends TableFrame {
  readonly kind: 'delivered';
  /** Key: areaSet \n area \n period \n group */
  readonly cells: ReadonlyMap<string, MeasuredCell>;
}

export type MeasuredTable = AtomTable | FlowTable | DeliveredTable;

/** What measure hands on: tables by indicator, in catalogue order, and the public reference figures. */
export interface Measured {
  readonly tables: readonly MeasuredTable[];
  readonly nodes: readonly AreaNode[];
  readonly reference: readonly ReferenceFigure[];
}

/** What the stage answers: the figures, and what did not match (areas without figures, sources that brought nothing). */
export interface MeasureResult extends Measured {
  readonly report: OperationalReport;
}

export interface ReferenceFigure {
  readonly scope: 'country' | 'region';
  readonly series: string;
  readonly period: string;
  readonly value: number | undefined;
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
}

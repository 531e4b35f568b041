/**
 * Every cell of a table with its verdict: what stands between exact figures and shown ones.
 * Belongs here: applying the primary rules to whole tables. Does not belong: the rules, rounding, rows.
 * The audit by attack takes all judged tables together and answers with stricter verdicts, before any of them is shown.
 */
import type { ProtectedNumber, Reason } from '@bybalance/release';
import type { IndicatorDefinition, Policy, ProfileId } from '../catalogue/types.ts';
import type { NodeTable } from './node-table.ts';
import { hideTellingBreakdowns } from './telling-breakdowns.ts';
import { hideTellingUnions } from './telling-unions.ts';
import { primaryVerdict, type Verdict } from './verdict.ts';
import { hideWithheld } from './withheld.ts';

/** Everything that showing one indicator needs, made once per table. */
export interface Showing {
  readonly indicator: IndicatorDefinition;
  readonly profile: ProfileId;
  readonly policy: Policy;
  /** Public reference in the unit of the mean, by period. */
  readonly referenceAt: (period: string) => number | undefined;
  /** Whether a node exists in a period. */
  readonly isValid: (areaSet: string, area: string, period: string) => boolean;
}

/** One table ready to be shown: exact cells and, cell by cell, what may be told of them. */
export interface JudgedTable {
  readonly exact: NodeTable;
  readonly showing: Showing;
  /** By cell of `exact`; undefined where there is no cell, and everywhere for figures that are shown as published. */
  readonly verdicts: readonly (Verdict | undefined)[];
  /** Net flows only: verdicts of the moves out. */
  readonly outwards: readonly (Verdict | undefined)[] | undefined;
  /** Cells whose denominator is shown to the nearest 10, because the audit asked for it. */
  readonly coarseDenominators: ReadonlySet<number>;
  /** What stays as the previous edition showed it; undefined where there was none. */
  readonly kept: KeptCells | undefined;
}

/** By cell: the numbers that stay as first published, and why a cell that was hidden stays so. */
export interface KeptCells {
  readonly numerators: readonly (ProtectedNumber | undefined)[];
  readonly outwards: readonly (ProtectedNumber | undefined)[];
  readonly denominators: readonly (ProtectedNumber | undefined)[];
  readonly hidden: readonly (Reason | undefined)[];
}

const SECONDARY: Verdict = { kind: 'hidden', reason: 'secondary' };

/** Profile `suppressed` knows no coarser count: what the audit would have coarser is hidden, and hiding tells less still. */
export function exactOrHidden(judged: JudgedTable): JudgedTable {
  const { showing, coarseDenominators } = judged;
  if (showing.profile !== 'suppressed' || coarseDenominators.size === 0) return judged;
  const verdicts = judged.verdicts.map((verdict, index) =>
    verdict === undefined || !coarseDenominators.has(index) ? verdict : SECONDARY,
  );
  return { ...judged, verdicts, coarseDenominators: new Set() };
}

/** The primary rules on every cell. In: exact cells and how the indicator is shown. Out: the same cells, judged. */
export function judgeTable(exact: NodeTable, showing: Showing): JudgedTable {
  const { indicator, policy, profile } = showing;
  const { groups } = exact;
  const judge = (cells: NodeTable['cells']) => {
    if (profile === 'as-published') return cells.map(() => undefined);
    const primary = cells.map((cell, index) =>
      cell === undefined ? undefined : primaryVerdict(cell, indicator, policy, groups[index % groups.length]),
    );
    const whole = hideTellingBreakdowns({ ...exact, cells }, primary, indicator, policy);
    return hideTellingUnions(exact, hideWithheld(exact, whole));
  };
  return {
    exact,
    showing,
    verdicts: judge(exact.cells),
    outwards: exact.outwards && judge(exact.outwards),
    coarseDenominators: new Set(),
    kept: undefined,
  };
}

/**
 * Judged tables as the attack takes them: by what is known of their people — rows over atoms, ready tables, moves.
 * Belongs here: sorting tables, looking up how a cell is shown. Does not belong: systems, intervals.
 */
import type { AtomTable, FlowTable, MeasuredTable } from '../../measure/types.ts';
import type { JudgedTable } from '../judge.ts';
import { rulesFor } from '../rules-for.ts';
import type { Verdict } from '../verdict.ts';
import type { AtomFigures } from './over-atoms.ts';
import type { MoveFigures } from './over-moves.ts';
import type { ReadyFigures } from './over-tables.ts';
import { type CountRules, type Shown, shownBy } from './shown.ts';

export interface Figures {
  readonly overAtoms: readonly AtomFigures[];
  readonly overTables: readonly ReadyFigures[];
  readonly overMoves: readonly MoveFigures[];
}

/** Values beyond the first that a small count keeps: three in all where neighbours are rounded, four where they are exact or hidden. */
const FEW_WIDTH = { rounded: 2, hidden: 3 } as const;

function rulesOf({ showing }: JudgedTable): CountRules {
  const { smallCount } = rulesFor(showing.policy, showing.indicator.sensitivity);
  return {
    base: showing.policy.base,
    smallCount,
    scale: showing.indicator.counts === 'full-time-person' ? 10 : 1,
    fewWidth: FEW_WIDTH[showing.profile === 'suppressed' ? 'hidden' : 'rounded'],
  };
}

/** How a cell of the table is shown; hidden where it has no such cell. */
function shownIn(
  { exact }: JudgedTable,
  verdicts: readonly (Verdict | undefined)[] | undefined,
): (node: number, period: string, group: string) => Shown {
  const periods = new Map(exact.periods.map((period, i) => [period, i]));
  const groups = new Map(exact.groups.map((group, i) => [group, i]));
  return (node, period, group) => {
    const p = periods.get(period);
    const g = groups.get(group);
    if (p === undefined || g === undefined) return 'hidden';
    return shownBy(verdicts?.[(node * exact.periods.length + p) * exact.groups.length + g]);
  };
}

function toAtomFigures(judged: JudgedTable, table: AtomTable): AtomFigures {
  const shown = shownIn(judged, judged.verdicts);
  return {
    table,
    indicator: judged.showing.indicator,
    rules: rulesOf(judged),
    shownNumerator: shown,
    shownDenominator: (node, period, group) => {
      const own = shown(node, period, group);
      if (own === 'hidden') return own;
      return judged.showing.profile === 'suppressed' ? 'exact' : 'rounded';
    },
  };
}

function toMoveFigures(judged: JudgedTable, table: FlowTable): MoveFigures {
  const inwards = shownIn(judged, table.direction === 'out' ? undefined : judged.verdicts);
  const outwards = shownIn(judged, table.direction === 'out' ? judged.verdicts : judged.outwards);
  return {
    table,
    indicator: judged.showing.indicator,
    rules: rulesOf(judged),
    shown: (direction, ...cell) => (direction === 'in' ? inwards(...cell) : outwards(...cell)),
  };
}

const holdsCounts = ({ showing: { indicator } }: JudgedTable): boolean =>
  indicator.unit === 'share' || indicator.unit === 'count';

/** Sorts the tables; figures published elsewhere and means are in none of the three. */
export function toFigures(input: {
  readonly judged: readonly JudgedTable[];
  readonly measured: readonly MeasuredTable[];
}): Figures {
  const pairs = input.judged.flatMap((judged, i) => {
    const table = input.measured[i];
    return table && judged.showing.profile !== 'as-published' ? [{ judged, table }] : [];
  });
  return {
    overAtoms: pairs.flatMap(({ judged, table }) =>
      table.kind === 'atoms' ? [toAtomFigures(judged, table)] : [],
    ),
    overMoves: pairs.flatMap(({ judged, table }) =>
      table.kind === 'flow' ? [toMoveFigures(judged, table)] : [],
    ),
    overTables: pairs.flatMap(({ judged, table }) =>
      table.kind === 'delivered' && holdsCounts(judged)
        ? [
            {
              exact: judged.exact,
              indicator: judged.showing.indicator,
              rules: rulesOf(judged),
              shown: shownIn(judged, judged.verdicts),
            },
          ]
        : [],
    ),
  };
}

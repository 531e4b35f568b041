/**
 * A judged table after the attack: counts that must be coarser are coarser in every figure that shows them.
 * Belongs here: levels → verdicts and denominators. Does not belong: finding out what must be coarser.
 */
import type { Condition } from '../../catalogue/types.ts';
import type { JudgedTable } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import type { CountLevels, Level } from './levels.ts';
import { moveName } from './moves-system.ts';
import { namesOf, yearSpokenOf } from './over-atoms.ts';
import { tableCountName } from './over-tables.ts';

const SECONDARY: Verdict = { kind: 'hidden', reason: 'secondary' };
const COARSE: Verdict = { kind: 'rounded', level: 'coarse' };

/** The verdict at a level: nearest 10 where it was rounded, otherwise hidden. */
function atLevel(verdict: Verdict | undefined, level: Level): Verdict | undefined {
  if (verdict === undefined || level === 0 || verdict.kind === 'silent' || verdict.kind === 'hidden')
    return verdict;
  return level === 1 && verdict.kind === 'rounded' ? COARSE : SECONDARY;
}

interface CellKey {
  readonly node: number;
  readonly period: string;
  readonly group: string;
}

function keyOf({ exact }: JudgedTable, index: number): CellKey {
  const { groups, periods } = exact;
  return {
    group: groups[index % groups.length] ?? '',
    period: periods[Math.floor(index / groups.length) % periods.length] ?? '',
    node: Math.floor(index / (groups.length * periods.length)),
  };
}

type GroupWhen = (group: string) => Condition | undefined;

function stricterMoves(judged: JudgedTable, levels: CountLevels): JudgedTable {
  const { measure } = judged.showing.indicator;
  const direction = measure.population === 'flow' && measure.direction === 'out' ? 'out' : 'in';
  const apply = (verdicts: JudgedTable['verdicts'], towards: 'in' | 'out') =>
    verdicts.map((verdict, index) => {
      const { node, period, group } = keyOf(judged, index);
      const year = yearSpokenOf(judged.showing.indicator, period);
      return atLevel(verdict, levels.levelOf(moveName(towards, group), node, year));
    });
  return {
    ...judged,
    verdicts: apply(judged.verdicts, direction),
    outwards: judged.outwards && apply(judged.outwards, 'out'),
  };
}

function stricterTable(judged: JudgedTable, levels: CountLevels): JudgedTable {
  const { indicator } = judged.showing;
  const verdicts = judged.verdicts.map((verdict, index) => {
    const { node, period, group } = keyOf(judged, index);
    return atLevel(verdict, levels.levelOf(tableCountName(indicator, group), node, period));
  });
  return { ...judged, verdicts };
}

function stricterCounts(judged: JudgedTable, levels: CountLevels, groupWhen: GroupWhen): JudgedTable {
  const { indicator } = judged.showing;
  const names = judged.exact.groups.map((group) => {
    const when = group === 'total' ? [] : groupWhen(group);
    return when && namesOf(indicator, when);
  });
  const coarseDenominators = new Set<number>();
  const verdicts = judged.verdicts.map((verdict, index) => {
    const { node, period } = keyOf(judged, index);
    const year = yearSpokenOf(indicator, period);
    const name = names[index % names.length];
    const own = levels.levelOf(name?.numerator, node, year);
    const whole = levels.levelOf(name?.denominator, node, year);
    const stricterOne = atLevel(verdict, whole === 2 ? 2 : own);
    if (whole === 1 && stricterOne?.kind !== 'hidden') coarseDenominators.add(index);
    return stricterOne;
  });
  return { ...judged, verdicts, coarseDenominators };
}

/** The table with its counts at the levels the attack asks for. */
export function stricter(judged: JudgedTable, levels: CountLevels, groupWhen: GroupWhen): JudgedTable {
  const { population } = judged.showing.indicator.measure;
  if (population === 'flow') return stricterMoves(judged, levels);
  if (population === 'delivered') return stricterTable(judged, levels);
  return stricterCounts(judged, levels, groupWhen);
}

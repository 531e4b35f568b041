/**
 * What a reader knows of counts besides how they are shown, by the count's name: decisions today.
 * Belongs here: looking counts up by name, node and year. Does not belong: what a decision tells (decided.ts).
 */
import type { Interval } from '@bybalance/statistics';
import type { ExactFinding } from '../../analyse/types.ts';
import type { AreaNode } from '../../assign/types.ts';
import type { Condition } from '../../catalogue/types.ts';
import type { JudgedTable } from '../judge.ts';
import { type CellOf, decidedCounts } from './decided.ts';
import { type KnownOf, namesOf, yearSpokenOf } from './over-atoms.ts';
import { tableCountName } from './over-tables.ts';

export interface KnownInput {
  readonly judged: readonly JudgedTable[];
  readonly nodes: readonly AreaNode[];
  readonly findings: readonly ExactFinding[];
}

const placeKey = (areaSet: string, area: string) => `${areaSet}/${area}`;

function cellFinder({ judged, nodes }: KnownInput): CellOf {
  const tables = new Map(judged.map((one) => [one.showing.indicator.id, one]));
  const numbers = new Map(nodes.map(({ areaSet, area }, n) => [placeKey(areaSet, area), n]));
  return (indicator, areaSet, area, period, group) => {
    const table = tables.get(indicator);
    const node = numbers.get(placeKey(areaSet, area));
    if (table === undefined || node === undefined) return undefined;
    const { periods, groups, cells } = table.exact;
    const p = periods.indexOf(period);
    const g = groups.indexOf(group);
    const cell = p < 0 || g < 0 ? undefined : cells[(node * periods.length + p) * groups.length + g];
    return cell && { cell, scale: table.showing.indicator.counts === 'full-time-person' ? 10 : 1 };
  };
}

/** Decisions as knowledge of counts. */
export function knownByDecisions(
  input: KnownInput,
  groupWhen: (group: string) => Condition | undefined,
): KnownOf {
  const sheets = new Map(input.judged.map(({ showing }) => [showing.indicator.id, showing.indicator]));
  const numbers = new Map(input.nodes.map(({ areaSet, area }, n) => [placeKey(areaSet, area), n]));
  const known = new Map<string, { readonly node: number; readonly interval: Interval }[]>();
  for (const count of decidedCounts(input.findings, cellFinder(input))) {
    const sheet = sheets.get(count.indicator);
    const node = numbers.get(placeKey(count.areaSet, count.area));
    if (sheet === undefined || node === undefined) continue;
    const when = count.group === 'total' ? [] : groupWhen(count.group);
    const isTable = sheet.measure.population === 'delivered';
    const name = isTable ? tableCountName(sheet, count.group) : when && namesOf(sheet, when)?.numerator;
    const year = isTable ? count.period : yearSpokenOf(sheet, count.period);
    if (name === undefined) continue;
    const key = `${name}\n${year}`;
    known.set(key, [...(known.get(key) ?? []), { node, interval: count.interval }]);
  }
  return (name, year) => known.get(`${name}\n${year}`) ?? [];
}

/**
 * What a reader knows of counts besides how they are shown, by the count's name: decisions, and what others published.
 * Belongs here: looking counts up by name, node and year. Does not belong: what a decision tells (decided.ts).
 */
import type { Inequality } from '@bybalance/release';
import type { Interval } from '@bybalance/statistics';
import type { ExactFinding } from '../../analyse/types.ts';
import type { AreaNode } from '../../assign/types.ts';
import type { Condition } from '../../catalogue/types.ts';
import type { JudgedTable } from '../judge.ts';
import { type CellOf, type DecidedCount, decidedCounts } from './decided.ts';
import { type KnownOf, namesOf, yearSpokenOf } from './over-atoms.ts';
import { tableCountName } from './over-tables.ts';

export interface KnownInput {
  readonly judged: readonly JudgedTable[];
  readonly nodes: readonly AreaNode[];
  readonly findings: readonly Pick<ExactFinding, 'facts'>[];
  /** What others published of our counts; missing = nothing. */
  readonly outside?: readonly Inequality[];
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

/** A decision on one ready table's counts in several years. */
export interface JointKnown {
  readonly counts: readonly {
    readonly name: string;
    readonly year: string;
    readonly node: number;
    readonly weight: number;
  }[];
  readonly interval: Interval;
}

export interface Known {
  /** What is told of one count, whatever the others are taken to be. */
  readonly knownOf: KnownOf;
  /** What is told of one count by decisions that speak of no other. */
  readonly knownAlone: KnownOf;
  readonly joint: readonly JointKnown[];
}

/** Decisions as knowledge of counts. */
export function knownByDecisions(
  input: KnownInput,
  groupWhen: (group: string) => Condition | undefined,
): Known {
  const sheets = new Map(input.judged.map(({ showing }) => [showing.indicator.id, showing.indicator]));
  const numbers = new Map(input.nodes.map(({ areaSet, area }, n) => [placeKey(areaSet, area), n]));
  const named = (count: Omit<DecidedCount, 'interval' | 'isAlone'>) => {
    const sheet = sheets.get(count.indicator);
    const node = numbers.get(placeKey(count.areaSet, count.area));
    if (sheet === undefined || node === undefined) return undefined;
    const when = count.group === 'total' ? [] : groupWhen(count.group);
    const isTable = sheet.measure.population === 'delivered';
    const name = isTable ? tableCountName(sheet, count.group) : when && namesOf(sheet, when)?.numerator;
    const year = isTable ? count.period : yearSpokenOf(sheet, count.period);
    return name === undefined ? undefined : { name, year, node };
  };
  const cellOf = cellFinder(input);
  const { counts, joint } = decidedCounts(input.findings, cellOf);
  const published = decidedCounts([{ facts: input.outside ?? [] }], cellOf).counts;
  const byName = (list: readonly DecidedCount[]): KnownOf => {
    const known = new Map<string, ReturnType<KnownOf>[number][]>();
    const add = (count: DecidedCount, isPublic: boolean) => {
      const found = named(count);
      if (found === undefined) return;
      const key = `${found.name}\n${found.year}`;
      const one = { node: found.node, interval: count.interval, ...(isPublic ? { isPublic } : {}) };
      known.set(key, [...(known.get(key) ?? []), one]);
    };
    for (const count of list) add(count, false);
    for (const count of published) add(count, true);
    return (name, year) => known.get(`${name}\n${year}`) ?? [];
  };
  return {
    knownOf: byName(counts),
    knownAlone: byName(counts.filter(({ isAlone }) => isAlone)),
    joint: joint.flatMap(({ counts: weighted, interval }) => {
      const all = weighted.map((count) => ({ found: named(count), weight: count.weight }));
      const complete = all.flatMap(({ found, weight }) => (found ? [{ ...found, weight }] : []));
      return complete.length === all.length ? [{ counts: complete, interval }] : [];
    }),
  };
}

/**
 * Decisions as a reader of the files meets them: "over 40 %, mean of two years" of counts whose wholes are one population that fits.
 * Belongs here: facts of findings → knowledge of counts by name and year. Does not belong: systems, reading rows (bytes-counts.ts).
 * A decision on several years of one count binds them together; one that cannot be placed among the counts is left out. Start with factsFromBytes.
 */
import type { Inequality } from '@bybalance/release';
import type { BytesInput, PublishedSheet } from './bytes-counts.ts';
import { namingOf, scaleOf } from './bytes-counts.ts';
import { type CellOf, type DecidedCount, decidedCounts } from './decided.ts';
import type { JointKnown, Known } from './known.ts';
import { yearSpokenOf } from './over-atoms.ts';

/** People by piece of each whole, by its name. */
export type Wholes = ReadonlyMap<string, Int32Array>;

export type ToldFacts = Pick<Known, 'knownAlone' | 'joint'>;

type Place = Omit<DecidedCount, 'interval' | 'isAlone'>;

interface Desk {
  readonly input: BytesInput;
  /** By the year they speak of. */
  readonly wholes: ReadonlyMap<string, Wholes>;
  readonly sheets: ReadonlyMap<string, PublishedSheet>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** The count behind a place: its name, year and area, and the name of what it is a part of. */
function named({ input, sheets, numbers }: Desk, { indicator, areaSet, area, period, group }: Place) {
  const sheet = sheets.get(indicator);
  const node = numbers.get(`${areaSet}/${area}`);
  const naming = sheet && namingOf(sheet, group, input.groupWhen);
  if (sheet === undefined || node === undefined || naming === undefined) return undefined;
  const isTable = sheet.measure.population === 'delivered';
  const within = sheet.unit === 'share' ? naming.denominator : undefined;
  return {
    ...{ name: naming.numerator, node, within, scale: scaleOf(sheet) },
    year: isTable ? period : yearSpokenOf(sheet, period),
  };
}

/** The whole of each count a decision speaks of; its own value is never asked for where a decision speaks of no other. */
function wholesOf(desk: Desk): CellOf {
  return (indicator, areaSet, area, period, group) => {
    const count = named(desk, { indicator, areaSet, area, period, group });
    if (count === undefined) return undefined;
    const people = count.within === undefined ? undefined : desk.wholes.get(count.year)?.get(count.within);
    if (count.within !== undefined && people === undefined) return undefined;
    const units = desk.input.unitsOf[count.node] ?? [];
    const denominator = people && units.reduce((sum, unit) => sum + (people[unit] ?? 0), 0);
    const households = { householdsN: undefined, householdsY: undefined };
    return { cell: { state: 'known', numerator: 0, denominator, ...households }, scale: count.scale };
  };
}

const isOfCounts = ({ terms }: Inequality, sheets: Desk['sheets']) =>
  terms.every(({ indicator }) => {
    const unit = sheets.get(indicator)?.unit;
    return unit === 'share' || unit === 'count';
  });

/** What the files' decisions tell. In: the files as read, and for each year a population that fits what is shown of the wholes. */
export function factsFromBytes(input: BytesInput, wholes: Desk['wholes']): ToldFacts {
  const desk: Desk = {
    ...{ input, wholes },
    sheets: new Map(input.figures.map(({ sheet }) => [sheet.id, sheet])),
    numbers: new Map(input.areas.map((area, n) => [area, n])),
  };
  const facts = input.facts.filter((fact) => isOfCounts(fact, desk.sheets));
  const { counts, joint } = decidedCounts([{ facts }], wholesOf(desk));
  const alone = counts.filter(({ isAlone }) => isAlone);
  const byCount = Map.groupBy(
    alone.flatMap((count) => {
      const found = named(desk, count);
      return found ? [{ ...found, interval: count.interval }] : [];
    }),
    ({ name, year }) => `${name}\n${year}`,
  );
  return {
    knownAlone: (name, year) => byCount.get(`${name}\n${year}`) ?? [],
    joint: joint.flatMap(({ counts: weighted, interval }): readonly JointKnown[] => {
      const all = weighted.map((count) => ({ found: named(desk, count), weight: count.weight }));
      const complete = all.flatMap(({ found, weight }) => (found ? [{ ...found, weight }] : []));
      return complete.length === all.length ? [{ counts: complete, interval }] : [];
    }),
  };
}

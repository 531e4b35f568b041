/**
 * Decisions as a reader of the files meets them: "over 40 %, mean of two years" of counts whose wholes he has by interval alone.
 * Belongs here: facts of findings → knowledge of counts by name and year. Does not belong: systems, reading rows (bytes-counts.ts).
 * What he knows of the counts is what holds for some wholes within their intervals: "over 60 % of 248 to 252" says more than 148.8.
 * A decision on several years of one count binds them together; one that cannot be placed among the counts is left out. Start with factsFromBytes.
 */
import type { Inequality } from '@bybalance/release';
import { MOST_UNSHOWN } from '../editions/kept-within.ts';
import type { BytesInput, PublishedSheet, Year } from './bytes-counts.ts';
import { namingOf, scaleOf } from './bytes-counts.ts';
import { type CellOf, type DecidedCount, decidedCounts } from './decided.ts';
import type { JointKnown, Known } from './known.ts';
import { yearSpokenOf } from './over-atoms.ts';

export type ToldFacts = Pick<Known, 'knownAlone' | 'joint'>;

type Place = Omit<DecidedCount, 'interval' | 'isAlone'>;

interface Desk {
  readonly input: BytesInput;
  readonly years: ReadonlyMap<string, Year>;
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

/** Whether the decision says least where wholes are small: then even large shares are of few. */
const saysLeastWhenSmall = ({ op, terms }: Inequality) =>
  (op === '>' || op === '>=') === terms.every(({ coefficient }) => Number(coefficient) > 0);

/**
 * The whole of each count a decision speaks of, where it says least of the count. The count's own value is never asked for: what is told of one
 * count by the values of others is not used.
 */
function wholesOf(desk: Desk, fact: Inequality): CellOf {
  const by = desk.input.hasPrevious ? MOST_UNSHOWN : 0;
  return (indicator, areaSet, area, period, group) => {
    const count = named(desk, { indicator, areaSet, area, period, group });
    if (count === undefined) return undefined;
    const households = { householdsN: undefined, householdsY: undefined };
    const cellOf = (denominator: number | undefined) => ({
      ...{ cell: { state: 'known' as const, numerator: 0, denominator, ...households }, scale: count.scale },
    });
    if (count.within === undefined) return cellOf(undefined);
    const whole = desk.years.get(count.year)?.counts.get(count.within)?.told[count.node]?.interval;
    if (whole === undefined) return undefined;
    return cellOf(saysLeastWhenSmall(fact) ? Math.max(1, whole.lo - by) : whole.hi + by);
  };
}

const isOfCounts = ({ terms }: Inequality, sheets: Desk['sheets']) =>
  terms.every(({ indicator }) => {
    const unit = sheets.get(indicator)?.unit;
    return unit === 'share' || unit === 'count';
  });

/** What the files' decisions tell. In: the files, and what their rows tell of counts in each year. */
export function factsFromBytes(input: BytesInput, years: readonly Year[]): ToldFacts {
  const desk: Desk = {
    input,
    years: new Map(years.map((year) => [year.year, year])),
    sheets: new Map(input.figures.map(({ sheet }) => [sheet.id, sheet])),
    numbers: new Map(input.areas.map((area, n) => [area, n])),
  };
  const decided = input.facts
    .filter((fact) => isOfCounts(fact, desk.sheets))
    .map((fact) => decidedCounts([{ facts: [fact] }], wholesOf(desk, fact)));
  const counts = decided.flatMap((one) => one.counts);
  const joint = decided.flatMap((one) => one.joint);
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

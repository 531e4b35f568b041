/**
 * What of a list is already fixed, criterion by criterion, in words: years that are known, preliminary, missing, or still to come.
 * Belongs here: putting the areas' years together, and the same look at the next list. Does not belong: what is known of a year (the release).
 * The next list has no findings yet: what is known of it follows from the calendar and from the years that this list has too.
 * Start with toKnown.
 */
import {
  type CriteriaFinding,
  type Criterion,
  type Indicator,
  KNOWLEDGE,
  type KnownYear,
  knownAt,
  type Quality,
  type Release,
  type RuleSet,
} from '@bybalance/release';
import { formatDate, formatYears } from '../format/date.ts';
import type { Words } from './words.ts';

export interface KnownCell {
  /** "2 af 2" as filled and open squares: one a year, oldest first. */
  readonly marks: readonly KnownYear['knowledge'][];
  readonly text: string;
}

export interface KnownView {
  readonly seenFrom: string;
  /** Years of the lists, this one first. */
  readonly lists: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly cells: readonly KnownCell[];
  }[];
}

/** The years of a criterion over all areas: the least that is known of any. */
function yearsOf(findings: readonly CriteriaFinding[], criterion: string): readonly KnownYear[] {
  const all = findings.flatMap(({ shown }) => shown.find((one) => one.criterion === criterion)?.years ?? []);
  const byPeriod = Map.groupBy(all, ({ period }) => period);
  return [...byPeriod.values()].flatMap((years) => {
    const worst = KNOWLEDGE.findLast((one) => years.some(({ knowledge }) => knowledge === one));
    return years.slice(0, 1).map((year) => ({ ...year, knowledge: worst ?? year.knowledge }));
  });
}

const QUALITY: Readonly<Record<KnownYear['knowledge'], Quality | 'none'>> = {
  known: 'final',
  preliminary: 'preliminary',
  missing: 'none',
  forecast: 'none',
};

function nextYears(
  criterion: Criterion,
  indicator: Indicator,
  years: readonly KnownYear[],
  { on, listYear }: { readonly on: string; readonly listYear: number },
): readonly KnownYear[] {
  const known = new Map(years.map(({ period, knowledge }) => [period, QUALITY[knowledge]]));
  return knownAt(criterion, indicator, { on, listYear, qualityOf: (_, period) => known.get(period) }).years;
}

/** "2026" of a figure that is published in February: "februar 2026". */
function whenOf(year: KnownYear, { publicationMonth }: Indicator, { text }: Words): string {
  return text.distance.known.month(text.method.months[publicationMonth - 1] ?? '', year.period);
}

function cellOf(years: readonly KnownYear[], indicator: Indicator, words: Words): KnownCell {
  const { known: t } = words.text.distance;
  const fixed = years.filter(({ knowledge }) => knowledge === 'known');
  const open = years.filter(({ knowledge }) => knowledge !== 'known');
  const said = formatYears(
    fixed.map(({ speaksOf }) => speaksOf),
    words.language,
  );
  const text =
    open.length === 0
      ? t.all(said)
      : `${t.part(fixed.length, years.length)}: ${[
          ...fixed.map(({ speaksOf }) => t.year.known(speaksOf)),
          ...open.map((year) =>
            year.knowledge === 'forecast'
              ? t.year.forecast(year.speaksOf, whenOf(year, indicator, words))
              : t.year[year.knowledge](year.speaksOf),
          ),
        ].join(', ')}.`;
  return { marks: years.map(({ knowledge }) => knowledge), text };
}

/** In: the findings of one list and rule set. `isNewest`: the next list is looked at too. undefined for editions that do not tell. */
export function toKnown(
  release: Release,
  law: RuleSet,
  findings: readonly CriteriaFinding[],
  isNewest: boolean,
  words: Words,
): KnownView | undefined {
  const [first] = findings;
  const { publishedOn } = release.manifest;
  if (first === undefined) return undefined;
  const next = Number(first.period) + 1;
  const rows = law.criteria
    .filter(({ role }) => role === 'criterion')
    .flatMap((criterion) => {
      const indicator = release.indicator(criterion.indicator);
      const years = yearsOf(findings, criterion.id);
      if (indicator === undefined || years.length === 0) return [];
      const lists = isNewest
        ? [years, nextYears(criterion, indicator, years, { on: publishedOn, listYear: next })]
        : [years];
      return [
        {
          id: criterion.id,
          title: indicator.short[words.language],
          cells: lists.map((one) => cellOf(one, indicator, words)),
        },
      ];
    });
  if (rows.length === 0) return undefined;
  return {
    seenFrom: formatDate(publishedOn, words.language),
    lists: isNewest ? [first.period, String(next)] : [first.period],
    rows,
  };
}

/**
 * The list of all areas with a few figures, sorted as asked.
 * Belongs here: columns, order. Does not belong: markup.
 * Made on the server; the order is in the address (?sorter=-indbyggere), so it can be sent to a colleague.
 * Start with toAreaList.
 */
import type { Area, AreaSet, Indicator, Release } from '@bybalance/release';
import { type Figure, isPrinted, NOT_DELIVERED } from './figure.ts';
import { indicatorOrFirst, mainSet, seriesOf, sortedAreas, wholeOf } from './from-release.ts';
import { periodsOf } from './indicator-view.ts';
import { spokenYears } from './periods.ts';
import { toPrinter } from './print.ts';
import type { Words } from './words.ts';

export interface AreaListColumn {
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

export interface AreaListRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string;
  readonly cells: readonly string[];
}

/** Areas put together by the site, of one area set. */
export interface CombinedAreas {
  readonly title: string;
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    /** Names of the areas it is made of. */
    readonly parts: readonly string[];
    readonly cells: readonly string[];
  }[];
}

export interface AreaList {
  readonly columns: readonly AreaListColumn[];
  readonly rows: readonly AreaListRow[];
  readonly municipality: readonly string[] | undefined;
  readonly combined: readonly CombinedAreas[];
  readonly hasKinds: boolean;
  readonly hasParents: boolean;
  readonly sort: { readonly by: string; readonly descending: boolean };
  readonly towns: number;
  readonly countries: number;
}

interface Column {
  readonly indicator: Indicator;
  readonly period: string;
}

/** The residents, the site's first indicator, and the next of its key indicators. */
function columnsOf(release: Release): readonly Column[] {
  const { keyIndicators } = release.manifest.site;
  const count = release.catalogue.indicators.find((indicator) => indicator.unit === 'count');
  const chosen = [
    count,
    indicatorOrFirst(release, null),
    ...keyIndicators.map((id) => release.indicator(id)),
  ];
  const indicators = [...new Set(chosen.filter((indicator) => indicator !== undefined))].slice(0, 4);
  return indicators.map((indicator) => ({ indicator, period: periodsOf(release, indicator).at(-1) ?? '' }));
}

function nameOf(release: Release, key: string | undefined): string {
  const [set, code] = key?.split('/') ?? [];
  return release.areaSet(set ?? '')?.areas.find((one) => one.code === code)?.name ?? '';
}

/** Sets of declared unions with their figures, in the order they were declared in. */
function combinedAreas(
  release: Release,
  { language }: Pick<Words, 'language'>,
  cellsOf: (set: AreaSet, area: Area) => readonly string[],
): readonly CombinedAreas[] {
  return release.areaSets
    .filter(({ areas }) => areas.some(({ parts }) => parts !== undefined))
    .map((set) => ({
      title: set.title[language],
      rows: set.areas.map((area) => ({
        code: area.code,
        name: area.name,
        parts: (area.parts ?? []).map((part) => nameOf(release, part)),
        cells: cellsOf(set, area),
      })),
    }));
}

/** Figures that cannot be printed come last, whichever way the list is turned. */
function compareFigureOrder(a: Figure, b: Figure, descending: boolean): number {
  if (!isPrinted(a) || !isPrinted(b)) return Number(isPrinted(b)) - Number(isPrinted(a));
  return descending ? b.value - a.value : a.value - b.value;
}

function sortOf(asked: string | null, columns: readonly Column[]): AreaList['sort'] {
  const by = asked?.replace(/^-/, '') ?? '';
  const isKnown = ['navn', 'slags', 'hoerer-til', ...columns.map((c) => c.indicator.id)].includes(by);
  return isKnown ? { by, descending: asked?.startsWith('-') === true } : { by: 'navn', descending: false };
}

/** All areas of the main set. `asked`: a column's id, "-" before it for the other way round; anything else sorts by name. */
export function toAreaList(release: Release, asked: string | null, words: Words): AreaList {
  const columns = columnsOf(release);
  const printer = toPrinter(words);
  const set = mainSet(release);
  const whole = wholeOf(release);
  const kindName = { town: words.text.words.town, country: words.text.words.country, none: '' };
  const figuresAt = (place: { set: string; code: string }) =>
    columns.map(({ indicator, period }) => seriesOf(release, indicator, place, [period])[0] ?? NOT_DELIVERED);
  const rows = sortedAreas(release, set).map((area) => ({
    area,
    kind: kindName[area.kind],
    parent: nameOf(release, area.parent),
    figures: figuresAt({ set: set?.id ?? '', code: area.code }),
  }));
  const sort = sortOf(asked, columns);
  const at = columns.findIndex((column) => column.indicator.id === sort.by);
  const turn = sort.descending ? -1 : 1;
  const collator = new Intl.Collator(release.manifest.site.language, { numeric: true });
  const byText =
    (text: (row: (typeof rows)[number]) => string) => (a: (typeof rows)[number], b: (typeof rows)[number]) =>
      turn * collator.compare(text(a), text(b));
  const order =
    at >= 0
      ? (a: (typeof rows)[number], b: (typeof rows)[number]) =>
          compareFigureOrder(a.figures[at] ?? NOT_DELIVERED, b.figures[at] ?? NOT_DELIVERED, sort.descending)
      : byText((row) =>
          sort.by === 'slags' ? row.kind : sort.by === 'hoerer-til' ? row.parent : row.area.name,
        );
  const print = (figures: readonly Figure[]) =>
    figures.map((figure, i) => printer.cell(columns[i]?.indicator.unit ?? 'count', figure));
  return {
    columns: columns.map(({ indicator, period }) => ({
      id: indicator.id,
      title: indicator.short[words.language],
      note: spokenYears(indicator, period, words),
    })),
    rows: [...rows].sort(order).map(({ area, kind, parent, figures }) => ({
      code: area.code,
      name: area.name,
      kind,
      parent,
      cells: print(figures),
    })),
    municipality: whole && print(figuresAt(whole)),
    combined: combinedAreas(release, words, (held, area) =>
      print(figuresAt({ set: held.id, code: area.code })),
    ),
    hasKinds: rows.some((row) => row.kind !== ''),
    hasParents: rows.some((row) => row.parent !== ''),
    sort,
    towns: rows.filter((row) => row.area.kind === 'town').length,
    countries: rows.filter((row) => row.area.kind === 'country').length,
  };
}

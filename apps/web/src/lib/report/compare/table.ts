/**
 * The table of a comparison: a row a place and the municipality, a column a figure, with the change of the chosen one.
 * Belongs here: columns and cells. Does not belong: markup, files (compare-csv in the route). Start with toCompareTable.
 */
import type { Indicator, Release } from '@bybalance/release';
import { compareFigures } from '../change.ts';
import { type Figure, NOT_DELIVERED } from '../figure.ts';
import { seriesOf, wholeOf } from '../from-release.ts';
import { type IndicatorView, toIndicatorView } from '../indicator-view.ts';
import { nearestPeriod } from '../overview.ts';
import { spokenYears } from '../periods.ts';
import { toPrinter } from '../print.ts';
import { comparableFrom } from '../sentence.ts';
import type { Words } from '../words.ts';
import { type Place, type PlaceFigure, placeFigures } from './places.ts';

export interface CompareTable {
  readonly columns: readonly { readonly id: string; readonly title: string; readonly note: string }[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly isUnion: boolean;
    readonly isMunicipality: boolean;
    readonly cells: readonly { readonly text: string; readonly full: string }[];
  }[];
}

interface Chosen {
  readonly indicator: Indicator;
  readonly view: IndicatorView;
  readonly from: number;
  readonly to: number;
}

const MOST_OTHERS = 3;

interface Column {
  readonly indicator: Indicator;
  readonly view: IndicatorView;
  readonly at: number;
}

function othersOf(release: Release, { indicator, view, to }: Chosen, words: Words): readonly Column[] {
  const { keyIndicators } = release.manifest.site;
  return keyIndicators
    .filter((id) => id !== indicator.id)
    .flatMap((id) => release.indicator(id) ?? [])
    .slice(0, MOST_OTHERS)
    .map((other) => {
      const shown = toIndicatorView(release, other, words);
      return { indicator: other, view: shown, at: nearestPeriod(shown.periods, view.periods[to] ?? null) };
    });
}

interface Cell {
  readonly text: string;
  readonly full: string;
}

/** In: the chosen figure with its years, the places with their figures of it. */
export function toCompareTable(
  release: Release,
  chosen: Chosen,
  places: readonly Place[],
  figures: readonly (readonly PlaceFigure[])[],
  words: Words,
): CompareTable {
  const printer = toPrinter(words);
  const { view, from, to } = chosen;
  const others = othersOf(release, chosen, words);
  const hasChange = from !== to && comparableFrom(view, to) <= from;
  const cell = (unit: IndicatorView['unit'], { figure, note }: PlaceFigure): Cell =>
    note === ''
      ? { text: printer.cell(unit, figure), full: printer.full(unit, figure) }
      : { text: words.text.compare.cannot, full: note };
  const changeCell = (now: Figure, before: Figure): Cell => {
    const change = compareFigures(now, before);
    if (change.kind === 'unknown') return { text: '–', full: words.text.compare.noChange };
    if (change.kind === 'same') return { text: words.text.area.unchanged, full: words.text.area.unchanged };
    const by = change.kind === 'higher' ? change.by : -change.by;
    return {
      text: printer.difference(view.unit, by, change.step, true),
      full: printer.difference(view.unit, by, change.step),
    };
  };
  const cellsOf = (own: readonly PlaceFigure[], ofOther: (column: Column) => PlaceFigure) => {
    const at = (period: number) => own[period] ?? { figure: NOT_DELIVERED, note: '' };
    return [
      cell(view.unit, at(to)),
      ...(hasChange ? [changeCell(at(to).figure, at(from).figure)] : []),
      ...others.map((column) => cell(column.view.unit, ofOther(column))),
    ];
  };
  const whole = wholeOf(release);
  const plain = (figure: Figure | undefined): PlaceFigure => ({ figure: figure ?? NOT_DELIVERED, note: '' });
  const [now, before] = [view.periods[to] ?? '', view.periods[from] ?? ''];
  return {
    columns: [
      { id: view.id, title: view.short, note: spokenYears(view, now, words) },
      ...(hasChange
        ? [
            {
              id: 'aendring',
              title: words.text.compare.change,
              note: words.text.compare.changeSince(
                spokenYears(view, before, words),
                view.unit === 'share' || view.unit === 'ratio' ? words.text.overview.points : '',
              ),
            },
          ]
        : []),
      ...others.map((one) => ({
        ...{ id: one.view.id, title: one.view.short },
        note: spokenYears(one.view, one.view.periods[one.at] ?? '', words),
      })),
    ],
    rows: [
      ...places.map((place, i) => ({
        ...{ key: place.key, name: place.name, isUnion: place.areas.length > 1, isMunicipality: false },
        cells: cellsOf(figures[i] ?? [], ({ indicator, view: shown, at }) => {
          const own = placeFigures(release, indicator, { periods: [shown.periods[at] ?? ''] }, place, words);
          return own[0] ?? plain(undefined);
        }),
      })),
      ...(whole
        ? [
            {
              ...{
                key: 'kommunen',
                name: words.text.words.municipalityTitle,
                isUnion: false,
                isMunicipality: true,
              },
              cells: cellsOf(
                seriesOf(release, chosen.indicator, whole, view.periods).map(plain),
                ({ indicator, view: shown, at }) =>
                  plain(seriesOf(release, indicator, whole, [shown.periods[at] ?? ''])[0]),
              ),
            },
          ]
        : []),
    ],
  };
}

/**
 * Område as a page draws it: one area at one period.
 * Belongs here: choosing indicators and periods, putting rows and figures together. Does not belong: markup, geometry.
 * Made on the server; what goes out is text and percent. Key indicators are the site's own list.
 * An indicator that lacks the asked period shows its nearest one, and says which years it speaks of.
 * Start with toAreaPage.
 */
import type { Area, Indicator, Release } from '@bybalance/release';
import { compareFigures } from './change.ts';
import { criteriaOf, type LegalAreaView } from './criteria-view.ts';
import { type Figure, NOT_DELIVERED } from './figure.ts';
import { areaNames, indicatorOrFirst, mainSet, seriesOf, wholeOf } from './from-release.ts';
import { type IndicatorView, periodsOf, toIndicatorView } from './indicator-view.ts';
import { legalPlaces } from './legal-places.ts';
import { nearestPeriod } from './overview.ts';
import { type People, peopleOf } from './people.ts';
import { criteriaFindings } from './per-release.ts';
import { periodName, periodNumber, sincePhrase, spokenYears } from './periods.ts';
import { toPrinter } from './print.ts';
import { areaLead, comparableFrom, type SentenceFrame } from './sentence.ts';
import { type Sparkline, type Strip, toSparkline, toStrip } from './strip.ts';
import { type Trend, toTrend } from './trend.ts';
import type { Words } from './words.ts';

export interface KeyRow {
  readonly id: string;
  readonly period: string;
  readonly title: string;
  readonly subtitle: string;
  readonly measured: string;
  readonly value: string;
  readonly full: string;
  readonly municipality: string;
  readonly strip: Strip;
  readonly sparkline: Sparkline;
  readonly change: string;
  readonly since: string;
}

export interface ThemeRows {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Pick<
    KeyRow,
    'id' | 'title' | 'subtitle' | 'measured' | 'value' | 'full' | 'municipality'
  >[];
}

export interface AreaPage {
  readonly lead: string;
  readonly period: string;
  readonly periodName: string;
  /** What the reader may choose between, oldest first. */
  readonly periods: readonly { readonly period: string; readonly name: string }[];
  readonly keyRows: readonly KeyRow[];
  readonly trends: readonly Trend[];
  readonly legal: readonly LegalAreaView[];
  readonly hasLegalAreas: boolean;
  readonly people: People | undefined;
  readonly moves: Trend | undefined;
  readonly themes: readonly ThemeRows[];
  readonly departments: readonly { readonly code: string; readonly name: string }[];
}

interface Place {
  readonly set: string;
  readonly code: string;
}

interface AtIndicator {
  readonly indicator: Indicator;
  readonly view: IndicatorView;
  readonly index: number;
  readonly own: readonly Figure[];
  readonly municipality: readonly Figure[] | undefined;
}

function atIndicator(
  release: Release,
  indicator: Indicator,
  place: Place,
  period: string,
  words: Words,
): AtIndicator {
  const view = toIndicatorView(release, indicator, words);
  const whole = wholeOf(release);
  const wholeSeries = whole && seriesOf(release, indicator, whole, view.periods);
  // A whole that nobody has counted is left out, instead of saying "no data" in every row.
  const hasFigures = wholeSeries?.some((figure) => figure.status !== 'unavailable') === true;
  return {
    indicator,
    view,
    index: nearestPeriod(view.periods, period),
    own: seriesOf(release, indicator, place, view.periods),
    municipality: hasFigures ? wholeSeries : undefined,
  };
}

const at = (figures: readonly Figure[] | undefined, index: number): Figure =>
  figures?.[index] ?? NOT_DELIVERED;

function changeTexts({ view, index, own }: AtIndicator, words: Words): Pick<KeyRow, 'change' | 'since'> {
  const before = view.periods[index - 1];
  const now = view.periods[index] ?? '';
  if (before === undefined) return { change: '', since: '' };
  if (comparableFrom(view, index) === index) return { change: words.text.area.brokenSeries, since: '' };
  const since = sincePhrase(view, now, before, words);
  const change = compareFigures(at(own, index), at(own, index - 1));
  if (change.kind === 'unknown') return { change: '', since };
  if (change.kind === 'same') return { change: words.text.area.unchanged, since };
  const by = change.kind === 'higher' ? change.by : -change.by;
  return { change: toPrinter(words).difference(view.unit, by, change.step), since };
}

function keyRow(release: Release, one: AtIndicator, words: Words): KeyRow {
  const { view, index, own, municipality, indicator } = one;
  const printer = toPrinter(words);
  const set = mainSet(release)?.id ?? '';
  const period = view.periods[index] ?? '';
  const all = areaNames(release).map(
    ({ code }) => seriesOf(release, indicator, { set, code }, [period])[0] ?? NOT_DELIVERED,
  );
  const mean = at(municipality, index);
  const breaks = view.periods.map((p) => view.seriesBreaks.some((b) => b.period === p));
  return {
    id: view.id,
    period,
    title: view.title,
    subtitle: view.subtitle,
    measured: spokenYears(view, period, words),
    value: printer.cell(view.unit, at(own, index)),
    full: printer.full(view.unit, at(own, index)),
    municipality: municipality && indicator.counts !== 'move' ? printer.cell(view.unit, mean) : '',
    strip: toStrip(at(own, index), all, view.comparable ? mean : undefined),
    sparkline: toSparkline(own, view.periods.map(periodNumber), breaks, index),
    ...changeTexts(one, words),
  };
}

function keyIndicators(release: Release): readonly Indicator[] {
  const { keyIndicators: ids } = release.manifest.site;
  const chosen = ids.flatMap((id) => release.indicator(id) ?? []);
  return chosen.length > 0 ? chosen : release.catalogue.indicators.slice(0, 10);
}

function trendOf(one: AtIndicator, name: string, words: Words): Trend | undefined {
  const { view, own, municipality, index } = one;
  const whole =
    municipality && view.comparable
      ? [{ kind: 'municipality' as const, name: words.text.words.municipalityTitle, figures: municipality }]
      : [];
  return toTrend(view, [{ kind: 'own', name, figures: own }, ...whole], index, words);
}

/** Moves in and out on one axis; net never stands alone, so it is left to the table of all figures. */
function movesOf(release: Release, place: Place, period: string, words: Words): Trend | undefined {
  const flows = release.catalogue.indicators
    .filter((indicator) => indicator.counts === 'move' && indicator.scale === 'sequential')
    .slice(0, 2)
    .map((indicator) => atIndicator(release, indicator, place, period, words));
  const [first, second] = flows;
  if (!first || !second) return undefined;
  const series = [
    { kind: 'own' as const, name: first.view.short, figures: first.own },
    { kind: 'second' as const, name: second.view.short, figures: second.own },
  ];
  const printer = toPrinter(words);
  const last = spokenYears(first.view, first.view.periods[first.index] ?? '', words);
  const title = words.text.area.movesTitle(
    last,
    printer.cell(first.view.unit, at(first.own, first.index)),
    printer.cell(second.view.unit, at(second.own, second.index)),
  );
  return toTrend(
    { ...first.view, subtitle: words.text.area.movesSub, limit: undefined },
    series,
    first.index,
    words,
    title,
  );
}

function themesFor(release: Release, place: Place, period: string, words: Words): readonly ThemeRows[] {
  const printer = toPrinter(words);
  return release.catalogue.themes
    .map((theme) => ({
      id: theme.id,
      title: theme.title[words.language],
      rows: release.catalogue.indicators
        .filter((indicator) => indicator.theme === theme.id)
        .map((indicator) => {
          const { view, index, own, municipality } = atIndicator(release, indicator, place, period, words);
          return {
            id: view.id,
            title: view.title,
            subtitle: view.subtitle,
            measured: spokenYears(view, view.periods[index] ?? '', words),
            value: printer.cell(view.unit, at(own, index)),
            full: printer.full(view.unit, at(own, index)),
            municipality:
              municipality && indicator.counts !== 'move'
                ? printer.full(view.unit, at(municipality, index))
                : '',
          };
        }),
    }))
    .filter((theme) => theme.rows.length > 0);
}

/** Departments that the reader's layer shows and that name this area as theirs. */
function departmentsIn(release: Release, place: Place): AreaPage['departments'] {
  return release.areaSets
    .filter((set) => set.role === 'department')
    .flatMap((set) => set.areas)
    .filter((area) => area.parent === `${place.set}/${place.code}`)
    .map(({ code, name }) => ({ code, name }));
}

function leadOf(release: Release, area: Area, place: Place, period: string, words: Words): string {
  const first = release.indicator(release.manifest.site.firstIndicator) ?? keyIndicators(release)[0];
  if (!first) return '';
  const main = atIndicator(release, first, place, period, words);
  const frame: SentenceFrame = { indicator: main.view, words, period: main.index };
  const counted = release.catalogue.indicators.find(
    (indicator) => indicator.unit === 'count' && indicator.counts === 'person',
  );
  const residents =
    counted && counted.id !== first.id ? atIndicator(release, counted, place, period, words) : undefined;
  return areaLead(
    frame,
    { name: area.name, preposition: area.preposition, figures: main.own },
    main.municipality,
    residents && {
      frame: { indicator: residents.view, words, period: residents.index },
      figure: at(residents.own, residents.index),
    },
  );
}

/** The page stands at the periods of the site's first indicator: a release may mix years and half-years. */
function pagePeriods(release: Release): readonly string[] {
  const first = indicatorOrFirst(release, null);
  return first ? periodsOf(release, first) : release.manifest.periods;
}

/** In: the area and the period asked for (undefined: the newest). Out: everything the page says of it. */
export function toAreaPage(release: Release, area: Area, asked: string | null, words: Words): AreaPage {
  const place = { set: mainSet(release)?.id ?? '', code: area.code };
  const periods = pagePeriods(release);
  const period = periods[nearestPeriod(periods, asked)] ?? '';
  const keys = keyIndicators(release).map((indicator) =>
    atIndicator(release, indicator, place, period, words),
  );
  const legal = legalPlaces(release);
  return {
    lead: leadOf(release, area, place, period, words),
    period,
    periodName: periodName(period, words),
    periods: periods.map((p) => ({ period: p, name: periodName(p, words) })),
    keyRows: keys.map((one) => keyRow(release, one, words)),
    trends: keys.filter((one) => !one.view.gate).flatMap((one) => trendOf(one, area.name, words) ?? []),
    legal: legal
      .filter((one) => one.lies.includes(area.code))
      .flatMap((one) => criteriaOf(release, one, period, words) ?? []),
    hasLegalAreas: legal.length > 0 && criteriaFindings(release).length > 0,
    people: peopleOf(release, place, period, words),
    moves: movesOf(release, place, period, words),
    themes: themesFor(release, place, period, words),
    departments: departmentsIn(release, place),
  };
}

/**
 * Tal og metode: the catalogue as a table, one indicator's sheet, and how persons are protected.
 * Belongs here: laying out the frozen catalogue, policy and coverage. Does not belong: markup, files.
 * Made on the server from the release alone; a claim about coverage is counted from its observations.
 * Start with toCatalogueRows, toSheet and toProtection.
 */
import { type Indicator, precisionOf, type Release, type StepFrom } from '@bybalance/release';
import { formatBare } from '../format/number.ts';
import { labelTicks } from './axis-text.ts';
import { type Figure, isPrinted, NOT_DELIVERED } from './figure.ts';
import { areaNames, mainSet, seriesOf, wholeOf } from './from-release.ts';
import { periodsOf, toIndicatorView } from './indicator-view.ts';
import { limitAt } from './limits.ts';
import { periodName, spokenYears, yearsSpokenOf } from './periods.ts';
import { priceIn } from './price.ts';
import { toPrinter } from './print.ts';
import { position, toScale } from './scale.ts';
import type { Words } from './words.ts';

export interface Coverage {
  readonly printed: number;
  readonly coarse: number;
  readonly edge: number;
  readonly hidden: number;
  readonly none: number;
  readonly of: number;
}

export interface CatalogueRow {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly newest: string;
  readonly years: readonly { readonly name: string; readonly held: boolean; readonly breaks: boolean }[];
  readonly coverage: Coverage;
  readonly next: string;
}

function newestFigures(release: Release, indicator: Indicator, period: string): readonly Figure[] {
  const set = mainSet(release)?.id ?? '';
  return areaNames(release).map(
    ({ code }) => seriesOf(release, indicator, { set, code }, [period])[0] ?? NOT_DELIVERED,
  );
}

/** How many areas are shown, and how. */
export function countCoverage(figures: readonly Figure[]): Coverage {
  const count = (test: (figure: Figure) => boolean) => figures.filter(test).length;
  return {
    printed: count(isPrinted),
    coarse: count((f) => f.status === 'coarsened'),
    edge: count((f) => f.status === 'under-threshold'),
    hidden: count((f) => f.status === 'suppressed'),
    none: count((f) => f.status === 'unavailable' || f.status === 'not-applicable'),
    of: figures.length,
  };
}

function catalogueRow(release: Release, indicator: Indicator, words: Words): CatalogueRow {
  const { language, text } = words;
  const held = new Set(periodsOf(release, indicator));
  const all = indicator.periods ?? release.manifest.periods;
  const newest = [...held].at(-1) ?? '';
  const month = text.method.months[indicator.publicationMonth - 1];
  return {
    id: indicator.id,
    title: indicator.title[language],
    subtitle: indicator.subtitle[language],
    source: indicator.source.title[language],
    newest: periodName(newest, words),
    years: all.map((period) => ({
      name: periodName(period, words),
      held: held.has(period),
      breaks: indicator.seriesBreaks.some((b) => b.period === period),
    })),
    coverage: countCoverage(newestFigures(release, indicator, newest)),
    next:
      indicator.source.form === 'published-elsewhere' || month === undefined ? '' : text.method.nextIn(month),
  };
}

/** All indicators by theme, in the catalogue's order. */
export function toCatalogueRows(release: Release, words: Words) {
  return release.catalogue.themes
    .map((theme) => ({
      id: theme.id,
      title: theme.title[words.language],
      rows: release.catalogue.indicators
        .filter((indicator) => indicator.theme === theme.id)
        .map((indicator) => catalogueRow(release, indicator, words)),
    }))
    .filter((theme) => theme.rows.length > 0);
}

export interface Distribution {
  readonly period: string;
  /** One dot an area: percent across, place in its pile from the bottom, class. */
  readonly dots: readonly {
    readonly x: number;
    readonly pile: number;
    readonly name: string;
    readonly text: string;
  }[];
  readonly highest: number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly municipality: { readonly x: number; readonly text: string } | undefined;
  readonly limit: { readonly x: number; readonly text: string } | undefined;
}

const PILES = 44;

/** The areas' newest figures, piled up where they are alike. */
export function toDistribution(
  release: Release,
  indicator: Indicator,
  words: Words,
): Distribution | undefined {
  const view = toIndicatorView(release, indicator, words);
  const last = view.periods.length - 1;
  const period = view.periods[last] ?? '';
  const printer = toPrinter(words);
  const names = areaNames(release);
  const printed = newestFigures(release, indicator, period).flatMap((figure, i) =>
    isPrinted(figure)
      ? [{ value: figure.value, name: names[i]?.name ?? '', text: printer.cell(view.unit, figure) }]
      : [],
  );
  if (printed.length < 2) return undefined;
  const limit = limitAt({ indicator: view, words, period: last });
  const values = printed.map((one) => one.value);
  const scale = toScale(limit ? [...values, limit.value] : values, false);
  const piles = new Map<number, number>();
  const dots = [...printed]
    .sort((a, b) => a.value - b.value)
    .map(({ value, name, text }) => {
      const bin = Math.round((position(scale, value) / 100) * PILES);
      const pile = piles.get(bin) ?? 0;
      piles.set(bin, pile + 1);
      return { x: Math.round((bin / PILES) * 10000) / 100, pile, name, text };
    });
  const whole = wholeOf(release);
  const mean = whole && view.comparable ? seriesOf(release, indicator, whole, [period])[0] : undefined;
  return {
    period: spokenYears(view, period, words),
    dots,
    highest: Math.max(...piles.values()),
    ticks: labelTicks(scale, view.unit, printer).map((label, i) => ({
      x: position(scale, scale.ticks[i] ?? 0),
      label,
    })),
    municipality:
      mean && isPrinted(mean)
        ? { x: position(scale, mean.value), text: printer.cell(view.unit, mean) }
        : undefined,
    limit: limit && { x: position(scale, limit.value), text: limit.text },
  };
}

export interface ShareStepRow {
  readonly base: string;
  readonly step: string;
  /** How one and the same share would be shown; undefined: not at all. */
  readonly example: string | undefined;
}

export interface Protection {
  readonly sentence: string;
  readonly policy: string;
  readonly steps: readonly ShareStepRow[];
  readonly exampleShare: string;
  /** Base of the rounding, when counts are rounded; undefined: no picture of it. */
  readonly base: number | undefined;
}

const EXAMPLE = 0.412;

function stepName(step: number, words: Words): string {
  const { stepNames, nearest } = words.text.method;
  if (Math.abs(step - 0.01) < 1e-9) return stepNames.whole;
  if (Math.abs(step - 0.005) < 1e-9) return stepNames.half;
  if (Math.abs(step - 0.001) < 1e-9) return stepNames.tenth;
  return nearest(toPrinter(words).value('share', step, step));
}

function shareRows(share: readonly StepFrom[], words: Words): readonly ShareStepRow[] {
  const { method } = words.text;
  const printer = toPrinter(words);
  const steps = [...share].sort((a, b) => a.from - b.from);
  const [lowest] = steps;
  if (!lowest || steps.length < 2) return [];
  const number = (value: number) => printer.number(value, 1);
  const rows = steps.map(({ from, step }, i): ShareStepRow => {
    const next = steps[i + 1];
    return {
      base: next ? method.between(number(from), number(next.from - 1)) : method.andOver(number(from)),
      step: stepName(step, words),
      example: printer.value('share', Math.round(EXAMPLE / step) * step, step),
    };
  });
  return [{ base: method.under(number(lowest.from)), step: method.notShown, example: undefined }, ...rows];
}

/** The frozen policy as the reader is told it. */
export function toProtection(release: Release, words: Words): Protection {
  const { policy } = release;
  const { language, text } = words;
  return {
    sentence: policy.sentence[language],
    policy: text.method.policy(policy.title[language], policy.version),
    steps: shareRows(precisionOf(policy.precision, release.layers[0] ?? 'alle').share, words),
    exampleShare: `${formatBare(EXAMPLE, 0.001, 'share', language)}`,
    base: policy.base > 1 ? policy.base : undefined,
  };
}

/** One indicator's sheet: its frozen texts, what it covers, and what stands beside it. */
export function toSheet(release: Release, indicator: Indicator, words: Words) {
  const { language, text } = words;
  const view = toIndicatorView(release, indicator, words);
  const newest = view.periods.at(-1) ?? '';
  const all = release.catalogue.indicators;
  const at = all.indexOf(indicator);
  const beside = (other: Indicator | undefined) => other && { id: other.id, title: other.title[language] };
  const limit = limitAt({ indicator: view, words, period: view.periods.length - 1 });
  return {
    id: indicator.id,
    title: view.title,
    subtitle: view.subtitle,
    theme: release.catalogue.themes.find((theme) => theme.id === indicator.theme)?.title[language] ?? '',
    definition: indicator.definition[language],
    numerator: indicator.numerator[language],
    denominator: indicator.unit === 'count' ? '' : indicator.denominator[language],
    isMean: indicator.averageYears === 2,
    unit: indicator.unit,
    caveat: indicator.caveat[language],
    source: indicator.source.title[language],
    controller: text.method.controller(indicator.source.controller, ''),
    sourceForm: text.method.form[indicator.source.form],
    sourceClass: text.method.class[indicator.source.class],
    legalBasis: indicator.source.legalBasis,
    direction: text.method.directions[indicator.direction],
    newest: periodName(newest, words),
    measures: spokenYears(view, newest, words),
    firstYear: yearsSpokenOf(view, newest)[0] ?? '',
    lagYears: indicator.lagYears,
    averageYears: indicator.averageYears,
    breaks: view.seriesBreaks.map((b) => text.method.breakLine(periodName(b.period, words), b.reason)),
    coverage: countCoverage(newestFigures(release, indicator, newest)),
    price: priceIn(release, indicator, words),
    breakdowns: indicator.dimensions.map(
      (dimension) =>
        text.dimensions[dimension as keyof typeof text.dimensions] ?? text.helpers.capital(dimension),
    ),
    limit:
      limit && view.limit
        ? {
            text: text.area.operator[view.limit.operator](limit.text),
            minimum: toPrinter(words).number(view.limit.minimumResidents, 1),
          }
        : undefined,
    isGate: view.gate,
    distribution: toDistribution(release, indicator, words),
    previous: beside(all[at - 1]),
    next: beside(all[at + 1]),
  };
}

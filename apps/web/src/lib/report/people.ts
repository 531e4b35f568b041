/**
 * Who lives here: the residents by age, sex and whatever else the release divides them by.
 * Belongs here: one group of bars a dimension, drawn as parts of the whole beside the municipality's parts.
 * Printed are the counts with their own steps; a part of a whole is only drawn, never printed, since no share was published.
 * Start with peopleOf.
 */
import { type GroupLabel, type Indicator, isShown, type Observation, type Release } from '@bybalance/release';
import { toFigure } from './figure.ts';
import { wholeOf } from './from-release.ts';
import { periodName } from './periods.ts';
import { toPrinter } from './print.ts';
import type { Words } from './words.ts';

export interface PeopleBar {
  readonly label: string;
  readonly text: string;
  readonly full: string;
  /** Percent of the longest part of the dimension; undefined: protected or missing. */
  readonly length: number | undefined;
  readonly municipality: number | undefined;
  readonly municipalityText: string;
}

export interface PeopleGroup {
  readonly dimension: string;
  readonly title: string;
  readonly bars: readonly PeopleBar[];
}

export interface People {
  readonly indicator: string;
  readonly period: string;
  readonly groups: readonly PeopleGroup[];
}

/** The indicator whose counts are divided: the first count with breakdowns. */
function dividedIndicator(release: Release): Indicator | undefined {
  return release.catalogue.indicators.find(
    (indicator) => indicator.unit === 'count' && indicator.dimensions.length > 0,
  );
}

type Cell = (group: string) => Observation | undefined;

const partOf = (cell: Cell, group: string) => {
  const [part, total] = [cell(group), cell('total')];
  return part && total && isShown(part) && isShown(total) && total.value > 0
    ? part.value / total.value
    : undefined;
};

function groupOf(
  dimension: string,
  labels: readonly GroupLabel[],
  here: Cell,
  whole: Cell,
  words: Words,
): PeopleGroup | undefined {
  const printer = toPrinter(words);
  const parts = labels.map((label) => ({ label, own: partOf(here, label.id), all: partOf(whole, label.id) }));
  const longest = Math.max(...parts.flatMap(({ own, all }) => [own ?? 0, all ?? 0]));
  if (!(longest > 0) || parts.every(({ own }) => own === undefined)) return undefined;
  const percent = (part: number | undefined) =>
    part === undefined ? undefined : Math.round((part / longest) * 10000) / 100;
  const { dimensions } = words.text;
  return {
    dimension,
    title: dimensions[dimension as keyof typeof dimensions] ?? words.text.helpers.capital(dimension),
    bars: parts.map(({ label, own, all }) => ({
      label: label.label[words.language],
      text: printer.cell('count', toFigure(here(label.id), 'count')),
      full: printer.full('count', toFigure(here(label.id), 'count')),
      length: percent(own),
      municipality: percent(all),
      municipalityText: printer.full('count', toFigure(whole(label.id), 'count')),
    })),
  };
}

/** Residents of an area by every dimension of the release, at the newest period not after `period`; undefined when none is divided. */
export function peopleOf(
  release: Release,
  place: { readonly set: string; readonly code: string },
  period: string,
  words: Words,
): People | undefined {
  const indicator = dividedIndicator(release);
  if (!indicator) return undefined;
  const whole = wholeOf(release);
  const periods = (indicator.periods ?? release.manifest.periods).filter((p) => {
    const total = release.observation(indicator.id, place.set, place.code, p);
    return total !== undefined && isShown(total);
  });
  const at = periods.filter((p) => p <= period).at(-1) ?? periods.at(-1);
  if (at === undefined) return undefined;
  const here: Cell = (group) => release.observation(indicator.id, place.set, place.code, at, group);
  const all: Cell = (group) => whole && release.observation(indicator.id, whole.set, whole.code, at, group);
  const groups = indicator.dimensions.flatMap((dimension) => {
    const labels = release.catalogue.groups.filter((group) => group.dimension === dimension);
    return groupOf(dimension, labels, here, all, words) ?? [];
  });
  return groups.length === 0 ? undefined : { indicator: indicator.id, period: periodName(at, words), groups };
}

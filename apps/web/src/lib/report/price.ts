/**
 * What protecting figures cost, in words: distances with their units, and one sentence for an indicator's sheet.
 * Belongs here: printing what the release's certificate tells. Does not belong: counting, markup.
 * Used by the sheets (method.ts) and the page on protection (protection.ts). Start with distanceText.
 */
import type { Indicator, ProtectionPrice, Release, ShownDistance, Unit } from '@bybalance/release';
import { formatNumber, isPercent } from '../format/number.ts';
import type { Words } from './words.ts';

/** Shares and ratios are told in points, everything else in its own unit. */
const scaleOf = (unit: Unit) => (isPercent(unit) ? 100 : 1);
/** Distances that hold for certain are told this finely. */
const finestOf = (unit: Unit) => (unit === 'mean-dkk' ? 100 : 0.1);

export interface DistanceText {
  readonly compared: string;
  readonly mean: string;
  readonly usual: string;
  readonly most: string;
}

/** Numbers without their unit: a mean that rounds to nothing is "under" its step, whole numbers have no decimals. */
export function distanceText(distance: ShownDistance, unit: Unit, { language, text }: Words): DistanceText {
  const scale = scaleOf(unit);
  const number = (value: number, step: number) => formatNumber(value, step, language);
  const certain = (value: number) => {
    const scaled = Math.round(value * scale * 10) / 10;
    // Whole persons have no decimal; half ones of full-time persons do.
    return number(scaled, unit === 'count' && Number.isInteger(scaled) ? 1 : finestOf(unit));
  };
  const step = distance.mean.step * scale;
  const mean = number(distance.mean.value * scale, step);
  return {
    compared: number(distance.compared, 1),
    mean: distance.mean.value === 0 ? text.figures.underWord(number(step, step)) : mean,
    usual: certain(distance.usual),
    most: certain(distance.most),
  };
}

/** The price of the totals of the areas readers open with; undefined when too little was compared, or nothing was protected. */
export function priceSentence(
  prices: readonly ProtectionPrice[],
  indicator: Pick<Indicator, 'id' | 'unit'>,
  areaSet: string,
  words: Words,
): string | undefined {
  const price = prices.find(
    (one) => one.indicator === indicator.id && one.areaSet === areaSet && one.part === 'total',
  );
  if (price?.values === undefined) return undefined;
  const { method } = words.text;
  const distance = method.priceDistance(
    distanceText(price.values, indicator.unit, words),
    method.priceUnit[indicator.unit],
  );
  const order = price.rankCorrelation;
  if (order === undefined) return distance;
  return `${distance} ${method.priceOrder(formatNumber(order.value, order.step, words.language))}`;
}

/** As priceSentence, from an opened release. */
export function priceIn(release: Release, indicator: Indicator, words: Words): string | undefined {
  return priceSentence(
    release.protection()?.prices ?? [],
    indicator,
    release.manifest.site.mainAreaSet,
    words,
  );
}

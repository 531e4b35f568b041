/** What protecting an indicator cost, in one sentence: how far shown figures lie from exact ones, as the release's certificate tells it. */
import type { Indicator, ProtectionPrice, Release, Unit } from '@bybalance/release';
import { formatNumber } from '../format/number.ts';
import type { Words } from './words.ts';

/** Shares and ratios are told in points, everything else in its own unit; one decimal. */
const scaleOf = (unit: Unit) => (unit === 'share' || unit === 'ratio' ? 100 : 1);

/** The price for the areas readers open with; undefined when too little was compared, or nothing was protected. */
export function priceSentence(
  prices: readonly ProtectionPrice[],
  indicator: Pick<Indicator, 'id' | 'unit'>,
  areaSet: string,
  { language, text }: Words,
): string | undefined {
  const errors = prices.find(
    (price) => price.indicator === indicator.id && price.areaSet === areaSet,
  )?.errors;
  if (errors === undefined) return undefined;
  const scale = scaleOf(indicator.unit);
  const number = (value: number, step: number) => formatNumber(value, step, language);
  const distance = text.method.priceDistance(
    number(errors.meanValue * scale, 0.1),
    number(errors.largestValue * scale, 0.1),
    number(errors.compared, 1),
    text.method.priceUnit[indicator.unit],
  );
  if (errors.rankCorrelation === undefined) return distance;
  return `${distance} ${text.method.priceOrder(number(errors.rankCorrelation, 0.01))}`;
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

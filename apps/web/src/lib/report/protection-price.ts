/**
 * The price of protection as tables: by level, and for one level by indicator; and the criteria a reader would decide otherwise.
 * Belongs here: sums, shares and print of what the certificate tells. Does not belong: counting anew, markup.
 * A level is an area set and a part of it: totals, or breakdowns. Start with toPricePage.
 */
import {
  type Indicator,
  type InferredCriterion,
  LIGHT_ROW,
  type ProtectionPrice,
  type Release,
  type ShownDistance,
} from '@bybalance/release';
import { formatNumber } from '../format/number.ts';
import type { LevelWords } from './address.ts';
import { mainSet } from './from-release.ts';
import { type DistanceText, distanceText } from './price.ts';
import { toPrinter } from './print.ts';
import type { Words } from './words.ts';

type Part = ProtectionPrice['part'];
const PARTS: readonly Part[] = ['total', 'groups'];

/** One row of shares: how a bar is drawn (percent) and what stands beside it. */
export interface ShareRow {
  readonly cells: string;
  readonly bar: {
    readonly usual: number;
    readonly coarser: number;
    readonly edge: number;
    readonly hidden: number;
  };
  /** In the order usual, coarser, edge, hidden, of these after the attack; `none` = nothing at all. */
  readonly shares: readonly { readonly text: string; readonly none: boolean }[];
}

export interface LevelRow extends ShareRow {
  readonly set: string;
  readonly part: Part;
  readonly title: string;
  readonly chosen: boolean;
}

export interface MeasureRow extends ShareRow {
  readonly id: string;
  readonly title: string;
}

export interface DistanceRow {
  readonly id: string;
  readonly title: string;
  readonly counts: DistanceText | undefined;
  readonly countUnit: string;
  readonly values: DistanceText | undefined;
  readonly valueUnit: string;
  readonly order: string | undefined;
  /** Whether an empty place means that too few were compared, and not that there is nothing to tell. */
  readonly countsAsked: boolean;
  readonly valuesAsked: boolean;
  readonly orderAsked: boolean;
}

/** "0,0" only for nothing at all; a trace is under a tenth, and nearly all is not all. */
function percentText(part: number, all: number, { language, text }: Words): string {
  const tenth = formatNumber(0.1, 0.1, language);
  const share = all === 0 ? 0 : (100 * part) / all;
  if (part > 0 && share < 0.05) return text.figures.underWord(tenth);
  return formatNumber(part < all ? Math.min(share, 99.9) : share, 0.1, language);
}

const sum = (prices: readonly ProtectionPrice[], of: (price: ProtectionPrice) => number) =>
  prices.reduce((all, price) => all + of(price), 0);

function shareRow(prices: readonly ProtectionPrice[], words: Words): ShareRow {
  const cells = sum(prices, (price) => price.cells);
  const parts = [
    sum(prices, ({ published }) => published),
    sum(prices, ({ coarsened, secondary }) => coarsened + secondary.coarsened),
    sum(prices, ({ underThreshold }) => underThreshold),
    sum(prices, ({ suppressed, secondary }) => suppressed + secondary.suppressed),
    sum(prices, ({ secondary }) => secondary.coarsened + secondary.suppressed),
  ] as const;
  const width = (part: number) => (cells === 0 ? 0 : (100 * part) / cells);
  const [usual, coarser, edge, hidden] = parts;
  return {
    cells: toPrinter(words).number(cells, 1),
    bar: { usual: width(usual), coarser: width(coarser), edge: width(edge), hidden: width(hidden) },
    shares: parts.map((part) => ({ text: percentText(part, cells, words), none: part === 0 })),
  };
}

export interface Level {
  readonly set: string;
  readonly part: Part;
}

function levelTitle(release: Release, { set, part }: Level, { language, text }: Words): string {
  return `${release.areaSet(set)?.title[language] ?? set}, ${text.protection.price.part[part]}`;
}

const pricesAt = (prices: readonly ProtectionPrice[], { set, part }: Level) =>
  prices.filter((price) => price.areaSet === set && price.part === part);

/** Levels with a price, in the order of the release's area sets. */
function levelsOf(release: Release, prices: readonly ProtectionPrice[]): readonly Level[] {
  return release.areaSets
    .flatMap(({ id }) => PARTS.map((part) => ({ set: id, part })))
    .filter((level) => pricesAt(prices, level).length > 0);
}

/** The level an address asks for; the totals of the main areas when it asks for none, or for one that is not there. */
function chosenLevel(release: Release, levels: readonly Level[], asked: LevelWords): Level | undefined {
  const main = mainSet(release)?.id;
  const set = levels.some((level) => level.set === asked.set) ? asked.set : main;
  const inSet = levels.filter((level) => level.set === set);
  return inSet.find(({ part }) => part === asked.part) ?? inSet[0] ?? levels[0];
}

function countUnit({ counts }: Indicator, { text }: Words): string {
  return text.protection.price.counted[counts] ?? '';
}

/** Means have no count that is shown. */
const isMean = ({ unit }: Indicator) => unit === 'mean-dkk' || unit === 'ratio';

function distanceRow(price: ProtectionPrice, indicator: Indicator, words: Words): DistanceRow {
  const print = (distance: ShownDistance | undefined, unit: Indicator['unit']) =>
    distance && distanceText(distance, unit, words);
  const order = price.rankCorrelation;
  const isProtected = indicator.source.form !== 'published-elsewhere';
  return {
    id: indicator.id,
    title: indicator.title[words.language],
    counts: print(price.counts, 'count'),
    countUnit: countUnit(indicator, words),
    // Of a count the figure itself is the number: it is told once.
    values: indicator.unit === 'count' ? undefined : print(price.values, indicator.unit),
    valueUnit: words.text.protection.price.unit[indicator.unit],
    order: order && formatNumber(order.value, order.step, words.language),
    countsAsked: isProtected && !isMean(indicator),
    valuesAsked: isProtected && indicator.unit !== 'count',
    orderAsked: isProtected && price.part === 'total',
  };
}

export interface InferredRow {
  readonly id: string;
  readonly title: string;
  readonly agree: string;
  readonly differ: string;
  readonly cannotTell: string;
  readonly undecided: string;
  readonly anyDiffers: boolean;
}

export interface InferredView {
  readonly lead: string;
  readonly laws: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: readonly InferredRow[];
  }[];
  readonly anyUndecided: boolean;
  readonly anyLight: boolean;
}

function criterionTitle(release: Release, { ruleSet, criterion }: InferredCriterion, words: Words): string {
  const law = release.laws.find(({ id }) => id === ruleSet);
  const { inferred } = words.text.protection;
  if (criterion === 'residents')
    return inferred.residents(toPrinter(words).number(law?.minimumResidents ?? 0, 1));
  if (criterion === LIGHT_ROW) return inferred.colour;
  return law?.criteria.find(({ id }) => id === criterion)?.title[words.language] ?? criterion;
}

/** A rule set's title; the site's own for the light. */
function rulesTitle(release: Release, id: string, { language }: Words): string {
  const rules = [...release.laws, ...[release.lightRules()].filter((one) => one !== undefined)];
  return rules.find((one) => one.id === id)?.title[language] ?? id;
}

function inferredRow(release: Release, one: InferredCriterion, words: Words): InferredRow {
  const number = (value: number) => toPrinter(words).number(value, 1);
  return {
    id: one.criterion,
    title: criterionTitle(release, one, words),
    agree: number(one.agree),
    differ: number(one.differ),
    cannotTell: number(one.cannotTell),
    undecided: number(one.undecided),
    anyDiffers: one.differ > 0,
  };
}

/** undefined where nothing was decided, or the edition does not say. */
export function toInferred(release: Release, words: Words): InferredView | undefined {
  const inferred = release.protection()?.inferred ?? [];
  if (inferred.length === 0) return undefined;
  const all = (of: (one: InferredCriterion) => number) => inferred.reduce((total, one) => total + of(one), 0);
  const [agree, differ, blind] = [
    all((one) => one.agree),
    all((one) => one.differ),
    all((one) => one.cannotTell),
  ];
  const text = words.text.protection.inferred;
  const number = (value: number) => toPrinter(words).number(value, 1);
  const most = inferred.reduce((worst, one) => (one.differ > worst.differ ? one : worst));
  const lead = [
    text.lead(number(agree), number(agree + differ + blind), differ),
    most.differ > 0 ? text.leadMost(criterionTitle(release, most, words), most.differ) : '',
    blind > 0 ? text.leadBlind(blind) : '',
  ];
  return {
    lead: lead.join(''),
    laws: [...Map.groupBy(inferred, ({ ruleSet }) => ruleSet)].map(([id, own]) => ({
      id,
      title: rulesTitle(release, id, words),
      rows: own.map((one) => inferredRow(release, one, words)),
    })),
    anyUndecided: inferred.some(({ undecided }) => undecided > 0),
    anyLight: inferred.some(({ criterion }) => criterion === LIGHT_ROW),
  };
}

export interface PricePage {
  readonly lead: string;
  readonly levels: readonly LevelRow[];
  /** The chosen level's title. */
  readonly title: string;
  readonly measures: readonly MeasureRow[];
  readonly distances: readonly DistanceRow[];
  /** Whether any distance or order is missing for want of numbers. */
  readonly anyTooFew: boolean;
}

/** Order of areas over all indicators of the main totals: lowest and highest. */
function orderSentence(prices: readonly ProtectionPrice[], { language, text }: Words): string {
  const orders = prices.flatMap(({ rankCorrelation }) => (rankCorrelation ? [rankCorrelation] : []));
  const [first] = orders;
  if (first === undefined) return '';
  const number = (value: number) => formatNumber(value, first.step, language);
  const values = orders.map(({ value }) => value);
  return text.protection.price.leadOrder(number(Math.min(...values)), number(Math.max(...values)));
}

function priceLead(release: Release, prices: readonly ProtectionPrice[], words: Words): string {
  const main = mainSet(release);
  const own = pricesAt(prices, { set: main?.id ?? '', part: 'total' });
  if (main === undefined || own.length === 0) return '';
  const usual = Math.floor((100 * sum(own, ({ published }) => published)) / sum(own, ({ cells }) => cells));
  const title = main.title[words.language].toLocaleLowerCase(words.language);
  return `${words.text.protection.price.lead(title, String(usual))}${orderSentence(own, words)}`;
}

function isTooFew({ counts, countsAsked, values, valuesAsked, order, orderAsked }: DistanceRow): boolean {
  return (
    (countsAsked && counts === undefined) ||
    (valuesAsked && values === undefined) ||
    (orderAsked && order === undefined)
  );
}

/** The price; undefined where the edition tells none. `asked`: the level of the address. */
export function toPricePage(release: Release, words: Words, asked: LevelWords): PricePage | undefined {
  const prices = release.protection()?.prices ?? [];
  const levels = levelsOf(release, prices);
  const chosen = chosenLevel(release, levels, asked);
  if (chosen === undefined) return undefined;
  const own = pricesAt(prices, chosen).flatMap((price) => {
    const indicator = release.indicator(price.indicator);
    return indicator ? [{ price, indicator }] : [];
  });
  const distances = own.map(({ price, indicator }) => distanceRow(price, indicator, words));
  return {
    lead: priceLead(release, prices, words),
    levels: levels.map((level) => ({
      ...level,
      ...shareRow(pricesAt(prices, level), words),
      title: levelTitle(release, level, words),
      chosen: level.set === chosen.set && level.part === chosen.part,
    })),
    title: levelTitle(release, chosen, words),
    measures: own.map(({ price, indicator }) => ({
      id: indicator.id,
      title: indicator.title[words.language],
      ...shareRow([price], words),
    })),
    distances,
    anyTooFew: distances.some(isTooFew),
  };
}
